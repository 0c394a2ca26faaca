"""Values as a reviewer writes them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from unfog.errors import SettingsError
from unfog.model.claim import COUNT_PROPERTIES, Claim, Count, Property, Value
from unfog.model.judgement import Correctable, OwnValue
from unfog.model.taxonomy import EVENT_TYPE, SUB_EVENTS
from unfog.model.timespan import Timespan
from unfog.review.places import placed

if TYPE_CHECKING:
    from unfog.resolve.gazetteer import Gazetteer

_COUNT = re.compile(
    r"(?P<about>about |~)?(?:(?P<low>\d{1,9})(?:\s*(?P<range>[-–])\s*(?P<high>\d{1,9})?)?"
    r"|[-–]\s*(?P<most>\d{1,9}))",
    re.ASCII,
)


def own_from_text(name: Correctable, text: str, gazetteer: Callable[[], Gazetteer]) -> OwnValue:
    """The value that a reviewer writes for an incident: as `value_from_text`, a sub-event type in
    any case, a place as `places.placed` finds it. Raises SettingsError likewise."""
    if name == "place":
        return placed(text, gazetteer())
    return type_from_text(text) if name == "type" else value_from_text(name, text)


def type_from_text(text: str) -> str:
    """The sub-event type of that name. Raises SettingsError, with choices, where it is none."""
    said = text.strip().lower()
    known = {name.lower(): name for name in EVENT_TYPE}
    if said in known:
        return known[said]
    wider = next((event for event in SUB_EVENTS if event.lower() == said), None)
    choices = "; ".join(SUB_EVENTS[wider] if wider else EVENT_TYPE)
    raise SettingsError(f"type: {text!r} is no sub-event type; write one of: {choices}")


def value_from_text(name: Property, text: str) -> Value:
    """The value that `text` writes for property `name`.

    Counts are `5`, `5-7`, `5-` (at least), `-7` (at most), `about 40`; dates a day or two with
    `..` between; weapons are apart by commas; occurrence is `yes` or `no`. Raises SettingsError
    where it is none of these.
    """
    said = text.strip()
    if not said:
        raise SettingsError(f"{name}: no value is given")
    try:
        if name in COUNT_PROPERTIES:
            return _count(said)
        if name == "date":
            first, _, last = said.partition("..")
            start = dt.date.fromisoformat(first)
            return Timespan(start, dt.date.fromisoformat(last) if last else start)
    except ValueError as error:
        how = "write 5, 5-7, 5-, -7 or about 40"
        if name == "date":
            how = "write 2031-03-12 or 2031-03-12..2031-03-14"
        raise SettingsError(f"{name}: {text!r} is no such value; {how}") from error
    if name == "occurrence":
        if said.lower() not in ("yes", "no"):
            raise SettingsError(f"{name}: {text!r} is no such value; write yes or no")
        return said.lower() == "yes"
    if name == "weapon":
        return tuple(word.strip() for word in said.split(",") if word.strip())
    return said


def revalued(claim: Claim, text: str) -> Claim:
    """`claim` with the value that `text` writes; of a count, who is counted stays."""
    value, old = value_from_text(claim.property, text), claim.value
    if isinstance(value, Count) and isinstance(old, Count):
        value = msgspec.structs.replace(old, low=value.low, high=value.high, approx=value.approx)
    return msgspec.structs.replace(claim, value=value)


def _count(text: str) -> Count:
    found = _COUNT.fullmatch(text)
    if found is None:
        raise ValueError("no count")
    approx = bool(found["about"])
    if found["most"]:
        return Count(None, int(found["most"]), approx=approx)
    low = int(found["low"])
    if not found["range"]:
        return Count(low, low, approx=approx)
    return Count(low, int(found["high"]) if found["high"] else None, approx=approx)
