"""Days and ranges of days, with the precision at which they are known."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

TimePrecision = Literal["day", "days", "week", "month", "year", "range"]
Unit = Literal["hour", "day", "week", "month", "year", "decade", "weekend"]


class Timespan(msgspec.Struct, frozen=True, order=True):
    """First and last possible day, both inclusive. A known day has start = end."""

    start: dt.date
    end: dt.date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"ends before it starts: {self.start}..{self.end}")

    @property
    def days(self) -> int:
        """Length in days, at least 1."""
        return (self.end - self.start).days + 1

    @property
    def precision(self) -> TimePrecision:
        """How well the day is known, read off the range itself."""
        if self.days == 1:
            return "day"
        if self.days < 7:
            return "days"
        if self.days == 7:
            return "week"
        if self.days <= 31:
            return "month"
        return "year" if self.days in (365, 366) else "range"

    def overlaps(self, other: Timespan) -> bool:
        return self.start <= other.end and other.start <= self.end


class Gap(msgspec.Struct, frozen=True):
    """How far one happening is from another ("three days after the raid")."""

    amount: int
    unit: Unit


class TimeExpression(msgspec.Struct, frozen=True):
    """A stretch of text that names a time, and the days it stands for (None: not to be known).

    `gap` is given where it tells how far what follows it is from what stands before.
    """

    start: int
    end: int
    value: Timespan | None
    relative: bool = False
    gap: Gap | None = None
