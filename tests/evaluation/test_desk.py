"""The register that the bench `desk` makes, and its questions."""

from pathlib import Path

import pytest

import unfog
from unfog.errors import SettingsError, UnfogError
from unfog.evaluation.bench import run
from unfog.evaluation.desk import percentile
from unfog.evaluation.desk_asking import ask, questions
from unfog.evaluation.desk_register import digest, make_register
from unfog.evaluation.desk_server import Serving
from unfog.pipeline.versions import concluded_version
from unfog.settings import Settings
from unfog.store import open_register

MANIFEST = Path(unfog.__file__).parent / "web" / "static" / "manifest.json"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "made.unfog"
    make_register(path, 60)
    return path


def test_the_register_has_what_the_bench_says(made):
    store = open_register(made)
    counts = store.view.counts()
    assert (counts["incidents"], counts["documents"]) == (60, 60)
    assert 8 <= counts["claims"] / 60 <= 12
    assert store.view.concluded() == concluded_version(Settings())
    found = list(store.view.incidents())
    assert {one.status for one in found} == {"single-source", "corroborated", "contested"}
    assert any(len(one.incident.parts) > 1 for one in found)
    assert any(one.incident.date is None for one in found)
    assert any(one.incident.place is None for one in found)
    store.close()


def test_its_claims_stand_in_its_texts(made):
    store = open_register(made)
    texts = {one.document.id: one.document.text for one in store.view.documents()}
    for stored in store.view.claims():
        words = texts[stored.document][stored.claim.start : stored.claim.end]
        if stored.claim.property in ("killed", "place"):
            assert words.endswith(".")
            assert stored.words in words
    store.close()


def test_it_is_the_same_each_time(made, tmp_path):
    make_register(tmp_path / "again.unfog", 60)
    first, again = (open_register(path) for path in (made, tmp_path / "again.unfog"))
    assert first.fingerprint() == again.fingerprint()
    assert digest(60) == digest(60) != digest(61)
    first.close()
    again.close()


def test_questions_vary_and_are_the_same_each_time():
    asked = questions(["i-1", "i-2"], 50)
    assert asked == questions(["i-1", "i-2"], 50)
    assert all(len(paths) == 50 for paths in asked.values())
    assert len(set(asked["list"])) > 30


@pytest.mark.slow
@pytest.mark.skipif(not MANIFEST.exists(), reason="the pages are not built: make front")
def test_the_desk_answers_every_question_of_the_bench(made):
    store = open_register(made)
    ids = store.view.ids()
    store.close()
    with Serving(made) as server:
        for paths in questions(ids, 6).values():
            assert len(ask(server.address, paths, 3).seconds) == 6
        with pytest.raises(UnfogError, match="404 for /no-such-page"):
            ask(server.address, ["/no-such-page"], 1)
        assert server.start_seconds > 0


def test_a_server_that_does_not_start_is_told_of(tmp_path):
    with pytest.raises(UnfogError, match=r"did not start: .*no such register"):
        Serving(tmp_path / "none.unfog").__enter__()


def test_the_percentile_is_of_the_values_seen():
    assert percentile([3.0, 1.0, 2.0], 0.95) == 3.0
    assert percentile(list(range(1, 101)), 0.95) == 95
    assert percentile([7.0], 0.5) == 7.0


def test_sizes_and_registers_are_not_given_together(tmp_path):
    with pytest.raises(SettingsError, match="not both"):
        run("desk", [tmp_path / "x.unfog"], size=5)
    with pytest.raises(SettingsError, match="only the bench desk takes --size"):
        run("scale", [], size=5)
