"""What truly happens in a world: incidents with place, day and tolls that rise."""

from __future__ import annotations

from bisect import bisect
from itertools import accumulate
from random import Random

import msgspec

from unfog.evaluation.worlds.details import THINGS
from unfog.evaluation.worlds.dice import dice, power_law
from unfog.evaluation.worlds.kinds import BY_TYPE, KINDS, Kind
from unfog.evaluation.worlds.options import WorldOptions
from unfog.evaluation.worlds.zones import Zone, invented_name
from unfog.model.claim import CountOf

CHUNK = 1000
"""Reports of a zone's period, all told."""
_SHARES = tuple(accumulate(kind.share for kind in KINDS))


class TrueIncident(msgspec.Struct, frozen=True, gc=False):
    """What happened. `day` counts from the world's first; `site` is an index into the zone's.

    `killed` and `wounded` are the figures known on the first, second, … day, the last of
    them final; `captured` is known at once. `doer` and `accused` are indices into the zone's
    sides (`accused` is whom the other side blames). `telling` are words that belong to this
    incident.
    """

    id: str
    number: int
    type: str
    day: int
    site: int
    doer: int
    accused: int
    target: str
    target_name: str
    of: CountOf
    victims: str
    weapons: tuple[str, ...]
    killed: tuple[int, ...]
    wounded: tuple[int, ...]
    captured: int
    telling: tuple[str, ...]
    reports: int


def incidents_of(options: WorldOptions, zone: Zone, period: int) -> tuple[TrueIncident, ...]:
    """All that happens in a zone's period: as much as fills its thousand reports.

    Incidents come in bursts; one in four follows another in the same district within days,
    much like it, as one operation or one campaign would.
    """
    rng = dice(options.seed, "incidents", zone.number, period)
    bursts = _bursts(rng, options.days_per_thousand)
    found: list[TrueIncident] = []
    left = CHUNK
    while left:
        incident = _incident(rng, zone, period, len(found))
        if found and rng.random() < 0.25:
            incident = _after(rng, zone, rng.choice(found[-12:]), incident)
        else:
            day = bursts[bisect(bursts, (rng.random() * bursts[-1][0],))][1]
            incident = msgspec.structs.replace(
                incident, day=period * options.days_per_thousand + day
            )
        reports = min(left, _reports(rng, options, incident))
        found.append(msgspec.structs.replace(incident, reports=reports))
        left -= reports
    return tuple(found)


def _bursts(rng: Random, days: int) -> list[tuple[float, int]]:
    """Rising sums of how much happens on each day: quiet, with offensives of some days."""
    weights = [1.0] * days
    for _ in range(max(1, days // 20)):
        start, strength = rng.randrange(days), rng.uniform(2, 6)
        for day in range(start, min(days, start + rng.randint(2, 6))):
            weights[day] += strength
    return [(total, day) for day, total in enumerate(accumulate(weights))]


def _incident(rng: Random, zone: Zone, period: int, number: int) -> TrueIncident:
    kind = KINDS[min(bisect(_SHARES, rng.random() * _SHARES[-1]), len(KINDS) - 1)]
    doer = rng.choice((0, 1, 1, 2, 3)) if kind.type != "Air/drone strike" else rng.choice((0, 0, 1))
    noun, of, victims = rng.choice(kind.targets)
    killed, wounded = _tolls(rng, kind)
    taken: set[str] = set()
    return TrueIncident(
        id=f"t-{zone.number}-{period}-{number}",
        number=number,
        type=kind.type,
        day=0,
        site=bisect(zone.weights, rng.random() * zone.weights[-1] * 0.999999),
        doer=doer,
        accused=rng.choice([side for side in range(len(zone.sides)) if side != doer]),
        target=noun,
        target_name=invented_name(rng, taken) if rng.random() < 0.6 else "",
        of=of,
        victims=victims,
        weapons=tuple(rng.sample(kind.weapons, rng.choice((1, 1, 2)))),
        killed=killed,
        wounded=wounded,
        captured=_captured(rng, kind),
        telling=(*rng.sample(THINGS, 8), *(invented_name(rng, taken) for _ in range(3))),
        reports=1,
    )


def _tolls(rng: Random, kind: Kind) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Figures by day: heavy-tailed, rising to the last one over up to four days."""
    if rng.random() > kind.deadly:
        return (0,), (0 if rng.random() < 0.5 else power_law(rng, 1.8, 30),)
    killed = power_law(rng, 1.7, 150)
    wounded = round(killed * rng.uniform(0, 3))
    days = rng.randint(1, 4)
    return _rising(rng, killed, days), _rising(rng, wounded, days)


def _captured(rng: Random, kind: Kind) -> int:
    return power_law(rng, 1.7, 60) if kind.type.startswith("Abduction") else 0


def _rising(rng: Random, last: int, days: int) -> tuple[int, ...]:
    known = sorted(rng.uniform(0.4, 1.0) for _ in range(days - 1))
    return (*(round(last * share) for share in known), last)


def _reports(rng: Random, options: WorldOptions, incident: TrueIncident) -> int:
    """How many report it: a power law, and the deadlier the more."""
    found = power_law(rng, options.tail, options.largest)
    if incident.killed[-1] >= 10:
        found = max(found, power_law(rng, options.tail, options.largest) + 1)
    return min(found, options.largest)


def _after(rng: Random, zone: Zone, first: TrueIncident, other: TrueIncident) -> TrueIncident:
    """An incident like `first`, in its district on the same day or up to three days later."""
    district = zone.sites[first.site].district
    sites = [n for n, site in enumerate(zone.sites) if site.district == district]
    kind = BY_TYPE[first.type]
    noun, of, victims = rng.choice(kind.targets)
    return msgspec.structs.replace(
        other,
        type=first.type,
        day=first.day + rng.choice((0, 0, 1, 1, 2, 3)),
        site=rng.choice(sites),
        doer=first.doer,
        accused=first.accused,
        target=noun,
        of=of,
        victims=victims,
        weapons=first.weapons,
        captured=_captured(rng, kind),
    )
