"""Blocking finds who may be the same without meeting everyone."""

from __future__ import annotations

import datetime as dt

import msgspec
import numpy as np

from unfog.link import FACTS, number_of
from unfog.link.block import Blocks
from unfog.link.facts import STEPS, Facts
from unfog.link.filing import pack, unpack
from unfog.model.incident import Part

DAY = dt.date(2031, 5, 4).toordinal()


def facts(document: str, **changes: object) -> Facts:
    base = Facts(
        part=Part(document, "1"),
        digest=document,
        published=DAY,
        type="Attack",
        role="main",
        date=(DAY, DAY),
        place=(16.27, -0.04, 20.0),
        countries=frozenset({"ML"}),
        place_names=frozenset({"gao"}),
        perpetrator=frozenset(),
        target=frozenset(),
        things=frozenset(),
        weapons=frozenset(),
        counts={},
    )
    return msgspec.structs.replace(base, **changes)


def candidates(facts: list[Facts]) -> list[tuple[int, int]]:
    """Pairs of indices that linking compares."""
    filed = [(key, place, i) for i, row in enumerate(facts) for key, place in FACTS.rows(row)]
    rows = np.array(filed, np.int64).reshape(-1, 3)
    numbers = np.array([number_of(row.part) for row in facts], np.int64)
    blocks = Blocks(rows[:, 0], rows[:, 1], rows[:, 2].astype(np.int32), numbers)
    found = (FACTS.meeting(facts, *pairs) for pairs in blocks.pairs(FACTS.neighbours))
    return [pair for pairs in found for pair in pairs]


def test_near_in_time_and_place_meet() -> None:
    assert candidates([facts("a"), facts("b", date=(DAY + 1, DAY + 1))]) == [(0, 1)]


def test_places_meet_across_the_edge_of_a_cell_and_of_the_date_line() -> None:
    west, east = (-17.0, 179.95, 20.0), (-17.0, -179.98, 20.0)
    assert candidates([facts("a", place=west), facts("b", place=east)]) == [(0, 1)]


def test_far_apart_do_not_meet() -> None:
    far = facts("b", place=(48.0, 2.0, 20.0), countries=frozenset({"FR"}))
    late = facts("c", date=(DAY + 200, DAY + 200))
    assert candidates([facts("a"), far, late]) == []


def test_a_vague_date_meets_the_day_within_it() -> None:
    year = facts("b", date=(DAY - 100, DAY + 200))
    assert candidates([facts("a"), year]) == [(0, 1)]


def test_no_place_meets_by_name() -> None:
    named = frozenset({"atlantide"})
    pair = [facts("a", target=named), facts("b", target=named, place=None, date=None)]
    assert candidates(pair) == [(0, 1)]


def test_a_crowded_block_stays_near_linear() -> None:
    crowd = [facts(f"{n:04}") for n in range(800)]
    assert len(candidates(crowd)) < 800 * 40


WORDS = {number: (number + 1) / STEPS for number in range(6)}


def test_main_incidents_meet_by_telling_words_whatever_days_and_places_say() -> None:
    far = facts("b", place=(48.0, 2.0, 20.0), countries=frozenset({"FR"}), date=None, terms=WORDS)
    assert candidates([facts("a", terms=WORDS), far]) == [(0, 1)]
    assert candidates([facts("a", terms={5: 0.5}), far]) == []


def test_what_is_packed_comes_out_as_it_was() -> None:
    full = facts("a", terms=WORDS, siblings=2, fold=3, chief=False, target=frozenset({"x", "y"}))
    assert unpack(pack(full)) == full
