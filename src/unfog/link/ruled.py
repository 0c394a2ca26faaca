"""What becomes of the judgements in a log, by what their documents tell now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from unfog.link.constraints import Ruling, rulings
from unfog.model.judgement import Judgement, Pair
from unfog.model.lookups import Reports


def ruled(view: Reports, log: Sequence[Judgement]) -> tuple[Ruling, ...]:
    """What becomes of each judgement of `log` on a pair, the strongest first."""
    return ruled_each(view, [log])[0]


def ruled_each(view: Reports, logs: Sequence[Sequence[Judgement]]) -> list[tuple[Ruling, ...]]:
    """Likewise for several logs, whose documents are read once."""
    named = {document for log in logs for row in log for document in _documents(row)}
    told = {report.document: report.incidents for report in view.reports({}, sorted(named))}
    return [rulings(log, told) for log in logs]


def _documents(row: Judgement) -> Iterable[str]:
    pair = row.subject
    return (pair.left.part.document, pair.right.part.document) if isinstance(pair, Pair) else ()
