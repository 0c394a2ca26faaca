"""The command `pairs`: what is worth a reviewer's word, side by side."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from unfog.cli import options
from unfog.cli.behind import speaker_words
from unfog.cli.browse import not_concluded
from unfog.cli.console import out, print_json, safe, say
from unfog.cli.incident_table import place_words
from unfog.cli.sheet import Line, print_lines
from unfog.model.claim import COUNT_PROPERTIES, Property
from unfog.publish.words import many, span_words, value_words

if TYPE_CHECKING:
    from unfog.pipeline.pairs import Asked, Told
    from unfog.store.base import View

_COMPARED: tuple[Property, ...] = (
    "killed", "wounded", "captured", "missing", "perpetrator", "target", "weapon",
)  # fmt: skip
"""Properties that are set side by side where one of the two tells them."""

_LABELS: dict[Property, str] = {"perpetrator": "by"}

_WIDTH = 80

_MOST = 3
"""Values of one property that are shown."""


def pairs(
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many at most.")] = 10,
    by: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="What this coder has not judged, whatever others have said."
        ),
    ] = None,
    register: options.Register = options.DEFAULT_REGISTER,
    as_json: options.AsJson = False,
) -> None:
    """List pairs that the score leaves open, the hardest first, side by side.

    Each with what speaks for one happening and what against. `unfog judge` takes the answer:
    same, different or unsure.
    """
    with options.opened(register) as store:
        found, more = _listed(store.view, limit, by)
        loose = not_concluded(store.view)
    if as_json:
        print_json([_row(one) for one in found])
        return
    for number, one in enumerate(found, 1):
        _print_pair(out(), number, one, options.of_register(register))
    if loose:
        say(f"{register}: {loose}")
    elif not found:
        say(f"{register}: no pair is left open")
    elif more > 0:
        where = options.of_register(register)
        who = f" --by {shlex.quote(by)}" if by else ""
        say(f"{many(more, 'more pair')}: unfog pairs --limit {len(found) + more}{who}{where}")


def _listed(view: View, limit: int, by: str | None) -> tuple[list[Asked], int]:
    """The hardest pairs for a coder, or for nobody in particular, and how many more there are."""
    from unfog.pipeline.pairs import compared, worth_asking
    from unfog.review.blind import coding, pairs_for

    if by is None:
        found = worth_asking(view, limit)
        return found, view.counts()["questions"] - len(found)
    waiting = pairs_for(view, coding(view), by.strip())
    found = compared(view, islice(waiting, limit))
    return found, sum(1 for _ in waiting)


def _print_pair(console: Console, number: int, one: Asked, where: str) -> None:
    now = f"now one incident, {one.left.incident}" if one.joined else "now two incidents"
    console.print(Text(f"{number}  ", style="bold").append(now, style="default not bold"))
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="dim", no_wrap=True, width=12)
    table.add_column(ratio=1, overflow="fold")
    table.add_column(ratio=1, overflow="fold")
    for label, here, there in _compared(one):
        table.add_row(f"  {label}", here or "–", there or "–")
    console.print(table)
    print_lines(console, _reasons(one))
    console.print(Text(f"{_command(one, where)}\n", style="dim"), soft_wrap=True)


def _command(one: Asked, where: str) -> str:
    """The command that takes the answer, broken so that a shell takes it as one line."""
    names = (shlex.quote(_name(told)) for told in (one.left, one.right))
    lines = ["  unfog judge"]
    for word in (*names, "VERDICT", "--why REASON", *([where.strip()] if where else ())):
        if len(f"{lines[-1]} {word} \\") > _WIDTH:
            lines.append(f"     {word}")
        else:
            lines[-1] += f" {word}"
    return " \\\n".join(lines)


def _compared(one: Asked) -> Iterator[tuple[str, str, str]]:
    """Rows of the comparison: what is compared, then either side."""
    rows: dict[str, Callable[[Told], str]] = {"part": _name}
    if not one.joined:
        rows["incident"] = lambda told: told.incident
    rows |= {"what": _what, "when": _when, "where": _where}
    rows |= {_LABELS.get(name, name): partial(_values, name) for name in _COMPARED}
    rows |= {"title": lambda told: safe(told.title), "published": _published}
    for label, words in rows.items():
        here, there = words(one.left), words(one.right)
        if here or there or label in ("when", "where"):
            yield label, here, there


def _name(told: Told) -> str:
    from unfog.pipeline.named import part_words

    return safe(part_words(told.part))


def _what(told: Told) -> str:
    return told.read.type + (", as background" if told.read.role == "background" else "")


def _when(told: Told) -> str:
    return span_words(told.read.date) if told.read.date else ""


def _where(told: Told) -> str:
    place = told.read.place
    return f"{place_words(place)} (±{place.radius_km:.0f} km)" if place else ""


def _published(told: Told) -> str:
    day = told.published.isoformat() if told.published else ""
    return " · ".join(x for x in (safe(told.outlet), day) if x)


def _values(name: Property, told: Told) -> str:
    """What is said of a property, each value once with its stance where that is no assertion."""
    said: dict[str, None] = {}
    for claim in told.read.claims:
        if claim.property == name:
            value = safe(value_words(claim.value))
            if name in COUNT_PROPERTIES and not claim.speaker.is_report:
                value += f" – {speaker_words(claim)}"
            said[value if claim.stance == "asserts" else f"{claim.stance}: {value}"] = None
    more = [f"and {len(said) - _MOST} more"] if len(said) > _MOST else []
    return "\n".join([*list(said)[:_MOST], *more])


def _reasons(one: Asked) -> Iterator[Line]:
    from unfog.link import reason

    for title, sign in (("for", 1), ("against", -1)):
        found = [f for f in one.score.features if f.contribution * sign > 0]
        words = "; ".join(f"{reason(f)} ({f.contribution:+.1f})" for f in found)
        yield Line(2, Text(f"{title:<9}").append(words or "nothing"), 9)
    joins = "would join" if one.score.same else "would not join"
    yield Line(2, Text(f"{'sum':<9}{one.score.total:+.1f}: alone they {joins}"), 9)


def _row(one: Asked) -> dict[str, Any]:
    from unfog.link import reason

    return {
        "left": one.left,
        "right": one.right,
        "joined": one.joined,
        "total": one.score.total,
        "verdict": one.score.verdict,
        "reasons": [
            {"name": f.name, "contribution": f.contribution, "words": reason(f)}
            for f in one.score.features
        ],
    }
