"""Where a happening took place: its own scenes, else the place told just before or the report's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from unfog.model.claim import Certainty, Claim
from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.read.happening import Happening
from unfog.read.localities import locates

_WIDE_KM = 60.0
"""Radius from which a place is looked for inside it."""
_NAMING = ("amod", "compound", "nmod", "poss")
_POLICE = frozenset(
    "police policeman officer officers gendarmerie gendarme prosecutor authority authorities "
    "detective court".split()
)
_BACK = 3
"""Sentences looked back over for a place."""


class Located(msgspec.Struct, frozen=True):
    """A resolved place, where the text names it, and how surely that is the happening's."""

    place: Place
    mention: PlaceMention
    certainty: Certainty = "likely"


class Whereabouts:
    """The locations of one document by sentence; names of governments and datelines left out."""

    def __init__(self, parse: Parse, places: Sequence[PlaceMention]) -> None:
        self._parse = parse
        self._forces = [p for p in places if p.role == "actor" and p.place is not None]
        self._by_sentence: dict[int, list[Located]] = {}
        for mention in places:
            if mention.place is not None and locates(parse, mention):
                sentence = parse.tokens[parse.token_at(mention.start)].sentence
                located = Located(mention.place, mention)
                self._by_sentence.setdefault(sentence, []).append(located)

    def all(self, happenings: Sequence[Happening]) -> dict[int, Located]:
        """The place of each happening by its number.

        One of a known day whose place nothing tells may have been where the first placed one of
        the report was: reports seldom travel, lists of strikes apart. Undated ones are mostly
        passing mentions.
        """
        found: dict[int, Located] = {}
        for happening in happenings:
            located = self.of(happening) or self._of_force(happening)
            if located is not None:
                found[happening.number] = located
        if not found or any(h.item is not None for h in happenings):
            return found
        first = msgspec.structs.replace(found[min(found)], certainty="possible")
        dated = [h.number for h in happenings if h.date is not None]
        return {**dict.fromkeys(dated, first), **found}

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

    def _of_force(self, happening: Happening) -> Located | None:
        """Where the police that act in the happening serve: "Hong Kong police detained five"."""
        tokens = self._parse.tokens
        for scene in happening.scenes:
            for mention in self._forces:
                last = self._parse.token_at(mention.end - 1)
                if not scene.first <= last < scene.last or mention.place is None:
                    continue
                if tokens[last].dep in _NAMING and self._parse.head(last).lemma in _POLICE:
                    return Located(mention.place, mention)
        return None

    def _before(self, sentence: int) -> list[Located]:
        for earlier in range(sentence - 1, sentence - 1 - _BACK, -1):
            if self._by_sentence.get(earlier):
                return self._by_sentence[earlier]
        return []


def borrowed(located: Located, claims: Iterable[Claim]) -> Claim | None:
    """The report's claim behind a place that no claim on the happening names: not stated, since
    it is told beside the happening and not of it."""
    mention = located.mention
    if any(c.property == "place" and c.value == mention.name for c in claims):
        return None
    return Claim("place", mention.name, mention.start, mention.end, certainty=located.certainty)


def _radius(located: Located) -> float:
    return located.place.radius_km


def _within(outer: Located, places: Sequence[Located]) -> list[Located]:
    wide = outer.place.radius_km
    return [p for p in places if p.place.radius_km <= wide and p.place.km_to(outer.place) <= wide]
