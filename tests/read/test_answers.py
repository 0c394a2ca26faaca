"""Denials and claims of the deed that answer what was told before."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.claim import Claim
from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]

BLAST = "A bomb exploded at a market in Kano on Monday, police said. "


def by(reading: Reading, name: str) -> list[tuple[int, Claim]]:
    return [
        (n, c)
        for n, i in enumerate(reading.incidents)
        for c in i.claims
        if c.speaker.name == name and c.stance != "asserts"
    ]


@pytest.mark.parametrize(
    ("answer", "name", "property_"),
    [
        ("The Red Dune Front denied any involvement.", "Red Dune Front", "perpetrator"),
        ("The Red Dune Front denied the attack.", "Red Dune Front", "occurrence"),
    ],
)
def test_a_denial_answers_the_last_happening(
    read_text: ReadText, answer: str, name: str, property_: str
) -> None:
    reading = read_text(f"Gunmen robbed a bank in Lyon in 2024. {BLAST}{answer}")
    ((number, claim),) = by(reading, name)
    assert claim.property == property_
    place = reading.incidents[number].place
    assert place is not None
    assert "Kano" in place.name


def test_a_claim_of_the_deed_is_marked_as_one(read_text: ReadText) -> None:
    reading = read_text(BLAST + "The Red Dune Front claimed responsibility for the attack.")
    (claimed,) = [c for i in reading.incidents for c in i.claims if c.responsibility]
    assert claimed.property == "perpetrator"
    assert claimed.value == claimed.speaker.name == "Red Dune Front"


def test_a_denial_of_nothing_told_is_no_claim(read_text: ReadText) -> None:
    assert not read_text("The Red Dune Front denied any involvement.").incidents
