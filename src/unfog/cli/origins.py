"""The command `origins`: on which sources documents hang."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.errors import SettingsError
from unfog.publish.words import many
from unfog.store.base import StoredDocument


class Origin(msgspec.Struct, frozen=True):
    """An origin of the register: an agency or a document, and the documents that hang on it."""

    origin: str
    title: str | None
    outlets: tuple[str, ...]
    documents: tuple[str, ...]


def origins(
    incident: Annotated[
        str | None,
        typer.Argument(metavar="ID", help="An incident, or a beginning of its id; all if none."),
    ] = None,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
    dot: Annotated[
        bool, typer.Option("--dot", help="Of an incident: print a graph for Graphviz.")
    ] = False,
) -> None:
    """Show on which sources documents hang, and why.

    Of an incident: its documents under the agency or text that they are from, how much of
    each is copied, whom they quote, and what they correct. Without ID the register's origins,
    those of most documents first.
    """
    if dot and (incident is None or as_json):
        raise SettingsError("--dot: draws the graph of one incident; give its id, and no --json")
    with options.opened(register) as store:
        if incident is None:
            found = by_size(store.view.documents())
            if as_json:
                print_json(found)
            else:
                _print_all(found, register)
            return
        from unfog.cli.origins_sheet import dot_text, print_sources
        from unfog.pipeline.named import incident_named
        from unfog.pipeline.provenance import sources

        one = incident_named(store.view, incident, register)
        known = sources(store.view, one.incident)
    if as_json:
        told = {"incident": one.incident.id, "origins": known.origins, "edges": known.edges}
        print_json(told | {"notices": known.notices})
    elif dot:
        typer.echo(dot_text(known))
    else:
        print_sources(out(), one, known)


def by_size(documents: Iterable[StoredDocument]) -> list[Origin]:
    """Origins with their documents, the most first, of equals by name."""
    held: dict[str, list[StoredDocument]] = {}
    titles: dict[str, str | None] = {}
    for stored in documents:
        titles[stored.document.id] = stored.document.title
        held.setdefault(stored.origin or stored.document.id, []).append(_light(stored))
    made = [
        Origin(
            origin=name,
            title=titles.get(name),
            outlets=tuple(sorted({r.document.outlet for r in rows if r.document.outlet})),
            documents=tuple(r.document.id for r in rows),
        )
        for name, rows in held.items()
    ]
    return sorted(made, key=lambda o: (-len(o.documents), o.origin))


def _light(stored: StoredDocument) -> StoredDocument:
    """Without its text, so that a large register can be counted."""
    bare = msgspec.structs.replace(stored.document, text="", raw_offsets=(), furniture=())
    return msgspec.structs.replace(stored, document=bare, signature="")


def _print_all(found: list[Origin], register: Path) -> None:
    shared = [one for one in found if len(one.documents) > 1]
    if shared:
        table = plain_table()
        table.add_column("Documents", justify="right", no_wrap=True)
        table.add_column("Origin", overflow="fold", ratio=2)
        table.add_column("Outlets", overflow="fold", ratio=3)
        for one in shared:
            name = f"{one.origin}\n{safe(one.title)}" if one.title else one.origin
            table.add_row(str(len(one.documents)), name, safe(", ".join(one.outlets)))
        out().print(table)
    alone = len(found) - len(shared)
    say(f"{register}: {many(len(shared), 'origin')} of several documents, {alone} of one each")
