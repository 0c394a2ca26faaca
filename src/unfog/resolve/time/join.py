"""Joins neighbouring pieces into one expression: "early Thursday [July 8]"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

import msgspec

from unfog.resolve.time.atoms import Atom, Modifier
from unfog.resolve.time.dated import Date, Easter, Fixed, InYear, Numeric, Season, Year
from unfog.resolve.time.meaning import Meaning, Unknown
from unfog.resolve.time.told import Between, Days, Later, Period, Weekday
from unfog.resolve.time.words import DASH, WS

Glue = Literal["next", "prep", "range", "and", "bracket", "comma"]

_THE = rf"(?:(?:the|about|around|approximately|early|late){WS})*"
_GLUES: tuple[tuple[Glue, re.Pattern[str]], ...] = (
    ("next", re.compile(WS)),
    ("comma", re.compile(rf"\.?,{WS}")),
    ("bracket", re.compile(rf",?{WS}?[\[(]{WS}?")),
    ("range", re.compile(rf"{WS}?{DASH}{WS}?|{WS}(?:to|until|till|through|into){WS}{_THE}")),
    ("and", re.compile(rf"{WS}and{WS}")),
    (
        "prep",
        re.compile(
            rf",?{WS}(?:(?:just|shortly){WS})?"
            rf"(?:on|of|in|at|around|about|during|before|after|by|from){WS}{_THE}"
            rf"|,?{WS}(?:around|about|the){WS}{_THE}"
        ),
    ),
)
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
_CLOSE = {"(": ")", "[": "]"}
_LONGEST_GLUE = 40


def glue_of(gap: str) -> Glue | None:
    """How the words between two pieces tie them; None where they do not."""
    if not 0 < len(gap) <= _LONGEST_GLUE:
        return None
    return next((name for name, pattern in _GLUES if pattern.fullmatch(gap)), None)


def _with_part(meaning: Meaning, part: str | None) -> Meaning:
    """The meaning narrowed to its early, middle or late part, where it has one."""
    if part is None:
        return meaning
    if isinstance(meaning, (Year, Period)) or (isinstance(meaning, Date) and meaning.first is None):
        return msgspec.structs.replace(meaning, part=part)
    return meaning


def modify(text: str, atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Takes "early", "late", "the end of" into the piece that follows."""
    held: Atom | None = None
    for atom in atoms:
        if held is not None:
            glue = glue_of(text[held.end : atom.start])
            if glue in ("next", "prep") or text[held.end : atom.start] in _HYPHENS:
                part = held.meaning.part if isinstance(held.meaning, Modifier) else None
                narrowed = _with_part(atom.meaning, part)
                if isinstance(atom.meaning, Modifier):
                    narrowed = atom.meaning
                atom = Atom(held.start, atom.end, narrowed, held.lead, atom.weak)  # noqa: PLW2901
            held = None
        if isinstance(atom.meaning, Modifier):
            held = atom
            continue
        yield atom


def join(text: str, atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Joined expressions in order; pieces that mean nothing alone are left out."""
    held: Atom | None = None
    for atom in modify(text, atoms):
        if held is not None:
            glue = glue_of(text[held.end : atom.start])
            meaning = combine(held, atom, glue) if glue is not None else None
            if meaning is not None:
                end = atom.end
                opened = text[held.end : atom.start].strip()[-1:]
                if glue == "bracket" and text[end : end + 1] == _CLOSE.get(opened):
                    end += 1
                held = Atom(held.start, end, meaning, held.lead, held.weak and atom.weak)
                continue
            if not held.weak:
                yield share_year(held, atom, glue)
        held = atom
    if held is not None and not held.weak:
        yield held


def share_year(first: Atom, second: Atom, glue: Glue | None) -> Atom:
    """`first` with the year of `second` where both stand in one list: "May and June 2031"."""
    a, b = first.meaning, second.meaning
    if glue not in ("and", "comma") or not isinstance(a, Date) or not isinstance(b, Date):
        return first
    if a.year is not None or b.year is None or a.month > b.month:
        return first
    return msgspec.structs.replace(first, meaning=msgspec.structs.replace(a, year=b.year))


def _is_clock(meaning: Meaning) -> bool:
    return isinstance(meaning, Unknown) and meaning.clock


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Date):
        return meaning.first is not None
    return (
        isinstance(meaning, (Weekday, Days, Between, Numeric, Easter))
        or (isinstance(meaning, Later) and meaning.unit == "day")
        or (isinstance(meaning, Fixed) and meaning.span.days == 1)
    )


def combine(first: Atom, second: Atom, glue: Glue) -> Meaning | None:
    """What two neighbours mean together, or None where they are two expressions."""
    a, b = first.meaning, second.meaning
    if glue in ("range", "and"):
        return _between(first, second, glue)
    if _is_clock(a) or _is_clock(b):
        return _at_clock(a, b, glue)
    if _is_day(a) and _is_day(b):
        return _same_day(a, b, glue)
    if isinstance(a, (Weekday, Period)) and isinstance(b, (Weekday, Period)):
        return _day_of_week(a, b, glue)
    return _dated(a, b, glue)


def _at_clock(a: Meaning, b: Meaning, glue: Glue) -> Meaning | None:
    if isinstance(a, Unknown):
        return b if _is_day(b) or _is_clock(b) else None
    return a if _is_day(a) and glue != "comma" else None


def _day_of_week(a: Meaning, b: Meaning, glue: Glue) -> Meaning | None:
    if isinstance(a, Weekday) and isinstance(b, Period) and b.unit == "week":
        return Weekday(a.day, week=b.offset) if glue in ("next", "prep") else None
    if isinstance(a, Period) and a.unit == "week" and isinstance(b, Weekday):
        return Weekday(b.day, week=a.offset) if glue in ("prep", "comma") else None
    return None


def _between(first: Atom, second: Atom, glue: Glue) -> Meaning | None:
    a, b = first.meaning, second.meaning
    if glue == "and" and first.lead != "between":
        return None
    alike = (
        (isinstance(a, Date) and isinstance(b, Date) and (a.first is None) == (b.first is None))
        or (isinstance(a, Weekday) and isinstance(b, Weekday))
        or (isinstance(a, (Fixed, Year)) and isinstance(b, (Fixed, Year)))
    )
    if alike:
        if isinstance(a, Date) and isinstance(b, Date) and a.year and not b.year:
            return None
        return Between(a, b)
    if isinstance(a, Days) and isinstance(b, Weekday):
        return Between(Weekday(b.day - 1 if b.day else 6), b) if a.first < a.last else None
    if _is_clock(a) and _is_clock(b):
        return a
    return a if _is_day(a) and _is_clock(b) else None


def _same_day(a: Meaning, b: Meaning, glue: Glue) -> Meaning | None:
    """Two names of one day: the more explicit wins."""
    if isinstance(a, Weekday) and isinstance(b, (Date, Fixed, Numeric, Easter)):
        return None if glue == "prep" or a.week is not None else _on_weekday(b, a)
    if isinstance(b, Weekday) and isinstance(a, (Date, Fixed, Numeric)):
        return None if glue == "prep" else _on_weekday(a, b)
    if isinstance(a, Days) and isinstance(b, (Weekday, Date, Fixed, Numeric)):
        return b if glue in ("bracket", "comma") or a.first < a.last else None
    if isinstance(a, (Date, Weekday)) and isinstance(b, Days):
        overnight = isinstance(a, Weekday) and b.first < b.last
        return a if glue == "bracket" or overnight else None
    return None


def _on_weekday(day: Meaning, weekday: Weekday) -> Meaning:
    return msgspec.structs.replace(day, weekday=weekday.day) if isinstance(day, Date) else day


def _dated(a: Meaning, b: Meaning, glue: Glue) -> Meaning | None:
    """A month or day and its year, in either order; a weekend and its days."""
    if isinstance(a, Period) and a.unit == "weekend" and _is_day(b):
        return b if glue == "prep" else None
    if isinstance(a, (Date, Season, Easter)) and a.year is None and isinstance(b, Year):
        return msgspec.structs.replace(a, year=b.year) if glue in ("prep", "comma") else None
    if isinstance(a, Date) and a.year is None and _names_year(b):
        return InYear(a, b) if glue in ("next", "prep", "comma") else None
    if isinstance(b, Date) and b.year is None and (_names_year(a) or isinstance(a, Year)):
        return InYear(b, a) if glue in ("prep", "comma") else None
    return None


def _names_year(meaning: Meaning) -> bool:
    return isinstance(meaning, (Period, Later)) and meaning.unit == "year"
