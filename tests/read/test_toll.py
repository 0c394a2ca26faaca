"""Tolls summed from what is told of all and of each. All sentences and names are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.toll import Toll, collect, toll
from unfog.read.toll_words import of_title

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


@pytest.mark.parametrize(
    ("title", "fate", "number"),
    [
        ("2 boys, 3 women shot at Marrowdale fair", "hit", 5),
        ("Uncle, 19-year-old woman and teen wounded in Marrowdale", "wounded", 2),
        ("Man kills wife, two sons", "killed", 3),
        ("Mother and 3-year-old daughter found dead", "killed", 2),
        ("Couple, guard injured at depot", "wounded", 3),
        ("Two deputies hurt in Larch Street standoff", "wounded", 2),
    ],
)
def test_lists_in_headlines_add_up(title: str, fate: str, number: int) -> None:
    assert (fate, number) in {(c.fate, c.number) for c in of_title(title)}


def test_members_of_a_list_in_a_headline_are_no_statements_of_their_own() -> None:
    assert [c.number for c in of_title("2 boys, 3 women shot at Marrowdale fair")] == [5]


@pytest.mark.parametrize(
    ("title", "fate"),
    [
        ("Blaze of bullets leaves 4 injured", "killed"),
        ("Mother of 4 fatally shot in Marrowdale", "killed"),
        ("Boys, men wounded in Marrowdale", "wounded"),
    ],
)
def test_what_headlines_do_not_count(title: str, fate: str) -> None:
    assert not [c for c in of_title(title) if c.fate == fate and c.number > 1 and fate == "killed"]
    assert not [c for c in of_title(title) if c.fate == fate == "wounded"]


@pytest.mark.parametrize(
    ("title", "rank"),
    [("Two men shot, a third wounded", 3), ("Fourth victim of Larch Street dies", 4)],
)
def test_headlines_rank_victims(title: str, rank: int) -> None:
    assert rank in {c.rank for c in of_title(title)}


def test_a_sum_over_several_shootings_gives_way_to_the_greatest(parser: ParseText) -> None:
    text = (
        "Nine people were wounded in overnight shootings in Marrowdale. "
        "Four people were shot about 2 a.m. at a bar on Larch Street, and all were hospitalized. "
        "A 31-year-old man was shot on Elm Street at 3 a.m."
    )
    assert numbers(read(parser, text, "9 wounded in Marrowdale shootings")) == (0, 4)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three girls between ages 9 and 13 were wounded in a shooting on Sunday.", (0, 3)),
        ("The raid left one guard dead and five others injured on Sunday.", (1, 5)),
        (
            "Three men were wounded in a shooting on Sunday. "
            "A 9-year-old pupil and a 61-year-old driver were not injured.",
            (0, 3),
        ),
        ("Two men were shot on Sunday. A third man was not hit.", (0, 2)),
    ],
)
def test_numbers_that_count_no_victims_are_left_out(
    parser: ParseText, text: str, expected: tuple[int, int]
) -> None:
    assert numbers(read(parser, text)) == expected
