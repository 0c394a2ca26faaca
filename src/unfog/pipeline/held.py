"""Which judgements of a register bind, and what came and went among them."""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from unfog.link.constraints import Held, Row
from unfog.model.incident import Part


class _Noted(msgspec.Struct, frozen=True):
    rows: tuple[Row, ...] = ()
    told: tuple[tuple[Part, Part], ...] = ()


class Other(NamedTuple):
    """What binds now or did before, but not both; parts of pairs judged now or before, not both."""

    rows: list[Row]
    told: set[Part]


def noted(held: Held) -> str:
    """What binds and what was judged, as a register notes it beside the views that follow it."""
    if not held.told:
        return ""
    return msgspec.json.encode(_Noted(tuple(held.rows), tuple(held.told))).decode()


def changed(before: str, held: Held) -> Other:
    """How `held` differs from what was `noted` before."""
    was = msgspec.json.decode(before, type=_Noted) if before else _Noted()
    told = {*was.told} ^ {*held.told}
    return Other(sorted({*was.rows} ^ {*held.rows}), {part for pair in told for part in pair})
