"""Fused values: how far accounts differ, and which claim stands behind each bound."""

from __future__ import annotations

from typing import Literal

import msgspec

from unfog.model.claim import Property, Value

Status = Literal["single-source", "corroborated", "contested", "retracted"]


class Bound(msgspec.Struct, frozen=True):
    """A number and the id of the claim that says so."""

    value: int
    claim: str


class Alternative(msgspec.Struct, frozen=True):
    """One value that was claimed, with the ids of the claims for and against it."""

    value: Value
    asserts: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Finding(msgspec.Struct, frozen=True):
    """The fused value of one property of one incident under the rule set `rule`.

    Counts have `low`, `best` and `high`; other properties have them None and say what was
    claimed in `alternatives`, the best supported first. `origins` counts independent origins
    behind the claims that assert, never outlets.
    """

    incident: str
    property: Property
    status: Status
    rule: str
    alternatives: tuple[Alternative, ...]
    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None
    origins: int = 0
    accounts: int = 0
