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
# A day or month named with its year is an aside only where it is so many years off.
_FAR = 2
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


def asides(atoms: Sequence[Atom]) -> frozenset[int]:
    """Positions of the expressions whose year the text does not go on from."""
    named = [(i, y) for i, atom in enumerate(atoms) if (y := year_of(atom)) is not None]
    out: set[int] = set()
    now: int | None = None
    for n, (i, year) in enumerate(named):
        then = named[n + 1][1] if n + 1 < len(named) else year
        if now is not None and abs(year - now) > _LEAP:
            then = next((y for _, y in named[n + 1 : n + 1 + _AHEAD] if y != year), now)
        if now is not None and abs(then - now) < abs(then - year):
            least = 1 if isinstance(atoms[i].meaning, Year) else _FAR + 1
            if abs(year - now) >= least:
                out.add(i)
                continue
        now = year
    return frozenset(out)


class Narrative(msgspec.Struct):
    """Follows the times of a history in order."""

    year: int | None = None
    month: int | None = None

    def year_for(self, atom: Atom) -> int | None:
        """The year of a date without one."""
        date = atom.meaning
        if not isinstance(date, Date) or date.year is not None or self.year is None:
            return None
        new = self.month is not None and date.month <= self.month - _NEW_YEAR
        return self.year + 1 if new else self.year

    def follow(self, atom: Atom, value: Timespan | None) -> None:
        """Takes in the next expression with its value."""
        meaning = atom.meaning
        if value is None or not isinstance(meaning, (Date, Year, Fixed, Later, InYear)):
            return
        if isinstance(meaning, Fixed) and value.days > 366:
            return
        self.year = value.start.year
        self.month = None if isinstance(meaning, Year) else value.start.month
