"""When two values of one property can both be true."""

from __future__ import annotations

import math

from unfog.model.claim import Claim, Count, CountOf, Value
from unfog.model.names import fold, initials, name_tokens, proper_tokens
from unfog.model.timespan import Timespan

_ACTOR_WORDS = frozenset(
    "group force army military militant gunman gunmen attacker insurgent rebel fighter terrorist "
    "bandit militia man men woman people person suspect assailant assailants armed unknown "
    "unidentified member leader commander soldier troop police officer government security side "
    "movement front suspected local one two three four five six seven eight nine ten "
    "protester activist demonstrator marcher crowd villager resident".split()
)
"""Words for actors that fit any name."""


DISJOINT: frozenset[CountOf] = frozenset(("civilians", "soldiers", "police", "combatants"))
"""Kinds of people that nobody belongs to two of: one speaker's counts of them add up."""


def compatible(a: Claim, b: Claim) -> bool:
    """Whether both values can hold at once; claims of one property, stances left aside.

    Counts agree where their intervals overlap (round figures stretched by a tenth), days
    where they overlap, names where they share a telling word or one is generic. Free text
    (damage, motive, target, place names) is never held to exclude other text.
    """
    x, y = a.value, b.value
    if isinstance(x, Count) and isinstance(y, Count):
        return overlap(interval(x), interval(y))
    if isinstance(x, Timespan) and isinstance(y, Timespan):
        return x.overlaps(y)
    if isinstance(x, tuple) and isinstance(y, tuple):
        return _share_nouns(x, y)
    if a.property == "perpetrator" and isinstance(x, str) and isinstance(y, str):
        return same_actor(x, y)
    return True


def same(a: Claim, b: Claim) -> bool:
    """Whether two claims say the same thing, so that one bears the other out.

    "Gunmen" excludes no name, but bears none out.
    """
    x, y = a.value, b.value
    if isinstance(x, str) and isinstance(y, str):
        if a.property == "perpetrator":
            return _bears_out(x, y)
        return bool(name_tokens(x) & name_tokens(y))
    return compatible(a, b)


def covers(denial: Claim, other: Claim) -> bool:
    """Whether denying the value of `denial` denies that of `other` too."""
    x, y = denial.value, other.value
    if isinstance(x, Count) and isinstance(y, Count):
        low, high = x.low or 0, math.inf if x.high is None else x.high
        number = number_of(y)
        return x.of == y.of and x.subset == y.subset and low <= number <= high and number > 0
    if isinstance(x, Timespan) and isinstance(y, Timespan):
        return x.start <= y.start and y.end <= x.end
    if isinstance(x, tuple) and isinstance(y, tuple):
        return _share_nouns(x, y)
    if isinstance(x, str) and isinstance(y, str):
        left, right = name_tokens(x), name_tokens(y)
        return fold(x) == fold(y) or bool(left and right and (left <= right or right <= left))
    return x == y


def interval(count: Count) -> tuple[float, float]:
    """The numbers of victims a count allows; round figures give a tenth (at least 1) either way.

    One that includes attackers allows at least one victim fewer.
    """
    low = 0.0 if count.low is None else float(count.low)
    high = math.inf if count.high is None else float(count.high)
    if count.includes_perpetrator:
        low = max(0.0, low - 1)
    if count.approx:
        low -= max(1.0, low / 10)
        high += max(1.0, high / 10)
    return low, high


def unlike(a: Count, b: Count) -> bool:
    """Whether nobody can be counted in both: soldiers and civilians."""
    return a.of != b.of and {a.of, b.of} <= DISJOINT


def overlap(a: tuple[float, float] | None, b: tuple[float, float] | None) -> bool:
    """Whether two intervals share a number; None is one of which nothing is known."""
    return a is None or b is None or (a[0] <= b[1] and b[0] <= a[1])


def within(a: tuple[float, float] | None, b: tuple[float, float] | None) -> bool:
    """Whether all numbers of `a` are among those of `b`."""
    return a is not None and b is not None and b[0] <= a[0] and a[1] <= b[1]


def number_of(count: Count) -> int:
    """The number a count names: its lower bound, or the upper where that alone is given."""
    if count.low is not None:
        return count.low
    return count.high or 0


def same_actor(a: str, b: str) -> bool:
    """Whether two names can mean one actor: a shared telling word, or one only describes."""
    return _share_name(a, b) or describes(a) or describes(b)


def _bears_out(a: str, b: str) -> bool:
    return _share_name(a, b) or (describes(a) and describes(b))


def _share_name(a: str, b: str) -> bool:
    left, right = _telling(a), _telling(b)
    return bool(left & right) or initials(a) in right or initials(b) in left


def _telling(name: str) -> frozenset[str]:
    return name_tokens(name) - _ACTOR_WORDS


def describes(name: str) -> bool:
    """Whether `name` describes rather than names: no more capitalised words than others."""
    telling = _telling(name)
    named = telling & proper_tokens(name)
    return len(named) <= len(telling - named)


def value_key(value: Value) -> str:
    """Equal for values that are the same but for spelling."""
    if isinstance(value, Count):
        return f"{value.low}:{value.high}:{value.of}:{value.approx}:{fold(value.subset or '')}"
    if isinstance(value, str):
        return " ".join(sorted(name_tokens(value))) or fold(value)
    if isinstance(value, tuple):
        return ",".join(sorted(fold(noun) for noun in value))
    if isinstance(value, Timespan):
        return f"{value.start}:{value.end}"
    return str(value)


def _share_nouns(x: tuple[str, ...], y: tuple[str, ...]) -> bool:
    left = {t for noun in x for t in name_tokens(noun)}
    return not x or not y or bool(left & {t for noun in y for t in name_tokens(noun)})
