"""Places of the user's own: kept whole or not at all, and one entry for one place."""

import multiprocessing
import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from unfog.errors import SettingsError
from unfog.resolve.gazetteer import Gazetteer, added, current_version
from unfog.resolve.gazetteer.build import write
from unfog.resolve.gazetteer.entry import Row
from unfog.resolve.gazetteer.files import places
from unfog.resolve.gazetteer.merge import Merge

CSV = "name,lat,lon,country,kind\nCamp Zarbat,34.1,42.4,IQ,base\nTel Marouk,35.5,40.2,,oil field\n"


@pytest.fixture
def bases(tmp_path) -> Path:
    path = tmp_path / "bases.csv"
    path.write_text(CSV)
    return path


@pytest.fixture
def cache(tmp_path) -> Path:
    return tmp_path / "cache"


def test_what_is_added_is_listed_and_read_back(bases, cache):
    source, changed = added.take(cache, bases)
    assert changed
    assert (source.name, source.path, source.places) == ("bases.csv", str(bases), 2)
    assert added.sources(cache) == (source,)
    assert [p.name for p in added.given(source)] == ["Camp Zarbat", "Tel Marouk"]
    assert list(added.given(source)) == list(places(bases))


def test_the_same_file_twice_changes_nothing(bases, cache):
    before, _ = added.take(cache, bases)
    stamp = Path(before.kept).stat().st_mtime_ns
    version = current_version(cache)
    assert added.take(cache, bases) == (before, False)
    assert Path(before.kept).stat().st_mtime_ns == stamp
    assert current_version(cache) == version


def test_a_line_that_stands_twice_counts_once(bases, cache):
    bases.write_text(CSV + CSV.splitlines()[1] + "\n")
    assert added.take(cache, bases)[0].places == 2


def test_a_newer_version_of_a_file_takes_the_place_of_the_older(bases, cache):
    added.take(cache, bases)
    version = current_version(cache)
    bases.write_text(CSV + "Vexholm,35,40,SY,village\n")
    assert added.take(cache, bases)[1]
    (source,) = added.sources(cache)
    assert source.places == 3
    assert current_version(cache) != version


def test_another_file_of_that_name_is_refused_unless_it_gets_its_own(bases, cache, tmp_path):
    added.take(cache, bases)
    other = tmp_path / "other" / "bases.csv"
    other.parent.mkdir()
    other.write_text("name,lat,lon\nVexholm,35,40\n")
    with pytest.raises(SettingsError, match="--name"):
        added.take(cache, other)
    added.take(cache, other, "vex")
    assert [s.name for s in added.sources(cache)] == ["bases.csv", "vex"]


def test_the_version_tells_what_is_added_whatever_the_order(bases, cache, tmp_path):
    more = tmp_path / "more.csv"
    more.write_text("name,lat,lon\nVexholm,35,40\n")
    plain = current_version(cache)
    assert plain == current_version()
    added.take(cache, bases)
    added.take(cache, more)
    both = current_version(cache)
    added.take(tmp_path / "second", more)
    added.take(tmp_path / "second", bases)
    assert current_version(tmp_path / "second") == both
    added.drop(cache, "bases.csv")
    added.drop(cache, "more.csv")
    assert current_version(cache) == plain


@pytest.mark.parametrize("wrong", ["Vex,95,3\n", "Vex,1\n", '"Vex,1,2\n', "x" * 10_000 + ",1,2\n"])
def test_of_a_file_that_is_wrong_nothing_is_added(bases, cache, wrong):
    before, _ = added.take(cache, bases)
    bases.write_text(CSV + wrong)
    with pytest.raises(SettingsError):
        added.take(cache, bases)
    assert added.sources(cache) == (before,)
    assert [p.name for p in (cache / added.FOLDER).iterdir()] == [Path(before.kept).name]


def test_a_file_without_places_is_refused(bases, cache):
    bases.write_text("name,lat,lon\n")
    with pytest.raises(SettingsError, match="no place"):
        added.take(cache, bases)
    assert added.sources(cache) == ()


@pytest.mark.parametrize("part", ["header", "places", "end"])
def test_damage_is_named_and_can_be_removed(bases, cache, part):
    source, _ = added.take(cache, bases)
    kept = Path(source.kept)
    raw = kept.read_bytes()
    if part == "header":
        kept.write_bytes(b"{" + raw)
    elif part == "places":
        kept.write_bytes(raw.replace(b"Zarbat", b"Zarbot"))
    else:
        kept.write_bytes(raw[:-40])
    (found,) = added.sources(cache)
    assert bool(found.fault) == (part == "header")
    with pytest.raises(SettingsError, match=r"damaged .*gazetteer remove"):
        list(added.given(found))
    added.drop(cache, found.name)
    assert added.sources(cache) == ()


def test_damage_is_mended_by_adding_the_file_again(bases, cache):
    source, _ = added.take(cache, bases)
    Path(source.kept).write_bytes(b"")
    assert added.take(cache, bases)[1]
    assert added.sources(cache) == (source,)


def test_what_was_not_added_cannot_be_removed(bases, cache):
    with pytest.raises(SettingsError, match="added: nothing"):
        added.drop(cache, "bases.csv")
    added.take(cache, bases)
    with pytest.raises(SettingsError, match=r"added: bases\.csv"):
        added.drop(cache, "../bases.csv")


def test_a_cache_that_cannot_be_written_is_named_with_a_remedy(bases, cache):
    cache.write_text("in the way")
    with pytest.raises(SettingsError, match="UNFOG_CACHE"):
        added.take(cache, bases)
    assert added.sources(cache) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_cache_still_tells_what_was_added(bases, cache):
    source, _ = added.take(cache, bases)
    (cache / added.FOLDER).chmod(0o500)
    try:
        assert added.sources(cache) == (source,)
        with pytest.raises(SettingsError, match="UNFOG_CACHE"):
            added.take(cache, bases, "again")
    finally:
        (cache / added.FOLDER).chmod(0o700)


def _take_in_turn(cache, path, gate):
    gate.wait()
    added.take(cache, path)


def test_processes_may_add_at_once(bases, cache):
    context = multiprocessing.get_context("spawn")
    gate = context.Barrier(3)
    workers = [context.Process(target=_take_in_turn, args=(cache, bases, gate)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    (source,) = added.sources(cache)
    assert len(list(added.given(source))) == 2
    assert len(list((cache / added.FOLDER).iterdir())) == 1


TOWN = SimpleNamespace(latitude=35.4, longitude=40.1, countrycode="SY")


class Known:
    """Stands for what the packages know: one town in Syria, in division 5."""

    cities = (TOWN,)

    def translit(self, country):
        return country == "SY"

    def division_of(self, code):
        return 5 if code == "SY.13" else 0

    def division(self, city):
        return 5


def airport(**fields):
    row = {"id": "airport:XX", "name": "Zarbat Air Base", "kind": "facility", "country": "IQ"}
    row |= {"lat": 34.12, "lon": 42.41, "radius_km": 3.0, "names": [("Zarbat Air Base", 0)]}
    return Row(**(row | fields))


DIVISION = Row("t:5", "Marouk Province", "province", "SY", 35.0, 40.0, 80.0, [], key="division:5")


def merged(path, *rows):
    return list(Merge(places(path)).into([DIVISION, *rows], Known()))


def test_an_added_place_gets_country_and_division_of_the_nearest_town(bases):
    *_, field = merged(bases)
    assert (field.name, field.country, field.parent) == ("Tel Marouk", "SY", "division:5")
    assert field.translit
    assert ("Tel Marouk oil field", 0) in field.names


def test_a_place_that_is_there_already_gets_names_and_position(bases):
    bases.write_text(
        "name,lat,lon,country,kind,alternate names\nZarbat base,34.1,42.4,IQ,base,Zed\n"
    )
    _, base = merged(bases, airport())
    assert (base.id, base.name, base.lat) == ("airport:XX", "Zarbat Air Base", 34.1)
    assert ("Zed", 0) in base.names


@pytest.mark.parametrize(
    "other",
    [{"lat": 36.0}, {"country": "TR"}, {"kind": "settlement"}, {"names": [("Harrow Air Base", 0)]}],
)
def test_another_place_stays_another(bases, other):
    bases.write_text("name,lat,lon,country,kind\nZarbat base,34.1,42.4,IQ,base\n")
    assert len(merged(bases, airport(**other))) == 3


def test_a_dump_adds_names_to_what_has_its_id(tmp_path):
    path = tmp_path / "IQ.txt"
    cells = ["9", "Zarbat", "Zarbat", "Zerbat,Zarbet", "34.5", "42.5", "S", "AIRB", "IQ"]
    path.write_text("\t".join([*cells, *[""] * 5, "0", *[""] * 3, "2031-01-01"]) + "\n")
    _, base = merged(path, airport(id="geonames:9"))
    assert base.lat == 34.12
    assert base.names == [("Zarbat Air Base", 0), ("Zarbat", 0), ("Zerbat", 1), ("Zarbet", 1)]


def test_added_places_are_found_by_name_in_any_script_and_spelling(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text(
        "name,lat,lon,country,kind,alternate names\n"
        "Dayr al Qammuz,35.5,40.2,SY,oil field,دير القموز|Марук\n"
        '"[a-z]+\'; DROP TABLE x; --",35.6,40.2,SY,village,\n',
        encoding="utf-8",
    )
    folder = tmp_path / "built"
    folder.mkdir()
    write(merged(path), {}, folder, "v")
    gazetteer = Gazetteer.open(folder)
    for name in (
        *("Dayr al Qammuz", "Deir el-Kammouz", "DEIR ALQAMMUZ", "Dairalqammouz oil field"),
        *("دير القموز", "МАРУК", "Dayr al Qammuz gas field"),
    ):
        (found,) = gazetteer.lookup(name)
        assert (found.name, found.radius_km) == ("Dayr al Qammuz", 3.0)
        assert gazetteer.admin1(found) == "Marouk Province"
    assert len(gazetteer.lookup("[a-z]+'; drop table x; --")) == 1
    assert gazetteer.lookup("[a-z]+") == ()
