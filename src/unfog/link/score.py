"""Whether two read incidents are one happening: a sum of named contributions.

After Fellegi and Sunter (1969): each feature adds what its agreement or disagreement is
worth, in the manner of log odds. A sum of 0 or more says the same happening. Weights are
set by hand, fixed and free of the other documents: a pair scores the same in any register.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import msgspec

from unfog.link.facts import UNBOUNDED, Facts
from unfog.link.types import affinity, group
from unfog.model.place import EARTH_DIAMETER_KM

CONFLICT = -6.0
"""At or below this, a single feature rules the pair out."""

PRIOR = -3.9
"""Two incidents taken at hazard are different ones."""


class Feature(msgspec.Struct, frozen=True):
    """One reason: its name and what it adds (for) or takes (against)."""

    name: str
    contribution: float


class PairScore(msgspec.Struct, frozen=True):
    """The verdict on a pair and all that went into it, the strongest reason first."""

    total: float
    features: tuple[Feature, ...]

    @property
    def same(self) -> bool:
        return self.total >= 0.0

    @property
    def why(self) -> str:
        """In words for people: `same (1.80): date +2.5, place +2.2, …`."""
        verdict = "same" if self.same else "different"
        parts = ", ".join(f"{f.name} {f.contribution:+.1f}" for f in self.features)
        return f"{verdict} ({self.total:.2f}): {parts}"


def score(a: Facts, b: Facts) -> PairScore:
    """The score of a pair with its reasons; symmetric."""
    rows = [Feature(name, feature(a, b)) for name, feature in FEATURES]
    rows.append(Feature("prior", PRIOR))
    told = sorted((f for f in rows if f.contribution), key=lambda f: (-abs(f.contribution), f.name))
    return PairScore(total(a, b), tuple(told))


def total(a: Facts, b: Facts) -> float:
    """The sum alone; stops at the first conflict, as nothing can make up for it."""
    found = PRIOR
    for _, feature in FEATURES:
        value = feature(a, b)
        if value <= CONFLICT:
            return CONFLICT
        found += value
    return max(CONFLICT, found)


_OVERLAP = (
    (1, (2.5, 2.5, 2.5)),
    (3, (2.1, 2.1, 2.1)),
    (7, (1.4, 1.6, 1.8)),
    (31, (0.5, 0.9, 1.4)),
    (92, (0.3, 0.6, 1.2)),
    (366, (0.1, 0.3, 0.9)),
)
"""Longest range in days; worth of an overlap by how many of the two are background: what
is retold from memory is dated vaguely and is one of few that people remember."""


def date(a: Facts, b: Facts) -> float:
    """Overlap counts for more the shorter the ranges; a gap for less the vaguer they are."""
    if a.date is None or b.date is None:
        return _undated(a, b)
    longest = max(a.date[1] - a.date[0], b.date[1] - b.date[0]) + 1
    gap = max(b.date[0] - a.date[1], a.date[0] - b.date[1])
    if gap <= 0:
        retold = (a.role != "main") + (b.role != "main")
        return next((worth[retold] for days, worth in _OVERLAP if longest <= days), 0.0)
    if gap <= 1:
        return -0.4 if longest > 1 else -1.4
    if gap <= 0.15 * longest:
        return -1.0
    return -3.0 if gap <= 3 else CONFLICT


def _undated(a: Facts, b: Facts) -> float:
    """One or both without a date: the day of publication bounds what can be meant."""
    if a.date is not None:
        a, b = b, a
    if b.date is not None:
        return _dated_one(a, b, b.date)
    if a.published is None or b.published is None:
        return 0.1 if a.role == b.role else -0.4
    apart = abs(a.published - b.published)
    if a.role == b.role == "main":
        return 1.5 if apart <= 2 else 1.0 if apart <= 7 else -0.5 if apart <= 31 else -2.5
    return 0.2 if a.role == b.role else -0.4


def _dated_one(bare: Facts, dated: Facts, date: tuple[int, int]) -> float:
    """News without a date is mostly of the last two days; memories may be of any."""
    if bare.published is None:
        return 0.1 if bare.role == dated.role else -0.4
    if bare.published - date[0] < -1:
        return CONFLICT
    lag = bare.published - date[1]
    if bare.role == "main":
        worth = 1.8 if lag <= 2 else 1.2 if lag <= 7 else -0.5 if lag <= 31 else -2.5
        return worth if dated.role == "main" else min(worth, 0.2)
    return 0.3 if dated.role != "main" else -0.3


_CLOSE = ((15, 2.2), (45, 1.9), (100, 1.4), (200, 0.8), (600, 0.3))


def place(a: Facts, b: Facts) -> float:
    """Near counts for more the smaller both radii; far counts against, in those radii."""
    shared = len(a.place_names & b.place_names)
    named = 0.9 if shared >= 3 else 0.5 if shared == 2 else 0.0
    if a.place is None or b.place is None:
        return min(1.0, named * 2) - 0.4
    widest = max(a.place[2], b.place[2])
    reach = a.place[2] + b.place[2]
    apart = _km(a.place, b.place)
    if apart <= max(reach, 5.0):
        worth = next((w for km, w in _CLOSE if max(widest, apart) <= km), 0.0)
        if group(a.type) == group(b.type) in _NATIONWIDE and a.countries & b.countries:
            worth = max(worth, 0.9)
        if apart > 2 * min(a.place[2], b.place[2]) + 15:
            worth = min(worth, 0.8)
        return worth + named
    excess = (apart - reach) / (reach + 15)
    if named and excess <= 4:
        return -0.5
    if excess <= 0.5:
        return -1.2
    return -3.0 if excess <= 2 else CONFLICT


_NATIONWIDE = frozenset(("agreement", "territory", "crowd"))
"""What a country sees once rather than in many places on one day."""


def _km(a: tuple[float, float, float], b: tuple[float, float, float]) -> float:
    first, second = math.radians(a[0]), math.radians(b[0])
    half = math.radians(b[1] - a[1]) / 2
    h = math.sin((second - first) / 2) ** 2
    h += math.cos(first) * math.cos(second) * math.sin(half) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1.0, math.sqrt(h)))


def type_(a: Facts, b: Facts) -> float:
    """How readily the two sub-events are taken for one another."""
    return affinity(a.type, b.type)


def perpetrator(a: Facts, b: Facts) -> float:
    """A shared name helps; differing names hardly hurt: who did it is what accounts dispute."""
    if not a.perpetrator or not b.perpetrator:
        return 0.0
    shared = len(a.perpetrator & b.perpetrator)
    return 1.3 if shared >= 2 else 0.6 if shared else -0.4


def target(a: Facts, b: Facts) -> float:
    """Shared proper names of those hit, places apart; then shared common nouns."""
    shared = (a.target & b.target) - a.place_names - b.place_names
    if shared:
        return 2.2 if len(shared) >= 2 else 1.2
    if a.things & b.things:
        return 0.6
    return -0.3 if a.things and b.things else 0.0


def weapon(a: Facts, b: Facts) -> float:
    """Any shared noun."""
    if not a.weapons or not b.weapons:
        return 0.0
    return 0.5 if a.weapons & b.weapons else -0.3


def counts(a: Facts, b: Facts) -> float:
    """Equal figures count by their size; tolls may rise with the days, not jump apart."""
    found: list[float] = []
    for name in sorted({row[0] for row in a.counts} & {row[0] for row in b.counts}):
        left = [row for row in a.counts if row[0] == name]
        right = [row for row in b.counts if row[0] == name]
        found.append(max(_count_pair(x, y) for x in left for y in right))
    if not found:
        return 0.0
    return max(-2.0, min(2.4, sum(found)))


def _count_pair(a: tuple[str, int, int, bool], b: tuple[str, int, int, bool]) -> float:
    if a[3] and b[3] and a[1] == b[1]:
        n = a[1]
        if n < 3:
            return 0.4
        return 0.9 if n < 10 else 1.4 if n < 30 or n % 10 == 0 else 1.9
    if a[1] <= b[2] and b[1] <= a[2]:
        return 0.2
    low = min(_top(a), _top(b))
    high = max(a[1], b[1])
    if high - low <= 2 or high <= 1.35 * low:
        return 0.1
    if high <= 2.5 * low or high - low <= 5:
        return -0.3
    return -1.2


def _top(row: tuple[str, int, int, bool]) -> int:
    return row[1] if row[2] == UNBOUNDED else row[2]


def support(a: Facts, b: Facts) -> float:
    """Without a day or a place on both sides, names or figures must speak for the pair."""
    if a.place and b.place and ((a.date and b.date) or date(a, b) >= 1.0):
        return 0.0
    strong = (
        counts(a, b) >= 0.9
        or perpetrator(a, b) > 1.0
        or target(a, b) > 1.0
        or len(a.place_names & b.place_names) >= 3
    )
    return 0.0 if strong else -0.8


def publication(a: Facts, b: Facts) -> float:
    """Two main stories printed long after one another are seldom the same news."""
    if a.role != "main" or b.role != "main" or a.published is None or b.published is None:
        return 0.0
    apart = abs(a.published - b.published)
    return 0.0 if apart <= 21 else -0.5 if apart <= 90 else -1.2


def document(a: Facts, b: Facts) -> float:
    """Two happenings of one document differ, unless day, place, type and counts all agree."""
    if a.part.document != b.part.document or a.digest != b.digest:
        return 0.0
    return -1.5 if _near_identical(a, b) else CONFLICT


def _near_identical(a: Facts, b: Facts) -> bool:
    if a.date is None or b.date is None or a.place is None or b.place is None:
        return False
    same_day = a.date == b.date and a.date[1] - a.date[0] <= 2
    same_spot = max(a.place[2], b.place[2]) <= 100 and _km(a.place, b.place) <= 5
    if not (same_day and same_spot) or a.type != b.type:
        return False
    apart = (
        a.target
        and b.target
        and not (a.target & b.target)
        and not ((a.things | a.target) & (b.things | b.target))
    )
    return not apart and counts(a, b) >= 0.0


FEATURES: tuple[tuple[str, Callable[[Facts, Facts], float]], ...] = (
    ("document", document),
    ("type", type_),
    ("date", date),
    ("place", place),
    ("publication", publication),
    ("counts", counts),
    ("perpetrator", perpetrator),
    ("target", target),
    ("weapon", weapon),
    ("support", support),
)
