"""Judgements, and what comes of them, as lines or JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from rich.text import Text

from unfog.cli.console import out, print_json, safe, say
from unfog.cli.incident_table import incident_table, toll
from unfog.cli.options import of_register
from unfog.cli.sheet import Line, head, own_values, print_lines
from unfog.link.constraints import Ruling
from unfog.model.judgement import Judgement, Pair, Undo
from unfog.pipeline.change import Change
from unfog.pipeline.judge import Decision
from unfog.pipeline.named import part_words
from unfog.publish.words import many, property_words
from unfog.review.history import Entry, history
from unfog.store.base import StoredIncident, View

FEW = 4
"""Names that are listed before the rest is only counted."""

_FATE = {
    "undone": "undone by {}",
    "overruled": "overruled by a stronger word",
    "asleep": "asleep: what it was said of is not read any more",
}
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
    _print_change(decision.change, known)
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


def _print_change(change: Change, known: Sequence[str]) -> None:
    """Tables of what looks otherwise than before; the head of what a word alone is on."""
    names = sorted({*known, *(row.incident.id for row in (*change.before, *change.after))})
    if not change.before and not change.after:
        say("no incident changes")
    former = {row.incident.id: row for row in change.before}
    alike = {
        row.incident.id
        for row in change.after
        if row.incident.id in former and _looks(row) == _looks(former[row.incident.id])
    }
    for title, rows in (("Before", change.before), ("After", change.after)):
        differ = [row for row in rows if row.incident.id not in alike]
        if differ:
            _print_incidents(title, differ, names)
    for row in change.after:
        if row.incident.id in alike:
            print_lines(out(), (*head(row), *own_values(row)))


def _looks(row: StoredIncident) -> tuple[object, ...]:
    """What a table shows of an incident, and its parts."""
    tolls = [toll(row, name) for name in ("killed", "wounded")]
    return (row.incident, row.status, row.accounts, row.origins, *tolls)


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


def print_log(view: View, held: Iterable[Ruling], register: Path, *, as_json: bool) -> None:
    """All rows by time, those of one act together."""
    found = {ruling.id: ruling for ruling in held}
    log = view.judgements()
    told = {entry.id: entry for entry in history(view, limit=len(log)).items}
    if as_json:
        print_json([_row(row, found.get(row.id)) | _fate(told.get(row.id)) for row in log])
        return
    for _, act in groupby(log, key=lambda row: row.act or row.id):
        rows = list(act)
        entry = told[rows[0].id]
        plain = entry.kind in ("pair", "undo")
        print_lines(out(), _act(rows, found) if plain else _entry(entry))
    if not log:
        where = of_register(register)
        say(f"{register}: nothing was judged yet; `unfog pairs{where}` lists what is worth it")


def _fate(entry: Entry | None) -> dict[str, Any]:
    """What became of a word on a claim, value or incident, for the first row of its act."""
    if entry is None or entry.kind in ("pair", "undo"):
        return {}
    return {"state": entry.fate, "incident": entry.incident, "against": entry.undone_by}


def _entry(entry: Entry) -> Iterator[Line]:
    when = f"{entry.at:%Y-%m-%d %H:%M} UTC"
    who = safe(entry.by) + (" (machine)" if entry.machine else "")
    settles = " · settles" if entry.settles else ""
    head = Text(f"{entry.id}  ", style="bold")
    said = entry.kind if entry.kind in ("claim", "value", "source") else ""
    what = f"{said} {entry.what}".strip()
    yield Line(0, head.append(f"{what} · {who} · {when}{settles}", style="default not bold"))
    of = f" {entry.of}" if entry.of else ""
    where = " · ".join(
        safe(name) for name in (entry.incident, entry.document, entry.claim, entry.source) if name
    )
    name = (
        property_words(entry.property) + of + ": "
        if entry.kind == "value" and entry.property
        else ""
    )
    change = f"{entry.before or 'nothing'} → {entry.after or 'nothing'}"
    yield Line(2, Text(f"{where}: {name}{safe(change)}"), 2)
    if entry.why:
        yield Line(2, Text(f"“{safe(entry.why)}”", style="italic"), 2)
    if entry.fate is not None:
        yield Line(2, Text(_FATE.get(entry.fate, entry.fate).format(entry.undone_by)), 2)


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
