"""All views and indexes made anew, in memory that grows by a little for each document."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import numpy as np
from numpy.typing import NDArray

from unfog.link.ruled import ruled
from unfog.model.incident import Part
from unfog.model.judgement import Judgement
from unfog.model.origin import Passage
from unfog.model.question import Question
from unfog.pipeline.fused import Known, Spool, fused, origin_row
from unfog.pipeline.held import noted
from unfog.pipeline.progress import Progress
from unfog.settings import DEFAULT_RULES, Settings
from unfog.store.base import Conclusion, IndexChange, IndexName, View

if TYPE_CHECKING:
    from unfog.fuse import OriginRow
    from unfog.link import Bulk, Facts, Held

type Numbers = NDArray[np.int64]

_UNDATED = dt.date.max.toordinal()


@contextmanager
def rebuilt(view: View, settings: Settings, progress: Progress) -> Iterator[Conclusion]:
    """What all readings and judgements come to; it can be gone through in the block."""
    from unfog.fuse import sources

    whole = _linked(view, view.judgements(), progress)
    with Spool() as spool:
        spool.fill(fused(whole.happenings(), view, whole.known, settings, progress))
        indexes: dict[IndexName, IndexChange] = {
            "origin": _stored(whole.texts, lambda row: row.document),
            "link": msgspec.structs.replace(
                _stored(whole.parts, lambda row: row.part.document), joins=whole.joins.packed()
            ),
        }
        yield Conclusion(
            whole.known.origins,
            spool,
            whole.known.passages,
            noted(whole.held),
            indexes,
            rules=settings.rules or DEFAULT_RULES,
            questions=whole.questions(),
            heeded=sources.noted(whole.known.sources),
        )


class _Whole(NamedTuple):
    """All texts and parts of a register, compared, and the judgements that bind."""

    known: Known
    texts: Bulk[OriginRow]
    parts: Bulk[Facts]
    held: Held
    joins: _Pairs
    placed: _Pairs

    def happenings(self) -> Iterator[tuple[Part, ...]]:
        """All happenings; `joins`, and where parts are `placed`, are complete in the end."""
        from unfog.link import happenings, number_of, ties

        count = 0
        for facts, links in self.parts.components(ties(self.held)):
            found = happenings(facts, links, self.held)
            for a, b in found.joins:
                one, other = number_of(a), number_of(b)
                self.joins.add(one, other)
                self.joins.add(other, one)
            for parts in found.happenings:
                for part in parts:
                    self.placed.add(number_of(part), count)
                count += 1
                yield parts

    def questions(self) -> Iterator[Question]:
        """All open pairs, once `happenings` have been gone through."""
        from unfog.link import questions

        numbers, happenings = self.placed.columns()
        incidents = np.empty(len(self.parts), np.int32)
        incidents[self.parts.found(numbers)] = happenings
        return questions(self.parts, incidents, self.held)


class _Pairs:
    """Pairs of numbers, in columns."""

    def __init__(self) -> None:
        self._one, self._other = array("q"), array("q")

    def add(self, a: int, b: int) -> None:
        self._one.append(a)
        self._other.append(b)

    def columns(self) -> tuple[Numbers, Numbers]:
        return np.frombuffer(self._one, np.int64), np.frombuffer(self._other, np.int64)

    def packed(self) -> Iterator[tuple[int, bytes]]:
        """Each number with those that it is paired with, packed."""
        from unfog.link import pack_joins

        one, other = self.columns()
        order = np.lexsort((other, one))
        starts = np.flatnonzero(np.diff(one[order], prepend=-1))
        for first, last in pairwise(np.append(starts, len(order)).tolist()):
            yield int(one[order[first]]), pack_joins(other[order[first:last]].tolist())


def _linked(view: View, judgements: Sequence[Judgement], progress: Progress) -> _Whole:
    from unfog.fuse import ORIGINS, graph_of
    from unfog.fuse.heard import Hearing
    from unfog.fuse.sources import heeded
    from unfog.link import FACTS, Bulk, Held, facts_of, number_of

    progress.step("origins")
    texts: Bulk[OriginRow] = Bulk(ORIGINS)
    for source in view.sources():
        row = origin_row(view, source)
        texts.add(number_of(Part(source.document, "")), _day(source.published), row)
    texts.link()
    origins: dict[str, str] = {}
    passages: dict[str, tuple[Passage, ...]] = {}
    for rows, links in texts.components():
        graph = graph_of(rows, links.each())
        origins.update(graph.origins)
        passages.update(graph.passages)
    progress.step("linking")
    parts: Bulk[Facts] = Bulk(FACTS)
    for report in view.reports(origins):
        for facts in facts_of([report]):
            parts.add(number_of(facts.part), _day(report.published), facts)
    parts.link()
    progress.step("findings")
    known = Known(origins, passages, Hearing(judgements), heeded(judgements))
    held = Held(ruled(view, judgements))
    return _Whole(known, texts, parts, held, _Pairs(), _Pairs())


def _stored[T](bulk: Bulk[T], document: Callable[[T], str]) -> IndexChange:
    items = ((n, document(item), packed, links) for n, item, packed, links in bulk.entries())
    return IndexChange(rows_come=bulk.rows(), items_come=items)


def _day(published: dt.date | None) -> int:
    return published.toordinal() if published else _UNDATED
