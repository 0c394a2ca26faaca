"""Publication dates as sources write them."""

from __future__ import annotations

import datetime as dt
import re
from email.utils import parsedate

_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T\d+\w*)?$")
_EPOCH = re.compile(r"-?\d{9,13}(?:\.\d+)?$")
_NUMBERS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan january|feb february|mar march|apr april|may|jun june|jul july|aug august|"
        "sep sept september|oct october|nov november|dec december".split("|"),
        1,
    )
    for name in names.split()
}
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DAY_MONTH = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\.?,?\s+(\d{{4}})\b", re.I)
_MONTH_DAY = re.compile(rf"\b({_MONTH})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.I)


def parse_published(written: str) -> dt.date | None:
    """The day that `written` names; None where it names none, or could be one of two.

    Understands ISO 8601, RFC 5322 (feeds), English day and month in either order, eight
    digits, seconds since 1970 (UTC), and numbers where only one order can be meant.
    """
    text = written.strip()[:100]
    try:
        day = _by_numbers(text) or _by_words(text)
    except (ValueError, OverflowError, IndexError, TypeError):
        return None
    return day if day is not None and 1500 <= day.year <= 9000 else None


def _by_numbers(text: str) -> dt.date | None:
    if match := _ISO.match(text) or _COMPACT.match(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if _EPOCH.match(text):
        seconds = float(text)
        seconds = seconds / 1000 if abs(seconds) > 1e11 else seconds
        return (dt.datetime(1970, 1, 1) + dt.timedelta(seconds=seconds)).date()
    if match := _NUMBERS.match(text):
        first, second, year = int(match[1]), int(match[2]), int(match[3])
        if first > 12 or first == second:
            return dt.date(year, second, first)
        return dt.date(year, first, second) if second > 12 else None
    return None


def _by_words(text: str) -> dt.date | None:
    if match := _DAY_MONTH.search(text):
        return dt.date(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    if match := _MONTH_DAY.search(text):
        return dt.date(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    if found := parsedate(text):
        return dt.date(*found[:3])
    return None
