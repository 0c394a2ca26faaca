"""What an incident is, when and where, as reviewers' words leave it; linking knows nothing of it.

Their own values go before all. Where they reject or add claims on day or place, what a document
tells of the happening is taken from the claims that are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from unfog.model.claim import Claim
from unfog.model.finding import Reviewed
from unfog.model.incident import Incident, ReadIncident
from unfog.model.judgement import Correctable
from unfog.model.names import name_tokens
from unfog.model.place import Place
from unfog.model.review import Mark
from unfog.model.timespan import Timespan

type OwnValues = Mapping[tuple[Correctable, str], Reviewed]
"""Reviewers' own values, by property and who is counted."""


def moved(incident: Incident, values: OwnValues) -> Incident:
    """`incident` with reviewers' own type, date and place.

    A place that an earlier version took as a mere name is nowhere, and moves nothing.
    """
    of = {name: own.value for (name, _), own in values.items()}
    made = incident
    if isinstance(of.get("type"), str):
        made = msgspec.structs.replace(made, type=of["type"])
    if "date" in of and isinstance(of["date"], Timespan | None):
        made = msgspec.structs.replace(made, date=of["date"])
    if "place" in of and isinstance(of["place"], Place | None):
        made = msgspec.structs.replace(made, place=of["place"])
    return made


def retold(told: ReadIncident, marks: Sequence[Mark]) -> ReadIncident:
    """`told`, whose claims are as `marks` leave them, with the day and place that these give."""
    gone = [mark.said for mark in marks if mark.verdict == "rejected"]
    come = [mark for mark in marks if mark.added and mark.verdict != "rejected"]
    return msgspec.structs.replace(
        told, date=_date(told, gone, come), place=_place(told, gone, come)
    )


def _date(told: ReadIncident, gone: Iterable[Claim], come: Iterable[Mark]) -> Timespan | None:
    lost, left = _days(gone), _days(told.claims)
    added = _days(mark.said for mark in come)
    date = told.date
    if date is not None and lost and (date in lost or not left) and date not in left:
        return _narrowest(added or left)
    if date is None:
        return _narrowest(added)
    return _narrowest([date, *(day for day in added if day.overlaps(date))])


def _days(claims: Iterable[Claim]) -> list[Timespan]:
    """The days that somebody asserts."""
    return [c.value for c in claims if c.stance == "asserts" and isinstance(c.value, Timespan)]


def _narrowest(days: Sequence[Timespan]) -> Timespan | None:
    return min(days, key=lambda day: (day.days, day), default=None)


def _place(told: ReadIncident, gone: Iterable[Claim], come: Iterable[Mark]) -> Place | None:
    lost, left = _named(gone), _named(told.claims)
    added = [mark.place for mark in come if mark.said.stance == "asserts" and mark.place]
    place = told.place
    if place is None:
        return _closest(added)
    if lost and not _name(left, place) and (_name(lost, place) or not left):
        return _closest(added)
    return _closest([place, *(one for one in added if one.km_to(place) <= place.radius_km)])


def _named(claims: Iterable[Claim]) -> list[str]:
    """The names of places that somebody asserts."""
    return [str(c.value) for c in claims if c.property == "place" and c.stance == "asserts"]


def _name(names: Iterable[str], place: Place) -> bool:
    """Whether one of `names` is that of `place`, with more words or fewer."""
    own = name_tokens(place.name)
    told = (name_tokens(name) for name in names)
    return any(one and own and (one <= own or own <= one) for one in told)


def _closest(places: Sequence[Place]) -> Place | None:
    """The one that is known best."""
    return min(places, key=lambda p: (p.radius_km, p.name, p.lat, p.lon), default=None)
