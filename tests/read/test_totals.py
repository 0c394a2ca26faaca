"""Counts of a war or of years, which no happening gets."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]

BLAST = "A bomb exploded in Kano on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        "The war left 40,000 people dead.",
        "Since 2028 raids have killed 900 people.",
        "Bombs killed 300 people in the first half of 2030.",
    ],
)
def test_no_happening_gets_the_dead_of_a_war(read_text: ReadText, text: str) -> None:
    reading = read_text(BLAST + text)
    assert not [c for i in reading.incidents for c in i.claims if c.property == "killed"]
