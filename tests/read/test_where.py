"""Where a happening is put when its own words say it, half say it, or leave it open."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A bomb exploded in Kano, Nigeria, on Monday.", "Kano"),
        ("A bomb exploded in Nigeria on Monday. The blast hit a market in Kano.", "Kano"),
        ("The market in Kano was full.\n\nA bomb exploded there on Monday.", "Kano"),
    ],
)
def test_the_tightest_place_that_agrees(read_text: ReadText, text: str, place: str) -> None:
    (incident,) = read_text(text).incidents
    assert incident.place is not None
    assert incident.place.name == place


def test_nothing_fixes_the_place(read_text: ReadText) -> None:
    (incident,) = read_text("A bomb exploded on Monday.").incidents
    assert incident.place is None
