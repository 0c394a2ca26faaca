"""The rule sets after the codebooks of others. docs/rules.md tells them in plain words."""

from __future__ import annotations

from unfog.fuse.grades import airwars_grade, ibc_grade
from unfog.fuse.rules import RuleSet, best_supported, highest, lowest
from unfog.model.claim import Count
from unfog.model.taxonomy import EVENT_TYPE

_VAGUE = {20: 10, 24: 12, 200: 100}
"""ACLED's numbers for tens, dozens, hundreds, by the number that the reader gives the word."""

_SOME = (2, 3)
"""What the reader gives a bare plural, "several", "a few"."""

_LARGE = frozenset(("Battles", "Explosions/Remote violence"))


def acled_number(count: Count, event: str) -> int | None:
    """ACLED's number for a vague word: 10, 12 and 100 for tens, dozens and hundreds; for several
    and unnumbered plurals 10 in battles and explosions, 3 elsewhere. None for a number."""
    if not count.approx or count.high is not None or count.low is None:
        return None
    if count.low in _SOME:
        return 10 if EVENT_TYPE.get(event) in _LARGE else 3
    return _VAGUE.get(count.low)


ACLED = RuleSet(
    name="acled",
    low=lowest,
    best=lowest,
    high=None,
    how="the lowest figure that stands",
    adds_attackers=True,
    number=acled_number,
    nobody=0,
)
"""One number: the lowest reported, on all sides together; 0 where nobody gives one."""

UCDP = RuleSet(
    name="ucdp",
    low=lowest,
    best=best_supported,
    high=highest,
    how="the best supported of firm numbers",
    adds_attackers=True,
    sides=True,
    firm=True,
)
"""The lowest, likeliest and highest of reliable totals, and the best by side."""

AIRWARS = RuleSet(
    name="airwars",
    low=lowest,
    best=None,
    high=highest,
    how="the range of all sources on civilians",
    leaves_out=frozenset(("combatants", "soldiers", "police")),
    grade=airwars_grade,
)
"""The range of civilian harm over all sources, graded by who reports and who admits it."""

IBC = RuleSet(
    name="ibc",
    low=lowest,
    best=None,
    high=highest,
    how="the range of all sources on civilians and police",
    leaves_out=frozenset(("combatants", "soldiers")),
    grade=ibc_grade,
)
"""The range of civilian deaths, provisional until two independent origins give figures."""
