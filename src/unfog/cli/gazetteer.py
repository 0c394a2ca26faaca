"""Commands on the gazetteer."""

from __future__ import annotations

from typing import Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, safe, say

app = typer.Typer(help="Look into the offline gazetteer.")


@app.callback()
def _start() -> None:
    """Look into the offline gazetteer."""


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many at most.")] = 10,
    as_json: options.AsJson = False,
) -> int:
    """List the places of that name, the most prominent first."""
    import msgspec

    from unfog.resolve.gazetteer import Gazetteer, ensure
    from unfog.settings import default_cache

    found = Gazetteer.open(ensure(default_cache())).lookup(name, limit)
    if as_json:
        typer.echo(msgspec.json.format(msgspec.json.encode(found), indent=1).decode())
        return 0 if found else 1
    if not found:
        say(f"no place named {name!r}")
        return 1
    table = plain_table()
    for header in ("Name", "Country", "Kind", "Lat", "Lon", "Radius", "Id"):
        table.add_column(header, overflow="fold")
    for place in found:
        table.add_row(
            safe(place.name),
            place.country,
            place.kind,
            f"{place.lat:.3f}",
            f"{place.lon:.3f}",
            f"{place.radius_km:g} km",
            place.id,
        )
    out().print(table)
    return 0
