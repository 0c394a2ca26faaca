"""One statement on what befell one victim or several."""

from __future__ import annotations

from typing import Literal

import msgspec

from unfog.model.span import Span

Fate = Literal["killed", "wounded", "hit"]
"""`hit`: shot, stabbed or taken to hospital, and not said to have lived or died of it."""


class Casualty(msgspec.Struct, frozen=True):
    """One statement: so many (`number`) met `fate`, at the words `span` of `sentence`.

    `others` says that they come on top of those told before ("three others"). `ages` and
    `name` tell a single victim, or the members of a small group, apart; `known` is set where
    the words point back to somebody told of before ("the man", "he"). `least` means at least
    so many; `rank` is n for "a fourth victim". `listed` are members of a list whose sum is a
    statement of its own; `attacker` is one who killed himself. `tally` counts over several
    happenings ("nine wounded in weekend shootings").
    """

    fate: Fate
    number: int
    span: Span
    sentence: int
    others: bool = False
    known: bool = False
    least: bool = False
    ages: tuple[int, ...] = ()
    name: str | None = None
    gender: str | None = None
    rank: int = 0
    pronoun: bool = False
    listed: bool = False
    attacker: bool = False
    tally: bool = False
