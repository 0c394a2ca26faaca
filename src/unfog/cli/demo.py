"""The command `demo`: the example reports that ship with unfog, read into a register."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Annotated

import typer

from unfog.cli.browse import print_best_told
from unfog.cli.console import out, program, say
from unfog.store.base import StoredIncident

INTRODUCTION = """\
Twelve reports on three events of 2031. All of it is invented: events, outlets,
groups, people and figures; only the places are real. The outlets contradict
each other on tolls, deny, quote anonymous sources, copy a wire story, correct
an earlier toll and retell older events."""

KEPT = Path("demo.unfog")
"""Where to keep the register, as the hints at the end put it."""


def reports() -> contextlib.AbstractContextManager[Path]:
    """The invented reports, as a file of JSON Lines."""
    return resources.as_file(resources.files("unfog.cli") / "data" / "reports.jsonl")


def demo(
    register: Annotated[
        Path | None,
        typer.Option("--register", "-r", metavar="FILE", help="Keep the register in this file."),
    ] = None,
) -> None:
    """Read the example reports and show what comes out.

    All that they tell is invented. The register is thrown away at the end, unless
    --register says where to keep it.
    """
    out().print(INTRODUCTION + "\n")
    with _kept(register) as path:
        _read(path)
        _show(path, register or KEPT)
    if register is None:
        out().print("\nKeep the register, then look round, best of all at the desk:")
        out().print(f"  {program()} demo --register {KEPT}", soft_wrap=True)
    else:
        out().print("\nLook round in it:")
    name = register or KEPT
    for command in (
        "serve",
        "incidents",
        "show ID",
        "documents",
        "skipped",
        "export --format xlsx --out x.xlsx",
    ):
        out().print(f"  {program()} {command} --register {name}", soft_wrap=True)


@contextlib.contextmanager
def _kept(register: Path | None) -> Iterator[Path]:
    if register is not None:
        yield register
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder) / "demo.unfog"


def _read(path: Path) -> None:
    from unfog.cli.progress import shown
    from unfog.pipeline.run import read
    from unfog.settings import Settings, default_cache
    from unfog.store import open_register

    # The reports are of 2031: no `today`, so that no date counts as in the future.
    settings = Settings(cache=default_cache())
    store = open_register(path)
    try:
        with reports() as file, shown() as progress:
            read([str(file)], store, settings, progress)
    finally:
        store.close()


def _show(path: Path, name: Path) -> None:
    from unfog.cli import options
    from unfog.cli.sheet import print_sheet

    with options.opened(path) as store:
        found = list(store.view.incidents())
        print_best_told(store.view, name)
        if not found:
            say("nothing was read out of the reports; `unfog doctor` may know why")
            return
        out().print(
            "\nOne of them in full, as `unfog show` prints it: every account with its words,\n"
            "and behind each bound of each toll the claim that says so.\n"
        )
        print_sheet(out(), store.view, max(found, key=_telling))


def _telling(row: StoredIncident) -> tuple[bool, bool, int, int, str]:
    """The incident that shows most in least room: contested, with rival tolls, told in many
    documents but few accounts."""
    killed = row.finding("killed")
    rival = killed is not None and bool(killed.low and killed.high and killed.low != killed.high)
    documents = len({part.document for part in row.incident.parts})
    return (row.status == "contested", rival, documents, -row.accounts, row.incident.id)
