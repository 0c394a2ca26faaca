"""What is said of single victims and of several. All sentences and names are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.toll import collect
from unfog.read.toll_told import Told, sums

type ParseText = Callable[[str], Parse]

PUBLISHED = dt.date(2031, 3, 15)


def told(parser: ParseText, text: str) -> Told:
    parse = parser(text)
    return collect(parse, counts(parse), PUBLISHED)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A second guest at the inn, Mara Quill, is expected to recover.", 1),
        ("A nurse was found near the mill with minor wounds.", 1),
        ("Gunfire at the depot injured two clerks and a 9-year-old boy on Sunday.", 3),
        ("The cook, Osric Tane, and his cousin were shot by robbers.", 2),
        ("Ada Holt and Georgia were both taken to a hospital with gunshot wounds.", 2),
        ("Gunfire hit both Tane and the cook at the inn.", 2),
        ("A 27-year-old sailor walked into a clinic with a bullet wound in his hip.", 1),
        ("A 52-year-old woman drove herself to a clinic.", 1),
        ("Two people were killed and a third was wounded.", 1),
    ],
)
def test_those_hurt_are_found(parser: ParseText, text: str, number: int) -> None:
    found = told(parser, text).text
    assert number in {c.number for c in found if c.fate != "killed"}


def test_two_told_of_after_one_another_are_two_victims(parser: ParseText) -> None:
    text = "A man, 34, is in critical condition and a woman, 29, is in stable condition."
    assert [v.age for v in told(parser, text).victims] == [34, 29]


@pytest.mark.parametrize(
    "text",
    [
        "The officers drove to the hospital.",
        "A reporter came to the hospital on Monday.",
        "The man lived at the house on Larch Street.",
    ],
)
def test_those_who_are_not_hurt_are_left_out(parser: ParseText, text: str) -> None:
    assert told(parser, text).text == ()


def test_only_some_of_those_shot_died(parser: ParseText) -> None:
    found = told(parser, "Four people were shot, two of them fatally.").text
    assert {c.number for c in found if c.fate == "killed"} == {2}
    assert 4 in {c.number for c in found if c.fate == "hit"}


def test_an_earlier_shooting_is_left_out_to_the_end_of_its_tale(parser: ParseText) -> None:
    text = (
        "Four men were shot at a bar in Marrowdale on Friday. "
        "A waiter was killed at that bar in 2028. "
        "Three cooks were stabbed during that attack. "
        "A guard was wounded at the same bar in October."
    )
    assert {c.number for c in told(parser, text).text} == {4}


def test_parts_of_a_sentence_add_up(parser: ParseText) -> None:
    text = "Two men were shot in the leg and a woman was grazed by a bullet."
    assert 3 in sums(told(parser, text)).parts


def test_an_attacker_who_dies_is_none_of_those_he_shot(parser: ParseText) -> None:
    text = "A man shot three women at a depot before killing himself on Sunday, police said."
    found = sums(told(parser, text))
    assert (found.largest, found.suicides) == (3, 1)


def test_what_parse_and_words_both_find_is_one_statement(parser: ParseText) -> None:
    found = told(parser, "Five people were shot at a bar in Marrowdale.").text
    assert [(c.fate, c.number) for c in found] == [("hit", 5)]
