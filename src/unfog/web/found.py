"""What the page of incidents shows of those found: the list, facets, and what to lift or narrow.

Everything that can be pressed is a link or a field of a form, so that it works without scripts.
"""

from __future__ import annotations

from typing import NamedTuple

from unfog.review.board_page import page
from unfog.review.board_query import Selection
from unfog.web.asked import PAGE, address_of
from unfog.web.choices import Choices, choices
from unfog.web.language import Language
from unfog.web.lifting import Lift, Offer, lifts, offers
from unfog.web.rows import RowTold, row_told


class Found(NamedTuple):
    """All that changes on the page when something else is asked for.

    `first` and `next` lead to pages of the list, "" where this is the first, or the last.
    """

    total: int
    rows: tuple[RowTold, ...]
    first: str
    next: str
    lifts: tuple[Lift, ...]
    offers: tuple[Offer, ...]
    facets: tuple[Choices, ...]


def found(
    selection: Selection, language: Language, cursor: str | None, in_full: frozenset[str]
) -> Found:
    """What the page shows after `cursor`, with the facets `in_full` to their last value.

    Raises SettingsError for a cursor that is none.
    """
    query = selection.query
    listed = page(selection, cursor=cursor)
    facets = choices(selection, language, in_full)
    return Found(
        total=listed.total,
        rows=tuple(row_told(row, language) for row in listed.items),
        first=address_of(PAGE, query) if cursor else "",
        next=address_of(PAGE, query, [("cursor", listed.next)]) if listed.next else "",
        lifts=tuple(lifts(query, facets, language.locale)),
        offers=tuple(offers(query, listed, facets)),
        facets=facets,
    )
