"""Commands that look into a register."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, cast, get_args

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.errors import SettingsError
from unfog.model.finding import Status
from unfog.model.judgement import State
from unfog.model.taxonomy import EVENT_TYPE, SUB_EVENTS
from unfog.publish.words import many
from unfog.store.base import StoredIncident, View
from unfog.store.filters import ClaimFilter, IncidentFilter, Reviewed

MOST_ROWS = 20
"""Incidents that a table shows unasked."""

_STATUSES = f"{', '.join(get_args(Status))}."
_REVIEWED = (*get_args(State), "unreviewed", "changed")
_REVIEWS = f"{', '.join(_REVIEWED)} or all."
_TYPES = f"ACLED event type: {', '.join(SUB_EVENTS)}; or a sub-event type of these."


_Since = Annotated[
    str | None, typer.Option("--from", metavar="DATE", help="First day, 2031-03-12.")
]
_Until = Annotated[str | None, typer.Option("--to", metavar="DATE", help="Last day, 2031-03-31.")]
_Text = Annotated[str | None, typer.Option(metavar="WORDS", help="Words in one of its documents.")]


def incidents(
    register: options.Register = options.DEFAULT_REGISTER,
    since: _Since = None,
    until: _Until = None,
    country: Annotated[str | None, typer.Option(metavar="COUNTRY", help="ML or Mali.")] = None,
    type: Annotated[str | None, typer.Option(metavar="TYPE", help=_TYPES)] = None,
    status: Annotated[str | None, typer.Option(metavar="STATUS", help=_STATUSES)] = None,
    text: _Text = None,
    review: Annotated[str | None, typer.Option(metavar="WORD", help=_REVIEWS)] = None,
    rules: options.Rules = None,
    as_json: options.AsJson = False,
) -> None:
    """List incidents: what, when, where, tolls, accounts.

    Tolls are low–best–high; accounts are speakers, origins where they truly come from.
    Incidents that a reviewer rejected are left out, unless --review asks for them or they
    have changed since.

    With --from or --to, incidents without a date are left out.
    """
    from unfog.pipeline.ruled import under

    first, last = options.days(since, until)
    where = IncidentFilter(
        since=first,
        until=last,
        country=options.country(country),
        type=_event_type(type),
        status=_status(status),
        text=text,
        review=reviewed(review),
    )
    with options.opened(register) as store:
        found = list(under(store.view, rules).incidents(where))
        if as_json:
            print_json(found)
            return
        known = store.view.ids()
        loose = not_concluded(store.view)
    print_incidents(found, known)
    if loose:
        say(f"{register}: {loose}")
    elif not found:
        say(f"{register}: no incident meets this" if known else f"{register}: holds no incident")


def not_concluded(view: View) -> str:
    """What to do where a run broke off between storing documents and making incidents of them;
    "" where all is put together."""
    stored = view.counts()["documents"]
    if not stored or view.concluded():
        return ""
    return f"{many(stored, 'document')} stored, not yet put together: run `unfog read` again"


def _status(name: str | None) -> Status | None:
    """Raises SettingsError where there is no such status."""
    if name is not None and name not in get_args(Status):
        every = ", ".join(get_args(Status))
        raise SettingsError(f"--status: no status named {name!r}; known: {every}")
    return cast("Status | None", name)


def reviewed(name: str | None) -> Reviewed | None:
    """The filter that --review means: all but what was rejected where it is not given.

    Raises SettingsError where there is no such word.
    """
    if name == "all":
        return None
    if name is not None and name not in _REVIEWED:
        known = ", ".join((*_REVIEWED, "all"))
        raise SettingsError(f"--review: no word {name!r}; known: {known}")
    return cast("Reviewed", name or "kept")


def _event_type(name: str | None) -> str | None:
    """The type as the codebook writes it, whatever the case. Raises SettingsError."""
    if name is None:
        return None
    known = {t.lower(): t for t in (*SUB_EVENTS, *EVENT_TYPE)}
    if name.lower() not in known:
        raise SettingsError(f"--type: no type named {name!r}; known: {', '.join(known.values())}")
    return known[name.lower()]


def print_incidents(found: list[StoredIncident], known: list[str]) -> None:
    """The table of incidents on standard output; nothing where there is none."""
    from unfog.cli.incident_table import LEGEND, incident_table

    if found:
        out().print(incident_table(found, known))
        say(LEGEND)


def print_best_told(view: View, register: Path) -> None:
    """The incidents told in most accounts, `MOST_ROWS` of them, and how to see the others."""
    rows = list(view.incidents(IncidentFilter(most_told=MOST_ROWS, review="kept")))
    known = view.ids()
    print_incidents(rows, known)
    if len(rows) < len(known):
        left = many(len(known) - len(rows), "more incident")
        say(f"{left}, told in fewer accounts: unfog incidents{options.of_register(register)}")


def show(
    incident: Annotated[str, typer.Argument(metavar="ID", help="Its id, or a beginning of it.")],
    register: options.Register = options.DEFAULT_REGISTER,
    rules: options.Rules = None,
    as_json: options.AsJson = False,
) -> None:
    """Show one incident: every finding and every account.

    Who asserts, denies or doubts what, in which words of which document, and for each
    property the claim behind each bound, with those that do not bear on it and why.
    """
    from unfog.pipeline.named import incident_named
    from unfog.pipeline.ruled import under

    with options.opened(register) as store:
        id = incident_named(store.view, incident, register).incident.id
        found = under(store.view, rules).incident(id)
        if found is None:
            raise SettingsError(f"{register}: no incident {id!r}; `unfog incidents` lists all")
        if as_json:
            claims = list(store.view.claims(ClaimFilter(incident=found.incident.id)))
            print_json({"incident": found, "claims": claims})
            return
        from unfog.cli.sheet import print_sheet

        print_sheet(out(), store.view, found)


def documents(
    register: options.Register = options.DEFAULT_REGISTER,
    text: Annotated[
        str | None, typer.Option(metavar="WORDS", help="Words that it contains.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """List documents and what was read out of them.

    Documents of one origin copy or quote the same source: they are not independent.
    """
    with options.opened(register) as store:
        found = list(store.view.documents(text))
    if as_json:
        print_json([_brief(row) for row in found])
        return
    _print_table(
        ("Id", "Published", "Outlet", "Title", "Claims", "Origin"),
        [
            (
                row.document.id,
                row.document.published.isoformat() if row.document.published else "",
                row.document.outlet or "",
                row.document.title or "",
                str(row.claims),
                row.origin if row.origin != row.document.id else "its own",
            )
            for row in found
        ],
    )
    if not found:
        say(f"{register}: no document{' with these words' if text else ''}")


def _brief(row: Any) -> dict[str, Any]:
    from unfog.publish.columns import DOCUMENTS
    from unfog.publish.rows import documents as rows

    (cells,) = rows([row])
    return {column.name: cell for column, cell in zip(DOCUMENTS, cells, strict=True)}


def skipped(
    register: options.Register = options.DEFAULT_REGISTER, as_json: options.AsJson = False
) -> None:
    """List what was set aside, and why.

    Whole documents first, then stretches within documents.
    """
    with options.opened(register) as store:
        whole = list(store.view.skipped())
        within = list(store.view.asides())
    if as_json:
        print_json({"documents": whole, "claims": within})
        return
    _print_table(
        ("Document set aside", "Reason", "Detail"),
        [(row.source, row.reason, row.detail) for row in whole],
    )
    if whole and within:
        out().print()
    _print_table(
        ("In document", "Reason", "Detail", "Characters"),
        [
            (row.document, row.aside.reason, row.aside.detail, f"{row.aside.start}–{row.aside.end}")
            for row in within
        ],
    )
    if not whole and not within:
        say(f"{register}: nothing was set aside")


def _print_table(header: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:

    if not rows:
        return
    table = plain_table()
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(safe(cell) for cell in row))
    out().print(table)
