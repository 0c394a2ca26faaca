"""Facets: how many incidents each value would leave, each counted as if its own were not asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec
import numpy as np

from unfog.model.taxonomy import EVENT_TYPE
from unfog.review.board_actors import actor_label
from unfog.review.board_columns import FACETS, FacetName
from unfog.review.board_query import Selection

MOST = 40
"""Values of a facet that are given unasked."""


class FacetValue(msgspec.Struct, frozen=True, omit_defaults=True):
    """`count` incidents have `value`; `parent` is the event type of a sub-event type."""

    value: str
    count: int
    label: str
    chosen: bool = False
    parent: str = ""


class Facet(msgspec.Struct, frozen=True):
    """The values of a facet, the most frequent first; `more` further ones are not among them."""

    name: FacetName
    values: tuple[FacetValue, ...]
    more: int


class _Counted(NamedTuple):
    value: str
    incidents: int


def facets(selection: Selection, most: int = MOST) -> tuple[Facet, ...]:
    """All facets, each with up to `most` values and all that are chosen."""
    return tuple(facet(selection, name, most) for name in FACETS)


def facet(selection: Selection, name: FacetName, most: int = MOST, like: str = "") -> Facet:
    """One facet; with `like`, of the values whose name or label holds those letters."""
    given = {value.casefold() for value in getattr(selection.query, name)}
    counted = list(_counted(selection, name))
    if name == "type":
        counted = _with_events(counted)
    if like:
        letters = like.casefold()
        counted = [one for one in counted if _holds(name, one.value, letters)]
    counted.sort(key=lambda one: (-one.incidents, one.value))
    first = counted[:most] + [one for one in counted[most:] if one.value.casefold() in given]
    known = {one.value.casefold() for one in counted}
    if not like:
        first += [
            _Counted(value, 0)
            for value in sorted(getattr(selection.query, name))
            if value.casefold() not in known
        ]
    shown = tuple(_value(name, one, given) for one in first)
    return Facet(name, shown, max(0, len(counted) - len(first)))


def _counted(selection: Selection, name: FacetName) -> Iterator[_Counted]:
    """The values that any incident has which meets all other conditions."""
    names = selection.board.columns.values[name]
    found = selection.counts(name)
    for code in np.flatnonzero(found).tolist():
        yield _Counted(names[code], int(found[code]))


def _with_events(counted: Iterable[_Counted]) -> list[_Counted]:
    """With the event types beside their sub-event types: an incident has one, so they add up."""
    sums: dict[str, int] = {}
    for value, count in counted:
        sums[value] = sums.get(value, 0) + count
        event = EVENT_TYPE.get(value)
        if event is not None:
            sums[event] = sums.get(event, 0) + count
    return [_Counted(value, count) for value, count in sums.items()]


def _value(name: FacetName, one: _Counted, given: set[str]) -> FacetValue:
    return FacetValue(
        value=one.value,
        count=one.incidents,
        label=_label(name, one.value),
        chosen=one.value.casefold() in given,
        parent=EVENT_TYPE.get(one.value, "") if name == "type" else "",
    )


def _holds(name: FacetName, value: str, letters: str) -> bool:
    return letters in value.casefold() or letters in _label(name, value).casefold()


def _label(name: FacetName, value: str) -> str:
    return actor_label(value) if name == "actor" else value
