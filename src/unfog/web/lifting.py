"""Filters that hold, each to be lifted, and those that are worth setting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NamedTuple

import msgspec
from babel.core import Locale

from unfog.review.board_page import Page
from unfog.review.board_query import REJECTED, BoardQuery
from unfog.web.asked import NOT_KNOWN, PAGE, address_of
from unfog.web.choices import Choices
from unfog.web.told import days_told

CHANGED = "changed"


class Lift(NamedTuple):
    """A filter that holds: a parameter, its value in words, and the address without it."""

    name: str
    words: str
    href: str


class Offer(NamedTuple):
    """So many incidents of a kind that is easily overlooked, and the address that shows them."""

    kind: Literal["unplaced", "undated", "rejected", "changed"]
    number: int
    href: str


def lifts(query: BoardQuery, facets: Sequence[Choices], locale: Locale) -> Iterator[Lift]:
    """What the list is narrowed by, in the order of the page."""
    if query.text is not None:
        yield Lift("q", query.text, _with(query, text=None))
    if query.since is not None or query.until is not None:
        yield Lift("days", _days(query, locale), _with(query, since=None, until=None))
    for one in facets:
        given = getattr(query, one.name)
        for choice in one.chosen:
            left = tuple(v for v in given if (v or NOT_KNOWN).casefold() != choice.value.casefold())
            yield Lift(one.name, choice.words, _with(query, **{one.name: left}))
    if query.box is not None:
        yield Lift("box", "", _with(query, box=None))
    for name in ("dated", "placed"):
        whether = getattr(query, name)
        if whether is not None:
            yield Lift(name, "yes" if whether else "no", _with(query, **{name: None}))


def cleared(query: BoardQuery) -> str:
    """The address that asks for all, in the same order."""
    return address_of(PAGE, BoardQuery(sort=query.sort))


def offers(query: BoardQuery, rows: Page, facets: Sequence[Choices]) -> Iterator[Offer]:
    """What is there beside the list, or hidden in it."""
    if rows.undated and query.dated is None:
        yield Offer("undated", rows.undated, _with(query, dated=False, since=None, until=None))
    if rows.unplaced and query.placed is None:
        yield Offer("unplaced", rows.unplaced, _with(query, placed=False, box=None))
    reviews = next(one for one in facets if one.name == "review")
    number = {choice.value: choice.number for choice in reviews.choices}
    if number.get(CHANGED) and CHANGED not in query.review:
        yield Offer("changed", number[CHANGED], _with(query, review=(CHANGED,)))
    if number.get(REJECTED) and not query.review:
        yield Offer("rejected", number[REJECTED], _with(query, review=(REJECTED,)))


def _with(query: BoardQuery, **change: Any) -> str:
    return address_of(PAGE, msgspec.structs.replace(query, **change))


def _days(query: BoardQuery, locale: Locale) -> str:
    match query.since, query.until:
        case None, dt.date() as until:
            return f"– {days_told(until, until, locale)}"
        case dt.date() as since, None:
            return f"{days_told(since, since, locale)} –"
        case dt.date() as since, dt.date() as until:
            return days_told(since, max(since, until), locale)
        case _:
            return ""
