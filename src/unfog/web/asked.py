"""Which incidents an address asks for: the page, the list, the map and the timeline read it alike.

Everything that is filtered by stands in the query of the address, so that a link shows somebody
else the same. Empty parameters, as forms send them, ask for nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import get_args
from urllib.parse import urlencode

import msgspec

from unfog.model.timespan import Timespan
from unfog.review.board_columns import FACETS
from unfog.review.board_query import BoardQuery, Box, Sort
from unfog.web.problems import Problem

PAGE = "/incidents"

NOT_KNOWN = "-"
"""Stands for a country that is not known, since what is empty asks for nothing."""

SORTS: tuple[Sort, ...] = get_args(Sort)

LONGEST_TEXT = 500
MOST_VALUES = 500

type Given = Mapping[str, list[str]]
"""What stands in an address: the values of each parameter, in order."""


def query_of(given: Given) -> BoardQuery:
    """The query that an address asks. Raises Problem (400) for what cannot be understood."""
    sort = _last(given, "sort")
    if sort and sort not in SORTS:
        raise Problem(400, f"sort: {sort!r} is no order; use one of {', '.join(SORTS)}.")
    return BoardQuery(
        since=day_of(given, "since"),
        until=day_of(given, "until"),
        text=_text(given) or None,
        box=box_of(given, "box"),
        dated=_whether(given, "dated"),
        placed=_whether(given, "placed"),
        sort=sort or "-date",
        **{name: _values(given, name) for name in FACETS},
    )


def parameters_of(query: BoardQuery) -> list[tuple[str, str]]:
    """The parameters of an address that asks for `query`; what is not asked is left out."""
    asked: list[tuple[str, str]] = []
    if query.text:
        asked.append(("q", query.text))
    days = (("since", query.since), ("until", query.until))
    asked += [(name, day.isoformat()) for name, day in days if day is not None]
    asked += [(name, value or NOT_KNOWN) for name in FACETS for value in getattr(query, name)]
    if query.box is not None:
        asked.append(("box", box_words(query.box)))
    for name in ("dated", "placed"):
        whether = getattr(query, name)
        if whether is not None:
            asked.append((name, "true" if whether else "false"))
    if query.sort != "-date":
        asked.append(("sort", query.sort))
    return asked


def address_of(path: str, query: BoardQuery, more: Iterable[tuple[str, str]] = ()) -> str:
    """`path` with the query; `more` parameters come last."""
    asked = [*parameters_of(query), *more]
    return f"{path}?{urlencode(asked)}" if asked else path


def day_of(given: Given, name: str) -> dt.date | None:
    """The day of the parameter `name`. Raises Problem (400) where it is none."""
    text = _last(given, name)
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise Problem(400, f"{name}: {text!r} is no day; write it as 2021-07-05.") from error


def box_of(given: Given, name: str) -> Box | None:
    """The stretch of the map in the parameter `name`. Raises Problem (400) where it is none."""
    text = _last(given, name)
    if not text:
        return None
    try:
        west, south, east, north = (float(side) for side in text.split(","))
    except ValueError:
        west = south = east = north = float("nan")
    if not (-720 <= west <= east <= 720 or -180 <= east < west <= 180) or not (
        -90 <= south <= north <= 90
    ):
        raise Problem(
            400,
            f"{name}: {text!r} is no stretch of the map; write west,south,east,north in degrees.",
        )
    return Box(west, south, east, north)


def box_words(box: Box) -> str:
    """A stretch of the map as it stands in an address, to about 10 m."""
    return ",".join(f"{side:.4f}".rstrip("0").rstrip(".") for side in msgspec.structs.astuple(box))


def window_of(given: Given) -> Timespan | None:
    """The days that the timeline shows, `first..last`. Raises Problem (400) where they are none."""
    text = _last(given, "window")
    if not text:
        return None
    first, _, last = text.partition("..")
    try:
        return Timespan(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    except ValueError as error:
        told = f"window: {text!r} are no days; write them as 2021-07-01..2021-07-31."
        raise Problem(400, told) from error


def number_of(given: Given, name: str, least: int, most: int, otherwise: int) -> int:
    """A whole number within bounds. Raises Problem (400) where it is none."""
    text = _last(given, name)
    if not text:
        return otherwise
    try:
        number = int(text)
    except ValueError:
        number = least - 1
    if not least <= number <= most:
        raise Problem(400, f"{name}: {text!r} is no whole number from {least} to {most}.")
    return number


def _last(given: Given, name: str) -> str:
    return given.get(name, [""])[-1].strip()


def _text(given: Given) -> str:
    text = " ".join("".join(c if c.isprintable() else " " for c in _last(given, "q")).split())
    if len(text) > LONGEST_TEXT:
        raise Problem(400, f"q: at most {LONGEST_TEXT} characters can be searched for.")
    return text


def _whether(given: Given, name: str) -> bool | None:
    text = _last(given, name)
    if text not in ("", "true", "false"):
        raise Problem(400, f"{name}: {text!r} is neither true nor false.")
    return text == "true" if text else None


def _values(given: Given, name: str) -> tuple[str, ...]:
    known = (value for value in given.get(name, ()) if value)
    values = tuple(dict.fromkeys("" if value == NOT_KNOWN else value for value in known))
    if len(values) > MOST_VALUES:
        raise Problem(400, f"{name}: at most {MOST_VALUES} values can be asked for.")
    return values
