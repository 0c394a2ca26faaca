"""In which year a history stands at each point of its text.

It mostly goes forward and names a year now and then; some of the years it names are only looked
back or forward to. A year that the next one named is further from than from the year the text
stands in is such an aside.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Atom
from unfog.resolve.time.dated import Date, Fixed, InYear, Season, Year
from unfog.resolve.time.told import Later

# A month so much earlier than the one before opens the next year.
_NEW_YEAR = 5
# One so much later may belong to the year before.
_LATE = 6
# So far a history goes on only where it then stays.
_LEAP = 10
# So many named years ahead tell whether it stays.
_AHEAD = 8


def year_of(atom: Atom) -> int | None:
    """The year that an expression names itself."""
    meaning = atom.meaning
    if isinstance(meaning, (Year, Date, Season)):
        return meaning.year
    return None


def named_next(atoms: Sequence[Atom]) -> list[tuple[int, int] | None]:
    """For each expression the year and month of the next date that names both."""
    out: list[tuple[int, int] | None] = []
    then: tuple[int, int] | None = None
    for atom in reversed(atoms):
        out.append(then)
        if isinstance(atom.meaning, Date) and atom.meaning.year is not None:
            then = atom.meaning.year, atom.meaning.month
    return out[::-1]


def asides(atoms: Sequence[Atom]) -> frozenset[int]:
    """Positions of the expressions whose year the text does not go on from."""
    named = [(i, y) for i, atom in enumerate(atoms) if (y := year_of(atom)) is not None]
    out: set[int] = set()
    now: int | None = None
    for n, (i, year) in enumerate(named):
        if now is not None and _passing(year, now, [y for _, y in named[n + 1 : n + 1 + _AHEAD]]):
            out.add(i)
        else:
            now = year
    return frozenset(out)


def _passing(year: int, now: int, ahead: Sequence[int]) -> bool:
    """Whether what is named after `year` is nearer to where the text stands `now`."""
    if abs(year - now) > _LEAP:
        then = next((y for y in ahead if y != year), now)
    else:
        then = next((y for y in ahead if abs(y - now) <= _LEAP), year)
    return abs(then - now) < abs(then - year)


class Narrative(msgspec.Struct):
    """Follows the times of a history in order."""

    year: int | None = None
    month: int | None = None

    def year_for(self, atom: Atom, then: tuple[int, int] | None) -> int | None:
        """The year of a date without one; `then` is the next year and month that are named."""
        date = atom.meaning
        if not isinstance(date, Date) or date.year is not None or self.year is None:
            return None
        new = self.month is not None and date.month <= self.month - _NEW_YEAR
        year = self.year + 1 if new else self.year
        leap = new or (self.month is not None and date.month >= self.month + _LATE)
        if leap and then is not None and (year - 1, date.month) <= then < (year, date.month):
            return year - 1
        return year

    def follow(self, atom: Atom, value: Timespan | None) -> None:
        """Takes in the next expression with its value."""
        meaning = atom.meaning
        if value is None or not isinstance(meaning, (Date, Year, Fixed, Later, InYear)):
            return
        if isinstance(meaning, Fixed) and value.days > 366:
            return
        self.year = value.start.year
        self.month = None if isinstance(meaning, Year) else value.start.month
