"""Verdicts of rule sets on a toll: Airwars' grading of civilian harm, IBC's provisional tag."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.rules import Figure
from unfog.fuse.values import describes, same_actor
from unfog.model.claim import Property

_FIGHTERS = frozenset(("combatants", "soldiers", "police", "perpetrators"))

type Evidences = Mapping[Property, Sequence[Evidence]]


def airwars_grade(evidence: Evidences, figures: Sequence[Figure]) -> str:
    """Airwars' grade of the civilian harm and the reason, as `fair: …`; "" where none is told.

    confirmed: a belligerent accepts it; contested: several are named; discounted: only fighters
    are said to have died; fair: two or more origins and a belligerent named; weak: less.
    """
    harm = [f for f in figures if f.number > 0]
    if not harm:
        fighters = any(
            row.stands and count_of(row).of in _FIGHTERS and (count_of(row).low or 0) > 0
            for row in evidence.get("killed", ())
        )
        return "discounted: those killed are said to be fighters" if fighters else ""
    named = _named(evidence)
    accepting = [row for row in named if _accepts(row, evidence)]
    if _one_actor(accepting) and accepting:
        return f"confirmed: {accepting[0].claim.value} says that it did it"
    if not _one_actor(named):
        return "contested: several are said to have done it"
    origins = len({f.origin for f in harm})
    if origins < 2:
        return "weak: one origin only"
    if not named:
        return "weak: nobody is named as having done it"
    return f"fair: {origins} independent origins, and {named[0].claim.value} is named"


def ibc_grade(_: Evidences, figures: Sequence[Figure]) -> str:
    """IBC's tag: provisional while fewer than two independent origins give a figure."""
    origins = len({f.origin for f in figures})
    return "provisional: one origin only" if origins == 1 else ""


def _named(evidence: Evidences) -> list[Evidence]:
    """Who is named, not only described, as having done it."""
    rows = evidence.get("perpetrator", ())
    return [row for row in rows if row.stands and not describes(str(row.claim.value))]


def _accepts(row: Evidence, evidence: Evidences) -> bool:
    """Whether a speaker says to have done it and denies no death of civilians."""
    value, speaker = str(row.claim.value), row.claim.speaker
    own = row.claim.responsibility or any(
        name and not describes(name) and same_actor(value, name)
        for name in (speaker.name, speaker.org)
    )
    if not own:
        return False
    mine = [r for r in evidence.get("killed", ()) if r.account == row.account and not r.withdrawn]
    counted = [r for r in mine if r.claim.stance == "asserts"]
    if any(r.claim.stance == "denies" and count_of(r).of not in _FIGHTERS for r in mine):
        return False
    return not counted or any(
        count_of(r).of not in _FIGHTERS and (count_of(r).low or 0) > 0 for r in counted
    )


def _one_actor(rows: Sequence[Evidence]) -> bool:
    names = sorted({str(row.claim.value) for row in rows})
    return all(same_actor(a, b) for a, b in combinations(names, 2))
