"""What becomes of the judgements in a log, by what their documents tell now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.link.constraints import Ruling, rulings_on
from unfog.model.judgement import Judgement, Pair
from unfog.model.lookups import Sides


def ruled(view: Sides, log: Sequence[Judgement]) -> tuple[Ruling, ...]:
    """What becomes of each judgement of `log` on a pair, the strongest first."""
    return ruled_each(view, [log])[0]


def ruled_each(view: Sides, logs: Sequence[Sequence[Judgement]]) -> list[tuple[Ruling, ...]]:
    """Likewise for several logs, whose documents are read once."""
    named = {document for log in logs for row in log for document in _documents(row)}
    told = view.sides(sorted(named))
    return [rulings_on(log, told) for log in logs]


def _documents(row: Judgement) -> Iterable[str]:
    pair = row.subject
    return (pair.left.part.document, pair.right.part.document) if isinstance(pair, Pair) else ()
