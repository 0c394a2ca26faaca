"""The command `agreement`: how far coders agree on the pairs that two or more have judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from rich.text import Text

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.cli.sheet import Line, print_lines
from unfog.pipeline.named import part_words
from unfog.publish.words import many

if TYPE_CHECKING:
    from unfog.review.agreement import Agreement, Coded, CodedPair


def agreement(
    register: options.Register = options.DEFAULT_REGISTER, as_json: options.AsJson = False
) -> None:
    """Say how far coders agree on the pairs that two or more have judged.

    Krippendorff's alpha: 1 is full agreement, 0 what chance would come to. Then the pairs on
    which they differ; `unfog judge … --settle` decides those.
    """
    from unfog.pipeline.judge import listed
    from unfog.review.agreement import agreement as measured

    with options.opened(register) as store:
        found = measured(listed(store.view))
    if as_json:
        print_json(_row(found))
        return
    if not found.pairs:
        where = options.of_register(register)
        say(f"{register}: no pair was judged by two; `unfog pairs --by NAME{where}` lists what is")
        say("left for a coder, whatever others have said")
        return
    _print(found)


def _print(found: Agreement) -> None:
    table = plain_table()
    for title in ("coders", "pairs", "agreed", "alpha"):
        table.add_column(title, justify="left" if title == "coders" else "right")
    for row in found.between:
        if row.pairs:
            names = safe(" – ".join(row.coders))
            table.add_row(names, str(row.pairs), _share(row.agreed, row.pairs), _alpha(row.alpha))
    total = _share(found.agreed, found.pairs)
    table.add_row("all", str(found.pairs), total, _alpha(found.alpha), style="bold")
    console = out()
    console.print(table)
    if found.disagreements:
        differ = many(len(found.disagreements), "pair")
        console.print(Text(f"\nThey differ on {differ}\n", style="bold"))
    for pair in found.disagreements:
        print_lines(console, _lines(pair))


def _share(agreed: int, of: int) -> str:
    return f"{agreed} ({agreed / of:.0%})"


def _alpha(value: float | None) -> str:
    """In two places; a dash where it is not defined."""
    return "–" if value is None else f"{value:.2f}"


def _lines(pair: CodedPair) -> Iterator[Line]:
    yield Line(0, Text(safe(" – ".join(part_words(part) for part in pair.parts))))
    for word in pair.words:
        yield Line(2, Text(_said(word)), 2)
    if pair.settled is not None:
        yield Line(2, Text(f"settled as {_said(pair.settled)}"), 2)


def _said(word: Coded) -> str:
    why = f": “{safe(word.why)}”" if word.why else ""
    return f"{word.verdict} · {safe(word.by)}{why}"


def _row(found: Agreement) -> dict[str, Any]:
    return msgspec.structs.asdict(found)
