"""Two parts side by side, as a reviewer compares them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Literal

import msgspec

from unfog.link import reason
from unfog.model.claim import PROPERTIES, Count, Property, Stance, Value
from unfog.model.incident import Part
from unfog.model.judgement import side
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.pipeline.pairs import Asked, Told
from unfog.publish.words import place_words, property_words, span_words, speaker_words, value_words
from unfog.store.base import View

Agreement = Literal["same", "near", "differ", "one"]
"""Of what two sides say of one thing: equal; compatible; incompatible; only one side says any."""

_MOST_SAID = 4
_MOST_QUOTES = 6
_WORD = re.compile(r"\w\w")
_ROWS: tuple[Property, ...] = tuple(
    name for name in PROPERTIES if name not in ("occurrence", "date", "place")
)


class Said(msgspec.Struct, frozen=True):
    """One value that is told of a property; `speaker` is "" for the report's own voice, `quote`
    the words that tell it where they are shown."""

    words: str
    stance: Stance = "asserts"
    speaker: str = ""
    quote: str = ""


class Row(msgspec.Struct, frozen=True):
    """What both sides tell of one thing. `more` counts values that are left out, by side."""

    name: str
    left: tuple[Said, ...]
    right: tuple[Said, ...]
    agree: Agreement
    note: str = ""
    more: tuple[int, int] = (0, 0)


class Facing(msgspec.Struct, frozen=True):
    """One side: the part, its incident with the version that is shown, its report, and the
    stretches that tell of it."""

    part: Part
    incident: str
    version: str
    type: str
    role: str
    title: str
    outlet: str
    published: str
    quotes: tuple[str, ...]


class Comparison(msgspec.Struct, frozen=True):
    """A pair with all that speaks for and against its being one happening, weightiest first.

    `joined` says whether it is one now; `score` is in log odds, 0 as likely as not.
    """

    left: Facing
    right: Facing
    joined: bool
    rows: tuple[Row, ...]
    score: float
    speaks_for: tuple[str, ...]
    speaks_against: tuple[str, ...]


def comparison(view: View, asked: Asked) -> Comparison:
    """`asked` with the words of its documents."""
    texts = view.texts([asked.left.part.document, asked.right.part.document])
    reasons = asked.score.features
    return Comparison(
        _facing(view, asked.left, texts.get(asked.left.part.document, "")),
        _facing(view, asked.right, texts.get(asked.right.part.document, "")),
        asked.joined,
        tuple(_rows(asked.left, asked.right)),
        round(asked.score.total, 2),
        tuple(reason(one) for one in reasons if one.contribution > 0),
        tuple(reason(one) for one in reasons if one.contribution < 0),
    )


def _facing(view: View, told: Told, text: str) -> Facing:
    found = view.incident(told.incident)
    stretches = (text[start:end] for start, end in side(told.part.document, told.read).words)
    words = [stretch for stretch in stretches if _WORD.search(stretch)]
    return Facing(
        told.part,
        told.incident,
        found.version if found else "",
        told.read.type,
        told.read.role,
        told.title or "",
        told.outlet or "",
        told.published.isoformat() if told.published else "",
        tuple(words[:_MOST_QUOTES]),
    )


def _rows(left: Told, right: Told) -> Iterator[Row]:
    yield _one("type", left, right, lambda told: told.read.type, _same)
    yield _one("date", left, right, lambda told: told.read.date, _days)
    yield _place(left.read.place, right.read.place)
    for name in _ROWS:
        here, there = _values(left, name), _values(right, name)
        if here or there:
            yield _row(property_words(name), here, there, _agreement(here, there))


def _one[T: Value](
    name: str,
    left: Told,
    right: Told,
    of: Callable[[Told], T | None],
    compare: Callable[[T, T], Agreement],
) -> Row:
    here, there = of(left), of(right)
    agree = compare(here, there) if here is not None and there is not None else "one"
    return _row(name, _alone(here), _alone(there), agree)


type _Values = dict[Said, Value]


def _alone(value: Value | None) -> _Values:
    return {} if value is None else {Said(value_words(value)): value}


def _row(name: str, here: _Values, there: _Values, agree: Agreement) -> Row:
    more = (max(0, len(here) - _MOST_SAID), max(0, len(there) - _MOST_SAID))
    return Row(name, tuple(here)[:_MOST_SAID], tuple(there)[:_MOST_SAID], agree, more=more)


def _values(told: Told, name: Property) -> _Values:
    """Each value once, in the order of the text."""
    found: _Values = {}
    for claim in told.read.claims:
        if claim.property == name:
            speaker = "" if claim.speaker.is_report else speaker_words(claim)
            found.setdefault(Said(value_words(claim.value), claim.stance, speaker), claim.value)
    return found


def _same(here: str, there: str) -> Agreement:
    return "same" if here == there else "differ"


def _days(here: Timespan, there: Timespan) -> Agreement:
    if here == there:
        return "same"
    return "near" if here.overlaps(there) else "differ"


def _place(here: Place | None, there: Place | None) -> Row:
    left, right = _placed(here), _placed(there)
    if here is None or there is None:
        return Row("place", left, right, "one")
    apart = here.km_to(there)
    if here.gazetteer_id and here.gazetteer_id == there.gazetteer_id:
        return Row("place", left, right, "same")
    agree: Agreement = "near" if apart <= here.radius_km + there.radius_km else "differ"
    return Row("place", left, right, agree, note=f"{apart:,.0f} km")


def _placed(place: Place | None) -> tuple[Said, ...]:
    if place is None:
        return ()
    return (Said(f"{place_words(place)} (±{place.radius_km:,.0f} km)"),)


def _agreement(here: _Values, there: _Values) -> Agreement:
    """How the values that either side asserts agree: the best that two of them do."""
    left, right = _asserted(here), _asserted(there)
    if not left or not right:
        return "one"
    found = {_alike(a, b) for a in left for b in right}
    order: tuple[Agreement, ...] = ("same", "near", "differ")
    return next(one for one in order if one in found)


def _asserted(values: _Values) -> list[Value]:
    return [value for said, value in values.items() if said.stance == "asserts"]


def _alike(a: Value, b: Value) -> Agreement:
    if isinstance(a, Count) and isinstance(b, Count):
        if (a.low, a.high) == (b.low, b.high):
            return "same"
        low, high = max(a.low or 0, b.low or 0), min(_most(a), _most(b))
        return "near" if low <= high else "differ"
    left, right = _folded(a), _folded(b)
    if left == right:
        return "same"
    return "near" if left & right else "differ"


def _most(count: Count) -> float:
    return float("inf") if count.high is None else count.high


def _folded(value: Value) -> frozenset[str]:
    if isinstance(value, tuple):
        return frozenset(one.casefold() for one in value)
    words = span_words(value) if isinstance(value, Timespan) else str(value)
    return frozenset(words.casefold().split())
