"""Reasons that somebody rules out."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.unrelated import unrelated

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The shooting was not related to the march.", ["march"]),
        ("The attack did not appear to be connected to the strike.", ["strike"]),
        ("The shooting is not believed to be linked to the festival.", ["festival"]),
        ("It's not related to the protest.", ["protest"]),
        ("The killing was unrelated to the election.", ["election"]),
        ('"This has nothing to do with the protest," the mayor said.', ["protest"]),
        ("The attack had no connection to the strike.", ["strike"]),
        ("There was no link to the election, police said.", ["election"]),
        ("Robbery was not the motive, police said.", ["Robbery"]),
        ("Detectives ruled out robbery as a motive.", ["robbery"]),
        ("The shooting was related to the march.", []),
        ("The baker was not linked to the gang.", []),
        ("The Column had nothing to do with the attack.", []),
        ("Police found no link to the Column.", []),
        ("The two roads are not connected to the bridge.", []),
    ],
)
def test_reasons_ruled_out(parser: ParseText, text: str, expected: list[str]) -> None:
    found = [str(p.value).removeprefix("the ") for p in unrelated(parser(text))]
    assert found == expected
    assert all(p.negated for p in unrelated(parser(text)))


@pytest.mark.parametrize(
    "told",
    [
        "It was not related to the strike, police said.",
        "It is not believed to be related to the strike, police said.",
        "Police said the attack had nothing to do with the strike.",
    ],
)
def test_who_rules_a_reason_out_denies_it(read_text: ReadText, told: str) -> None:
    reading = read_text(f"Gunmen attacked a bank in Lugano on Monday. {told}")
    found = [c for i in reading.incidents for c in i.claims if c.stance != "asserts"]
    assert [(c.property, c.value, c.stance, c.speaker.name.lower()) for c in found] == [
        ("motive", "the strike", "denies", "police")
    ]
