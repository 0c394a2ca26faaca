import json
from pathlib import Path

import pytest

from unfog.evaluation import bench
from unfog.evaluation.event_places import Case, Record, score, together
from unfog.evaluation.event_places_fit import Choice, fit
from unfog.model.place import PlaceMention
from unfog.model.span import Span

TEXT = " Gunmen killed three guards in Lagos on Monday."
IN_LAGOS = (Span(31, 36),)
LAGOS = PlaceMention(31, 36, "Lagos", None)
NEARBY = PlaceMention(23, 36, "guards in Lagos", None)


def record(location: tuple[Span, ...], text: str = TEXT, article: str = "") -> Record:
    return Record("r", text, (Span(8, 14),), location, article)


def case(gold: tuple[Span, ...], given: tuple[Span, ...] | None = None) -> Case:
    return Case(record(gold if given is None else given), (LAGOS,), Choice(({},), (True,)), gold)


@pytest.mark.parametrize(
    ("gold", "chosen", "right"),
    [(IN_LAGOS, LAGOS, 1), (IN_LAGOS, None, 0), ((), None, 1), ((), LAGOS, 0)],
)
def test_a_place_or_none_is_right(
    gold: tuple[Span, ...], chosen: PlaceMention | None, right: int
) -> None:
    assert score([case(gold)], [chosen])["place_right"] == right


def test_a_span_that_is_mostly_something_else_is_not_right_by_half() -> None:
    found = score([case(IN_LAGOS)], [NEARBY])
    assert found["place_right"] == 1
    assert found["place_half"] == 0


def test_places_given_as_words_are_read_as_words(tmp_path: Path) -> None:
    row = {"id": "r", "text": TEXT, "verb": [{"start": 8, "end": 14}]}
    row["location"] = [{"start": 6, "end": 6}]
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(row) + "\n")
    figures = bench.run("event-places", [path]).figures
    assert figures["in_words"] == 1
    assert figures["place_right"] == 1
    assert figures["place_as_given"] == 0


def test_records_of_one_article_and_those_nearly_alike_share_a_fold() -> None:
    other = "Nobody was hurt."
    longer = f"{TEXT} Police have arrested nobody."
    found = together(
        [
            record((), TEXT),
            record((), longer),
            record((), other, "X_ENG_20310409.0012_3_hurt"),
            record((), "All were safe.", "X_ENG_20310409.0012_9_save "),
            record((), "The road is closed."),
        ]
    )
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert len(set(found)) == 3


def test_what_is_learned_is_what_the_right_candidates_have() -> None:
    told = Choice(({"a place": 1.0, "near": 1.0}, {"a place": 1.0, "far": 1.0}), (True, False))
    untold = Choice(({"a place": 1.0, "far": 1.0},), (False,))
    weights = fit([told, untold] * 20)
    assert weights["a place"] + weights["near"] > 0 > weights["a place"] + weights["far"]
