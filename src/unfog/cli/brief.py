"""The command `brief`: what the register holds of a place or an actor."""

from __future__ import annotations

from typing import Annotated

import typer

from unfog.cli import options
from unfog.cli.export import put

_Place = Annotated[str | None, typer.Option(metavar="NAME", help="Incidents near this place.")]
_Actor = Annotated[str | None, typer.Option(metavar="NAME", help="Incidents that name this actor.")]
_Country = Annotated[
    str | None, typer.Option(metavar="COUNTRY", help="Incidents in it, or of that place.")
]
_Incident = Annotated[
    str | None,
    typer.Option("--for", metavar="ID", help="Earlier incidents near this one and of its actors."),
]
_Before = Annotated[
    str | None, typer.Option(metavar="DAY", help="What surely happened before this day.")
]
_Radius = Annotated[
    float, typer.Option(min=0, metavar="KM", help="How far from the place is still near.")
]
_Limit = Annotated[
    int, typer.Option(min=1, metavar="N", help="How many are told, the latest; all count.")
]
_EveryType = Annotated[
    bool, typer.Option("--every-type", help="Protests, arrests and the like as well.")
]
_Form = Annotated[
    str, typer.Option("--format", "-f", metavar="FORMAT", help="text, md, html or json.")
]


def brief(
    register: options.Register = options.DEFAULT_REGISTER,
    place: _Place = None,
    actor: _Actor = None,
    country: _Country = None,
    incident: _Incident = None,
    since: Annotated[str | None, typer.Option(metavar="DAY", help="First day, 2031-03-12.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DAY", help="Last day.")] = None,
    before: _Before = None,
    radius: _Radius = 25.0,
    limit: _Limit = 10,
    every_type: _EveryType = False,
    rules: options.Rules = None,
    form: _Form = "text",
    target: options.Out = "-",
) -> None:
    """Tell the register's own incidents at a place or of an actor, as background to a report.

    Dated sentences, each with its status, its documents and the claim behind every figure, and
    how many there are in this register. With a day bound, incidents without a date are left
    out. Known actors are compared by all their names, others by the words of the name.
    """
    from unfog.api import Register
    from unfog.pipeline.named import incident_named
    from unfog.publish.brief import write

    first, last = options.days(since, until, ("--since", "--until"))
    with options.opened(register) as store:
        own = incident_named(store.view, incident, register).incident.id if incident else None
        made = Register(store).brief(
            rules=rules,
            place=place,
            actor=actor,
            country=options.country(country),
            incident=own,
            since=first,
            until=last,
            before=options.day(before, "--before"),
            radius_km=radius,
            limit=limit,
            every_type=every_type,
        )
    put(target, write(made, form))
