"""Findings: each property of an incident fused from all that was said of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from unfog.fuse.alternatives import alternatives
from unfog.fuse.counts import figures, toll
from unfog.fuse.died import died_later
from unfog.fuse.evidence import Evidence, asserting_origins, attacking
from unfog.fuse.gathering import gather
from unfog.fuse.rules import Figure, RuleSet
from unfog.fuse.status import Pairs, plain_status
from unfog.fuse.tolls import Frame, count_findings, nobody_counted
from unfog.fuse.weighing import rating_words
from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES, Property
from unfog.model.finding import Finding
from unfog.model.incident import Incident, Report


def fuse(incident: Incident, reports: Mapping[str, Report], rules: RuleSet) -> tuple[Finding, ...]:
    """The findings on `incident`: one for each property that any claim of it speaks of; of a
    toll one more for the attackers, and under some rule sets one for each side.

    `reports` maps document ids to reports and must hold those of the incident's parts;
    others are ignored. The result depends on no order.
    """
    return fuse_rows(incident.id, gather(incident, reports), rules, incident.type)


def fuse_rows(
    incident: str,
    gathered: Iterable[tuple[Property, Sequence[Evidence]]],
    rules: RuleSet,
    event: str = "",
) -> tuple[Finding, ...]:
    """As `fuse`, from evidence that `gather` has gathered; `event` is the sub-event type."""
    evidence = dict(gathered)
    frame = Frame(incident, event, rules, _died(evidence, rules, event), evidence)
    said = {name: rating_words(rows) for name, rows in evidence.items()}
    return tuple(_with_why(one, said.get(one.property, "")) for one in _all(evidence, frame))


def _with_why(finding: Finding, said: str) -> Finding:
    """`finding`, which says how reviewers' words on sources were weighed."""
    if not said:
        return finding
    why = f"{finding.why}; {said}" if finding.why else said
    return msgspec.structs.replace(finding, why=why)


def _all(evidence: Mapping[Property, Sequence[Evidence]], frame: Frame) -> Iterator[Finding]:
    for name in PROPERTIES:
        if name in evidence and name in COUNT_PROPERTIES:
            yield from count_findings(name, evidence[name], frame)
        elif name in evidence:
            yield _plain(name, evidence[name], frame)
        elif name == "killed" and frame.rules.nobody is not None:
            yield nobody_counted(frame)


def _died(evidence: Mapping[Property, Sequence[Evidence]], rules: RuleSet, event: str) -> Pairs:
    told = [{row.account for row in evidence.get(name, ())} for name in ("killed", "wounded")]
    if len(told[0] & told[1]) < 2:
        return ()
    dead = evidence["killed"]
    killed = _standing(dead, rules, event)
    return died_later(killed, _standing(evidence["wounded"], rules, event, dead))


def _standing(
    rows: Sequence[Evidence], rules: RuleSet, event: str, dead: Sequence[Evidence] = ()
) -> list[Figure]:
    victims = [row for row in rows if not attacking(row)]
    return figures(toll(victims, rules, dead), rules, event)


def _plain(name: Property, rows: Sequence[Evidence], frame: Frame) -> Finding:
    return Finding(
        incident=frame.incident,
        property=name,
        status=plain_status(rows),
        rule=frame.rules.name,
        alternatives=alternatives(rows),
        origins=asserting_origins(rows),
        accounts=len({row.account for row in rows}),
    )
