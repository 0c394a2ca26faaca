"""Victims told of one by one: who is new, and who has been told of before."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from unfog.model.span import Span
from unfog.read.toll_casualty import Casualty, Fate

_NEAR = 2
"""Sentences between a victim and the pronoun that takes it up."""


class Victim(msgspec.Struct, frozen=True):
    """One victim, by age or name where the text gives them."""

    fate: Fate
    span: Span
    sentence: int
    age: int | None = None
    name: str | None = None
    gender: str | None = None


def victims(told: Iterable[Casualty]) -> tuple[Victim, ...]:
    """The victims that are told apart, in the order of their first mention."""
    found: list[Victim] = []
    for one in told:
        if one.number < 1 or one.attacker:
            continue
        each = _each(one)
        if not each and one.known and one.number == 1 and found:
            near = found[-1].sentence >= one.sentence - _NEAR
            if near and one.gender in (None, found[-1].gender) and one.pronoun:
                found[-1] = _with_fate(found[-1], one)
        for victim in each:
            at = _same(victim, found)
            if at is not None:
                found[at] = _with_fate(found[at], one)
            elif not one.known:
                found.append(victim)
    return tuple(found)


def _with_fate(victim: Victim, one: Casualty) -> Victim:
    """The victim as `one` tells of it: who is told to be dead stays so."""
    fate = one.fate if victim.fate == "hit" or one.fate == "killed" else victim.fate
    return msgspec.structs.replace(victim, fate=fate, sentence=max(victim.sentence, one.sentence))


def _each(one: Casualty) -> list[Victim]:
    ages: tuple[int | None, ...] = one.ages
    if not ages and one.name is not None and one.number == 1:
        ages = (None,)
    return [Victim(one.fate, one.span, one.sentence, age, one.name, one.gender) for age in ages]


def _same(victim: Victim, found: list[Victim]) -> int | None:
    for at, other in enumerate(found):
        if victim.name is not None and victim.name == other.name:
            return at
        if victim.age is not None and victim.age == other.age:
            alike = victim.gender is None or other.gender in (None, victim.gender)
            if alike and (victim.name is None or other.name is None):
                return at
    return None
