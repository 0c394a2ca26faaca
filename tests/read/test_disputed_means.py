"""What it was done with, where that is said apart from the deed or denied."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.disputed_means import disputed_means

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The chief said it was no mine but a shell.", {("mine", True), ("shell", False)}),
        (
            "The blast was caused by a mine, not by a drone, the owner said.",
            {("mine", False), ("drone", True)},
        ),
        ("No grenade was used by anybody.", {("grenade", True)}),
        ("They died from the fall, not from bullets.", {("bullet", True)}),
        ("It was not a mine. It was rockets.", {("mine", True), ("rocket", False)}),
        ("There was no lorry.", {("lorry", True)}),
        ("There was a lorry in the yard.", set()),
        ("It was a lorry of the mill.", set()),
        ("Fishermen often use dynamite there.", set()),
        ("The museum shows a sword and two pistols.", set()),
    ],
)
def test_means_denied_or_named(
    parser: ParseText, text: str, expected: set[tuple[str, bool]]
) -> None:
    found = disputed_means(parser(text))
    assert {(p.value[0], p.negated) for p in found if isinstance(p.value, tuple)} == expected


@pytest.mark.parametrize(
    "text",
    [
        "The workers had heard no drones.",
        "Experts found no trace of explosives.",
        "She has seen no evidence of mortar fire.",
        "He has seen nothing to prove a drone.",
    ],
)
def test_means_of_which_there_is_no_sign(parser: ParseText, text: str) -> None:
    assert [p.doubted for p in disputed_means(parser(text))] == [True]


def test_both_sides_of_a_dispute_stand_with_their_speakers(read_text: ReadText) -> None:
    reading = read_text(
        "An explosion killed two sailors off Varna on Monday. The navy said it was a mine. The "
        "captain said it was not a mine."
    )
    told = {
        (c.speaker.name.lower(), c.stance)
        for i in reading.incidents
        for c in i.claims
        if c.property == "weapon" and c.value == ("mine",)
    }
    assert {("navy", "asserts"), ("captain", "denies")} <= told
