"""Incidents as a table that fits 80 columns."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from unfog.cli.console import plain_table, safe
from unfog.model.claim import Property
from unfog.model.finding import Finding, numbers_of
from unfog.model.place import Place
from unfog.publish import words
from unfog.publish.words import span_words
from unfog.store.base import StoredIncident

STYLES = {"contested": "bold yellow", "corroborated": "green", "retracted": "dim"}
SHORTEST_ID = 7
NARROW = 24
"""Characters that the column of what and where has at 80 columns."""


def incident_table(rows: Sequence[StoredIncident], known: Sequence[str]) -> Table:
    """What, when, where, tolls as low–best–high, accounts and origins, status.

    `known` are the ids of all incidents of the register: each id is cut to the shortest
    beginning that is its own among them.
    """
    table = plain_table()
    short = shortened(known)
    table.add_column("Id", no_wrap=True)
    table.add_column("When", no_wrap=True)
    table.add_column("What, where", ratio=1, min_width=14, overflow="fold")
    table.add_column("Killed", justify="right", no_wrap=True)
    table.add_column("Wounded", justify="right", no_wrap=True)
    table.add_column("Acc./\norig.", justify="right", no_wrap=True)
    table.add_column("Status", no_wrap=True)
    for row in rows:
        incident = row.incident
        where = place_words(incident.place)
        table.add_row(
            short.get(incident.id, incident.id),
            when(row),
            broken(f"{incident.type}\n{where}" if where else incident.type),
            toll(row, "killed"),
            toll(row, "wounded"),
            f"{row.accounts}/{row.origins}",
            Text(row.status, style=STYLES.get(row.status, "")),
        )
    return table


LEGEND = (
    "Killed and wounded: low–best–high. Acc./orig.: accounts (speakers) and the\n"
    "independent origins behind them. All of one: unfog show ID"
)


def broken(text: str) -> str:
    """Lines of `text` that are too long for the column, broken after a slash or blank."""
    lines = [""]
    for piece in re.split(r"(?<=[/ \n])", text):
        if lines[-1].endswith("\n") or len(lines[-1] + piece.rstrip()) > NARROW:
            lines.append("")
        lines[-1] += piece
    return "\n".join(line.strip() for line in lines)


def when(row: StoredIncident) -> str:
    """The day, month or year; a longer range on two lines; `no date` where there is none."""
    if row.incident.date is None:
        return "no date"
    return span_words(row.incident.date).replace("..", "..\n")


def place_words(place: Place | None) -> str:
    """`Gossi, ML`, safe to print; "" where there is no place."""
    return safe(words.place_words(place))


def toll(row: StoredIncident, name: Property) -> str:
    """`low–best–high`, one number where all agree, "" where nobody counts; a reviewer's own count
    where there is one."""
    finding = row.finding(name)
    return words.numbers_words(*numbers_of(finding)) if finding else ""


def bounds_words(finding: Finding) -> str:
    """The bounds of a count, low–best–high; the rule set's own number where nobody gives one."""
    if finding.low is None and finding.assumed is not None:
        return str(finding.assumed)
    return words.bounds_words(finding.low, finding.best, finding.high)


def shortened(ids: Sequence[str]) -> dict[str, str]:
    """Each id cut to the shortest beginning, of at least `SHORTEST_ID`, that is its own."""
    ordered = sorted(ids)
    out = {}
    for i, one in enumerate(ordered):
        beside = [ordered[j] for j in (i - 1, i + 1) if 0 <= j < len(ordered)]
        shared = max((_shared(one, other) for other in beside), default=0)
        out[one] = one[: max(SHORTEST_ID, shared + 1)]
    return out


def _shared(a: str, b: str) -> int:
    return next(
        (i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b))
    )
