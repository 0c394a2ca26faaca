"""Commands by which a reviewer judges pairs: same, different, unsure; and takes it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple, cast, get_args

import msgspec
import typer

from unfog.cli import options
from unfog.errors import SettingsError
from unfog.model.judgement import Verdict

if TYPE_CHECKING:
    from unfog.model.judgement import Judgement, Signed
    from unfog.store.base import Store

Named = Annotated[
    str,
    typer.Argument(
        metavar="A", help="An incident's id or a beginning of it, or a part: DOCUMENT/INCIDENT."
    ),
]
Other = Annotated[str, typer.Argument(metavar="B", help="Likewise.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="The reason, which is kept.")]
By = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who judges; else UNFOG_REVIEWER, else the login name."),
]
Settle = Annotated[
    bool,
    typer.Option(
        "--settle", help="The word decides: it goes before all that do not, whatever the time."
    ),
]
DryRun = Annotated[
    bool, typer.Option("--dry-run", help="Only show which incidents would change, and how.")
]


def judge(
    a: Named,
    b: Other,
    verdict: Annotated[str, typer.Argument(metavar="VERDICT", help="same, different or unsure.")],
    why: Why = "",
    by: By = None,
    settle: Settle = False,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Judge whether two are one happening: same, different or unsure.

    The word is kept with its reason and followed whatever the scores say, also when documents
    are read anew; `unfog undo` takes it back. `unfog pairs` lists what is worth judging.
    """
    if verdict not in get_args(Verdict):
        known = ", ".join(get_args(Verdict))
        raise SettingsError(f"VERDICT: no verdict named {verdict!r}; known: {known}")
    said = cast("Verdict", verdict)

    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.pipeline.by_name import pair_judged

        return pair_judged(store.view, (a, b), said, signed, store.path)

    decided(register, rows, Word(by, reasoned(why, dry_run), dry_run, as_json, settle))


def merge(
    a: Annotated[str, typer.Argument(metavar="A", help="An incident's id, or a beginning of it.")],
    b: Other,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Make one incident of two.

    It bears the id of the one that was told first; the other id leads there.
    """

    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.pipeline.by_name import incidents_merged

        return incidents_merged(store.view, (a, b), signed, store.path)

    decided(register, rows, Word(by, reasoned(why, dry_run), dry_run, as_json))


def split(
    incident: Annotated[str, typer.Argument(metavar="ID", help="Its id, or a beginning of it.")],
    document: Annotated[
        list[str],
        typer.Option(
            metavar="DOCUMENT", help="What it tells goes out of the incident; may be repeated."
        ),
    ],
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Take what some documents tell out of an incident.

    Each of their parts is judged different from each part that stays.
    """

    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.pipeline.by_name import documents_split

        return documents_split(store.view, incident, document, signed, store.path)

    decided(register, rows, Word(by, reasoned(why, dry_run), dry_run, as_json))


def undo(
    judgement: Annotated[
        str | None,
        typer.Argument(metavar="JUDGEMENT", help="Its id, or a beginning of it; else the latest."),
    ] = None,
    why: Why = "",
    by: By = None,
    dry_run: DryRun = False,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """Take a judgement back: the latest that stands, or the one named.

    Words on pairs, claims, values and incidents alike; all of one act go together. The undo
    is kept too, and can be undone by its id.
    """

    def rows(store: Store, signed: Signed) -> list[Judgement]:
        from unfog.pipeline.by_name import judgement_undone

        return judgement_undone(store.view, judgement, signed)

    decided(register, rows, Word(by, why.strip(), dry_run, as_json))


def judgements(
    register: options.Register = options.DEFAULT_REGISTER, as_json: options.AsJson = False
) -> None:
    """List all judgements, the latest last, with what became of each."""
    from unfog.cli.judgement_lines import print_log
    from unfog.pipeline.judge import listed

    with options.opened(register) as store:
        print_log(store.view, listed(store.view), register, as_json=as_json)


class Word(NamedTuple):
    """What the options of a decision say."""

    by: str | None
    why: str
    dry_run: bool
    as_json: bool
    settles: bool = False


def reasoned(why: str, dry_run: bool) -> str:
    """Raises SettingsError where no reason is given for what is to be kept."""
    if not why.strip() and not dry_run:
        raise SettingsError("--why: say why, in a few words; it is kept with the judgement")
    return why.strip()


def decided(
    register: Path, rows: Callable[[Store, Signed], Sequence[Judgement]], word: Word
) -> None:
    from unfog.cli.judgement_lines import print_decision
    from unfog.cli.progress import shown
    from unfog.pipeline.judge import decide, preview, ready, signed

    by = options.reviewer(word.by, "--by")
    settings = options.own_settings()
    with options.opened(register) as store, shown() as progress:
        view = ready(store, settings, progress)
        signature = signed(view, by, dt.datetime.now(dt.UTC), word.why)
        made = rows(store, msgspec.structs.replace(signature, settles=word.settles))
        act = preview if word.dry_run else decide
        decision = act(store, settings, made, progress)
        known = store.view.ids()
    print_decision(decision, known, register, tried=word.dry_run, as_json=word.as_json)
