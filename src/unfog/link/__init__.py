"""Linking: the incidents that documents tell of, joined into those that happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.link.block import candidates
from unfog.link.cluster import clusters
from unfog.link.constraints import Ruling, bonds, rulings
from unfog.link.facts import Facts, facts_of
from unfog.link.merge import incident_of
from unfog.link.questions import Question, questions
from unfog.link.reasons import reason
from unfog.link.score import score
from unfog.link.verdict import Feature, PairScore
from unfog.model.incident import Incident, Report
from unfog.model.judgement import Judgement

link_version = "3"
"""Changes whenever the same reports may link otherwise than before."""


def link(reports: Sequence[Report], judgements: Iterable[Judgement] = ()) -> tuple[Incident, ...]:
    """All incidents of all reports as the happenings they tell of, sorted by id.

    Every read incident is a part of exactly one incident. The judgements that hold are
    followed whatever the scores say: parts judged the same are in one incident, parts judged
    different in two. The result does not depend on the order of `reports` or `judgements`;
    document ids must differ.
    """
    told = {(r.document, i.id): i for r in reports for i in r.incidents}
    facts = facts_of(reports)
    held = rulings(judgements, {r.document: r.incidents for r in reports})
    judged = bonds(held, {row.part: i for i, row in enumerate(facts)}) if held else None
    found = []
    for members in clusters(facts, candidates(facts), judged):
        parts = [facts[i].part for i in members]
        found.append(incident_of([(p, told[p.document, p.incident]) for p in parts]))
    return tuple(sorted(found, key=lambda incident: incident.id))


__all__ = [
    "Facts",
    "Feature",
    "PairScore",
    "Question",
    "Ruling",
    "candidates",
    "facts_of",
    "link",
    "link_version",
    "questions",
    "reason",
    "rulings",
    "score",
]
