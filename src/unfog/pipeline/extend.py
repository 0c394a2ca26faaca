"""New, changed and vanished documents taken in beside what stands.

Only what hangs together with them is looked at: the outcome is the same as if all views were
made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from unfog.model.incident import Part
from unfog.pipeline.fused import Known, Spool, fused, origin_row
from unfog.pipeline.held import changed, noted, ruled
from unfog.pipeline.progress import Progress
from unfog.settings import Settings
from unfog.store.base import Conclusion, IndexChange, Store, StoredIndex, View

if TYPE_CHECKING:
    from unfog.link import Change, Held, Kind

type Happening = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Due:
    """The documents to take in, the version of what is made, and the register's revision."""

    documents: Sequence[str]
    version: str
    revision: int


def extend(store: Store, settings: Settings, progress: Progress, due: Due) -> bool:
    """Takes in the documents that are due, and what was judged since.

    False, and nothing done, where readings or judgements were stored meanwhile.
    """
    from unfog.link import Held

    view = store.view
    progress.step("origins")
    sources, texts = _origins(view, due.documents)
    progress.step("linking")
    held = Held(ruled(view, view.judgements()))
    touched = {*due.documents, *sources.origins}
    touched |= {part.document for part in changed(view.held(), held)}
    found, gone, parts = _happenings(view, due.documents, sorted(touched), held)
    replaced, anew = _replaced(view, found, gone, touched)
    progress.step("findings", len(anew))
    told_in = sorted({part.document for happening in anew for part in happening})
    known = Known(
        {**view.origins(told_in), **sources.origins},
        {**view.passages(told_in), **sources.passages},
    )
    with Spool() as spool:
        spool.fill(fused(anew, view, known, settings, progress))
        made = Conclusion(
            origins=sources.origins,
            incidents=spool,
            passages=sources.passages,
            held=noted(held),
            indexes={"origin": texts, "link": parts},
            gone=replaced,
            documents=due.documents,
        )
        with store.write() as writer:
            return writer.conclude(made, due.version, due.revision)


def _origins(view: View, documents: Sequence[str]) -> tuple[Known, IndexChange]:
    """Origins and passages of the documents of which either changes."""
    from unfog.fuse import ORIGINS, graph_of
    from unfog.link import number_of

    rows = [origin_row(view, source) for source in view.sources(documents)]
    now = {number_of(Part(row.document, "")): row for row in rows}
    with view.index("origin") as index:
        step = _stepped(ORIGINS, index, documents, now)
    graphs = [graph_of(group.items, group.links) for group in step.change.components]
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
    known = Known({d: pair[0] for d, pair in differ.items()}, {d: p[1] for d, p in differ.items()})
    return known, step.stored(ORIGINS, lambda row: row.document)


def _happenings(
    view: View, documents: Sequence[str], touched: Sequence[str], held: Held
) -> tuple[list[Happening], set[Part], IndexChange]:
    """All happenings that hang together with what changed, and the parts that are no more."""
    from unfog.link import FACTS, facts_of, happenings, number_of, ties

    now = {number_of(row.part): row for row in facts_of(view.reports({}, documents))}
    looked = _Looked(touched, ties(held))
    with view.index("link") as index:
        step = _stepped(FACTS, index, documents, now, looked)
    found = [
        happening
        for group in step.change.components
        for happening in happenings(group.items, group.links, held)
    ]
    gone = {row.part for row in step.gone.values()}
    return found, gone, step.stored(FACTS, lambda row: row.part.document)


def _replaced(
    view: View, found: Iterable[Happening], gone: Set[Part], touched: Set[str]
) -> tuple[frozenset[str], list[Happening]]:
    """Ids of the incidents that are no more as they were, and the happenings to fuse instead."""
    happenings = list(found)
    parts = {part for happening in happenings for part in happening} | gone
    held = view.holding(sorted({part.document for part in parts}))
    ids = {frozenset(members): id for id, members in held.items()}
    anew, kept = [], set()
    for happening in happenings:
        id = ids.get(frozenset(happening))
        if id is None or any(part.document in touched for part in happening):
            anew.append(happening)
        else:
            kept.add(id)
    replaced = {id for id, members in held.items() if not parts.isdisjoint(members)}
    return frozenset(replaced - kept), anew


class _Looked(NamedTuple):
    """What is looked at besides: the items of some documents, and pairs that are tied."""

    documents: Sequence[str] = ()
    ties: Sequence[tuple[int, int]] = ()


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
    kind: Kind[T],
    index: StoredIndex,
    documents: Sequence[str],
    now: Mapping[int, T],
    looked: _Looked | None = None,
) -> _Step[T]:
    """What changes where `now` are the items of `documents`."""
    from unfog.link import change

    before = {n: kind.unpack(packed) for n, packed in index.of_documents(documents).items()}
    gone = {n: item for n, item in before.items() if now.get(n) != item}
    come = {n: item for n, item in now.items() if before.get(n) != item}
    beside = looked or _Looked()
    besides = index.of_documents(beside.documents)
    return _Step(gone, come, change(kind, index, gone, come, besides=besides, ties=beside.ties))
