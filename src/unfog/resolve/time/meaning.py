"""What a time expression means: something that comes to days in its context.

Every meaning resolves to a `Timespan` or to None where its words and context do not tell.
Calendar arithmetic may leave the calendar (year 0, 31 February): it then raises ValueError or
OverflowError, which `RuleTimeFinder` turns into None.
"""

from __future__ import annotations

import datetime as dt
from typing import Protocol

import msgspec

from unfog.model.timespan import Gap, Timespan


class Context(msgspec.Struct, frozen=True):
    """`anchor`: day of publication. `previous`: the last day or range named before, nearby.

    `year`: the year that the text itself gives to a date without one.
    """

    anchor: dt.date | None
    previous: Timespan | None = None
    year: int | None = None


class Meaning(Protocol):
    @property
    def relative(self) -> bool:
        """Whether the words alone do not fix the days."""
        ...

    def resolve(self, context: Context) -> Timespan | None: ...


class Unknown(msgspec.Struct, frozen=True):
    """A time of day, or a vague word: recognised, not to be dated by itself.

    `gap`: it tells how far two happenings are from each other.
    """

    relative: bool = False
    clock: bool = False
    gap: Gap | None = None

    def resolve(self, context: Context) -> Timespan | None:
        return None


class Clock(Unknown, frozen=True):
    """A time of day; `stamp` is what TIMEX3 puts behind the day ("T15:00", "TNI")."""

    clock: bool = True
    stamp: str = ""
