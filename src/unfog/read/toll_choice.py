"""Which toll fits best what is told: pairs of figures, and what speaks for each.

A pair is (killed, wounded). Statements contradict one another, for tolls rise, cities are summed
up and victims are told of twice; so every pair that some statement allows is weighed by how the
statements stand to it. The weights are learned (`training/toll.py`).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from unfog.read.toll_casualty import Casualty
from unfog.read.toll_signs import absent, added_up, one_by_one, together
from unfog.read.toll_told import Features, Pair, Sums, Told, sums

_MOST_PAIRS = 400
_EARLY = 2
"""How many sentences with statements, after the first, are still the top of a report."""


def pairs(told: Told, summed: Sums) -> list[Pair]:
    """The pairs that some statement or sum allows, in rising order."""
    found = [(k, w) for k in _killed(told) for w in _wounded(told, summed, k)]
    return found[:_MOST_PAIRS]


def _killed(told: Told) -> list[int]:
    dead = [c for c in told.all if c.fate == "killed"]
    shot = [c for c in dead if not c.attacker]
    found = {*(c.number for c in shot), *(c.rank for c in shot)}
    found.add(sum(v.fate == "killed" for v in told.victims))
    if len(shot) < len(dead):
        found |= {1, *(n + 1 for n in found if n)}
    return sorted(found | {0})


def _wounded(told: Told, summed: Sums, killed: int) -> list[int]:
    found = {0, 1, len(told.victims) - killed, told.further, told.further + 1}
    found.add(sum(v.fate != "killed" for v in told.victims))
    found |= {n - left for n in summed.parts for left in (0, killed)}
    found |= {summed.largest - killed, summed.largest - killed + summed.suicides}
    for one in told.all:
        if one.fate != "killed":
            found |= {one.number, one.number - killed, one.rank - killed}
            if one.others:
                found.add(one.number + 1)
    return sorted(n for n in found if n >= 0)


def best(told: Told, weights: Mapping[str, float], fewest: int = 0) -> Pair:
    """The pair with the greatest weight; the smaller of two that weigh the same.

    Pairs of fewer victims than `fewest` are out, unless all are.
    """
    scored = [
        (sum(weights.get(name, 0.0) * value for name, value in found.items()), pair)
        for pair, found in features(told)
    ]
    enough = [each for each in scored if sum(each[1]) >= fewest] or scored
    return max(enough, key=lambda s: (round(s[0], 6), -sum(s[1]), s[1]))[1]


def features(told: Told) -> Iterator[tuple[Pair, Features]]:
    """Each pair with what speaks for and against it."""
    places = _places(told.text)
    kinds = [(c, _kind(c), places[c.sentence]) for c in told.text if not c.listed]
    kinds += [(c, _kind(c), "title") for c in told.headline]
    summed = sums(told)
    for pair in pairs(told, summed):
        counted = Counter(_stated(pair, kinds, summed.suicides))
        if sum(pair) <= 1:  # whoever is told of is then the same person
            counted = Counter(f"one: {n}" for n in counted.elements())
        found = {name: math.log1p(n) for name, n in counted.items()}
        found |= dict.fromkeys(one_by_one(pair, told), 1.0)
        found |= dict.fromkeys(absent(pair, told), 1.0)
        found |= dict.fromkeys(together(pair, told), 1.0)
        found |= dict.fromkeys(added_up(pair, summed), 1.0)
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


def _stated(pair: Pair, kinds: Iterable[tuple[Casualty, str, str]], suicides: int) -> Iterator[str]:
    """How each statement stands to the pair, by its kind, and by its place."""
    killed, wounded = pair
    for one, kind, place in kinds:
        number = one.rank or one.number
        if one.fate == "killed":
            relation = _relation(number, killed, killed)
        elif suicides and killed and number == killed + wounded - suicides:
            relation = "is the sum"
        elif suicides and killed and number == killed + wounded:
            relation = "is the sum with the attacker"
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
