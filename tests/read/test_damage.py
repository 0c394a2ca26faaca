"""Damage by its noun, and that there was none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.damage import damage_told

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The blast caused damage to a mill.", [("mill", False)]),
        ("A mill suffered slight damage.", [("mill", False)]),
        ("There was no damage to any ship.", [("ship", True)]),
        ("There were no reports of damage.", [("damage", True)]),
        ("A storm could cause damage to the mill.", []),
        ("The court spoke of damage.", []),
    ],
)
def test_damage(parser: ParseText, text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(p.value, p.negated) for p in damage_told(parser(text))] == expected


@pytest.mark.parametrize("denial", ["there was no damage to ships", "no ships were damaged"])
def test_no_damage_is_denied_by_who_says_so(read_text: ReadText, denial: str) -> None:
    reading = read_text(f"Drones attacked the port of Varna on Monday. The mayor said {denial}.")
    (claim,) = [c for i in reading.incidents for c in i.claims if c.property == "damage"]
    assert (claim.speaker.name.lower(), claim.stance, claim.value) == ("mayor", "denies", "ships")
