"""Incidents near a place, and the place that a name means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from unfog.errors import SettingsError
from unfog.model.names import fold
from unfog.model.place import Place
from unfog.resolve.gazetteer import Entry
from unfog.store.base import StoredIncident

_MOST = 20


class PlaceNames(Protocol):
    """A gazetteer."""

    def lookup(self, name: str, limit: int = 10) -> tuple[Entry, ...]:
        """Places of that name, the most prominent first."""
        ...


def place_named(
    name: str, country: str | None, known: Iterable[StoredIncident], gazetteer: PlaceNames
) -> Place:
    """The place `name`, in `country` (ISO 3166-1 alpha-2) where given.

    Of several places of that name the most prominent at which the register has an incident,
    else the most prominent; where the gazetteer has none, the place of an incident that its
    reports call so. Raises SettingsError where there is none.
    """
    entries = [e for e in gazetteer.lookup(name, _MOST) if country in (None, e.country)]
    places = [place for stored in known if (place := stored.incident.place) is not None]
    ids = {place.gazetteer_id for place in places}
    for entry in entries:
        if entry.id in ids:
            return entry.place()
    own = [
        p for p in places if fold(p.name) == fold(name) and country in (None, *p.country.split("/"))
    ]
    if own:
        return min(own, key=lambda p: (-own.count(p), p.radius_km, p.country, p.lat, p.lon))
    if entries:
        return entries[0].place()
    within = f" in {country}" if country else ""
    raise SettingsError(
        f"no place {name!r}{within}, neither in the gazetteer nor in the register; "
        "`unfog gazetteer lookup` finds names, `unfog gazetteer add` takes your own places"
    )


def near(
    place: Place, radius_km: float, incidents: Sequence[StoredIncident]
) -> tuple[list[StoredIncident], list[StoredIncident]]:
    """Incidents within `radius_km` of `place`; and those that may be, as their place is known
    no better than to more than that."""
    within, perhaps = [], []
    for stored in incidents:
        where = stored.incident.place
        if where is None:
            continue
        if where.kind == "country" or where.radius_km > radius_km:
            if place.km_to(where) <= radius_km + where.radius_km:
                perhaps.append(stored)
        elif place.km_to(where) <= radius_km:
            within.append(stored)
    return within, perhaps
