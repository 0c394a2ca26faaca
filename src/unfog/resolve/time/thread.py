"""Which year a date without one belongs to where the text, not the anchor, tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Atom
from unfog.resolve.time.dated import Date, Fixed, Year
from unfog.resolve.time.told import Days, Later, Period, Weekday

# A date without a year shares the year of one just before it: within this many characters.
_NEAR = 200
# A history tells its years and goes by them: at least so many, and so many to each time told
# from the day of publication.
_HISTORY_YEARS = 6
_HISTORY_SHARE = 5
# In a history, a month this much earlier than the one before opens the next year.
_NEW_YEAR = 5


def is_history(atoms: Sequence[Atom], anchor: dt.date | None) -> bool:
    """Whether the text goes by years that it names itself, as a chronicle does."""
    if anchor is None:
        return True
    years = relative = 0
    for atom in atoms:
        meaning = atom.meaning
        if isinstance(meaning, (Date, Year)) and meaning.year is not None:
            years += meaning.year < anchor.year
        elif isinstance(meaning, (Weekday, Days, Period)):
            relative += 1
    return years >= _HISTORY_YEARS and years >= _HISTORY_SHARE * relative


class Thread(msgspec.Struct):
    """Follows the times of one text in order."""

    history: bool
    year: int | None = None
    month: int | None = None
    end: int = -_NEAR
    named: bool = False

    def year_for(self, atom: Atom) -> int | None:
        """The year that the text itself gives to a date without one; None leaves it open."""
        date = atom.meaning
        if not isinstance(date, Date) or date.year is not None or self.year is None:
            return None
        if self.history:
            new = self.month is not None and date.month <= self.month - _NEW_YEAR
            return self.year + 1 if new else self.year
        near = self.named and atom.start - self.end <= _NEAR
        return self.year if near and self.month is not None and date.month >= self.month else None

    def follow(self, atom: Atom, value: Timespan | None, anchor: dt.date | None) -> None:
        """Takes in the next expression with its value."""
        meaning = atom.meaning
        if value is None:
            return
        told = isinstance(meaning, (Date, Year, Fixed, Later))
        if self.history and not told:
            return
        named = isinstance(meaning, Date) and (
            (meaning.year is not None and (anchor is None or meaning.year < anchor.year))
            or (self.named and meaning.year is None and value.start.year == self.year)
        )
        self.year, self.named, self.end = value.start.year, named, atom.end
        self.month = None if isinstance(meaning, Year) else value.start.month
