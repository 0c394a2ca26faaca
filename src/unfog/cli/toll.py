"""The command `toll`: how an incident's figures rose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, print_json, say
from unfog.cli.export import put
from unfog.errors import SettingsError

if TYPE_CHECKING:
    from unfog.publish.toll import Toll


def toll(
    incident: Annotated[str, typer.Argument(metavar="ID", help="Its id, or a beginning of it.")],
    register: options.Register = options.DEFAULT_REGISTER,
    count: Annotated[
        str | None, typer.Option(metavar="NAME", help="This count alone: killed, wounded, …")
    ] = None,
    rules: options.Rules = None,
    drawing: Annotated[
        str | None, typer.Option("--svg", metavar="FILE", help="Draw it; - is standard output.")
    ] = None,
    csv: Annotated[
        str | None, typer.Option("--csv", metavar="FILE", help="Write it as a table; likewise.")
    ] = None,
    as_json: options.AsJson = False,
) -> None:
    """Show how an incident's figures rose, who gave them and when.

    For each count and day of publication: what each speaker said, and what the register would
    have said on that day.
    """
    from unfog.api import Register
    from unfog.pipeline.named import incident_named
    from unfog.publish.toll import svg, table

    printed = {"--svg": drawing == "-", "--csv": csv == "-", "--json": as_json}
    if sum(printed.values()) > 1:
        several = " and ".join(name for name, is_printed in printed.items() if is_printed)
        raise SettingsError(f"{several}: only one can go to standard output; name files")

    with options.opened(register) as store:
        found = incident_named(store.view, incident, register).incident
        shown = _of(Register(store).toll(found.id, rules=rules), count)
    if csv is not None:
        from unfog.publish.write import csv as encoded

        put(csv, encoded(table(shown)), "--csv")
    if drawing is not None:
        put(drawing, svg(shown), "--svg")
    if as_json:
        print_json(shown)
    elif drawing is csv is None:
        _print(shown)


def _of(shown: Toll, count: str | None) -> Toll:
    """`shown` with the course named `count` alone. Raises SettingsError where it has none."""
    import msgspec

    if count is None:
        return shown
    kept = tuple(course for course in shown.courses if course.property == count)
    if not kept:
        known = ", ".join(course.property for course in shown.courses) or "nothing"
        raise SettingsError(
            f"--count: {shown.incident.id} has no count named {count!r}; it has {known}"
        )
    return msgspec.structs.replace(shown, courses=kept)


def _print(shown: Toll) -> None:
    from unfog.cli.toll_sheet import LEGEND, print_toll

    print_toll(out(), shown)
    say(LEGEND if shown.courses else f"{shown.incident.id}: nobody counts anything")
