"""Where a brief looks: near a place, in a country, at an actor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from unfog.model.place import Place
from unfog.publish.brief.actors import roles_of
from unfog.publish.brief.choose import left_out
from unfog.publish.brief.model import ActorRole
from unfog.publish.brief.near import near
from unfog.publish.brief.words import country_name, place_name
from unfog.store.base import StoredIncident

_ROLES: dict[ActorRole, tuple[str, str]] = {
    "perpetrator": ("named as perpetrator", "in which {} is named as perpetrator"),
    "target": ("named as target", "in which {} is named as target"),
    "denied": ("denied to be perpetrator", "in which {} is named as perpetrator only to be denied"),
}
"""For titles and for running text."""


class Scope(NamedTuple):
    """Incidents, the words after "incident" that say which, and what may belong to them too."""

    title: str
    words: str
    incidents: Sequence[StoredIncident]
    left_out: tuple[str, ...] = ()


def at_place(place: Place, radius_km: float, incidents: Sequence[StoredIncident]) -> Scope:
    """Incidents within `radius_km`, or within the place where that is larger; of a country
    all in it."""
    if place.kind == "country":
        return in_country(place.country, incidents)
    radius = max(radius_km, place.radius_km)
    within, perhaps = near(place, radius, incidents)
    ids = [stored.incident.id for stored in perhaps]
    doubt = (left_out("whose place is not known well enough to tell", ids),) if ids else ()
    words = f"within {radius:g} km of {place_name(place)}"
    return Scope(f"W{words[1:]}", words, within, doubt)


def in_country(code: str, incidents: Sequence[StoredIncident]) -> Scope:
    """Incidents in the country of that ISO 3166-1 alpha-2 code, at its borders too."""
    found = [
        stored
        for stored in incidents
        if stored.incident.place and code in stored.incident.place.country.split("/")
    ]
    return Scope(country_name(code), f"in {country_name(code)}", found)


def of_actor(name: str, roles: Sequence[ActorRole], scope: Scope) -> Iterator[Scope]:
    """Of `scope`, the incidents that name the actor in each of these roles."""
    named = [(stored, roles_of(name, stored)) for stored in scope.incidents]
    for role in roles:
        found = [stored for stored, held in named if role in held]
        title, words = _ROLES[role]
        words = f"{scope.words} {words.format(name)}".strip()
        yield Scope(f"{name}, {title}", words, found, scope.left_out)
