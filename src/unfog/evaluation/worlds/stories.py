"""Who reports what, and when: the reports of a zone's period, before they are written."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import msgspec

from unfog.evaluation.worlds.dice import dice
from unfog.evaluation.worlds.options import WorldOptions
from unfog.evaluation.worlds.truth import TrueIncident
from unfog.evaluation.worlds.zones import AGENCIES, Zone

_LAGS = (0, 0, 0, 1, 1, 1, 1, 2)
"""Days from a happening to most of its reports."""


class Story(msgspec.Struct, frozen=True, gc=False):
    """A report to be written. `number` names it within its zone's period.

    `news` are the incidents that it is about, the first foremost; `retold` those that it
    brings up again. `source` is the number of the story that it copies, if it does.
    """

    number: int
    day: int
    outlet: int
    news: tuple[TrueIncident, ...]
    retold: tuple[TrueIncident, ...] = ()
    source: int | None = None


def stories_of(
    options: WorldOptions,
    zone: Zone,
    period: int,
    incidents: Sequence[TrueIncident],
    remembered: Sequence[TrueIncident],
) -> tuple[Story, ...]:
    """The stories on `incidents`, by day of publication.

    `remembered` are the incidents of earlier periods that may be brought up again.
    """
    rng = dice(options.seed, "stories", zone.number, period)
    old = sorted(remembered, key=_fame, reverse=True)[:40]
    found: list[Story] = []
    for incident in incidents:
        first = len(found)
        for day in sorted(incident.day + _lag(rng) for _ in range(incident.reports)):
            known = [i for i in incidents if i.day <= day and i.id != incident.id]
            found.append(
                Story(
                    number=len(found),
                    day=day,
                    outlet=_outlet(rng, zone),
                    news=(incident, *_same_days(rng, options, incident, known)),
                    retold=_retold(rng, options, incident, known, old),
                )
            )
        found[first:] = _copied(rng, options, found[first:])
    return tuple(sorted(found, key=lambda story: (story.day, story.number)))


def _lag(rng: Random) -> int:
    if rng.random() < 0.85:
        return rng.choice(_LAGS)
    return min(30, 2 + int(rng.expovariate(0.3)))


def _outlet(rng: Random, zone: Zone) -> int:
    if rng.random() < 0.2:
        return rng.randrange(len(AGENCIES))
    return rng.randrange(len(AGENCIES), len(zone.outlets))


def _same_days(
    rng: Random,
    options: WorldOptions,
    about: TrueIncident,
    known: Sequence[TrueIncident],
) -> list[TrueIncident]:
    """What a round-up tells beside what it is about."""
    if rng.random() >= options.told.roundup:
        return []
    near = [i for i in known if abs(i.day - about.day) <= 1]
    return rng.sample(near, min(len(near), rng.randint(1, 3)))


def _retold(
    rng: Random,
    options: WorldOptions,
    about: TrueIncident,
    known: Sequence[TrueIncident],
    old: Sequence[TrueIncident],
) -> tuple[TrueIncident, ...]:
    """Earlier incidents brought up again: the more reports one had, the likelier."""
    if rng.random() >= options.told.retelling:
        return ()
    recent = [i for i in known if 2 <= about.day - i.day <= 60]
    chosen: dict[str, TrueIncident] = {}
    for _ in range(rng.choice((1, 1, 2))):
        among = recent if recent and (not old or rng.random() < 0.7) else old
        if among:
            found = rng.choices(among, [_fame(i)[0] for i in among])[0]
            chosen[found.id] = found
    return tuple(chosen.values())


def _fame(incident: TrueIncident) -> tuple[float, str]:
    return incident.reports + 0.5 * incident.killed[-1], incident.id


def _copied(rng: Random, options: WorldOptions, stories: Sequence[Story]) -> list[Story]:
    """`stories` on one incident, some of them made copies of one that another printed before."""
    found: list[Story] = []
    for story in stories:
        wanted = rng.random() < options.told.copied
        sources = [
            s
            for s in found[-10:]
            if s.source is None and s.outlet != story.outlet and story.day - s.day <= 2
        ]
        if not wanted or not sources:
            found.append(story)
            continue
        wires = [s for s in sources if s.outlet < len(AGENCIES)]
        source = rng.choice(wires or sources)
        found.append(
            msgspec.structs.replace(
                story, news=source.news, retold=source.retold, source=source.number
            )
        )
    return found
