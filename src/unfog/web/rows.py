"""Incidents as rows of the list, in the reader's language."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from unfog.review.board_page import Row
from unfog.web.language import Language
from unfog.web.told import country_told, days_told, reach_told, toll_told


class RowTold(NamedTuple):
    """A row in words; what there is not is "".

    `start` is the first day in ISO form, `precision` how well the days are known where that is
    no single day, `reach` how many km off the place may be.
    """

    id: str
    type: str
    place: str
    country: str
    start: str
    days: str
    precision: str
    killed: str
    reach: str
    accounts: str
    origins: str
    background: bool
    status: str
    status_told: str
    review: str
    review_told: str
    changed: bool


def row_told(row: Row, language: Language) -> RowTold:
    """The row as it is shown."""
    locale, said = language.locale, language.translations.gettext
    place = row.place
    country = country_told(place.country, locale) if place and place.kind != "country" else ""
    reviewed = row.review != "unreviewed"
    return RowTold(
        id=row.id,
        type=said(row.type),
        place=place.name if place else "",
        country=country if place and country != place.name else "",
        start=row.start.isoformat() if row.start else "",
        days=days_told(row.start, row.end, locale) if row.start and row.end else "",
        precision=said(row.precision) if row.precision and row.precision != "day" else "",
        killed=toll_told(row.killed),
        reach=reach_told(place.radius_km, locale) if place else "",
        accounts=_accounts(row.accounts, language),
        origins=_origins(row.origins, language),
        background=row.role == "background",
        status=row.status,
        status_told=said(row.status),
        review=row.review if reviewed else "",
        review_told=said(row.review) if reviewed else "",
        changed=row.changed,
    )


@lru_cache(1 << 12)
def _accounts(count: int, language: Language) -> str:
    told = str(language.translations.ngettext("%(num)s account", "%(num)s accounts", count))
    return told % {"num": count}


@lru_cache(1 << 12)
def _origins(count: int, language: Language) -> str:
    told = str(language.translations.ngettext("%(num)s origin", "%(num)s origins", count))
    return told % {"num": count}
