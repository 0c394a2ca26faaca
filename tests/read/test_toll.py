"""Tolls summed from what is told of all and of each. All sentences and names are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.toll import Toll, collect, toll
from unfog.read.toll_casualties import of_title

type ParseText = Callable[[str], Parse]

PUBLISHED = dt.date(2031, 3, 5)


def read(parser: ParseText, text: str, title: str | None = None) -> Toll:
    parse = parser(text)
    return toll(parse, counts(parse), PUBLISHED, title)


def numbers(found: Toll) -> tuple[int | None, int | None]:
    killed, wounded = (f.number if f else None for f in (found.killed, found.wounded))
    return killed, wounded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One man was killed and three others were wounded in a shooting on Sunday.", (1, 3)),
        ("Five people were shot, one fatally, at a party in Marrowdale on Friday.", (1, 4)),
        ("Four people were wounded in a drive-by shooting late Saturday, police said.", (0, 4)),
        (
            "A triple shooting left one person dead. "
            "The two other victims were taken to a hospital in stable condition.",
            (1, 2),
        ),
        (
            "A 19-year-old man was shot in the leg. A 22-year-old woman was shot in the arm. "
            "A 31-year-old man was grazed by a bullet. All were taken to a hospital.",
            (0, 3),
        ),
        (
            "A gunman shot and killed two clerks before killing himself at a depot, police said.",
            (3, 0),
        ),
    ],
)
def test_the_toll_is_worked_out(
    parser: ParseText, text: str, expected: tuple[int | None, int | None]
) -> None:
    assert numbers(read(parser, text)) == expected


def test_a_text_on_nobody_hurt_has_no_toll(parser: ParseText) -> None:
    assert read(parser, "The council met on Monday to talk about the bridge.") == Toll(None, None)


def test_what_happened_in_other_years_is_left_out(parser: ParseText) -> None:
    text = (
        "Two men were wounded in a shooting on Sunday. "
        "In 2027, nine people were killed on the same street."
    )
    assert numbers(read(parser, text)) == (0, 2)


def test_a_figure_stands_on_words_of_the_text(parser: ParseText) -> None:
    text = "Three people were killed and two others wounded at a market on Tuesday."
    found = read(parser, text)
    assert found.killed is not None
    assert not found.killed.inferred
    assert "Three people" in found.killed.evidence[0].of(text)


def test_a_headline_speaks_where_the_text_does_not(parser: ParseText) -> None:
    found = read(parser, "Officers were called to Larch Street on Monday.", "Four men shot, 1 dead")
    assert numbers(found) == (1, 3)
    assert found.killed is not None
    assert found.killed.inferred
    assert found.killed.evidence == ()


def test_a_victim_told_of_twice_is_one(parser: ParseText) -> None:
    parse = parser("A 19-year-old man was shot. The 19-year-old was taken to hospital and died.")
    found = collect(parse, counts(parse), PUBLISHED).victims
    assert [(v.age, v.fate) for v in found] == [(19, "killed")]


@pytest.mark.parametrize(
    ("title", "fate", "number"),
    [
        ("3 killed in Marrowdale shooting", "killed", 3),
        ("Five wounded at harbour", "wounded", 5),
        ("4 people shot near school", "hit", 4),
        ("Police investigate double homicide", "killed", 2),
    ],
)
def test_headlines_count(title: str, fate: str, number: int) -> None:
    assert (fate, number) in {(c.fate, c.number) for c in of_title(title)}
