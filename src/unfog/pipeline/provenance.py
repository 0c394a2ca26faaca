"""Where the documents of a register come from, and what they say was wrong before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import msgspec

from unfog.clean.duplicates import signature
from unfog.fuse.origin_rows import OriginRow
from unfog.fuse.origins import graph
from unfog.fuse.quotes import quote_edges
from unfog.model.document import Document
from unfog.model.incident import Incident, Report
from unfog.model.notice import Notice
from unfog.model.origin import Edge, OriginGraph
from unfog.read.notices import find_notices
from unfog.store.base import StoredDocument, View
from unfog.store.filters import ClaimFilter


class Provenance(msgspec.Struct, frozen=True):
    """Of some documents: the graph of their origins, and the notices of those that have any.

    `signed` are the signatures of those that an earlier version stored without one.
    """

    graph: OriginGraph
    notices: Mapping[str, tuple[Notice, ...]]
    signed: Mapping[str, str]

    def told(self, reports: Iterable[Report]) -> Iterator[Report]:
        """`reports` with what is known of them: passages, notices, signature."""
        for report in reports:
            yield msgspec.structs.replace(
                report,
                passages=self.graph.passages.get(report.document, ()),
                notices=self.notices.get(report.document, ()),
                signature=self.signed.get(report.document, report.signature),
            )


def provenance(documents: Iterable[StoredDocument]) -> Provenance:
    """Worked out over `documents` in one pass; what is beyond them plays no part."""
    rows: list[OriginRow] = []
    notices: dict[str, tuple[Notice, ...]] = {}
    signed: dict[str, str] = {}
    for stored in documents:
        document = stored.document
        if not stored.signature:
            signed[document.id] = signature(document.readable)
        rows.append(origin_row(document, stored.signature or signed[document.id]))
        if found := find_notices(document.text):
            notices[document.id] = found
    return Provenance(graph(rows), notices, signed)


def origin_row(document: Document, signature: str) -> OriginRow:
    return OriginRow(
        document=document.id,
        published=document.published,
        outlet=document.outlet,
        credits=document.credits,
        dateline_credit=document.dateline.credit if document.dateline else None,
        signature=signature,
    )


class Sources(msgspec.Struct, frozen=True):
    """On which sources the documents of one incident hang.

    `documents` are those of the incident and those that they hang on, by id; `edges` hold
    among these, with `quotes` for the claims of the incident. `origins` are as the register
    has them, over all its documents.
    """

    documents: Mapping[str, StoredDocument]
    origins: Mapping[str, str]
    edges: tuple[Edge, ...]
    notices: Mapping[str, tuple[Notice, ...]]


def sources(view: View, incident: Incident) -> Sources:
    """The sources of one incident, worked out over its documents alone."""
    mine = sorted({part.document for part in incident.parts})
    known = {id: stored for id in mine if (stored := view.document(id))}
    above = sorted({stored.origin for stored in known.values()} - known.keys())
    known |= {id: stored for id in above if (stored := view.document(id))}
    found = provenance(known.values())
    claims = view.claims(ClaimFilter(incident=incident.id))
    return Sources(
        documents=known,
        origins={id: known[id].origin for id in sorted(known)},
        edges=(*found.graph.edges, *quote_edges((c.document, c.claim) for c in claims)),
        notices={id: found.notices[id] for id in sorted(found.notices)},
    )
