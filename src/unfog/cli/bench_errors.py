"""The tables of `unfog bench claims --errors`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from unfog.cli.console import plain_table, safe

if TYPE_CHECKING:
    from unfog.evaluation.errors import Cause, ErrorReport, Example, Rate

LEAST = 5
"""Claims below which a share would say nothing."""


def print_errors(console: Console, report: ErrorReport) -> None:
    """Causes with their examples, then rates by property, realis and phenomenon."""
    console.print(safe(f"errors on {report.data.records} documents: {report.data.path}"))
    for name, causes, total in (
        ("Required claims that were missed", report.missed, report.required),
        ("Claims read that are wrong", report.wrong, report.read),
        ("Disputed values not shown with their speaker", report.unseen, report.disputed),
    ):
        slips = sum(cause.count for cause in causes)
        console.print(Text(f"\n{name}: {slips} of {total}", style="bold"))
        _print_causes(console, causes)
    for name, rates in (
        ("Property", report.by_property),
        ("Said to be", report.by_realis),
        ("Phenomenon", report.by_phenomenon),
    ):
        console.print()
        _print_rates(console, name, rates)


def _print_causes(console: Console, causes: Sequence[Cause]) -> None:
    for cause in sorted(causes, key=lambda c: -c.count):
        if not cause.count:
            continue
        apart = "\n" if cause.examples else ""
        head = Text(f"{apart}{cause.count:>5}  {cause.share:>4.0%}  ", style="bold")
        console.print(head.append(cause.cause))
        for example in cause.examples:
            for indent, line in _example(example):
                for row in Text(safe(line)).wrap(console, max(20, console.width - indent)):
                    row.rstrip()
                    console.print(Text(" " * indent).append_text(row))


def _example(example: Example) -> list[tuple[int, str]]:
    where = f"{example.document} {example.start}–{example.end}"
    said = f"{example.speaker} {example.stance} {example.property} {example.value}"
    beside = f"; against {example.beside}" if example.beside else ""
    return [(7, f"{where}: {said}{beside}"), (9, f"“{example.snippet}”")]


def _print_rates(console: Console, name: str, rates: Sequence[Rate]) -> None:
    table = plain_table()
    table.add_column(name, overflow="fold")
    for header in ("Required", "Missed", "", "Read", "Wrong", ""):
        table.add_column(header, justify="right", no_wrap=True)
    for rate in rates:
        missed, wrong = _share(rate.missed, rate.required), _share(rate.wrong, rate.read)
        counts = (str(rate.required), str(rate.missed), missed, str(rate.read), str(rate.wrong))
        table.add_row(rate.kind, *counts, wrong)
    console.print(table)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole >= LEAST else ""
