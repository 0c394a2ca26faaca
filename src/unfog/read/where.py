"""Where a happening took place: by its own scenes, else by the place told just before it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from unfog.model.claim import Claim
from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.read.happening import Happening
from unfog.read.localities import locates

_WIDE_KM = 60.0
"""Radius from which a place is looked for inside it."""
_BACK = 3
"""Sentences looked back over for a place."""


class Located(msgspec.Struct, frozen=True):
    """A resolved place and where the text names it."""

    place: Place
    mention: PlaceMention


class Whereabouts:
    """The locations of one document by sentence; names of governments and datelines left out."""

    def __init__(self, parse: Parse, places: Sequence[PlaceMention]) -> None:
        self._by_sentence: dict[int, list[Located]] = {}
        for mention in places:
            if mention.place is not None and locates(parse, mention):
                sentence = parse.tokens[parse.token_at(mention.start)].sentence
                located = Located(mention.place, mention)
                self._by_sentence.setdefault(sentence, []).append(located)

    def of(self, happening: Happening) -> Located | None:
        """The tightest place that agrees with the first one told; None where nothing fixes it."""
        own = [
            Located(s.place.place, s.place)
            for s in happening.scenes
            if s.place is not None and s.place.place is not None
        ]
        nearby = [p for s in happening.scenes for p in self._by_sentence.get(s.sentence, [])]
        told = own or nearby or self._before(happening.first_sentence)
        if not told:
            return None
        first = told[0]
        inner = min(_within(first, own), key=_radius, default=first)
        if inner.place.radius_km <= _WIDE_KM:
            return inner
        around = [*nearby, *self._before(happening.first_sentence + 1)]
        return min(_within(first, around), key=_radius, default=inner)

    def _before(self, sentence: int) -> list[Located]:
        for earlier in range(sentence - 1, sentence - 1 - _BACK, -1):
            if self._by_sentence.get(earlier):
                return self._by_sentence[earlier]
        return []


def borrowed(located: Located, claims: Iterable[Claim]) -> Claim | None:
    """The report's claim behind a place that no claim on the happening names: likely, since it
    is told beside the happening and not of it."""
    mention = located.mention
    if any(c.property == "place" and c.value == mention.name for c in claims):
        return None
    return Claim("place", mention.name, mention.start, mention.end, certainty="likely")


def _radius(located: Located) -> float:
    return located.place.radius_km


def _within(outer: Located, places: Sequence[Located]) -> list[Located]:
    wide = outer.place.radius_km
    return [p for p in places if p.place.radius_km <= wide and p.place.km_to(outer.place) <= wide]
