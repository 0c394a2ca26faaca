"""What is told of days and places that no claim gives, and of days that were left open.

Each is a `SetAside` over the words that it comes from: an incident never shows a day or a place
without saying whence.
"""

from __future__ import annotations

from unfog.model.claim import Claim, SetAside
from unfog.model.place import Place, PlaceMention
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.backends.model.days import COUNTED, NEWS, SINCE, TOLD, Day
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.telling import Telling

_HOW = {
    TOLD: "told apart from it",
    SINCE: "from then to publication",
    NEWS: "told as news, in the days up to publication",
    COUNTED: "counted from another day",
}


def day_given(span: Timespan, telling: Telling) -> Claim | None:
    """The first claim on the incident that asserts these days."""
    told = (c for c in telling.incident.claims if c.property == "date" and c.stance == "asserts")
    return next((c for c in told if c.value == span), None)


def place_named(mentions: tuple[PlaceMention, ...], telling: Telling) -> bool:
    """Whether a claim on the incident asserts a place under one of the names."""
    names = {m.name for m in mentions}
    told = (c for c in telling.incident.claims if c.property == "place" and c.stance == "asserts")
    return any(str(c.value) in names for c in told)


def day_concluded(
    day: Day, telling: Telling, time: TimeExpression | None, ground: Ground
) -> SetAside:
    """Says from which words the day of an incident was concluded."""
    start, end = (time.start, time.end) if time is not None else _event(telling, ground)
    words = ground.parse.text[start:end]
    detail = (
        f"day of {telling.incident.id} ({_iso(day.span)}) by “{words}”, {_HOW[day.kind]}; "
        "no claim gives it"
    )
    return SetAside("concluded", detail, start, end)


def place_concluded(
    place: Place, telling: Telling, mention: PlaceMention | None, ground: Ground
) -> SetAside:
    """Says from which words the place of an incident was concluded."""
    start, end = (mention.start, mention.end) if mention else _event(telling, ground)
    words = ground.parse.text[start:end]
    detail = (
        f"place of {telling.incident.id} ({place.name}) by “{words}”, told apart from it; "
        "no claim names it"
    )
    return SetAside("concluded", detail, start, end)


def day_dropped(span: Timespan, telling: Telling, ground: Ground) -> SetAside:
    """Says that a day which the words near the incident give was too unlikely to be kept."""
    claim = day_given(span, telling)
    start, end = (claim.start, claim.end) if claim else _event(telling, ground)
    whence = "a claim gives it" if claim else "told beside it"
    detail = f"day of {telling.incident.id} ({_iso(span)}), {whence}: too unlikely, it stays open"
    return SetAside("unlikely", detail, start, end)


def _event(telling: Telling, ground: Ground) -> tuple[int, int]:
    event = ground.parse.tokens[telling.events[0]]
    return event.start, event.end


def _iso(span: Timespan) -> str:
    return " to ".join(dict.fromkeys((span.start.isoformat(), span.end.isoformat())))
