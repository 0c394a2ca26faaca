"""Which incidents a brief tells: what is counted, and what is left out for which reason."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import msgspec

from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan
from unfog.publish.brief.model import Ask
from unfog.publish.words import many
from unfog.store.base import StoredIncident

_VIOLENT_EVENTS = frozenset(("Battles", "Explosions/Remote violence", "Violence against civilians"))
_VIOLENT_TYPES = _VIOLENT_EVENTS | {"Mob violence", "Excessive force against protesters"}
"""What ACLED's codebook calls political violence."""

_MOST_IDS = 3


class Chosen(msgspec.Struct, frozen=True):
    """Incidents by first day, those without a date last; and sentences on what was left out."""

    incidents: tuple[StoredIncident, ...]
    left_out: tuple[str, ...]


def choose(
    found: Iterable[StoredIncident], ask: Ask, subject: StoredIncident | None = None
) -> Chosen:
    """Of `found`, what `ask` wants told; with `subject`, what happened before it."""
    kept: list[StoredIncident] = []
    out: dict[str, list[str]] = {}
    for stored in found:
        if subject is not None and stored.incident.id == subject.incident.id:
            continue
        why = _unfit(stored, ask, subject)
        if why is None:
            kept.append(stored)
        elif why:
            out.setdefault(why, []).append(stored.incident.id)
    return Chosen(
        incidents=tuple(sorted(kept, key=by_day)),
        left_out=tuple(left_out(why, out[why]) for why in _REASONS if why in out),
    )


def is_violent(stored: StoredIncident) -> bool:
    """Whether its kind is political violence, as ACLED has it."""
    type = stored.incident.type
    return type in _VIOLENT_TYPES or EVENT_TYPE.get(type) in _VIOLENT_EVENTS


def is_told(stored: StoredIncident) -> bool:
    """Whether anybody says that it happened and stands by it."""
    asserted = any(a.asserts for finding in stored.findings for a in finding.alternatives)
    return asserted and stored.status != "retracted"


def by_day(stored: StoredIncident) -> tuple[bool, dt.date, dt.date, str]:
    span = stored.incident.date
    if span is None:
        return True, dt.date.max, dt.date.max, stored.incident.id
    return False, span.start, span.end, stored.incident.id


def left_out(why: str, ids: Sequence[str]) -> str:
    """`2 incidents without a date: i-abc, i-def`."""
    more = f" and {len(ids) - _MOST_IDS} more" if len(ids) > _MOST_IDS else ""
    return f"{many(len(ids), 'incident')} {why}: {', '.join(ids[:_MOST_IDS])}{more}"


_REASONS = (
    "taken back, or told by nobody",
    "of other kinds, such as protests or arrests",
    "without a date",
    "not surely earlier",
)


def _unfit(stored: StoredIncident, ask: Ask, subject: StoredIncident | None) -> str | None:
    """Why it is left out; "" where it is simply not asked for, None where it is told."""
    span, own = stored.incident.date, subject.incident.date if subject else None
    outside = span is not None and _outside(span, ask)
    if outside or (span and own and span.start > own.end):
        return ""
    if not is_told(stored):
        return _REASONS[0]
    if not ask.every_type and not is_violent(stored):
        return _REASONS[1]
    if span is None:
        bounded = ask.since or ask.until or ask.before or own
        return _REASONS[2] if bounded else None
    if (own and span.end >= own.start) or (ask.before and span.end >= ask.before):
        return _REASONS[3]
    return None


def _outside(span: Timespan, ask: Ask) -> bool:
    return bool(
        (ask.since and span.end < ask.since)
        or (ask.until and span.start > ask.until)
        or (ask.before and span.start >= ask.before)
    )
