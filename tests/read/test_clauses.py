"""The stretch that shows a happening, and who is the subject where none is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.clauses import is_passive, stretch, subject_of

type ParseText = Callable[[str], Parse]


def at(parse: Parse, word: str) -> int:
    return next(t.i for t in parse.tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        (
            "Gunmen attacked a bus, and police closed the road.",
            "attacked",
            "Gunmen attacked a bus",
        ),
        (
            "The mayor condemned the attack of 3 May.",
            "attack",
            "the attack of 3 May",
        ),
        (
            "The attack of 3 May killed two guards.",
            "attack",
            "The attack of 3 May killed two guards",
        ),
        (
            "He visited the village that rebels burned.",
            "burned",
            "the village that rebels burned",
        ),
    ],
)
def test_stretch(parser: ParseText, text: str, word: str, expected: str) -> None:
    parse = parser(text)
    assert parse.words(*stretch(parse, at(parse, word))) == expected


@pytest.mark.parametrize(
    ("text", "word", "subject"),
    [
        ("Gunmen attacked a bus and killed two people.", "killed", "Gunmen"),
        ("Rebels who killed two guards fled.", "killed", "Rebels"),
        ("The court convicted the baker of killing two guards.", "killing", "baker"),
        ("The baker was charged with killing two guards.", "killing", "baker"),
        ("Killed at noon.", "Killed", None),
    ],
)
def test_subjects(parser: ParseText, text: str, word: str, subject: str | None) -> None:
    parse = parser(text)
    found = subject_of(parse, at(parse, word))
    assert (None if found is None else parse.tokens[found].text) == subject


@pytest.mark.parametrize(
    ("text", "word", "passive"),
    [
        ("Two guards were killed.", "killed", True),
        ("The guards killed on Monday were young.", "killed", True),
        ("Two guards were beaten and killed.", "killed", True),
        ("Rebels have killed two guards.", "killed", False),
    ],
)
def test_passive(parser: ParseText, text: str, word: str, *, passive: bool) -> None:
    parse = parser(text)
    assert is_passive(parse, at(parse, word)) is passive


def test_a_chain_of_a_thousand_verbs_is_no_trouble(parser: ParseText) -> None:
    parse = parser("He was " + " and ".join(["arrested"] * 1500) + ".")
    passive = [t.i for t in parse.tokens if t.lower == "arrested" and is_passive(parse, t.i)]
    assert passive
