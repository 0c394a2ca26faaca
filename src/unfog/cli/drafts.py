"""Commands on batches of drafts: what was read apart from the register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.errors import SettingsError
from unfog.publish.words import many

if TYPE_CHECKING:
    from unfog.model.judgement import Signed
    from unfog.store.base import Store

app = typer.Typer(help="Batches of documents that were read apart, to be looked at first.")

Batch = Annotated[str, typer.Argument(metavar="NAME", help="What `unfog drafts list` calls it.")]
Documents = Annotated[
    list[str] | None, typer.Argument(metavar="DOCUMENT…", help="Ids of its documents.")
]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; else UNFOG_REVIEWER, else the login name."),
]


@app.callback()
def _start() -> None:
    """Batches of documents that were read apart (`unfog read … --draft NAME`).

    Each is a register of its own in the folder REGISTER.drafts, which all commands can look at.
    """


@app.command("list")
def list_(
    register: options.Register = options.DEFAULT_REGISTER, as_json: options.AsJson = False
) -> None:
    """List all batches, and how many of their documents wait."""
    from unfog.review.drafts import batches

    with options.opened(register) as store:
        found = batches(store)
    if as_json:
        print_json(found)
        return
    if not found:
        say(f"{register}: no drafts; `unfog read … --draft NAME` makes a batch")
        return
    numbers = ("documents", "claims", "incidents", "waiting", "accepted", "rejected")
    table = plain_table()
    table.add_column("batch", overflow="fold")
    for title in numbers:
        table.add_column(title, justify="right")
    for batch in found:
        table.add_row(batch.name, *(str(getattr(batch, name)) for name in numbers))
    out().print(table)


@app.command()
def show(
    name: Batch,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """List the documents of a batch with what was read out of them."""
    from unfog.review.drafts import drafts

    with options.opened(register) as store:
        found = drafts(store, name)
    if as_json:
        print_json(found)
        return
    table = plain_table()
    for title in ("document", "state", "incidents", "claims", "title"):
        right = title in ("incidents", "claims")
        table.add_column(title, justify="right" if right else "left", overflow="fold")
    for draft in found:
        claims = sum(len(incident.claims) for incident in draft.incidents)
        counts = (str(len(draft.incidents)), str(claims))
        title = safe(draft.document.title or "")
        table.add_row(safe(draft.document.id), draft.state, *counts, title)
    out().print(table)


@app.command()
def accept(
    name: Batch,
    documents: Documents = None,
    every: Annotated[bool, typer.Option("--all", help="All that are not rejected.")] = False,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")] = "",
    by: By = None,
    register: options.Register = options.DEFAULT_REGISTER,
) -> int:
    """Take documents of a batch into the register, with all decisions on them.

    Exit status 1: some could not be taken, as the register has others of their ids.
    """
    from unfog.cli.progress import shown
    from unfog.pipeline.drafts import Chosen, accept

    if bool(documents) == every:
        raise SettingsError("name the documents to accept, or give --all")
    with options.opened(register) as store, shown() as progress:
        chosen = Chosen(name, None if every else documents)
        signature = _signed(store, by, why)
        done = accept(store, options.own_settings(), chosen, signature, progress)
    words = f", {many(done.judgements, 'judgement')} with them" if done.judgements else ""
    say(f"{register}: {many(len(done.taken), 'document')} accepted{words}")
    if done.there:
        say(f"{many(len(done.there), 'document')} in the register before")
    for id in done.refused:
        say(f"{id}: the register has another document of this id, or this one under another id")
    return 1 if done.refused else 0


@app.command()
def reject(
    name: Batch,
    documents: Annotated[
        list[str], typer.Argument(metavar="DOCUMENT…", help="Ids of its documents.")
    ],
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason.")] = "",
    by: By = None,
    register: options.Register = options.DEFAULT_REGISTER,
) -> None:
    """Say that documents of a batch shall not join the register; they stay in the batch."""
    from unfog.review.drafts import rejection

    with options.opened(register) as store:
        row = rejection(store, name, documents, _signed(store, by, why))
        with store.write() as writer:
            writer.judge([row])
    where = options.of_register(register)
    say(f"{many(len(set(documents)), 'document')} rejected; `unfog undo {row.id}{where}` takes it")
    say("back")


def _signed(store: Store, by: str | None, why: str) -> Signed:
    from unfog.pipeline.judge import signed

    name = options.reviewer(by, "--by")
    return signed(store.view, name, dt.datetime.now(dt.UTC), why.strip())
