"""Values as words, in one form that tables and screens share."""

from __future__ import annotations

from unfog.model.claim import Count, Value
from unfog.model.place import Place
from unfog.model.timespan import Timespan


def words(value: Value | Place) -> str:
    """`value` as text: `5`, `5–6`, `at least 5`, `about 40`, `2031-05-04..2031-05-06`; a place
    with where it lies: `Gao, ML (16.27, -0.04, within 5 km)`."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Count():
            return ("about " if value.approx else "") + _interval(value.low, value.high)
        case Timespan():
            if value.start == value.end:
                return value.start.isoformat()
            return f"{value.start.isoformat()}..{value.end.isoformat()}"
        case tuple():
            return ", ".join(value)
        case Place():
            name = f"{value.name}, {value.country}" if value.country else value.name
            return f"{name} ({value.lat:g}, {value.lon:g}, within {value.radius_km:g} km)"
        case str():
            return value


def _interval(low: int | None, high: int | None) -> str:
    if low is None:
        return f"at most {high}"
    if high is None:
        return f"at least {low}"
    return str(low) if low == high else f"{low}–{high}"
