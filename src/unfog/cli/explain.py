"""The command `explain`: how one document was read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import llm_options, options
from unfog.cli.console import out
from unfog.cli.export import put
from unfog.cli.reading import FieldOption, PrivateOption, PublishedOption, settings_from
from unfog.errors import SettingsError
from unfog.settings import Settings

if TYPE_CHECKING:
    from unfog.publish.explain import Explained
    from unfog.store.base import StoredDocument, View


_Document = Annotated[
    str,
    typer.Argument(
        metavar="DOCUMENT",
        help="A file or web address; - is standard input; with --register, the id of a "
        "document in it.",
    ),
]
_Page = Annotated[
    str | None,
    typer.Option("--html", metavar="FILE", help="Write a page to look at; - is standard out."),
]
_Register = Annotated[
    Path | None,
    typer.Option("--register", "-r", metavar="FILE", help="Explain what this register holds."),
]
_Id = Annotated[
    str | None, typer.Option("--id", metavar="ID", help="Which one, where a file has several.")
]
_Reader = Annotated[
    str | None, typer.Option(metavar="NAME", help="What reads; anew, with --register.")
]


def explain(
    document: _Document,
    page: _Page = None,
    register: _Register = None,
    id: _Id = None,
    reader: _Reader = None,
    published: PublishedOption = None,
    field: FieldOption = None,
    allow_private: PrivateOption = False,
    llm: llm_options.Llm = None,
) -> None:
    """Show how one document was read.

    Its text with every claim marked and numbered, each claim with its property, value, stance,
    speaker and words, and what was set aside, with the reason. With --html a page of its own
    that needs no network.
    """
    settings = settings_from(published, 1, field, allow_private)
    if reader is not None or llm:
        settings = llm_options.with_reader(settings, reader or llm_options.DEFAULT_READER, llm)
    if register is None:
        shown = _of_source(document, id, settings)
    elif id is not None:
        raise SettingsError("--id: the document of a register is named by its id alone")
    else:
        shown = _of_register(document, register, settings if reader else None)
    if page is not None:
        from unfog.publish.explain import page as made

        put(page, made(shown), "--html")
        return
    from unfog.cli.explain_sheet import print_explained

    print_explained(out(), shown)


def _of_source(source: str, id: str | None, settings: Settings) -> Explained:
    from unfog.pipeline.explain import read_one
    from unfog.publish.explain import explained

    entry = read_one(source, settings, id=id, stdin=sys.stdin.buffer)
    return explained(entry.document, entry.reading)


def _of_register(id: str, register: Path, settings: Settings | None) -> Explained:
    """As it was read into the register; read anew under `settings`, where these are given."""
    from unfog.pipeline.explain import read_anew
    from unfog.publish.explain import explained

    with options.opened(register) as store:
        stored = _pick(store.view, id, register)
        if settings is not None:
            entry = read_anew(stored, settings)
            return explained(entry.document, entry.reading)
        reading = store.view.reading(stored.document.id)
        parts = store.view.belonging([stored.document.id])
        found = {id: store.view.incident(id) for id in dict.fromkeys(parts.values())}
        known = {part.incident: one for part, id in parts.items() if (one := found[id])}
        marks = store.view.marks([stored.document.id]).get(stored.document.id, ())
    if reading is None:
        raise SettingsError(f"{register}: {stored.document.id} has just gone; try again")
    return explained(stored.document, reading, known, marks)


def _pick(view: View, given: str, register: Path) -> StoredDocument:
    """The document whose id is `given` or begins so. Raises SettingsError where not one does."""
    exact = view.document(given)
    if exact is not None:
        return exact
    found = [row for row in view.documents() if given and row.document.id.startswith(given)]
    if len(found) == 1:
        return found[0]
    if found:
        several = ", ".join(row.document.id for row in found[:5])
        raise SettingsError(f"{given!r} begins several ids: {several}; give more of it")
    raise SettingsError(f"{register}: no document {given!r}; `unfog documents` lists all")
