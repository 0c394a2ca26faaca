"""Days, places and tolls as the reader's language writes them."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache

from babel.core import Locale
from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from unfog.model.finding import Bound
from unfog.publish.words import bounds_words
from unfog.review.board_page import Toll

_REMEMBERED = 1 << 14


@lru_cache(_REMEMBERED)
def days_told(start: dt.date, end: dt.date, locale: Locale) -> str:
    """`Jul 5, 2021`; whole months and years as such, else the first and the last day."""
    if start == end:
        return str(format_date(start, "medium", locale))
    if start.day == 1 and end < dt.date.max and (end + dt.timedelta(days=1)).day == 1:
        if (start.year, start.month) == (end.year, end.month):
            return str(format_skeleton("yMMMM", start, locale=locale))
        if (start.month, end.month, start.year) == (1, 12, end.year):
            return str(format_skeleton("y", start, locale=locale))
    return str(format_interval(start, end, "yMMMd", locale=locale))


@lru_cache(_REMEMBERED)
def country_told(code: str, locale: Locale) -> str:
    """The name of a country, or of the two at a border, by ISO 3166-1 alpha-2."""
    return " / ".join(locale.territories.get(one, one) for one in code.split("/") if one)


def toll_told(toll: Toll | None) -> str:
    """`11–13–41`, `13`, `≤5` where only a most is known, `5+` where only a least is."""
    if toll is None:
        return ""
    bounds = (None if n is None else Bound(n, "") for n in (toll.low, toll.best, toll.high))
    return bounds_words(*bounds)


@lru_cache(_REMEMBERED)
def reach_told(km: float, locale: Locale) -> str:
    """How far off a place may be, in km: tenths only where it is a few."""
    return str(format_decimal(round(km) if km >= 10 else round(km, 1), locale=locale))


@lru_cache(_REMEMBERED)
def number_told(number: int, locale: Locale) -> str:
    """A number with the signs of the language."""
    return str(format_decimal(number, locale=locale))
