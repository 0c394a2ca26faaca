"""New, changed and vanished documents taken in beside what stands, and what was judged since.

Only what they bear on is looked at: the outcome is the same as if all views were made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from unfog.link.ruled import ruled
from unfog.model.identity import incident_id
from unfog.model.incident import Part
from unfog.model.judgement import Judgement
from unfog.pipeline.findings import Passages
from unfog.pipeline.fused import Known, Spool, fused, origin_row
from unfog.pipeline.held import changed, noted
from unfog.pipeline.progress import Progress
from unfog.settings import DEFAULT_RULES, Settings
from unfog.store.base import Conclusion, IndexChange, StoredIndex, View

if TYPE_CHECKING:
    from unfog.link import Anew, Change, Held, Kind, Names

type Happening = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The documents to take in, and the log of judgements to follow."""

    documents: Sequence[str]
    log: Sequence[Judgement]


@contextmanager
def extension(view: View, settings: Settings, progress: Progress, due: Due) -> Iterator[Conclusion]:
    """What taking in what is due comes to; its incidents can be gone through in the block."""
    from unfog.fuse import sources as said
    from unfog.fuse.heard import Hearing
    from unfog.link import Held

    progress.step("origins")
    sources, texts = _origins(view, due.documents)
    progress.step("linking")
    held = Held(ruled(view, due.log))
    linked = _linked(view, due.documents, held)
    words = said.heeded(due.log)
    speaking = view.speaking(said.changed(view.heeded(), words))
    replaced = _replaced(view, linked, {*due.documents, *sources.origins}, speaking)
    progress.step("findings", len(replaced.anew))
    told_in = sorted({part.document for happening in replaced.anew for part in happening})
    known = Known(
        {**view.origins(told_in), **sources.origins},
        {**view.passages(told_in), **sources.passages},
        Hearing(due.log, {*told_in}),
        words,
    )
    with Spool() as spool:
        spool.fill(fused(replaced.anew, view, known, settings, progress))
        yield Conclusion(
            origins=sources.origins,
            incidents=spool,
            passages=sources.passages,
            held=noted(held),
            indexes={"origin": texts, "link": linked.filed},
            gone=replaced.ids,
            documents=due.documents,
            rules=settings.rules or DEFAULT_RULES,
            questions=linked.asked.questions,
            asked=linked.asked.parts | linked.gone,
            heeded=said.noted(words),
        )


class _Sources(NamedTuple):
    """Origins and passages, by document."""

    origins: Mapping[str, str]
    passages: Passages


def _origins(view: View, documents: Sequence[str]) -> tuple[_Sources, IndexChange]:
    """Origins and passages of the documents of which either changes."""
    from unfog.fuse import ORIGINS, graph_of
    from unfog.link import number_of

    rows = [origin_row(view, source) for source in view.sources(documents)]
    now = {number_of(Part(row.document, "")): row for row in rows}
    with view.index("origin") as index:
        step = _stepped(ORIGINS, index, documents, now)
        components = list(step.change.components())
    graphs = [graph_of(group.items, group.links) for group in components]
    made = {
        document: (origin, graph.passages.get(document, ()))
        for graph in graphs
        for document, origin in graph.origins.items()
    }
    told = view.origins(sorted(made))
    passages = view.passages(sorted(made))
    differ = {
        document: pair
        for document, pair in made.items()
        if pair != (told.get(document), passages.get(document, ()))
    }
    found = _Sources({d: p[0] for d, p in differ.items()}, {d: p[1] for d, p in differ.items()})
    return found, step.stored(ORIGINS, lambda row: row.document)


class _Linked(NamedTuple):
    """All happenings that may be other than before, the parts that are no more, the index, and
    the questions that may be others."""

    happenings: Sequence[Happening]
    gone: frozenset[Part]
    filed: IndexChange
    asked: Anew


def _linked(view: View, documents: Sequence[str], held: Held) -> _Linked:
    from unfog.link import (
        FACTS,
        Around,
        Changed,
        facts_of,
        number_of,
        questions_around,
        replay,
    )

    now = {number_of(row.part): row for row in facts_of(view.reports({}, documents))}
    with view.index("link") as index:
        step = _stepped(FACTS, index, documents, now)
        links = step.change.links
        around = Around(index, step.gone.keys(), step.come, links)
        judged = changed(view.held(), held)
        what = Changed(step.gone.keys(), step.come.keys(), links.keys(), judged.rows)
        again = replay(around, what, held)
        told = {number_of(part) for part in judged.told}
        names = _names(view, again.happenings)
        asked = questions_around(around, links.keys() | again.touched | told, held, names)
    filed = step.stored(FACTS, lambda row: row.part.document)
    gone = frozenset(row.part for row in step.gone.values())
    changes = msgspec.structs.replace(filed, joins=list(again.joins.items()))
    return _Linked(again.happenings, gone, changes, asked)


def _names(view: View, happenings: Sequence[Happening]) -> Names:
    """To which incidents parts belong, `happenings` among them; others as the views say."""
    anew = {part: f"new {n}" for n, parts in enumerate(happenings) for part in parts}

    def named(parts: Collection[Part]) -> dict[Part, str]:
        held = view.belonging(sorted({part.document for part in parts if part not in anew}))
        return {part: anew[part] if part in anew else held.get(part, "") for part in parts}

    return named


class _Replaced(NamedTuple):
    """Ids of the incidents that are no more as they were, and the happenings to fuse instead."""

    ids: frozenset[str]
    anew: Sequence[Happening]


def _replaced(view: View, linked: _Linked, touched: set[str], speaking: Set[Part]) -> _Replaced:
    """What happenings that were looked at again, documents that are `touched`, and parts in which
    sources are `speaking` that are weighed otherwise than before, replace."""

    def again(part: Part) -> bool:
        return part.document in touched or part in speaking

    parts = {part for happening in linked.happenings for part in happening} | linked.gone
    around = {part.document for part in (*parts, *speaking)} | touched
    held = view.holding(sorted(around))
    ids = {frozenset(members): id for id, members in held.items()}
    anew, kept = [], set()
    for happening in linked.happenings:
        id = ids.get(frozenset(happening))
        if id is None or any(map(again, happening)):
            anew.append(happening)
        else:
            kept.add(id)
    replaced = {id for id, members in held.items() if not parts.isdisjoint(members)} - kept
    for id, members in held.items():
        if parts.isdisjoint(members) and any(map(again, members)):
            replaced.add(id)
            anew.append(_grown(id, members))
    return _Replaced(frozenset(replaced), anew)


def _grown(id: str, members: Happening) -> Happening:
    """The parts of an incident, the one that it grew from first."""
    return tuple(sorted(members, key=lambda part: incident_id(part) != id))


@dataclass(frozen=True, slots=True)
class _Step[T]:
    """Items that are no more as they were, those that are new, and what that changes."""

    gone: Mapping[int, T]
    come: Mapping[int, T]
    change: Change[T]

    def stored(self, kind: Kind[T], document: Callable[[T], str]) -> IndexChange:
        made = self.change
        return IndexChange(
            made.rows_gone,
            made.rows_come,
            sorted(self.gone),
            [(n, document(i), kind.pack(i), made.links[n]) for n, i in sorted(self.come.items())],
            {n: links for n, links in made.links.items() if n not in self.come},
        )


def _stepped[T](
    kind: Kind[T], index: StoredIndex, documents: Sequence[str], now: Mapping[int, T]
) -> _Step[T]:
    """What changes where `now` are the items of `documents`."""
    from unfog.link import change

    before = {n: kind.unpack(packed) for n, packed in index.of_documents(documents).items()}
    gone = {n: item for n, item in before.items() if now.get(n) != item}
    come = {n: item for n, item in now.items() if before.get(n) != item}
    return _Step(gone, come, change(kind, index, gone, come))
