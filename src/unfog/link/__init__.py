"""Linking: the incidents that documents tell of, joined into those that happened."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from unfog.link.around import Around, pack_joins
from unfog.link.bulk import Bulk, Links
from unfog.link.changes import Change, change
from unfog.link.cluster import clustered
from unfog.link.constraints import NOTHING_HELD, Held, Ruling, rulings
from unfog.link.facts import Facts, facts_of
from unfog.link.filing import number_of
from unfog.link.firm import Names
from unfog.link.index import Kind, Link
from unfog.link.kind import FACTS
from unfog.link.merge import incident_of
from unfog.link.questions import Anew, questions, questions_around
from unfog.link.reasons import reason
from unfog.link.replay import Changed, Replayed, replay
from unfog.link.score import score
from unfog.link.verdict import JOIN, Feature, PairScore
from unfog.link.weights import weights_digest
from unfog.model.incident import Incident, Part, Report
from unfog.model.judgement import Judgement


def link_version() -> str:
    """Changes whenever the same reports may link otherwise than before."""
    return f"9-{weights_digest()}"


def link(reports: Sequence[Report], judgements: Iterable[Judgement] = ()) -> tuple[Incident, ...]:
    """All incidents of all reports as the happenings they tell of, sorted by id.

    Every read incident is a part of exactly one incident. The judgements that hold are
    followed whatever the scores say: parts judged the same are in one incident, parts judged
    different in two. The result does not depend on the order of `reports` or `judgements`;
    document ids must differ.
    """
    told = {(r.document, i.id): i for r in reports for i in r.incidents}
    held = Held(rulings(judgements, {r.document: r.incidents for r in reports}))
    bulk = Bulk(FACTS)
    for row in facts_of(reports):
        bulk.add(number_of(row.part), 0, row)
    bulk.link()
    found = [
        incident_of([(part, told[part.document, part.incident]) for part in parts])
        for facts, links in bulk.components(ties(held))
        for parts in happenings(facts, links, held).happenings
    ]
    return tuple(sorted(found, key=lambda incident: incident.id))


def ties(held: Held) -> list[tuple[int, int]]:
    """Pairs of items, by number, that are judged to be one happening."""
    return [(number_of(a), number_of(b)) for a, b in held.same]


class Clustering(NamedTuple):
    """The parts of each happening, the one it grew from first; and the links, as two parts, that
    made one cluster of two."""

    happenings: list[tuple[Part, ...]]
    joins: list[tuple[Part, Part]]


def happenings(facts: Sequence[Facts], links: Links, held: Held = NOTHING_HELD) -> Clustering:
    """What `facts`, in canonical order, come to that hang together by `links` over their indices
    and by what is judged the same."""
    judged = held.bonds({row.part: i for i, row in enumerate(facts)}) if held.rows else None
    found = clustered(facts, links.best_first(JOIN), judged)
    return Clustering(
        [tuple(facts[i].part for i in members) for members in found.clusters],
        [(facts[i].part, facts[j].part) for i, j in found.joins],
    )


__all__ = [
    "FACTS",
    "Anew",
    "Around",
    "Bulk",
    "Change",
    "Changed",
    "Facts",
    "Feature",
    "Held",
    "Kind",
    "Link",
    "Links",
    "Names",
    "PairScore",
    "Replayed",
    "Ruling",
    "change",
    "facts_of",
    "happenings",
    "incident_of",
    "link",
    "link_version",
    "number_of",
    "pack_joins",
    "questions",
    "questions_around",
    "reason",
    "replay",
    "rulings",
    "score",
    "ties",
]
