import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from unfog.errors import SettingsError
from unfog.evaluation import bench, places
from unfog.evaluation.places import Record, Seen
from unfog.evaluation.places_score import FARTHEST_KM, Located, Spot, Tally, area
from unfog.model.place import Place
from unfog.model.span import Span

HERE, NEAR, FAR = Spot(10, 20), Spot(11, 20), Spot(10, 40)


def at(start: int, end: int, spot: Spot | None = HERE) -> Located:
    return Located(Span(start, end), spot)


def figures(
    gold: Sequence[Located], found: Sequence[Located], resolved: Sequence[Spot | None]
) -> dict[str, float]:
    tally = Tally()
    tally.add(gold, found, resolved)
    return tally.figures()


def test_one_found_name_makes_good_one_gold_name_only() -> None:
    gold = [at(0, 5), at(7, 12)]
    score = figures(gold, [at(0, 12)], [HERE, HERE])
    assert score["recognition_precision"] == 1
    assert score["recognition_recall"] == 0.5


def test_a_name_found_far_away_is_recognised_but_not_right_end_to_end() -> None:
    score = figures([at(0, 5)], [at(0, 5, FAR)], [NEAR])
    assert score["recognition_f1"] == 1
    assert score["end_to_end_f1"] == 0
    assert score["resolution_within_161km"] == 1


def test_names_without_coordinates_count_on_neither_side() -> None:
    gold = [at(0, 5, None), at(7, 12)]
    score = figures(gold, [at(0, 5), at(7, 12), at(20, 25, None)], [None, HERE])
    assert score["toponyms"] == 1
    assert score["recognition_f1"] == score["end_to_end_f1"] == 1


def test_what_stays_unresolved_is_as_wrong_as_can_be() -> None:
    score = figures([at(0, 5)], [], [None])
    assert score["resolution_mean_km"] == FARTHEST_KM
    assert score["resolution_auc"] == 1
    assert score["resolution_within_161km"] == score["recognition_f1"] == 0


def test_a_wide_place_is_right_within_its_extent_only_beside_the_161_km() -> None:
    wide = Spot(FAR.lat, FAR.lon, radius_km=2_500)
    score = figures([at(0, 5)], [], [wide])
    assert score["resolution_within_161km"] == 0
    assert score["resolution_within_extent"] == 1


def test_the_area_is_that_of_the_sorted_log_errors() -> None:
    assert area([0, 0, 0]) == 0
    assert area([FARTHEST_KM, 0]) == pytest.approx(0.5)
    assert area([FARTHEST_KM, 0, 0]) == pytest.approx(0.25)


TEXT = "Kenyan guards left Eldoret."


def record(corpus: str, *spans: tuple[int, int]) -> str:
    names = [{"start": a, "end": b, "lat": 10.0, "lon": 20.0} for a, b in spans]
    return json.dumps({"id": "x", "corpus": corpus, "text": TEXT, "toponyms": names})


def all_found(records: Sequence[Record]) -> Iterable[Seen]:
    place = Place(name="", country="", lat=10, lon=20, radius_km=1)
    found = ((Span(0, 6), place, True), (Span(19, 26), place, False))
    return [Seen(found, tuple(place for _ in r.toponyms)) for r in records]


def test_words_for_a_people_count_where_the_corpus_marks_them(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(f"{record('With', (0, 6), (19, 26))}\n{record('Without', (19, 26))}\n")
    result = places.measure([file], all_found)
    assert result.figures["with_recognition_f1"] == 1
    assert result.figures["without_recognition_f1"] == 1
    assert result.headline in result.figures
    assert all(p.figure in result.figures for p in result.published)


def test_unfogs_finder_is_measured_on_any_file_in_the_layout(tmp_path: Path) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(record("Mine", (19, 26)))
    result = bench.run("places", [file])
    assert result.data.records == 1
    assert result.figures["mine_recognition_f1"] == 1
    assert result.figures["resolution_within_161km"] == 0
    assert result.figures["finding_ms"] > 0


def test_a_missing_file_is_refused_with_the_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no such file"):
        bench.run("places", [tmp_path / "none.jsonl"])
