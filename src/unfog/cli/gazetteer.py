"""Commands on the gazetteer."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say

if TYPE_CHECKING:
    from rich.table import Table

app = typer.Typer(help="Look into the offline gazetteer, and add places of your own.")

Name = Annotated[str, typer.Argument(metavar="NAME", help="What `unfog gazetteer list` calls it.")]


@app.callback()
def _start() -> None:
    """Look into the offline gazetteer, and add places of your own."""


@app.command()
def lookup(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A place name.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many at most.")] = 10,
    as_json: options.AsJson = False,
) -> int:
    """List the places of that name, the most prominent first."""
    from unfog.resolve.gazetteer import Gazetteer, ensure
    from unfog.settings import default_cache

    found = Gazetteer.open(ensure(default_cache())).lookup(name, limit)
    if as_json:
        print_json(found)
        return 0 if found else 1
    if not found:
        say(f"no place named {name if len(name) <= 80 else name[:80] + '…'!r}")
        return 1
    table = _table("Name", "Country", "Kind", "Lat", "Lon", "Radius", "Id")
    for place in found:
        table.add_row(
            safe(place.name),
            place.country,
            place.kind,
            f"{place.lat:.3f}",
            f"{place.lon:.3f}",
            f"{place.radius_km:g} km",
            safe(place.id),
        )
    out().print(table)
    return 0


@app.command()
def add(
    file: Annotated[
        Path,
        typer.Argument(metavar="FILE", help="A GeoNames dump (plain or zip), CSV or GeoJSON."),
    ],
    name: Annotated[
        str, typer.Option(metavar="NAME", help="What to call it; the file's name if absent.")
    ] = "",
) -> int:
    """Add places: bases, oil fields, crossings, camps, districts, or a whole country.

    A CSV names its columns in its first line: name, lat, lon, and if you like country, kind,
    alternate_names (parted by |), radius_km, population; GeoJSON has them as properties. All
    later readings use the places. The same file twice changes nothing; a newer version of it
    takes the place of the older. docs/gazetteer.md tells more.
    """
    from unfog.resolve.gazetteer import added
    from unfog.settings import default_cache

    cache = default_cache()
    source, changed = added.take(cache, file, name)
    count = f"{source.places:,} place{'' if source.places == 1 else 's'}"
    if not changed:
        say(f"{source.name}: these {count} were added before; nothing changes")
        return 0
    left = f"; {source.left_out:,} of no use here left out" if source.left_out else ""
    _build(cache, f"{source.name}: {count} added{left}")
    return 0


@app.command("list")
def list_(as_json: options.AsJson = False) -> int:
    """List the files whose places were added."""
    from unfog.resolve.gazetteer import added
    from unfog.settings import default_cache

    found = added.sources(default_cache())
    if as_json:
        print_json(found)
    elif not found:
        say("nothing was added; `unfog gazetteer add FILE` does")
    else:
        table = _table("Name", "Places", "Left out", "From")
        for source in found:
            origin = f"damaged: {source.fault}" if source.fault else source.path
            table.add_row(
                safe(source.name), f"{source.places:,}", f"{source.left_out:,}", safe(origin)
            )
        out().print(table)
    return 1 if any(source.fault for source in found) else 0


@app.command()
def remove(name: Name) -> int:
    """Take the places of a file that was added out again."""
    from unfog.resolve.gazetteer import added
    from unfog.settings import default_cache

    cache = default_cache()
    source = added.drop(cache, name)
    _build(cache, f"{source.name}: {source.places:,} places removed")
    return 0


def _build(cache: Path, done: str) -> None:
    """Builds the gazetteer at once, so that the next reading need not."""
    from unfog.resolve.gazetteer import ensure

    begun = time.monotonic()
    say(f"{done}; the gazetteer is built anew, which takes up to a minute")
    ensure(cache)
    say(f"the gazetteer is ready ({time.monotonic() - begun:.0f} s)")


def _table(*headers: str) -> Table:
    table = plain_table()
    for header in headers:
        table.add_column(header, overflow="fold")
    return table
