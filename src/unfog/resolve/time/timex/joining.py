"""Joins neighbouring pieces as annotators of TimeML do: two ends of a range are two times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from unfog.resolve.time.atoms import Atom, Modifier
from unfog.resolve.time.dated import Date, Easter, Fixed, InYear, Numeric, Season, Year
from unfog.resolve.time.join import combine, glue_of, modify
from unfog.resolve.time.meaning import Clock, Meaning
from unfog.resolve.time.timex.bygone import Bygone
from unfog.resolve.time.timex.days import At
from unfog.resolve.time.timex.lengths import SEASON_CODES, Apart, Length
from unfog.resolve.time.timex.quarters import OfYear, Portion
from unfog.resolve.time.told import Ago, Days, Later, Period, Weekday, WeekdayFrom


def joined(text: str, atoms: Iterable[Atom]) -> Iterator[Atom]:
    """Joined expressions in order; pieces that mean nothing alone are left out."""
    held: Atom | None = None
    kept = (a for a in atoms if not _named(text, a) and not _apart(text, a))
    for atom in modify(text, kept):
        if held is not None:
            gap = text[held.end : atom.start]
            meaning = _together(held.meaning, atom.meaning, gap)
            if meaning is not None:
                held = Atom(held.start, atom.end, meaning, held.lead, held.weak and atom.weak)
                continue
            if _alone(held):
                yield held
        held = atom
    if held is not None and _alone(held):
        yield held


def _named(text: str, atom: Atom) -> bool:
    """Whether a part of the day is a name or a greeting: "Operation Dusk", "good evening"."""
    if not isinstance(atom.meaning, Clock):
        return False
    if atom.lead == "good":
        return True
    if not text[atom.start].isupper():
        return False
    return text[max(0, atom.start - 4) : atom.start].rstrip(" \u201c\"'")[-1:].isalpha()


def _apart(text: str, atom: Atom) -> bool:
    return isinstance(atom.meaning, Modifier) and text[atom.end : atom.end + 1] == ","


def _alone(atom: Atom) -> bool:
    return not atom.weak or isinstance(atom.meaning, Clock)


_ON = re.compile(r"\s+|,\s+|,?\s+(?:on|of|in|at|at about|at around)\s+(?:the\s+)?")
_OWN = re.compile(r"['\u2019]s?\s+")


def _together(a: Meaning, b: Meaning, gap: str) -> Meaning | None:
    if isinstance(b, Portion) and b.year is None and _OWN.fullmatch(gap) and _is_year(a):
        return OfYear(b, a)
    glue = glue_of(gap)
    if glue not in ("next", "comma", "prep"):
        return None
    if isinstance(a, At):
        day = _together(a.day, b, gap)
        return None if day is None or isinstance(day, At) else At(day, a.stamp)
    if isinstance(a, Clock) or isinstance(b, Clock):
        if not _ON.fullmatch(gap):
            return None
        return _at(a, b)
    if isinstance(b, Bygone):
        return _of_bygone(a, b)
    if isinstance(a, Date) and isinstance(b, Year) and glue == "next":
        return msgspec.structs.replace(a, year=b.year) if a.year is None else None
    if isinstance(a, Year) and isinstance(b, Season) and b.year is None and glue == "next":
        return OfYear(b, a)
    if isinstance(a, (Portion, Season)) and a.year is None and _is_year(b):
        return OfYear(a, b) if glue != "comma" else None
    if glue == "prep" and not _ON.fullmatch(gap):
        return None
    return combine(Atom(0, 0, a), Atom(0, 0, b), glue)


def _of_bygone(a: Meaning, b: Bygone) -> Meaning | None:
    if b.unit != "year" or b.tail or not isinstance(a, (Date, Season)) or a.year is not None:
        return None
    code = f"{a.month:02d}" if isinstance(a, Date) else SEASON_CODES[a.month]
    return msgspec.structs.replace(b, tail=f"-{code}")


def _at(a: Meaning, b: Meaning) -> Meaning | None:
    if isinstance(a, Clock) and isinstance(b, Clock):
        return a
    if isinstance(a, Clock):
        return At(b, a.stamp) if _is_day(b) else None
    return At(a, b.stamp) if isinstance(b, Clock) and _is_day(a) else None


def _is_day(meaning: Meaning) -> bool:
    if isinstance(meaning, Date):
        return meaning.first is not None
    if isinstance(meaning, InYear):
        return meaning.date.first is not None
    return isinstance(meaning, (Weekday, WeekdayFrom, Days, Numeric, Easter)) or (
        isinstance(meaning, Later) and meaning.unit == "day"
    )


def _is_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Year) or (
        isinstance(meaning, (Period, Later)) and meaning.unit == "year"
    )


_ABOUT = re.compile(
    r"(?:(?:(?:at|no) (?:least|most|more than|fewer than|less than)|(?:more|less|fewer) than|up to|"
    r"nearly|almost|about|around|over|under|roughly|approximately|only|just|close to|some|"
    r"ca\.|circa)\s+)(?:the )?$",
    re.IGNORECASE,
)
_CIRCA = re.compile(r"(?:about|around|over|ca\.|circa)\s+$", re.IGNORECASE)
_EDGED = re.compile(r"(?:early|late|mid)\b", re.IGNORECASE)
_POINTED = re.compile(r"(?:same|coming|past)\b", re.IGNORECASE)
_ARTICLE = re.compile(r"the\b", re.IGNORECASE)
_POINTERS = ("that ", "this ")
_LONGEST_ABOUT = 24


def widened(text: str, atom: Atom) -> int:
    """The start, with the words before it that say how near the time is."""
    start = atom.start
    if text[start - 1 : start] in ("'", "\u2019") and isinstance(atom.meaning, Fixed):
        start -= 1
        if text[max(0, start - 4) : start].lower() == "the ":
            start -= 4
    if _EDGED.match(text, start) and text[max(0, start - 4) : start].lower() == "the ":
        return start - 4
    if _POINTED.match(text, start) and text[max(0, start - 5) : start].lower() in _POINTERS:
        return start - 5
    loose = isinstance(atom.meaning, (Year, Date))
    if not loose and not isinstance(atom.meaning, (Length, Ago, Later, Apart, Bygone, Clock, At)):
        return start
    pattern = _ABOUT if not loose else _CIRCA
    found = pattern.search(text, max(0, start - _LONGEST_ABOUT), start)
    if found is None or (_ARTICLE.match(text, start) and _CIRCA.match(text, found.start(), start)):
        return start
    before = text[found.start() - 1 : found.start()]
    return start if before.isalnum() else found.start()
