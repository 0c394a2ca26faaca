"""The command `bench`."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.cli.demo import reports
from unfog.errors import SettingsError

if TYPE_CHECKING:
    from unfog.evaluation.bench import Result


_Name = Annotated[
    str,
    typer.Argument(metavar="NAME", help="Such as claims or places; an unknown name lists all."),
]
_Data = Annotated[
    list[Path] | None,
    typer.Option(metavar="PATH", help="What to measure on; the development split if absent."),
]
_Check = Annotated[bool, typer.Option("--check", help="Fail where a figure falls below its pin.")]
_Reader = Annotated[
    str | None, typer.Option(metavar="NAME", help="Of claims: the reader to measure.")
]
_Errors = Annotated[
    bool,
    typer.Option(
        "--errors", help="Of claims: what is missed and what is wrong, by cause, instead."
    ),
]
_Examples = Annotated[
    int, typer.Option(min=0, metavar="N", help="Examples of each cause that --errors shows.")
]
_Documents = Annotated[
    str | None,
    typer.Option(
        metavar="N,…",
        help="Of scale: sizes of registers, such as 1000,10000,100000. On one core 10,000 "
        "take some minutes, 100,000 about an hour, 1,000,000 a day and 10 GB of room for "
        "temporary files. [default: 1000,10000]",
        show_default=False,
    ),
]
_Size = Annotated[
    int | None,
    typer.Option(
        min=1,
        metavar="N",
        help="Of desk: incidents in its register. To make 100,000 takes some minutes and "
        "1.2 GB of room for temporary files; --data takes a register instead. "
        "[default: 100000]",
        show_default=False,
    ),
]


def bench(
    name: _Name,
    data: _Data = None,
    as_json: options.AsJson = False,
    check: _Check = False,
    reader: _Reader = None,
    errors: _Errors = False,
    examples: _Examples = 3,
    documents: _Documents = None,
    size: _Size = None,
) -> int:
    """Measure one ability, beside the published figures of others."""
    if errors:
        _errors(name, data or [], as_json, examples)
        return 0
    from unfog.evaluation.bench import check as fallen
    from unfog.evaluation.bench import read_pins, run

    with contextlib.ExitStack() as stack:
        result = run(name, data or _default(name, stack), reader, _sizes(documents), size)
    if as_json:
        print_json(result)
    else:
        _print(result)
    short = fallen(result, read_pins()) if check else []
    for sentence in short:
        say(sentence)
    return 1 if short else 0


def _sizes(text: str | None) -> list[int]:
    """The sizes in `text`. Raises SettingsError where one is no number."""
    if text is None:
        return []
    try:
        return [int(size.replace("_", "")) for size in text.split(",")]
    except ValueError as error:
        raise SettingsError(
            f"--documents: {text!r} is no list of sizes; write one such as 1000,10000"
        ) from error


def _errors(name: str, data: list[Path], as_json: bool, examples: int) -> None:
    """The error analysis of bench `claims`. Raises SettingsError for any other."""
    if name != "claims":
        raise SettingsError(f"--errors: bench {name!r} has no error analysis, only claims has")
    from unfog.evaluation.errors import measure_errors

    report = measure_errors(data, examples)
    if as_json:
        print_json(report)
    else:
        from unfog.cli.bench_errors import print_errors

        print_errors(out(), report)


def _default(name: str, stack: contextlib.ExitStack) -> list[Path]:
    """The bench's own default; `speed` measures on the demo's reports where it has none."""
    from unfog.evaluation.bench import beside_checkout

    if name != "speed" or beside_checkout("gold") is not None:
        return []
    return [stack.enter_context(reports())]


def _print(result: Result) -> None:

    beside: dict[str, list[str]] = {}
    for row in result.published:
        if row.figure not in result.figures:
            raise SettingsError(f"{result.name}: published {row.figure!r} is no figure of it")
        beside.setdefault(row.figure, []).append(f"{row.value:g} {row.source}")
    console = out()
    console.print(safe(f"{result.name} on {result.data.records} documents: {result.data.path}"))
    table = plain_table()
    table.add_column("Figure", no_wrap=True)
    table.add_column("Here", justify="right", no_wrap=True)
    table.add_column("Published", overflow="fold")
    for figure, value in result.figures.items():
        shown = f"{value:g}" if figure != result.headline else f"» {value:g}"
        table.add_row(figure, shown, "; ".join(beside.get(figure, [])))
    console.print(table)
    console.print(f"{result.seconds:g} s, unfog {result.version}")
