"""The sources of one incident as a tree, or as a graph for Graphviz."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from unfog.cli.console import safe
from unfog.cli.sheet import Line, head, print_lines
from unfog.model.origin import Edge
from unfog.pipeline.provenance import Sources
from unfog.publish.words import many
from unfog.store.base import StoredDocument, StoredIncident

WORDS = {"copy-of": "copy of", "part-of": "part of", "credits": "credits", "quotes": "quotes"}


def print_sources(console: Console, found: StoredIncident, known: Sources) -> None:
    """Each origin with the documents that hang on it, a copy under the text that it copies."""
    print_lines(console, (*head(found), *_trees(found, known), *_notices(known)))


def _trees(found: StoredIncident, known: Sources) -> Iterator[Line]:
    groups: dict[str, list[str]] = defaultdict(list)
    for document, origin in known.origins.items():
        groups[origin or document].append(document)
    mine = {part.document for part in found.incident.parts}
    yield Line(0, Text(f"\n{many(len(mine), 'document')} on {many(len(groups), 'source')}"))
    edges: dict[str, list[Edge]] = defaultdict(list)
    for edge in known.edges:
        edges[edge.document].append(edge)
    for origin in sorted(groups, key=lambda o: (-len(groups[o]), o)):
        depth = 0
        if origin not in known.documents:
            yield Line(0, Text(f"\n{safe(origin)}", style="bold"))
            depth = 2
        else:
            yield Line(0, Text())
        yield from _documents(groups[origin], known, edges, mine, depth)


def _documents(
    group: Sequence[str],
    known: Sources,
    edges: dict[str, list[Edge]],
    mine: set[str],
    depth: int,
) -> Iterator[Line]:
    """The documents of one origin, each under the one that it copies or is part of."""
    above = {
        edge.document: edge.target
        for document in group
        for edge in edges[document]
        if edge.kind in ("part-of", "copy-of") and edge.target in group
    }
    below: dict[str | None, list[str]] = defaultdict(list)
    for document in sorted(group, key=lambda d: _order(known.documents[d])):
        below[above.get(document)].append(document)

    def tree(document: str, indent: int) -> Iterator[Line]:
        yield Line(indent, _title(known.documents[document], document in mine), 2)
        for edge in edges[document]:
            yield Line(indent + 4, _why(edge), 2)
        for one in below[document]:
            yield from tree(one, indent + 2)

    for document in below[None]:
        yield from tree(document, depth)


def _order(stored: StoredDocument) -> tuple[bool, str, str]:
    day = stored.document.published
    return day is None, str(day), stored.document.id


def _title(stored: StoredDocument, in_incident: bool) -> Text:
    document = stored.document
    day = document.published.isoformat() if document.published else "no date"
    parts = (document.id, document.outlet, day, document.title)
    line = Text(" · ".join(safe(part) for part in parts if part), style="bold")
    return line if in_incident else line.append(" (not of this incident)", style="default not bold")


def _why(edge: Edge) -> Text:
    via = f", via {safe(', '.join(edge.via))}" if edge.via else ""
    return Text(f"{WORDS[edge.kind]} {safe(edge.target)}{via}: {safe(edge.why)}")


def _notices(known: Sources) -> Iterator[Line]:
    if known.notices:
        yield Line(0, Text("\nTaken back", style="bold"))
    for document, notices in known.notices.items():
        text = known.documents[document].document.text
        for notice in notices:
            yield Line(2, Text(f"{notice.kind} in {document}"))
            yield Line(4, Text(f"“{safe(notice.span.of(text))}”", style="italic"))


def dot_text(known: Sources) -> str:
    """The graph in Graphviz's language: documents as boxes, sources and speakers round."""
    lines = ["digraph origins {", "  rankdir=LR;", "  node [shape=box];"]
    for id, stored in known.documents.items():
        label = " · ".join(safe(x) for x in (id, stored.document.outlet) if x)
        lines.append(f"  {_quoted(id)} [label={_quoted(label)}];")
    others = sorted({e.target for e in known.edges} - known.documents.keys())
    lines += [f"  {_quoted(name)} [shape=ellipse];" for name in others]
    for edge in known.edges:
        label = WORDS[edge.kind]
        if edge.share is not None:
            label += f" {edge.share:.0%}"
        if edge.via:
            label += f" via {', '.join(edge.via)}"
        lines.append(
            f"  {_quoted(edge.document)} -> {_quoted(edge.target)} [label={_quoted(label)}];"
        )
    return "\n".join((*lines, "}"))


def _quoted(text: str) -> str:
    escaped = safe(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
