"""Which toll fits best what is told: pairs of figures, and what speaks for each.

A pair is (killed, wounded). Statements contradict one another, for tolls rise, cities are summed
up and victims are told of twice; so every pair that some statement allows is weighed by how the
statements stand to it. The weights are learned (`training/toll.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from unfog.read.toll_casualty import Casualty
from unfog.read.toll_victims import Victim

type Pair = tuple[int, int]
"""Killed, wounded."""
type Features = dict[str, float]

_MOST_PAIRS = 400
_EARLY = 2
"""How many sentences with statements, after the first, are still the top of a report."""


class Told(msgspec.Struct, frozen=True):
    """What a document tells: statements of its text and of its headline, victims one by one."""

    text: tuple[Casualty, ...]
    headline: tuple[Casualty, ...]
    victims: tuple[Victim, ...]

    @property
    def all(self) -> tuple[Casualty, ...]:
        return self.text + self.headline


def pairs(told: Told) -> list[Pair]:
    """The pairs that some statement allows, in rising order."""
    found = [(k, w) for k in _killed(told) for w in _wounded(told, k)]
    return found[:_MOST_PAIRS]


def _killed(told: Told) -> list[int]:
    dead = [c for c in told.all if c.fate == "killed"]
    found = {0, *(c.number for c in dead), *(c.rank for c in dead)}
    found.add(sum(v.fate == "killed" for v in told.victims))
    if any(c.attacker for c in dead):
        found |= {n + 1 for n in found}
    return sorted(found)


def _wounded(told: Told, killed: int) -> list[int]:
    found = {0, 1, len(told.victims) - killed, _further(told), _further(told) + 1}
    found.add(sum(v.fate != "killed" for v in told.victims))
    for one in told.all:
        if one.fate != "killed":
            found |= {one.number, one.number - killed, one.rank - killed}
            if one.others:
                found.add(one.number + 1)
    return sorted(n for n in found if n >= 0)


def _further(told: Told) -> int:
    """How many are told of as "another" or "a third victim"."""
    return sum(c.others and c.number == 1 and c.fate != "killed" for c in told.text)


def best(told: Told, weights: Mapping[str, float]) -> Pair:
    """The pair with the greatest weight; the smaller of two that weigh the same."""
    scored = [
        (sum(weights.get(name, 0.0) * value for name, value in found.items()), pair)
        for pair, found in features(told)
    ]
    return max(scored, key=lambda s: (round(s[0], 6), -sum(s[1]), s[1]))[1]


def features(told: Told) -> Iterator[tuple[Pair, Features]]:
    """Each pair with what speaks for and against it."""
    places = _places(told.text)
    kinds = [(c, _kind(c), places[c.sentence]) for c in told.text if not c.listed]
    kinds += [(c, _kind(c), "title") for c in told.headline]
    for pair in pairs(told):
        counted = Counter(_stated(pair, kinds))
        found = {name: math.log1p(n) for name, n in counted.items()}
        found |= dict.fromkeys(_one_by_one(pair, told), 1.0)
        found |= dict.fromkeys(_absent(pair, told), 1.0)
        found |= dict.fromkeys(_together(pair, told), 1.0)
        found["killed size"] = math.log1p(pair[0])
        found["wounded size"] = math.log1p(pair[1])
        yield pair, found


def _places(text: Iterable[Casualty]) -> dict[int, str]:
    """Of each sentence with statements whether it stands first, early or late."""
    sentences = sorted({c.sentence for c in text})
    return {
        sentence: "first" if not at or not sentence else "early" if at <= _EARLY else "late"
        for at, sentence in enumerate(sentences)
    }


def _kind(one: Casualty) -> str:
    if one.tally:
        return "tallied"
    if one.rank:
        return "ranked"
    if one.ages:
        return "aged"
    if one.number == 1:
        return "another" if one.others else "known one" if one.known else "one"
    return "others" if one.others else "known" if one.known else "several"


def _stated(pair: Pair, kinds: Iterable[tuple[Casualty, str, str]]) -> Iterator[str]:
    """How each statement stands to the pair, by its kind, and by its place."""
    killed, wounded = pair
    for one, kind, place in kinds:
        number = one.rank or one.number
        if one.fate == "killed":
            relation = _relation(number, killed, killed)
        else:
            relation = _relation(number, wounded, killed + wounded)
        yield f"{one.fate} {kind} {relation}"
        if not one.tally:
            yield f"{one.fate} {'one' if number == 1 else 'many'} {place} {relation}"


def _relation(number: int, part: int, whole: int) -> str:
    if number == part:
        return "is"
    if number == whole:
        return "is the sum"
    return "is more" if number > whole else "is less"


def _one_by_one(pair: Pair, told: Told) -> Iterator[str]:
    killed, wounded = pair
    several = any(c.number > 1 and c.fate != "killed" for c in told.all)
    beside = "beside totals" if several else "alone"
    dead = sum(v.fate == "killed" for v in told.victims)
    alive = len(told.victims) - dead
    further = _further(told)
    if told.victims:
        if dead == killed:
            yield "victims: as many dead"
        elif dead > killed:
            yield "victims: more dead"
        if alive == wounded:
            yield f"victims: as many alive {beside}"
        elif alive > wounded:
            yield f"victims: more alive {beside}"
        if len(told.victims) == killed + wounded:
            yield f"victims: as many {beside}"
    if further and further == wounded:
        yield f"further: as many {beside}"
    if further and further + 1 == wounded:
        yield f"further: one less {beside}"


def _absent(pair: Pair, told: Told) -> Iterator[str]:
    killed, wounded = pair
    dead = any(c.fate == "killed" and c.number for c in told.all)
    hurt = any(c.fate == "wounded" and c.number for c in told.all)
    hit = any(c.fate == "hit" and c.number > killed for c in told.all)
    if not killed:
        yield "none killed" + (" though told" if dead else "")
    if not wounded:
        yield "none wounded" + (" though told" if hurt else "")
        yield "none wounded" + (" though hit" if hit else " nor hit")
        yield "none wounded, " + ("some killed" if killed else "none killed")
    if wounded == 1:
        yield "one wounded" + (" though told" if hurt else "")
    if killed + wounded == 1:
        yield "one in all"


def _together(pair: Pair, told: Told) -> Iterator[str]:
    """What statements of one sentence, or of a headline, say of the pair as a whole."""
    killed = pair[0]
    dead = [c for c in told.all if c.fate == "killed" and not c.attacker]
    most = max((c.number for c in dead), default=0)
    for suicide in (c for c in told.text if c.attacker and c.fate == "killed"):
        near = max((c.number for c in dead if c.sentence == suicide.sentence), default=0)
        if near and killed == near + 1:
            yield "attacker beside them dead"
        if near and killed == near:
            yield "attacker beside them left out"
        if killed == most + 1:
            yield "attacker dead"
        if killed == most:
            yield "attacker left out"
    if _both(told.text, pair):
        yield "both in one sentence"
    if _both(told.headline, pair):
        yield "both in the headline"


def _both(statements: Sequence[Casualty], pair: Pair) -> bool:
    killed = {c.sentence for c in statements if c.fate == "killed" and c.number == pair[0]}
    hurt = {c.sentence for c in statements if c.fate != "killed" and c.number == pair[1]}
    return bool(killed & hurt)
