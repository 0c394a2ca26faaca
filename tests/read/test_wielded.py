"""Weapons that are told to have been used, apart from the deed's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.mentions import mentions
from unfog.read.wielded import wielded

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They sent three drones.", {"drone"}),
        ("Mortar rounds landed in the yard.", {"mortar"}),
        ("All three had bullet wounds.", {"bullet"}),
        ("The men carried no grenades.", set()),
        ("They will send drones.", set()),
        ("They fired into the crowd.", {"gun"}),
        ("A lorry ploughed into the crowd.", {"lorry"}),
        ("A lorry stood in the yard.", set()),
        ("The farm sells stones.", set()),
        ("They came with a rifle and a grenade.", {"rifle", "grenade"}),
    ],
)
def test_weapons_told_apart(parser: ParseText, text: str, expected: set[str]) -> None:
    parse = parser(text)
    found = {p.value[0] for p in wielded(parse, mentions(parse)) if isinstance(p.value, tuple)}
    assert found == expected


def test_what_the_deed_has_for_its_own_is_not_told_twice(parser: ParseText) -> None:
    parse = parser("Rebels attacked the post with mortars.")
    assert not list(wielded(parse, mentions(parse)))
