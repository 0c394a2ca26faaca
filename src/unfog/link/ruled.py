"""What becomes of the judgements in a log, by what their documents tell now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.link.bonds import Bonds
from unfog.link.constraints import Ruling, rulings_on
from unfog.model.judgement import Judgement, Pair, Undo
from unfog.model.lookups import Sides


def ruled(view: Sides, log: Sequence[Judgement]) -> tuple[Ruling, ...]:
    """What becomes of each judgement of `log` on a pair, the strongest first."""
    return ruled_each(view, [log])[0]


def ruled_each(view: Sides, logs: Sequence[Sequence[Judgement]]) -> list[tuple[Ruling, ...]]:
    """Likewise for several logs, whose documents are read once."""
    named = {document for log in logs for row in log for document in _documents(row)}
    told = view.sides(sorted(named))
    return [rulings_on(log, told) for log in logs]


def around(log: Sequence[Judgement], rows: Sequence[Judgement]) -> list[Judgement]:
    """What of `log` bears on the pairs that `rows`, which stand in it, judge or take back.

    These are the pairs that hang together with them by documents, however long the chain, and all
    undos; nothing where there is none. Rulings on it are those on the whole log.
    """
    known = {row.id: row for row in log}
    wanted = {document for row in rows for document in _documents(_meant(row, known))}
    if not wanted:
        return []
    groups: Bonds[str] = Bonds()
    for row in log:
        if named := _documents(row):
            groups.join(*named)
    roots = {groups.root(document) for document in wanted}
    return [
        row
        for row in log
        if isinstance(row.subject, Undo)
        or any(groups.root(document) in roots for document in _documents(row)[:1])
    ]


def _meant(row: Judgement, known: Mapping[str, Judgement]) -> Judgement:
    """The row itself, or that which it takes back or brings back in the end."""
    while isinstance(row.subject, Undo) and row.subject.judgement in known:
        row = known[row.subject.judgement]
    return row


def _documents(row: Judgement) -> tuple[str, ...]:
    pair = row.subject
    return (pair.left.part.document, pair.right.part.document) if isinstance(pair, Pair) else ()
