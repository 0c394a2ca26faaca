"""Values the expressions of one text in its order, as news or as history."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

import msgspec

from unfog.model.calendar import one_day
from unfog.model.timespan import Timespan
from unfog.resolve.time.atoms import Atom
from unfog.resolve.time.dated import Date, Season, Year
from unfog.resolve.time.meaning import Clock, Context, Meaning
from unfog.resolve.time.thread import Thread
from unfog.resolve.time.timex.bygone import Bygone
from unfog.resolve.time.timex.days import At
from unfog.resolve.time.timex.lengths import SEASON_CODES
from unfog.resolve.time.timex.narrative import Narrative, asides, named_next
from unfog.resolve.time.timex.quarters import Portion
from unfog.resolve.time.timex.render import TimexType, quarter_of, rendered
from unfog.resolve.time.told import Ago, Later, Period, Weekday

# How far back, in characters, news may name a time that a later one is told from.
_REACH = 600


class Told:
    """Values expressions in the order of the text."""

    def __init__(self, text: str, anchor: dt.date | None, history: Sequence[Atom] | None) -> None:
        self._text = text
        self._history = history is not None
        self._asides = asides(history or ())
        self._then = named_next(history or ())
        self._narrative = Narrative()
        self._thread = Thread(history=False)
        self._anchor = anchor
        self._previous: Timespan | None = None
        self._end = 0
        self._bygone: Bygone | None = None

    def value(self, i: int, atom: Atom) -> tuple[TimexType, str, Timespan | None]:
        """Type, TIMEX3 value and days of the expression at position `i`, the next one."""
        meaning = atom.meaning
        if self._bygone is not None:
            old = _in_old(meaning, self._bygone)
            if old is not None:
                meaning = old
        span = self._span(i, atom)
        if isinstance(meaning, Bygone):
            self._bygone = meaning
        elif isinstance(meaning, (Year, Date)) and meaning.year is not None:
            self._bygone = None
        kind, value = rendered(meaning, span)
        return kind, value, span

    def _span(self, i: int, atom: Atom) -> Timespan | None:
        near = self._previous if self._history or atom.start - self._end <= _REACH else None
        meaning = atom.meaning
        span = self._in_history(i, atom) if self._history else self._in_news(atom, near)
        if isinstance(meaning, Clock):
            if near is not None and near.days == 1:
                return near
            return None if self._history or self._anchor is None else one_day(self._anchor)
        if i in self._asides or (
            not self._history and isinstance(meaning, (Ago, Later)) and meaning.unit == "year"
        ):
            return span
        if span is not None:
            self._previous, self._end = span, atom.end
        return span

    def _in_history(self, i: int, atom: Atom) -> Timespan | None:
        anchor = self._previous.start if self._previous is not None else self._anchor
        context = Context(anchor, self._previous, self._narrative.year_for(atom, self._then[i]))
        span = _resolve(atom.meaning, context)
        if i not in self._asides:
            self._narrative.follow(atom, span)
        return span

    def _in_news(self, atom: Atom, near: Timespan | None) -> Timespan | None:
        meaning, year = atom.meaning, self._thread.year_for(atom)
        if self._anchor is not None and year is None:
            meaning = _nearest(meaning, self._anchor, self._coming(atom))
        span = _resolve(meaning, Context(self._anchor, near, year))
        self._thread.follow(atom, span, self._anchor)
        return span

    def _coming(self, atom: Atom) -> bool:
        before = self._text[max(0, atom.start - 80) : atom.start]
        cue = _COMING if isinstance(atom.meaning, Date) else _TO_BE
        return cue.search(before) is not None and _PAST.search(before) is None


_PAST = re.compile(r"\b(?:end(?:ed|ing)|said|told|since|met|announced|after)\s+(?:on\s+|in\s+)?$")
_TO_BE = re.compile(
    r"\b(?:will|(?:scheduled|set|due|expected|plan|plans) to|(?:is|are) to)\b[^.,;:!?\n]{0,40}$",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|shall|would|until|till|through|payable|effective|due|expect(?:s|ed)?|scheduled|"
    r"plan(?:s|ned)?|next|coming|deadline|by)\b[^.;!?\n]*$",
    re.IGNORECASE,
)


def _nearest(meaning: Meaning, anchor: dt.date, coming: bool) -> Meaning:
    """A date without a year in the year that brings it nearest; a weekday told as to come."""
    if isinstance(meaning, At):
        return msgspec.structs.replace(meaning, day=_nearest(meaning.day, anchor, coming))
    if isinstance(meaning, Weekday) and meaning.which == "latest" and meaning.week is None:
        if coming and anchor.weekday() != meaning.day:
            return msgspec.structs.replace(meaning, which="next")
        return meaning if anchor.weekday() == meaning.day else Weekday(meaning.day, "last")
    if not isinstance(meaning, Date) or meaning.year is not None or meaning.weekday is not None:
        return meaning
    day = min(meaning.first or 15, 28)
    ahead = (dt.date(anchor.year, meaning.month, day) - anchor).days % 365
    if ahead <= (240 if coming else 90):
        passed = meaning.month < anchor.month or (
            meaning.month == anchor.month and day < anchor.day and meaning.first is not None
        )
        return msgspec.structs.replace(meaning, year=anchor.year + passed)
    return meaning


def _resolve(meaning: Meaning, context: Context) -> Timespan | None:
    previous = context.previous
    try:
        if isinstance(meaning, (Ago, Later)) and meaning.unit == "year" and previous is not None:
            amount = -meaning.amount if isinstance(meaning, Ago) else meaning.amount
            number = quarter_of(previous)
            if number and amount:
                latest = Portion(number).resolve(context) or previous
                return Portion(number, year=latest.start.year + amount).resolve(context)
        if isinstance(meaning, Later) and previous is None and context.anchor is not None:
            context = msgspec.structs.replace(context, previous=one_day(context.anchor))
        return meaning.resolve(context)
    except (ValueError, OverflowError):
        return None


def _in_old(meaning: Meaning, last: Bygone) -> Bygone | None:
    """A month, season or year told from a year before Christ."""
    if isinstance(meaning, Date) and meaning.year is None and meaning.first is None:
        return Bygone(last.year, tail=f"-{meaning.month:02d}")
    if isinstance(meaning, Season) and meaning.year is None:
        step = {"next": -1, "last": 1, "this": 0}[meaning.which]
        return Bygone(last.year + step, tail=f"-{SEASON_CODES[meaning.month]}")
    if isinstance(meaning, (Later, Period)) and meaning.unit == "year":
        amount = meaning.amount if isinstance(meaning, Later) else meaning.offset
        return Bygone(last.year - amount)
    return None
