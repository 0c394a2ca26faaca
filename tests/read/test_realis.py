"""What happened, and what was only feared, planned or counted over years."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.mentions import mentions
from unfog.read.totals import is_total


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy near Hombori on Tuesday.",
        "A bomb exploded in the market, killing nine people.",
        "The president condemned the attack on the convoy.",
        "The army is believed to have shelled the village on Sunday.",
        "Rebels went on to attack the post.",
        "The rebels had attacked the post on Sunday.",
    ],
)
def test_what_happened_is_told(parser: Callable[[str], Parse], text: str) -> None:
    assert any(m.told for m in mentions(parser(text)))


@pytest.mark.parametrize(
    "text",
    [
        "The group threatened to attack the convoy.",
        "If the troops stay, the militia will attack them.",
        "The minister warned of further attacks.",
        "He could have been killed by anyone.",
        "The police often arrest vendors there.",
        "The plan would prevent future attacks on the border.",
        "The army never shells the village.",
        "An earthquake killed nine people on the island.",
        "Cholera has killed nine people in the camp.",
        "Talks were held to avoid an attack.",
        "Had the fuse burned a minute longer, the bomb would have killed the guards.",
    ],
)
def test_what_did_not_happen_is_not_told(parser: Callable[[str], Parse], text: str) -> None:
    assert not any(m.told for m in mentions(parser(text)))


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("More than 9,000 people have died since 2029.", True),
        ("Gangs have kidnapped 300 pupils since December.", True),
        ("Over the past two years raids have killed hundreds.", True),
        ("In the first half of 2030 alone 90 guards were killed.", True),
        ("Last week insurgents shelled the town.", False),
        ("Nine people were killed on Sunday.", False),
        ("It was the worst attack this year.", False),
    ],
)
def test_totals_are_told_from_single_happenings(text: str, *, total: bool) -> None:
    assert is_total(text) is total


def test_any_attack_waits_for_a_denial(parser: Callable[[str], Parse]) -> None:
    found = mentions(parser("The ministry denied any attack on the base."))
    assert [m.realis for m in found if m.type != ""] == ["unspecified"]
