"""All views and indexes made anew, in memory that grows by a little for each document."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from unfog.model.incident import Incident, Part
from unfog.model.judgement import Judgement
from unfog.model.origin import Passage
from unfog.pipeline.fused import Known, Spool, fused, origin_row
from unfog.pipeline.held import noted, ruled
from unfog.pipeline.progress import Progress
from unfog.settings import Settings
from unfog.store.base import Conclusion, IndexChange, IndexName, Store, View

if TYPE_CHECKING:
    from unfog.fuse import OriginRow
    from unfog.link import Bulk, Facts, Held

_UNDATED = dt.date.max.toordinal()


def rebuild(
    store: Store, settings: Settings, progress: Progress, version: str, revision: int
) -> bool:
    """Whether it was done: not where readings or judgements were stored meanwhile."""
    view = store.view
    whole = _linked(view, view.judgements(), progress)
    with Spool() as spool:
        spool.fill(fused(whole.happenings(), view, whole.known, settings, progress))
        indexes: dict[IndexName, IndexChange] = {
            "origin": _stored(whole.texts, lambda row: row.document),
            "link": _stored(whole.parts, lambda row: row.part.document),
        }
        made = Conclusion(
            whole.known.origins, spool, whole.known.passages, noted(whole.held), indexes
        )
        with store.write() as writer:
            return writer.conclude(made, version, revision)


def conclusion(
    view: View, settings: Settings, progress: Progress, judgements: Sequence[Judgement]
) -> Conclusion:
    """What the readings of the register come to under a log of judgements; nothing is stored.

    The incidents are in memory, in the order in which a register gives them.
    """
    whole = _linked(view, judgements, progress)
    found = fused(whole.happenings(), view, whole.known, settings, progress)
    made = sorted(found, key=lambda one: (_first(one.incident), one.incident.id))
    return Conclusion(whole.known.origins, made, whole.known.passages, noted(whole.held))


class _Whole(NamedTuple):
    """All texts and parts of a register, compared, and the judgements that bind."""

    known: Known
    texts: Bulk[OriginRow]
    parts: Bulk[Facts]
    held: Held

    def happenings(self) -> Iterator[tuple[Part, ...]]:
        from unfog.link import happenings, ties

        for facts, links in self.parts.components(ties(self.held)):
            yield from happenings(facts, links, self.held)


def _linked(view: View, judgements: Sequence[Judgement], progress: Progress) -> _Whole:
    from unfog.fuse import ORIGINS, graph_of
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
        graph = graph_of(rows, links)
        origins.update(graph.origins)
        passages.update(graph.passages)
    progress.step("linking")
    parts: Bulk[Facts] = Bulk(FACTS)
    for report in view.reports(origins):
        for facts in facts_of([report]):
            parts.add(number_of(facts.part), _day(report.published), facts)
    parts.link()
    progress.step("findings")
    return _Whole(Known(origins, passages), texts, parts, Held(ruled(view, judgements)))


def _stored[T](bulk: Bulk[T], document: Callable[[T], str]) -> IndexChange:
    items = ((n, document(item), packed, links) for n, item, packed, links in bulk.entries())
    return IndexChange(rows_come=bulk.rows(), items_come=items)


def _first(incident: Incident) -> dt.date:
    return incident.date.start if incident.date else dt.date.max


def _day(published: dt.date | None) -> int:
    return published.toordinal() if published else _UNDATED
