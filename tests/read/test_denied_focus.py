"""What of a denied clause is at issue."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.claim import Claim, Count
from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]

BLAST = "Shells hit a market in Kano on Monday, police said. "


def denied(reading: Reading) -> list[Claim]:
    return [c for i in reading.incidents for c in i.claims if c.stance == "denies"]


@pytest.mark.parametrize(
    ("sentence", "about", "value"),
    [
        ("The Red Dune Front denied shelling the town.", "perpetrator", "Red Dune Front"),
        (
            "The Red Dune Front denied that its men had attacked the town.",
            "perpetrator",
            "Red Dune Front",
        ),
        (
            "The ministry denied that the shells had been fired from its territory.",
            "place",
            "territory",
        ),
        (
            '"We did not shell the market," the Red Dune Front said.',
            "perpetrator",
            "Red Dune Front",
        ),
    ],
)
def test_the_focus_of_a_denial(read_text: ReadText, sentence: str, about: str, value: str) -> None:
    found = [(c.property, str(c.value)) for c in denied(read_text(BLAST + sentence))]
    assert [p for p, _ in found] == [about]
    assert value in found[0][1]


def test_deaths_denied_without_a_number(read_text: ReadText) -> None:
    (found,) = denied(read_text(BLAST + "The army denied that herders died."))
    assert isinstance(found.value, Count)
    assert (found.property, found.value.low, found.value.high) == ("killed", 2, None)


def test_what_is_set_against_it_negates_no_deed(read_text: ReadText) -> None:
    reading = read_text("The depot in Kano was hit by a drone, not by debris, the mayor said.")
    assert [c.property for c in denied(reading)] == []
