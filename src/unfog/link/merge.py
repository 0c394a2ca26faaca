"""From the parts of one happening to the incident that the register shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from unfog.model.claim import Claim
from unfog.model.identity import incident_id
from unfog.model.incident import Incident, Part, ReadIncident
from unfog.model.place import Place
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan

_VAGUE = frozenset(("Other", "Attack", "Change to group/activity"))
_ORDER = {name: n for n, name in enumerate(EVENT_TYPE)}


def incident_of(parts: Sequence[tuple[Part, ReadIncident]]) -> Incident:
    """The incident made of `parts`, the seed first: id from the seed, the rest agreed.

    Type is the majority's (main parts count double); date and place the most precise that
    at least half of those known agree with; a place that some claim asserts goes before
    one that a reading took from its context.
    """
    told = [incident for _, incident in parts]
    return Incident(
        id=incident_id(parts[0][0]),
        type=_type(told),
        role="main" if any(i.role == "main" for i in told) else "background",
        date=_date([i.date for i in told if i.date is not None]),
        place=_place(_asserted(told) or [i.place for i in told if i.place is not None]),
        parts=tuple(sorted(part for part, _ in parts)),
    )


def _type(told: Sequence[ReadIncident]) -> str:
    votes: Counter[str] = Counter()
    for incident in told:
        votes[incident.type] += 2 if incident.role == "main" else 1
    return min(votes, key=lambda t: (-votes[t], t in _VAGUE, _ORDER.get(t, len(_ORDER)), t))


def _date(dates: Sequence[Timespan]) -> Timespan | None:
    if not dates:
        return None
    votes = Counter(dates)
    agreed = [
        d for d in votes if 2 * sum(n for e, n in votes.items() if d.overlaps(e)) >= len(dates)
    ]
    return min(agreed or votes, key=lambda d: (_coarseness(d), -votes[d], d.days, d))


def _coarseness(span: Timespan) -> int:
    """Dates of like precision compete by votes, not by a day more or less."""
    return next((n for n, days in enumerate((1, 7, 31, 366)) if span.days <= days), 4)


def _asserted(told: Sequence[ReadIncident]) -> list[Place]:
    """Places of the readings in which a speaker says where it was."""
    return [i.place for i in told if i.place is not None and any(map(_says_where, i.claims))]


def _says_where(claim: Claim) -> bool:
    return claim.property == "place" and claim.stance == "asserts"


def _place(places: Sequence[Place]) -> Place | None:
    if not places:
        return None
    votes = Counter(places)
    agreed = [
        p for p in votes if 2 * sum(n for q, n in votes.items() if _agree(p, q)) >= len(places)
    ]
    return min(agreed or votes, key=lambda p: (_extent(p), -votes[p], p.radius_km, _key(p)))


def _agree(a: Place, b: Place) -> bool:
    return a.km_to(b) <= a.radius_km + b.radius_km


def _extent(place: Place) -> int:
    return next((n for n, km in enumerate((15, 50, 150, 500)) if place.radius_km <= km), 4)


def _key(place: Place) -> tuple[str, str, float, float]:
    return place.name, place.gazetteer_id, place.lat, place.lon
