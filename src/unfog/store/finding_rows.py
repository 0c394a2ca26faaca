"""Findings to table rows and back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from unfog.model.finding import Alternative, Bound, Finding, LeftOut
from unfog.model.rating import Credible
from unfog.model.wire import value_from
from unfog.store.rows import AnyRow, Values, reviewed_from, to_json


def finding_rows(findings: tuple[Finding, ...]) -> list[Values]:
    return [
        {
            "incident": finding.incident,
            "position": position,
            "property": finding.property,
            "status": finding.status,
            "rule": finding.rule,
            **_bound_values("low", finding.low),
            **_bound_values("best", finding.best),
            **_bound_values("high", finding.high),
            "origins": finding.origins,
            "accounts": finding.accounts,
            "alternatives": to_json(_behind(finding)),
        }
        for position, finding in enumerate(findings)
    ]


class _Behind(msgspec.Struct, frozen=True, omit_defaults=True):
    """What the column `alternatives` holds. Before fusing of version 5 it held `values` alone.

    `joined` are the claims added to and taken from the number of each bound that has any.
    """

    values: tuple[Any, ...]
    of: str = ""
    left_out: tuple[LeftOut, ...] = ()
    why: str = ""
    assumed: int | None = None
    grade: str = ""
    joined: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {}
    reviewed: Any = None


def _behind(finding: Finding) -> _Behind:
    bounds = {"low": finding.low, "best": finding.best, "high": finding.high}
    return _Behind(
        values=finding.alternatives,
        of=finding.of,
        left_out=finding.left_out,
        why=finding.why,
        assumed=finding.assumed,
        grade=finding.grade,
        joined={k: (b.plus, b.less) for k, b in bounds.items() if b and (b.plus or b.less)},
        reviewed=finding.reviewed,
    )


def _bound_values(name: str, bound: Bound | None) -> Values:
    return {
        name: bound.value if bound else None,
        f"{name}_claim": bound.claim if bound else None,
    }


def finding_from(row: AnyRow) -> Finding:
    raw = msgspec.json.decode(row.alternatives)
    behind = msgspec.convert(raw if isinstance(raw, dict) else {"values": raw}, _Behind)
    return Finding(
        incident=row.incident,
        property=row.property,
        status=row.status,
        rule=row.rule,
        alternatives=tuple(_alternative(row.property, value) for value in behind.values),
        low=_bound(row.low, row.low_claim, behind, "low"),
        best=_bound(row.best, row.best_claim, behind, "best"),
        high=_bound(row.high, row.high_claim, behind, "high"),
        origins=row.origins,
        accounts=row.accounts,
        of=behind.of,
        left_out=behind.left_out,
        why=behind.why,
        assumed=behind.assumed,
        grade=behind.grade,
        reviewed=reviewed_from(row.property, behind.reviewed),
    )


def _bound(value: int | None, claim: str | None, behind: _Behind, name: str) -> Bound | None:
    return None if value is None else Bound(value, claim or "", *behind.joined.get(name, ()))


def _alternative(name: Any, raw: Mapping[str, Any]) -> Alternative:
    return Alternative(
        value=value_from(name, raw["value"]),
        asserts=tuple(raw["asserts"]),
        denies=tuple(raw["denies"]),
        doubts=tuple(raw["doubts"]),
        credible=_credible(raw.get("credible")),
        against=_credible(raw.get("against")),
    )


def _credible(raw: Mapping[str, Any] | None) -> Credible | None:
    return None if raw is None else msgspec.convert(raw, Credible)
