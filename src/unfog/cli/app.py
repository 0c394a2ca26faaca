"""The command line: its commands, and how it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.exceptions import Abort, TyperException

import unfog
from unfog.cli import (
    agreement,
    bench,
    brief,
    browse,
    demo,
    drafts,
    explain,
    export,
    gazetteer,
    health,
    judging,
    origins,
    pairs,
    reading,
    reviewing,
    serve,
    toll,
    users,
)
from unfog.cli.console import forgive_encoding, say
from unfog.cli.numbers import TakesNumbers
from unfog.errors import AbortRun, UnfogError

INTERRUPTED = 130
DISK = 3
FAULT = 70
"""A fault of unfog itself, as sysexits.h numbers it."""

GROUPS = [["gazetteer"], ["drafts"], ["users"]]
"""Commands that only hold others: alone they show their help, as bare `unfog` does."""

app = typer.Typer(
    name="unfog",
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit status: 0 all done; 1 done, but something was skipped or fell short; "
    "2 wrong use or settings; 3 register or disk; 70 a fault of unfog; "
    "130 interrupted.",
)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"unfog {unfog.__version__}")
        raise typer.Exit


@app.callback()
def _start(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="Show where in the code an error arose.")
    ] = False,
) -> None:
    """Reads news of armed attacks and shows who says what happened.

    Start with `unfog demo`, then `unfog read FOLDER`. Nothing leaves this machine, and
    nothing is fetched but the addresses that you name.
    """


for _command in (
    reading.read,
    browse.incidents,
    browse.show,
    origins.origins,
    toll.toll,
    brief.brief,
    browse.documents,
    browse.skipped,
    explain.explain,
    pairs.pairs,
    judging.judge,
    judging.merge,
    judging.split,
    reviewing.confirm,
    reviewing.complete,
    reviewing.reopen,
    reviewing.reject,
    reviewing.correct,
    judging.undo,
    judging.judgements,
    agreement.agreement,
    export.export,
    reading.relink,
    reading.claims,
    export.schema,
    serve.serve,
    demo.demo,
    health.doctor,
    bench.bench,
):
    app.command(cls=TakesNumbers if _command is reviewing.correct else None)(_command)
app.add_typer(gazetteer.app, name="gazetteer")
app.add_typer(drafts.app, name="drafts")
app.add_typer(users.app, name="users")


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. Errors are a line or two on stderr."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    debug = "--debug" in given
    given = [a for a in given if a != "--debug"]
    if not given or given in GROUPS:
        given.append("--help")
    forgive_encoding()
    try:
        status = app(args=given, prog_name="unfog", standalone_mode=False)
        sys.stdout.flush()
        if status == INTERRUPTED:  # what typer makes of a KeyboardInterrupt
            raise KeyboardInterrupt
    except BrokenPipeError:
        # The reader of a pipe has seen enough: nothing is wrong, nothing more can be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, Abort):
        say("interrupted; what was stored is kept, run the same command again")
        return INTERRUPTED
    except Exception as error:
        if debug:
            raise
        return _explain(error)
    return status if isinstance(status, int) else 0


def _explain(error: Exception) -> int:
    """Say what went wrong, and choose the exit status."""
    if isinstance(error, TyperException):
        say(f"unfog: {error.format_message()}")
        say("`unfog --help` lists the commands, `unfog COMMAND --help` the options.")
        return error.exit_code
    if isinstance(error, UnfogError):
        say(f"unfog: {error}")
        return error.exit_code if isinstance(error, AbortRun) else 1
    if isinstance(error, OSError):
        where = f"{error.filename}: " if error.filename else ""
        say(f"unfog: {where}{error.strerror or error}")
        return DISK
    say(f"unfog: unexpected {type(error).__name__}: {error}")
    say("This is a fault of unfog. Run again with --debug to see where.")
    return FAULT
