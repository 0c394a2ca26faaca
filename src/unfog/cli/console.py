"""Where output goes, and text from outside made safe to show."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import Any

import typer
from rich import box
from rich.console import Console
from rich.table import Table


def plain_table() -> Table:
    """A table with a rule under its header and nothing else."""
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=0)


def out() -> Console:
    """Standard output: plain where it is no terminal or NO_COLOR is set."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def err() -> Console:
    """Standard error: progress, notes and errors."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(message: str) -> None:
    """A note on standard error."""
    err().print("\n".join(safe(line) for line in message.splitlines()), soft_wrap=True)


def program() -> str:
    """How to call this program again from here: by name, or by its path where that fails."""
    if shutil.which("unfog") is not None:
        return "unfog"
    called = Path(sys.argv[0])
    return os.path.relpath(called) if called.name == "unfog" else "unfog"


def safe(text: str | None) -> str:
    """`text` on one line, without the characters that steer a terminal or reorder its text."""
    spaced = "".join(" " if c.isspace() else c for c in text or "")
    return " ".join("".join(c for c in spaced if c.isprintable()).split())


def forgive_encoding() -> None:
    """Let output that a terminal's encoding lacks be replaced rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def print_json(value: Any) -> None:
    """`value`, of the model or plain, as indented JSON on standard output."""
    import msgspec

    typer.echo(msgspec.json.format(msgspec.json.encode(value), indent=1).decode())
