"""Which judgements of a register bind, and what came and went among them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unfog.link.constraints import Held, Row, Ruling, rulings
from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Pair, Verdict
from unfog.store.base import View


def ruled(view: View, log: Sequence[Judgement]) -> tuple[Ruling, ...]:
    """What becomes of each judgement of `log` on a pair, the strongest first."""
    pairs = [row.subject for row in log if isinstance(row.subject, Pair)]
    named = {side.part.document for pair in pairs for side in (pair.left, pair.right)}
    reports = view.reports({}, sorted(named))
    return rulings(log, {report.document: report.incidents for report in reports})


def noted(held: Held) -> str:
    """What binds, as a register notes it beside the views that follow it."""
    return msgspec.json.encode(held.rows).decode() if held.rows else ""


def changed(before: str, held: Held) -> list[Row]:
    """What binds now or did before, as `noted`, but not both."""
    rows = msgspec.json.decode(before, type=list[tuple[Verdict, Part, Part]]) if before else []
    return sorted({*rows} ^ {*held.rows})
