"""What the page of incidents shows of those found: the list, facets, and what to lift or narrow.

Everything that can be pressed is a link or a field of a form, so that it works without scripts.
"""

from __future__ import annotations

from typing import NamedTuple

from unfog.review.board_page import Page, page
from unfog.review.board_query import Selection
from unfog.web.asked import PAGE, address_of
from unfog.web.choices import Choices, choices
from unfog.web.language import Language
from unfog.web.lifting import Lift, Offer, lifts, offers


class Found(NamedTuple):
    """All that changes on the page when something else is asked for.

    `first` and `next` lead to pages of the list, "" where this is the first, or the last.
    """

    page: Page
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
    rows = page(selection, cursor=cursor)
    facets = choices(selection, language, in_full)
    return Found(
        page=rows,
        first=address_of(PAGE, query) if cursor else "",
        next=address_of(PAGE, query, [("cursor", rows.next)]) if rows.next else "",
        lifts=tuple(lifts(query, facets, language.locale)),
        offers=tuple(offers(query, rows, facets)),
        facets=facets,
    )
