"""The places that may be an incident's, and what speaks for each: a row of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from unfog.model.incident import Reading
from unfog.model.place import Place, PlaceKind, PlaceMention
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.roles import NONE
from unfog.read.backends.model.telling import (
    BACK,
    OWN,
    WORDS,
    Name,
    Telling,
    Tellings,
    place_in,
)
from unfog.read.localities import locates, names_another
from unfog.read.scenes import SPEECH, by_sentence
from unfog.read.site_signs import BACK as BACK_OF_EVENT
from unfog.read.sites import ranked

_KINDS: tuple[str, ...] = get_args(PlaceKind)
_ROLES = ("location", "actor", "dateline", "demonym")
_BEFORE = (
    "in at near of from to outside inside around between on across into over the north south "
    "east west , ("
).split()
_RELATIONS = "pobj nsubj nsubjpass dobj nmod compound amod poss appos conj ROOT npadvmod".split()
_ENTITIES = ("", "GPE", "LOC", "FAC", "ORG", "NORP", "PERSON")
_UNSITED = -20.0
"""In place of log-odds: the place does not come into question."""
_FARTHEST = 2000.0
"""Kilometres from which a place is simply far off."""
_COMPARED = 60
"""Spots told before and after one with which it is compared."""
_APART, _INSIDE, _AROUND, _SAME = 0.0, 1.0, 2.0, 3.0
"""How one place lies to another."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with the mentions that name it."""

    place: Place
    mentions: tuple[PlaceMention, ...]


def candidates(ground: Ground) -> list[Spot]:
    """All resolved places of the document, in the order of the text."""
    named: dict[tuple[float, float, float], tuple[Place, list[PlaceMention]]] = {}
    for m in ground.evidence.places:
        if m.place is not None:
            named.setdefault(_at(m.place), (m.place, []))[1].append(m)
    return [Spot(place, tuple(mentions)) for place, mentions in named.values()]


class SpotRows:
    """Rows of all pairs of an incident and a place of one document."""

    def __init__(self, reading: Reading, tellings: Tellings) -> None:
        self.ground = tellings.ground
        self.spots = candidates(self.ground)
        self._tellings = tellings
        self._locating = by_sentence(
            tellings.parse,
            [p for p in self.ground.evidence.places if locates(tellings.parse, p)],
        )
        self._held = Counter(_at(i.place) for i in reading.incidents if i.place is not None)
        mentions = [m for s in self.spots for m in s.mentions]
        self._names = {m.start: tellings.name(m.start, m.end) for m in mentions}
        self._firsts = sorted(n.first for n in self._names.values())
        self._signs = {m.start: self._of_mention(m, self._names[m.start]) for m in mentions}
        self._claimed = [
            Counter(str(c.value) for c in i.claims if c.property == "place")
            for i in reading.incidents
        ]
        self._everywhere: Counter[str] = sum(self._claimed, Counter())
        self._by_spot = self._of_spots(mentions)

    def offered(self, telling: Telling) -> list[int]:
        """The numbers of the spots that are looked at for an incident: those told near it, and
        the one that it has."""
        own = telling.incident.place
        return [
            n
            for n, spot in enumerate(self.spots)
            if (own is not None and _at(own) == _at(spot.place))
            or any(self._tellings.reaches(telling, self._names[m.start]) for m in spot.mentions)
        ]

    def of(self, telling: Telling, offered: Sequence[int]) -> Floats:
        """(places, features) for one incident and the spots of the numbers `offered`."""
        place = telling.incident.place
        about = [
            *self._tellings.about(telling),
            float(place is None),
            place.radius_km if place else NONE,
            float(sum(self._claimed[telling.number].values())),
        ]
        sited = self._sited(telling)
        rows = [
            [
                *self._claims(telling, self.spots[n]),
                *self._told(telling, self.spots[n], sited),
                *self._by_spot[n],
                *about,
            ]
            for n in offered
        ]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(rows[0]) if rows else 0)

    def _sited(self, telling: Telling) -> dict[int, float]:
        """The best log-odds of each place mention, by where it starts, over the event words."""
        found: dict[int, float] = {}
        parse = self._tellings.parse
        for event in telling.events:
            last = parse.tokens[event].sentence
            near = (self._locating.get(n, ()) for n in range(last - BACK_OF_EVENT, last + 1))
            own = [p for some in near for p in some if not names_another(parse, p, event)]
            for sited in ranked(parse, own, event):
                start = sited.mention.start
                found[start] = max(found.get(start, _UNSITED), sited.score)
        return found

    def _claims(self, telling: Telling, spot: Spot) -> Iterator[float]:
        """What the incident's place and the claims of all incidents say of the spot."""
        own, claimed = telling.incident.place, self._claimed[telling.number]
        names = {m.name for m in spot.mentions}
        same = own is not None and _at(own) == _at(spot.place)
        yield float(len(spot.mentions))
        yield _lies(own, spot.place) if own else NONE
        yield min(own.km_to(spot.place), _FARTHEST) if own else NONE
        yield float(sum(claimed[n] for n in names))
        yield float(sum(self._everywhere[n] - claimed[n] for n in names))
        yield float(self._held[_at(spot.place)] - same)
        yield float(self._held.total() - (own is not None))

    def spot_of(self, place: Place) -> Spot | None:
        """The spot at the place of an incident, if the document names it."""
        return next((spot for spot in self.spots if _at(spot.place) == _at(place)), None)

    def nearest(self, telling: Telling, spot: Spot) -> PlaceMention:
        """The mention of the spot that stands nearest to the incident."""
        return min(self._near(telling, spot, {}), key=_order)[1]

    def _told(self, telling: Telling, spot: Spot, sited: dict[int, float]) -> list[float]:
        """How the nearest mention of the spot stands to the incident, the least of each number
        over all of them, and what the nearest is by itself."""
        near = self._near(telling, spot, sited)
        best, mention = min(near, key=_order)
        least = [min(column) for column in zip(*(n for n, _ in near), strict=True)]
        return [*best, *least, *self._signs[mention.start]]

    def _near(
        self, telling: Telling, spot: Spot, sited: dict[int, float]
    ) -> list[tuple[list[float], PlaceMention]]:
        """How each mention of the spot stands to the incident; far ones only where there is no
        other."""
        close = [m for m in spot.mentions if self._tellings.reaches(telling, self._names[m.start])]
        return [
            (
                [
                    *self._tellings.near(telling, self._names[m.start], self._firsts),
                    -sited.get(m.start, _UNSITED),
                ],
                m,
            )
            for m in close or spot.mentions
        ]

    def _of_mention(self, mention: PlaceMention, name: Name) -> list[float]:
        parse, heads = self.ground.parse, self.ground.heads
        start = parse.sentences[name.sentence][0]
        token = parse.tokens[name.head]
        before = parse.tokens[name.first - 1].lower if name.first > start else ""
        verb = next((t for t in parse.ancestors(name.head) if t.pos in ("VERB", "AUX")), None)
        inside = slice(name.first, name.last + 1)
        return [
            float(_ROLES.index(mention.role)),
            float(locates(parse, mention)),
            place_in(_BEFORE, before),
            float(name.first - start),
            *(float(1 - heads[h][inside, 0].min()) for h in ("place", "perpetrator", "source")),
            float(verb is not None and verb.lemma in SPEECH),
            place_in(_RELATIONS, token.dep),
            place_in(_ENTITIES, token.entity),
            float(name.last - name.first),
        ]

    def _of_spots(self, mentions: list[PlaceMention]) -> list[list[float]]:
        """Each spot among all: what kind, how often told, how many hold it or lie in it."""
        title = (self.ground.document.title or "").lower()
        countries = Counter(
            c for s in self.spots for c in s.place.country.split("/") for _ in s.mentions
        )
        out = []
        for n, spot in enumerate(self.spots):
            place = spot.place
            others = self.spots[max(0, n - _COMPARED) : n] + self.spots[n + 1 : n + _COMPARED]
            lies = [_lies(place, o.place) for o in others]
            often = max(countries[c] for c in place.country.split("/"))
            out.append(
                [
                    float(_KINDS.index(place.kind)),
                    place.radius_km,
                    float(n),
                    float(len(self.spots)),
                    len(spot.mentions) / len(mentions),
                    *(float(lies.count(way)) for way in (_INSIDE, _AROUND, _APART)),
                    often / len(mentions),
                    float(any(m.name.lower() in title for m in spot.mentions)),
                    float(self._names[spot.mentions[0].start].sentence),
                    float(sum(m.role == "location" for m in spot.mentions)),
                    float(sum(m.role == "dateline" for m in spot.mentions)),
                ]
            )
        return out


def _order(near: tuple[list[float], PlaceMention]) -> tuple[float, ...]:
    """The nearest mention first."""
    numbers, mention = near
    return numbers[BACK], numbers[OWN], numbers[-1], numbers[WORDS], float(mention.start)


def _at(place: Place) -> tuple[float, float, float]:
    """What makes two places the same."""
    return place.lat, place.lon, place.radius_km


def _lies(a: Place, b: Place) -> float:
    """How `a` lies to `b`."""
    if _at(a) == _at(b):
        return _SAME
    if a.km_to(b) > a.radius_km + b.radius_km:
        return _APART
    return _AROUND if a.radius_km > b.radius_km else _INSIDE
