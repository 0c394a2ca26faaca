"""Judgements, and what comes of them, as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.text import Text

from unfog.cli.console import out, print_json, safe, say
from unfog.cli.incident_table import incident_table
from unfog.cli.options import of_register
from unfog.cli.sheet import Line, print_lines
from unfog.link.constraints import Ruling
from unfog.model.judgement import Judgement, Pair, Undo
from unfog.pipeline.judge import Decision
from unfog.pipeline.named import part_words
from unfog.publish.words import many
from unfog.store.base import StoredIncident

FEW = 4
"""Names that are listed before the rest is only counted."""

_STATE = {
    "undone": "undone by {}",
    "overruled": "overruled by {}, on the same pair",
    "refused": "not followed, as it contradicts {}",
    "asleep": "asleep: a part of it is not read any more",
}


def print_decision(
    decision: Decision, known: Sequence[str], register: Path, *, tried: bool, as_json: bool
) -> None:
    """The incidents before and after, then what was kept, or that nothing was."""
    if as_json:
        print_json(_decision_row(decision))
        return
    change = decision.change
    names = sorted({*known, *(row.incident.id for row in (*change.before, *change.after))})
    if not change.before and not change.after:
        say("no incident changes")
    for title, rows in (("Before", change.before), ("After", change.after)):
        if rows:
            _print_incidents(title, rows, names)
    for ruling in decision.rulings:
        if ruling.state != "holds":
            say(f"{ruling.id} {_state([ruling])}")
    for ruling in decision.others:
        state = "holds again" if ruling.state == "holds" else _state([ruling])
        said = f"{ruling.pair.verdict}: {_subject(ruling.judgement)}"
        say(f"before this, {ruling.id} ({said}); now {state}")
    ids = [row.id for row in decision.rows]
    if tried:
        say(f"nothing is kept: this was a trial ({many(len(ids), 'judgement')})")
    else:
        others = f" and {len(ids) - 1} more" if len(ids) > 1 else ""
        where = of_register(register)
        say(f"kept as {ids[0]}{others}; `unfog undo {ids[0]}{where}` takes it back")


def _print_incidents(title: str, rows: Sequence[StoredIncident], known: Sequence[str]) -> None:
    console = out()
    console.print(Text(f"{title}\n", style="bold"))
    console.print(incident_table(rows, known))
    print_lines(console, (Line(2, Text(f"{row.incident.id} {_documents(row)}"), 2) for row in rows))
    console.print()


def _documents(row: StoredIncident) -> str:
    return "in " + _some(sorted({part.document for part in row.incident.parts}))


def _some(names: Sequence[str], mark: str = ", ") -> str:
    more = f" and {len(names) - FEW} more" if len(names) > FEW else ""
    return mark.join(safe(name) for name in names[:FEW]) + more


def print_log(
    log: Sequence[Judgement], held: Iterable[Ruling], register: Path, *, as_json: bool
) -> None:
    """All rows by time; pairs judged in one act together."""
    found = {ruling.id: ruling for ruling in held}
    if as_json:
        print_json([_row(row, found.get(row.id)) for row in log])
        return
    for _, act in groupby(log, key=lambda row: row.act or row.id):
        print_lines(out(), _act(list(act), found))
    if not log:
        where = of_register(register)
        say(f"{register}: nothing was judged yet; `unfog pairs{where}` lists what is worth it")


def _act(rows: Sequence[Judgement], found: Mapping[str, Ruling]) -> Iterator[Line]:
    first = rows[0]
    head = Text(f"{first.id}  ", style="bold")
    others = f" and {len(rows) - 1} more" if len(rows) > 1 else ""
    who = safe(first.by) + (" (machine)" if first.machine else "")
    when = first.at.strftime("%Y-%m-%d %H:%M")
    said = first.subject.verdict if isinstance(first.subject, Pair) else "undo"
    head.append(f"{said}{others} · {who} · {when} UTC", style="default not bold")
    yield Line(0, head)
    yield Line(2, Text(_some([_subject(row) for row in rows], "; ")), 2)
    if first.why:
        yield Line(2, Text(f"“{safe(first.why)}”", style="italic"), 2)
    rulings = sorted((found[row.id] for row in rows if row.id in found), key=lambda r: r.state)
    for _, alike in groupby(rulings, key=lambda ruling: ruling.state):
        same = list(alike)
        number = "" if len(same) == len(rows) else f"{len(same)}: "
        yield Line(2, Text(number + _state(same)), 2)


def _subject(row: Judgement) -> str:
    if isinstance(row.subject, Pair):
        return f"{part_words(row.subject.left.part)} – {part_words(row.subject.right.part)}"
    if isinstance(row.subject, Undo):
        return f"of {row.subject.judgement}"
    return ""


def _state(rulings: Sequence[Ruling]) -> str:
    against = sorted({id for ruling in rulings for id in ruling.against})
    state = rulings[0].state
    return _STATE.get(state, state).format(_some(against))


def _row(row: Judgement, ruling: Ruling | None) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": row.id,
        "subject": row.subject,
        "by": row.by,
        "at": row.at,
        "why": row.why,
        "act": row.act,
        "machine": row.machine,
    }
    if ruling is not None:
        made |= {"state": ruling.state, "parts": ruling.parts, "against": ruling.against}
    return made


def _decision_row(decision: Decision) -> dict[str, Any]:
    found = {ruling.id: ruling for ruling in decision.rulings}
    return {
        "judgements": [_row(row, found.get(row.id)) for row in decision.rows],
        "others": [_row(ruling.judgement, ruling) for ruling in decision.others],
        "before": decision.change.before,
        "after": decision.change.after,
    }
