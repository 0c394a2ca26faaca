"""Which sub-events pass for one another."""

from __future__ import annotations

import itertools

import pytest

from unfog.link.types import affinity, group
from unfog.model.taxonomy import EVENT_TYPE


def test_every_sub_event_belongs_to_a_group() -> None:
    assert all(group(name) for name in EVENT_TYPE)


def test_affinity_is_symmetric_and_never_better_than_the_same() -> None:
    for a, b in itertools.product(EVENT_TYPE, repeat=2):
        assert affinity(a, b) == affinity(b, a) <= affinity(a, a)


@pytest.mark.parametrize(
    ("near", "far"),
    [("Armed clash", "Suicide bomb"), ("Suicide bomb", "Arrests"), ("Armed clash", "Agreement")],
)
def test_an_attack_is_taken_for_a_clash_before_other_things(near: str, far: str) -> None:
    assert affinity("Attack", near) > affinity("Attack", far)
