"""Commands that hand data on: tables of a register, the schema of the interchange format."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from unfog.cli import options
from unfog.cli.console import say
from unfog.errors import SettingsError
from unfog.store.filters import IncidentFilter


def export(
    what: Annotated[
        str, typer.Option(metavar="TABLE", help="incidents, claims, findings or documents.")
    ] = "incidents",
    form: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="csv, jsonl, parquet, xlsx or geojson."
        ),
    ] = "csv",
    target: options.Out = "-",
    register: options.Register = options.DEFAULT_REGISTER,
    rules: options.Rules = None,
    review: Annotated[
        str | None,
        typer.Option(
            metavar="WORD", help="Incidents of that state of review; all: the rejected too."
        ),
    ] = None,
) -> None:
    """Write a table of the register to a file.

    docs/columns.md explains the columns. GeoJSON holds incidents. Incidents that a reviewer
    rejected are left out unless --review asks for them.
    """
    from unfog.cli.browse import reviewed
    from unfog.pipeline.ruled import under
    from unfog.publish import export as made
    from unfog.publish.write import FORMATS

    ending = Path(target).suffix.removeprefix(".").lower()
    if ending in FORMATS and form in FORMATS and ending != form:
        raise SettingsError(
            f"--out: {target} ends like {ending}, but the format is {form}; "
            f"write --format {ending} or another name"
        )
    with options.opened(register) as store:
        where = IncidentFilter(review=reviewed(review))
        content = made(what, form, under(store.view, rules), where)
    put(target, content)


def schema(target: options.Out = "-") -> None:
    """Print the JSON Schema of what `unfog claims` writes."""
    import msgspec

    from unfog.model.wire import schema as made

    put(target, msgspec.json.format(msgspec.json.encode(made()), indent=2) + b"\n")


def put(target: str, content: bytes, option: str = "--out") -> None:
    """`content` to standard output for "-", else to the file, whole or not at all.

    `option` is how the file was named, for errors.
    """
    if target == "-":
        sys.stdout.buffer.write(content)
        return
    from unfog.publish.write import write_whole

    path = options.writable(target, option)
    try:
        write_whole(path, content)
    except OSError as error:  # a full disk names no file
        raise OSError(error.errno, error.strerror, str(path)) from error
    say(f"wrote {path}")
