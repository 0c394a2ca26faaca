"""Commands that read documents: into a register, or into the interchange format."""

from __future__ import annotations

import datetime as dt
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from unfog.cli import engine_options, llm_options, options
from unfog.cli.browse import print_best_told
from unfog.cli.console import err, safe, say
from unfog.errors import SettingsError
from unfog.publish.words import many
from unfog.settings import RecordFields, Settings, default_cache

if TYPE_CHECKING:
    from unfog.model.document import Skipped
    from unfog.pipeline.summary import RunSummary
    from unfog.store.base import Store

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH…",
        help="Files, folders, web addresses of pages or feeds; - is standard input.",
    ),
]
PublishedOption = Annotated[
    str | None,
    typer.Option(
        "--published", metavar="DATE", help="Day of publication where a document gives none."
    ),
]
JobsOption = Annotated[
    int, typer.Option("--jobs", "-j", min=1, metavar="N", help="Processes that read.")
]
FieldOption = Annotated[
    list[str] | None,
    typer.Option(
        "--field",
        metavar="NAME=FIELD",
        help="Field of a JSON line that holds id, title, published, outlet, url or text.",
    ),
]
DraftOption = Annotated[
    str | None,
    typer.Option(
        "--draft",
        metavar="NAME",
        help="Read into a batch of this name, apart from the register; see `unfog drafts`.",
    ),
]
RulesOption = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="NAME",
        help="Rule set of the register's findings from now on: acled, ucdp, airwars, ibc or "
        "unfog. Without it, the register keeps its own.",
    ),
]
PrivateOption = Annotated[
    bool, typer.Option("--allow-private", help="Fetch from private and loopback addresses too.")
]


def read(
    inputs: Inputs,
    register: options.Register = options.DEFAULT_REGISTER,
    published: PublishedOption = None,
    jobs: JobsOption = 1,
    field: FieldOption = None,
    allow_private: PrivateOption = False,
    reader: llm_options.Reader = llm_options.DEFAULT_READER,
    llm: llm_options.Llm = None,
    engine: engine_options.Engine = engine_options.DEFAULT_ENGINE,
    scheduler: engine_options.Scheduler = "",
    draft: DraftOption = None,
    rules: RulesOption = None,
) -> int:
    """Read documents into the register and show its incidents.

    Plain text, HTML, JSON Lines, the interchange format, each plain or gzipped, and web pages
    and feeds by their address. What was read before is left as it is.

    Exit status 0: all was read, now or before; 1: something was skipped (`unfog skipped` says
    why), all else is read.
    """
    from unfog.cli.progress import shown
    from unfog.pipeline.run import read as run

    settings = settings_from(published, jobs, field, allow_private)
    settings = llm_options.with_reader(settings, reader, llm)
    settings = engine_options.with_engine(settings, engine, scheduler)
    settings = msgspec.structs.replace(settings, rules=options.rule_set(rules))
    if draft is not None:
        register = _drafted(register, draft)
    with _opened(register) as store:
        with store.write():
            pass  # a register that cannot be written is refused before anything is read
        with shown() as progress:
            stdin = sys.stdin.buffer
            summary = run(_checked(inputs), store, settings, progress, stdin=stdin)
        skips = [] if store.view.counts()["documents"] else list(store.view.skipped())
        print_best_told(store.view, register)
    if register.exists():
        _report(summary, register)
    else:
        _say_skips(skips)
        say("nothing could be read; no register was made")
    return summary.exit_code


def _drafted(register: Path, name: str) -> Path:
    """The file of a batch of drafts, its folder made where it is missing."""
    from unfog.store.draft_files import draft_path

    path = draft_path(register, name)
    if not register.exists():
        raise SettingsError(f"--draft: there is no register {register} for which to read drafts")
    path.parent.mkdir(exist_ok=True)
    return path


@contextmanager
def _opened(register: Path) -> Iterator[Store]:
    """The register, made where it is missing; one that was made for no document goes again."""
    from unfog.store import open_register

    new = not register.exists()
    empty = False
    store = open_register(register)
    try:
        try:
            yield store
        finally:
            empty = new and not store.view.counts()["documents"]
    finally:
        store.close()
        if empty:
            register.unlink()


def relink(
    register: options.Register = options.DEFAULT_REGISTER, rules: RulesOption = None
) -> None:
    """Make all incidents and findings of a register anew from its claims.

    `unfog read` takes new documents in beside what stands, which comes to the same; this is
    for when you want to be sure. No document is read; ids that vanish lead on to others.
    """
    from unfog.cli.progress import shown
    from unfog.pipeline.conclude import conclude

    settings = Settings(cache=default_cache(), rules=options.rule_set(rules))
    with options.opened(register) as store, shown() as progress:
        conclude(store, settings, progress, anew=True)
        counts = store.view.counts()
    found, of = many(counts["incidents"], "incident"), many(counts["documents"], "document")
    say(f"{register}: {found} made anew of {of}")


def claims(
    inputs: Inputs,
    target: options.Out = "-",
    published: PublishedOption = None,
    jobs: JobsOption = 1,
    field: FieldOption = None,
    allow_private: PrivateOption = False,
    reader: llm_options.Reader = llm_options.DEFAULT_READER,
    llm: llm_options.Llm = None,
    engine: engine_options.Engine = engine_options.DEFAULT_ENGINE,
    scheduler: engine_options.Scheduler = "",
) -> int:
    """Write all claims of documents, without a register.

    One line of JSON a document, in the interchange format.

    `unfog schema` prints the format's JSON Schema; `unfog read` reads such lines back.
    Exit status as for `unfog read`.
    """
    from unfog.cli.progress import shown
    from unfog.pipeline.claims import write_claims

    settings = settings_from(published, jobs, field, allow_private)
    settings = llm_options.with_reader(settings, reader, llm)
    settings = engine_options.with_engine(settings, engine, scheduler)
    out_file = sys.stdout.buffer if target == "-" else options.writable(target)
    with shown() as progress:
        stdin = sys.stdin.buffer
        summary = write_claims(_checked(inputs), out_file, settings, progress, stdin=stdin)
    _say_skips(summary.set_aside)
    notes = f", {many(summary.notes, 'note')} (see set_aside)" if summary.notes else ""
    done = f"{many(summary.read, 'document')} read, {many(summary.claims, 'claim')}{notes}"
    say(f"{done}, {summary.seconds:.1f} s")
    return summary.exit_code


def _say_skips(skips: Sequence[Skipped]) -> None:
    for skip in skips:
        say(f"skipped {skip.source} ({skip.reason}): {skip.detail}")


def _checked(inputs: list[str]) -> list[str]:
    """The inputs as given; refuses to wait for a person to type documents."""
    if "-" in inputs and os.isatty(0):
        say("reading standard input; end it with Ctrl-D")
    return inputs


def settings_from(
    published: str | None, jobs: int, field: list[str] | None, allow_private: bool
) -> Settings:
    """The settings of a run that reads. Raises SettingsError for a day or field that is none."""
    options.day(published, "--published")
    return Settings(
        jobs=jobs,
        published=published,
        today=dt.datetime.now(tz=dt.UTC).date(),
        allow_private=allow_private,
        fields=_fields(field or []),
        cache=default_cache(),
    )


def _fields(given: list[str]) -> RecordFields:
    """Raises SettingsError where one is not NAME=FIELD with a name that documents have."""
    known = RecordFields.__struct_fields__
    found = {}
    for pair in given:
        name, equals, value = pair.partition("=")
        if not equals or not value or name not in known:
            raise SettingsError(
                f"--field {pair}: write NAME=FIELD, NAME being one of {', '.join(known)}"
            )
        found[name] = value
    return msgspec.structs.replace(RecordFields(), **found)


def _report(summary: RunSummary, register: Path) -> None:
    """What was read, what was skipped and why, and how to see more."""
    rate = summary.read / summary.seconds if summary.seconds else 0.0
    before = f", {summary.unchanged} unchanged" if summary.unchanged else ""
    console = err()
    console.print(
        safe(
            f"{many(summary.read, 'document')} read{before}; "
            f"{many(summary.claims, 'new claim')}; "
            f"{many(summary.incidents, 'incident')} in {register}; "
            f"{summary.seconds:.1f} s, {rate:.1f} documents a second"
        ),
        soft_wrap=True,
    )
    where = options.of_register(register)
    if summary.notes:
        say(f"{many(summary.notes, 'note')} on dates and the like: unfog skipped{where}")
    if summary.skipped:
        reasons = ", ".join(f"{n} {reason}" for reason, n in summary.skipped.items())
        say(f"{sum(summary.skipped.values())} skipped: {reasons}. Why: unfog skipped{where}")
