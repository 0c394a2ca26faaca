"""Findings of counts: of all victims, of the attackers, of each side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from unfog.fuse.alternatives import Standing, alternatives
from unfog.fuse.counts import Ends, Toll, bounds, figures, toll
from unfog.fuse.evidence import Evidence, asserting_origins, attacking, count_of
from unfog.fuse.rules import Figure, RuleSet
from unfog.fuse.sides import by_side
from unfog.fuse.status import Pairs, count_status
from unfog.model.claim import Property
from unfog.model.finding import Bound, Finding

ATTACKERS = "attackers"


class Frame(msgspec.Struct, frozen=True):
    """What fusing one toll needs besides its rows: of which incident and event sub-type, the
    rule set, the accounts that wounded who died keep from contradicting each other, and all
    evidence on the incident."""

    incident: str
    event: str
    rules: RuleSet
    died: Pairs = ()
    evidence: Mapping[Property, Sequence[Evidence]] = {}


def count_findings(name: Property, rows: Sequence[Evidence], frame: Frame) -> Iterator[Finding]:
    """The findings on `rows`, counts of property `name`: victims and attackers apart, unless the
    rule set adds them up; then, where it tells them apart, each side."""
    rules = frame.rules
    attackers = [row for row in rows if attacking(row)]
    victims = [row for row in rows if not attacking(row)]
    if name == "killed" and rules.adds_attackers:
        whole = _with_attackers(rows, victims, attackers, frame)
        yield from by_side(whole, rows, rules, frame.evidence) if rules.sides else (whole,)
        return
    if victims:
        dead = frame.evidence.get("killed", ()) if name == "wounded" else ()
        found = _finding(name, victims, toll(victims, rules, dead), frame)
        yield _graded(found, victims, frame) if name == "killed" else found
    if attackers:
        apart = _finding(name, attackers, toll(attackers, rules), frame)
        yield msgspec.structs.replace(apart, of=ATTACKERS)


def nobody_counted(frame: Frame) -> Finding:
    """The killed where no account gives any, under a rule set that has a number for that."""
    return Finding(
        incident=frame.incident,
        property="killed",
        status="single-source",
        rule=frame.rules.name,
        alternatives=(),
        assumed=frame.rules.nobody,
        why="no account says how many",
    )


def _finding(name: Property, rows: Sequence[Evidence], found: Toll, frame: Frame) -> Finding:
    rules = frame.rules
    low, best, high = bounds(found, rules, frame.event)
    standing = figures(found, rules, frame.event)
    by_claim = {claim: f for f in standing for claim in (f.claim, *f.plus)}
    old = {k for k, left in found.left_out.items() if left.why in ("superseded", "retold")}
    judged = [row for row in rows if count_of(row).of not in rules.leaves_out] or rows
    return Finding(
        incident=frame.incident,
        property=name,
        status=count_status(judged, standing, old, frame.died),
        rule=rules.name,
        alternatives=alternatives(rows, Standing(by_claim, old)),
        low=low,
        best=best,
        high=high,
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
        left_out=tuple(found.left_out.values()),
        why=_why(best, standing, found.partial, rules),
        assumed=rules.nobody if name == "killed" and best is None and rules.high is None else None,
    )


def _why(best: Bound | None, standing: Sequence[Figure], partial: bool, rules: RuleSet) -> str:
    if not standing:
        return "no figure stands"
    if partial:
        return "only parts are counted: the largest of them is the least"
    if best is None or rules.best is None:
        return rules.how
    backers = len({f.origin for f in standing if f.fits(best.value)})
    all_told = len({f.origin for f in standing})
    if all_told == 1:
        return "one origin gives a figure"
    return f"{rules.how} ({backers} of {all_told} origins allow it)"


def _graded(found: Finding, rows: Sequence[Evidence], frame: Frame) -> Finding:
    rules = frame.rules
    if rules.grade is None:
        return found
    standing = figures(toll(rows, rules), rules, frame.event)
    return msgspec.structs.replace(found, grade=rules.grade(frame.evidence, standing))


def _with_attackers(
    rows: Sequence[Evidence],
    victims: Sequence[Evidence],
    attackers: Sequence[Evidence],
    frame: Frame,
) -> Finding:
    """The killed on all sides: the bounds of the attackers added to those of the victims."""
    rules = frame.rules
    theirs = _finding("killed", attackers, toll(attackers, rules), frame) if attackers else None
    if theirs is None or not victims:
        return theirs or _finding("killed", victims, toll(victims, rules), frame)
    found = _finding("killed", victims, toll(victims, rules), frame)
    least = theirs.low  # all there is where only some of the attackers are counted
    more = Ends(least, theirs.best or least, theirs.high or least)
    both = bounds(toll(victims, rules), rules, frame.event, more)
    low, best, high = both if any(both) else (theirs.low, theirs.best, theirs.high)
    return msgspec.structs.replace(
        found,
        alternatives=(*found.alternatives, *theirs.alternatives),
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
        left_out=(*found.left_out, *theirs.left_out),
        low=low,
        best=best,
        high=high,
    )
