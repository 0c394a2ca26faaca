"""Facets as fields of a form: each value with its name in the reader's language and its count."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from unfog.review.board_columns import FacetName
from unfog.review.board_facets import Facet, FacetValue, facet
from unfog.review.board_query import Selection
from unfog.web.asked import NOT_KNOWN, PAGE, address_of
from unfog.web.language import Language
from unfog.web.told import country_told

ORDER: tuple[FacetName, ...] = (
    "type", "country", "status", "review", "role", "actor", "outlet",
)  # fmt: skip
MOST: Mapping[FacetName, int] = {"type": 40, "country": 300}
"""Values that the page holds where those are not `USUAL`; further ones are searched for."""

USUAL = 30
ALL = 2000
CLOSED: frozenset[FacetName] = frozenset({"role", "actor", "outlet"})
"""Facets that are folded away until something of them is chosen."""


class Choice(NamedTuple):
    """A value of a facet, as its form gives it, and the number of incidents that have it; `inner`
    where it is a kind of one before it."""

    value: str
    words: str
    number: int
    chosen: bool
    inner: bool


class Choices(NamedTuple):
    """A facet; `more` values are not among its choices, and the address `in_full` has them."""

    name: FacetName
    choices: tuple[Choice, ...]
    more: int
    in_full: str
    open: bool

    @property
    def chosen(self) -> tuple[Choice, ...]:
        return tuple(choice for choice in self.choices if choice.chosen)


def choices(
    selection: Selection, language: Language, in_full: frozenset[str]
) -> tuple[Choices, ...]:
    """All facets; those `in_full` to their last value."""
    return tuple(_facet(selection, name, language, name in in_full) for name in ORDER)


def _facet(selection: Selection, name: FacetName, language: Language, in_full: bool) -> Choices:
    counted = facet(selection, name, ALL if in_full else MOST.get(name, USUAL))
    shown = tuple(
        Choice(one.value or NOT_KNOWN, words(name, one, language), one.count, one.chosen, inner)
        for one, inner in _ordered(counted)
    )
    return Choices(
        name=name,
        choices=shown,
        more=counted.more,
        in_full=address_of(PAGE, selection.query, [("more", name)]),
        open=in_full or name not in CLOSED or any(choice.chosen for choice in shown),
    )


def words(name: FacetName, one: FacetValue, language: Language) -> str:
    """The value as people call it; "" for a country that is not known."""
    match name:
        case "country":
            return country_told(one.value, language.locale)
        case "actor" | "outlet":
            return one.label
        case _:
            return str(language.translations.gettext(one.value)) if one.value else ""


def _ordered(counted: Facet) -> Sequence[tuple[FacetValue, bool]]:
    """The values, each followed by its kinds where it has any."""
    outer = [one for one in counted.values if not one.parent]
    inner = {one.value: list[FacetValue]() for one in outer}
    alone: list[FacetValue] = []
    for one in counted.values:
        if one.parent:
            inner.get(one.parent, alone).append(one)
    ordered: list[tuple[FacetValue, bool]] = []
    for one in outer:
        ordered += [(one, False), *((kind, True) for kind in inner[one.value])]
    return ordered + [(one, False) for one in alone]
