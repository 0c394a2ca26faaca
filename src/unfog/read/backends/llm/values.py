"""Values of claims, made of the words at which the model points."""

from __future__ import annotations

import re

from unfog.model.claim import COUNT_PROPERTIES, Property, Value
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.model.timespan import Timespan
from unfog.read.backends.llm.align import nearest
from unfog.read.backends.llm.answer import ToldClaim
from unfog.read.backends.llm.counted import count_of
from unfog.read.backends.llm.ground import Ground, Refused

_LISTED = re.compile(r"\s*(?:,|;|\band\b)\s*")
_MOST_WEAPONS = 5
_LONGEST = 200


def value_of(told: ToldClaim, name: Property, span: Span, within: Span, ground: Ground) -> Value:
    """The value of a claim whose quote stands at `span`; names may stand elsewhere in `within`,
    the part that the model was shown. Raises Refused where the text does not bear it out."""
    if name == "occurrence":
        return True
    if name in COUNT_PROPERTIES:
        return count_of(told, name, span, ground)
    if name == "date":
        return _day(told, span, ground)
    if name == "weapon":
        return _weapons(told, within, ground)
    return ground.words(_named(told, name, span, within, ground))


def place_of(told: ToldClaim, span: Span, within: Span, ground: Ground) -> Place | None:
    """The known place that a claim names; for "the market" the nearest one in the quote."""
    at = _named(told, "place", span, within, ground)
    known = {Span(m.start, m.end): m for m in ground.places if m.place and m.role != "demonym"}
    named = [s for s in known if s.overlap(at)]
    if named:
        return known[named[0]].place
    around = [s for s, m in known.items() if span.covers(s) and m.role == "location"]
    return known[nearest(around, [at])].place if around else None


def _named(told: ToldClaim, name: Property, span: Span, within: Span, ground: Ground) -> Span:
    """Where the value stands: in the quote, else nearest to it."""
    words = told.words()
    if not words or len(words) > _LONGEST:
        raise Refused("value-not-in-text", f"{name}: no value, or a long one", span)
    places = ground.find(words, span) or ground.find(words, within)
    if not places:
        raise Refused("value-not-in-text", f"{name}: “{words[:80]}” is not in the text", span)
    return nearest(places, [span])


def _day(told: ToldClaim, span: Span, ground: Ground) -> Timespan:
    """The day that the quote names: where it names several, the one that the model points at."""
    here = [t for t in ground.times if span.start <= t.start and t.end <= span.end]
    places = ground.find(told.words(), span)
    meant = [t for t in here if any(Span(t.start, t.end).overlap(at) for at in places)]
    if not meant:
        meant = [t for t in here if t.value and t.value.start.isoformat() == told.words()]
    known = [t.value for t in meant if t.value is not None]
    if not known:
        raise Refused(
            "no-day-in-quote", f"date: “{told.words()[:80]}” is no day in the quote", span
        )
    return known[0]


def _weapons(told: ToldClaim, within: Span, ground: Ground) -> tuple[str, ...]:
    """The nouns that the text has, in the singular or plural of the model."""
    shown = " ".join(within.of(ground.parse.text).lower().split())
    nouns = [n.lower() for n in _LISTED.split(told.words()) if n][:_MOST_WEAPONS]
    known = [n for n in nouns if re.search(rf"(?<!\w){re.escape(n)}(?:s|es)?(?!\w)", shown)]
    if not known:
        raise Refused("value-not-in-text", f"weapon: “{told.words()[:80]}” is not in the text")
    return tuple(dict.fromkeys(known))
