"""Where a happening took place: by its own scenes, else by the place told just before it."""

from __future__ import annotations

from collections.abc import Sequence

from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.read.happening import Happening
from unfog.read.localities import locates

_WIDE_KM = 60.0
"""Radius from which a place is looked for inside it."""
_BACK = 4
"""Sentences looked back over for a place."""


class Whereabouts:
    """The locations of one document by sentence; names of governments and datelines left out."""

    def __init__(self, parse: Parse, places: Sequence[PlaceMention]) -> None:
        self._by_sentence: dict[int, list[Place]] = {}
        for mention in places:
            if mention.place is not None and locates(parse, mention):
                sentence = parse.tokens[parse.token_at(mention.start)].sentence
                self._by_sentence.setdefault(sentence, []).append(mention.place)

    def of(self, happening: Happening) -> Place | None:
        """The tightest place that agrees with the first one told; None where nothing fixes it."""
        own = [s.place.place for s in happening.scenes if s.place and s.place.place]
        nearby = [p for s in happening.scenes for p in self._by_sentence.get(s.sentence, [])]
        told = own or nearby or self._before(happening.first_sentence)
        if not told:
            return None
        first = told[0]
        inner = min(_within(first, own), key=_radius, default=first)
        if inner.radius_km <= _WIDE_KM:
            return inner
        around = [*nearby, *self._before(happening.first_sentence + 1)]
        return min(_within(first, around), key=_radius, default=inner)

    def _before(self, sentence: int) -> list[Place]:
        for earlier in range(sentence - 1, sentence - 1 - _BACK, -1):
            if self._by_sentence.get(earlier):
                return self._by_sentence[earlier]
        return []


def _radius(place: Place) -> float:
    return place.radius_km


def _within(outer: Place, places: Sequence[Place]) -> list[Place]:
    return [
        p for p in places if p.radius_km <= outer.radius_km and p.km_to(outer) <= outer.radius_km
    ]
