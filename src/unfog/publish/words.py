"""Values as people read them: as the register words them, with who is counted and whole months."""

from __future__ import annotations

import calendar
from collections.abc import Iterator

from unfog.model.claim import Claim, Count, Value
from unfog.model.finding import Bound, Reviewed
from unfog.model.place import Place
from unfog.model.review import Mark, Review
from unfog.model.timespan import Timespan
from unfog.store.base import StoredIncident
from unfog.store.words import words


def value_words(value: Value | Place) -> str:
    """A claim's value: `at least 5 soldiers`, `2031-03-12`, `rocket, mortar`; a reviewer's place:
    `Gossi, ML ±5 km`."""
    if isinstance(value, Count):
        return count_words(value)
    if isinstance(value, Place):
        return f"{place_words(value)} ±{value.radius_km:g} km"
    return span_words(value) if isinstance(value, Timespan) else words(value)


def own_words(value: Reviewed) -> str:
    """A reviewer's own value."""
    return "none can be given" if value.value is None else value_words(value.value)


def property_words(name: str) -> str:
    """A property as people say it."""
    return "it happened" if name == "occurrence" else name.replace("_", " ")


def behind_words(bound: Bound) -> str:
    """The ids of the claims behind a bound, as their numbers are added up and taken away."""
    return " - ".join((" + ".join((bound.claim, *bound.plus)), *bound.less))


def speaker_words(claim: Claim) -> str:
    """Who speaks and through whom; the document's own voice is `the report`."""
    who = "the report" if claim.speaker.is_report else claim.speaker.name
    org = claim.speaker.org or ""
    if org and org.lower() not in who.lower():
        who += f", {org}"
    return f"{who}, via {', '.join(claim.via)}" if claim.via else who


def place_words(place: Place | None) -> str:
    """`Gossi, ML`; a country's own name once; "" where there is no place."""
    if place is None:
        return ""
    known = place.kind != "country" and place.country not in ("", place.name)
    return f"{place.name}, {place.country}" if known else place.name


_NO_UNITS = frozenset(("", *"ten tens dozen dozens score scores hundreds thousands".split()))
"""Nouns of number: what they stand for is in the figure already."""


_SINGULAR = {"people": "person", "deaths": "death", "children": "child"}


def count_words(count: Count) -> str:
    """The interval, then who or what is counted: `3–5 civilians`, `about 20 people`,
    `at least 1 person`."""
    about = "about " if count.approx else ""
    if count.low is None:
        number = f"up to {about}{count.high}"
    elif count.high is None:
        number = f"at least {about}{count.low}"
    else:
        number = about + words(Count(count.low, count.high))
    counted = count.of if count.unit.lower() in _NO_UNITS else count.unit
    part = f" ({count.subset})" if count.subset and count.subset != counted else ""
    if {count.low, count.high} <= {1, None}:
        counted = _SINGULAR.get(counted, counted)
    return f"{number} {counted}{part}"


def bounds_words(low: Bound | None, best: Bound | None, high: Bound | None) -> str:
    """The bounds of a count: `11–13–41`, `13`, `≤5` where only a most is known, `5+` a least,
    `11–41` where the rule set gives a range alone."""
    return numbers_words(*(b.value if b else None for b in (low, best, high)))


def numbers_words(low: int | None, best: int | None, high: int | None) -> str:
    """As `bounds_words`, of numbers."""
    values = [low, best, high]
    known = {v for v in values if v is not None}
    if not known:
        return ""
    if len(known) == 1:
        before, after = "≤" if low is None else "", "+" if high is None else ""
        return f"{before}{known.pop()}{after}"
    if best is None:
        del values[1]
    return "–".join("?" if v is None else str(v) for v in values)


def span_words(span: Timespan) -> str:
    """ISO days; a whole month or year as such: `2031-03`, `2031`."""
    start, end = span.start, span.end
    whole = start.day == 1 and start.year == end.year and _ends_month(span)
    if whole and start.month == end.month:
        return f"{start.year:04d}-{start.month:02d}"
    if whole and (start.month, end.month) == (1, 12):
        return f"{start.year:04d}"
    return words(span)


def _ends_month(span: Timespan) -> bool:
    return span.end.day == calendar.monthrange(span.end.year, span.end.month)[1]


def many(number: int, noun: str) -> str:
    """`1 account`, `2 accounts`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def read_otherwise(found: StoredIncident) -> dict[str, str | Timespan | Place | None]:
    """Of type, place and day what was read, where reviewers' words stand instead."""
    read, now = found.read, found.incident
    if read is None:
        return {}
    told = (
        ("type", read.type, now.type),
        ("place", read.place, now.place),
        ("date", read.date, now.date),
    )
    return {name: was for name, was, is_now in told if was != is_now}


def read_words(found: StoredIncident) -> str:
    """`read_otherwise` in one line: `Attack · no date`, "" where nothing is otherwise."""
    told = read_otherwise(found).items()
    return " · ".join(value_words(was) if was is not None else f"no {name}" for name, was in told)


def own_values(found: StoredIncident) -> Iterator[tuple[str, Reviewed]]:
    """Reviewers' own values for an incident, each with the property and who is counted: that of
    the type first."""
    if found.typed is not None:
        yield "type", found.typed
    for finding in found.findings:
        if finding.reviewed is not None:
            yield f"{finding.property} {finding.of}".strip(), finding.reviewed


def by_words(said: Review | Mark | Reviewed) -> str:
    """Who said so, on which day (UTC) and, where a reason was given, why."""
    return f"{said.by}, {said.at:%Y-%m-%d}" + (f": “{said.why}”" if said.why else "")


def mark_words(mark: Mark) -> str:
    """What a reviewer said of a claim: `rejected by R. Coder, 2031-06-01: “why”`."""
    return f"{mark.verdict} by {by_words(mark)}"
