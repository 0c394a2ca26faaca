"""What each figure of a count is for its bounds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from unfog.fuse.evidence import Evidence, attacking
from unfog.model.finding import Finding, LeftOut, Why

Role = Literal["total", "part", "attackers", "superseded", "withdrawn", "denial", "doubt"]
"""What a figure is for the bounds: a total that bears on them; no rival of a total, for a reason
of its own; of the attackers; replaced by its speaker's later one; taken back; no figure but a
word against one."""

_ROLES: dict[Why, Role] = {"superseded": "superseded", "withdrawn": "withdrawn"}


class Fate(msgspec.Struct, frozen=True):
    """The role of a figure, why it does not bear on the bounds ("" where it does), and the claim
    to which it gave way, "" where there is none."""

    role: Role
    why: Why | Literal[""] = ""
    heir: str = ""


def fates(rows: Sequence[Evidence], findings: Sequence[Finding]) -> dict[str, Fate]:
    """The fate of each of `rows`, all evidence on one count, by the claim's id; `findings` are
    those on that count."""
    out = {left.claim: left for finding in findings for left in finding.left_out}
    return {row.id: _fate(row, out) for row in rows}


def _fate(row: Evidence, out: Mapping[str, LeftOut]) -> Fate:
    if row.claim.stance != "asserts":
        return Fate("denial" if row.claim.stance == "denies" else "doubt")
    left = out.get(row.id)
    if attacking(row):
        return Fate("attackers", left.why if left else "")
    if left is None:
        return Fate("total")
    return Fate(_ROLES.get(left.why, "part"), left.why, left.beside)
