"""What lies near an incident in time and place: to compare, and to draw beside it."""

from __future__ import annotations

import datetime as dt

import msgspec
from litestar import get
from litestar.params import FromPath

from unfog.model.incident import Incident
from unfog.review.board_map import Cluster, Single, features
from unfog.review.board_near import DAYS, similar
from unfog.review.board_query import BoardQuery, Box
from unfog.web.access import needs
from unfog.web.api.answers import tells
from unfog.web.api.deciding import Brief, brief
from unfog.web.api.incident import PATH
from unfog.web.api.pages import Page
from unfog.web.desk import Desk
from unfog.web.given import GivenDesk
from unfog.web.shown import stored

DEGREES = 6.0
"""How far the map of what is near reaches to each side."""

ZOOM = 7.0


class ToldSimilar(msgspec.Struct, frozen=True):
    """An incident near by; `days` and `km` as in the board's: None where not known, or the same
    place."""

    incident: Brief
    days: int | None
    km: float | None


class ToldNear(msgspec.Struct, frozen=True):
    """What the map shows around an incident: other incidents within 30 days, or clusters of
    them. `own` is the incident itself, None where it has no place."""

    own: Single | None
    incidents: tuple[Single, ...]
    clusters: tuple[Cluster, ...]


@get(f"{PATH}/similar", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def alike(desk: GivenDesk, id: FromPath[str]) -> Page[ToldSimilar]:
    """Other incidents within 30 days and 50 km, or of those days at the same place."""
    return Page(told_similar(desk, stored(desk.view, id).incident.id))


@get(f"{PATH}/near", opt=needs("viewer"), sync_to_thread=True, responses=tells(404))
def near(desk: GivenDesk, id: FromPath[str]) -> ToldNear:
    """What to draw on a map around it."""
    return told_near(desk, stored(desk.view, id).incident)


def told_similar(desk: Desk, id: str) -> tuple[ToldSimilar, ...]:
    found = similar(desk.boards.current(), id)
    view = desk.view
    rows = ((one, view.incident(one.incident.id)) for one in found)
    return tuple(ToldSimilar(brief(row), one.days, one.km) for one, row in rows if row)


def told_near(desk: Desk, incident: Incident) -> ToldNear:
    place, date = incident.place, incident.date
    if place is None:
        return ToldNear(None, (), ())
    box = Box(
        west=max(-180.0, place.lon - DEGREES),
        south=max(-85.0, place.lat - DEGREES),
        east=min(180.0, place.lon + DEGREES),
        north=min(85.0, place.lat + DEGREES),
    )
    query = BoardQuery(box=box)
    if date is not None:
        away = dt.timedelta(days=DAYS)
        query = msgspec.structs.replace(
            query, since=_before(date.start, away), until=_after(date.end, away)
        )
    found = features(desk.boards.select(query), box, ZOOM)
    own = Single(
        id=incident.id,
        lat=place.lat,
        lon=place.lon,
        radius_km=place.radius_km,
        type=incident.type,
        label=place.name,
        status="",
        day=date.start if date else None,
        end=date.end if date else None,
    )
    others = tuple(one for one in found.incidents if one.id != incident.id)
    return ToldNear(own, others, found.clusters)


def _before(day: dt.date, away: dt.timedelta) -> dt.date:
    return day - away if day - dt.date.min > away else dt.date.min


def _after(day: dt.date, away: dt.timedelta) -> dt.date:
    return day + away if dt.date.max - day > away else dt.date.max


handlers = (alike, near)
