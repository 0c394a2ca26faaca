"""From what the model tells to claims that stand, or to why they cannot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import msgspec

from unfog.model.claim import PROPERTIES, Certainty, Claim, Property, Stance
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.model.speaker import REPORT, Speaker, SpeakerKind
from unfog.read.backends.llm.align import nearest
from unfog.read.backends.llm.answer import ToldClaim
from unfog.read.backends.llm.cut import cuts_negation
from unfog.read.backends.llm.ground import Ground, Refused
from unfog.read.backends.llm.values import place_of, value_of

_LONGEST_QUOTE = 600
_MOST_VIA = 5
_SHOWN = 120


class Grounded(msgspec.Struct, frozen=True):
    """A claim that stands, and the known place where it names one."""

    claim: Claim
    place: Place | None = None


def quote_places(told: ToldClaim, within: Span, ground: Ground) -> list[Span]:
    """Where the quote of a claim stands in the part shown. Raises Refused where it does not."""
    if len(told.quote) > _LONGEST_QUOTE:
        raise Refused("quote-too-long", f"{told.property[:40]}: {len(told.quote)} characters")
    places = ground.find(told.quote, within)
    if not places:
        shown = " ".join(told.quote.split())[:_SHOWN]
        raise Refused("unaligned", f"{told.property[:40]}: “{shown}” is not in the text")
    return places


def grounded(
    told: ToldClaim, places: Sequence[Span], near: list[Span], within: Span, ground: Ground
) -> Grounded:
    """The claim, at that of the `places` of its quote which is nearest to the spans `near`.

    Raises Refused where value or speaker are not borne out by the text.
    """
    name = _word(told.property, PROPERTIES, "property")
    span = nearest(list(places), near)
    stance: Stance = msgspec.convert(_word(told.stance, get_args(Stance), "stance"), Stance)
    certainty = _word(told.certainty, get_args(Certainty), "certainty")
    prop: Property = msgspec.convert(name, Property)
    if stance == "asserts" and cuts_negation(ground.parse, ground.inside(span)):
        raise Refused("negation-cut-off", f"{name}: what negates the quote was left out", span)
    speaker = _speaker(told, ground)
    claim = Claim(
        property=prop,
        value=value_of(told, prop, span, within, ground),
        start=span.start,
        end=span.end,
        stance=stance,
        certainty=msgspec.convert(certainty, Certainty),
        speaker=speaker,
        via=tuple(dict.fromkeys(_in_text((told.via or [])[:_MOST_VIA], ground))),
        responsibility=told.responsibility is True and prop == "perpetrator",
    )
    place = place_of(told, span, within, ground) if prop == "place" else None
    return Grounded(claim, place)


def _word(given: str, known: Sequence[str], what: str) -> str:
    if given in known:
        return given
    raise Refused("malformed", f"no {what} {given[:40]!r}")


def _speaker(told: ToldClaim, ground: Ground) -> Speaker:
    """Who speaks, under the name that the text has. Raises Refused where it has no such name."""
    given = (told.speaker or "").strip()
    if given in ("", REPORT.name):
        return REPORT
    name = next(iter(_in_text([given], ground)), None)
    if name is None:
        raise Refused("speaker-not-in-text", f"speaker “{given[:80]}” is not in the text")
    own = told.kind in get_args(SpeakerKind) and told.kind != REPORT.kind
    kind: SpeakerKind = msgspec.convert(told.kind, SpeakerKind) if own else "other"
    org = next(iter(_in_text([told.org or ""], ground)), None)
    actor = ground.actors.lookup(name) or (ground.actors.lookup(org) if org else None)
    return Speaker(name, kind, org if org != name else None, actor.id if actor else None)


def _in_text(names: Sequence[str], ground: Ground) -> list[str]:
    """Those of `names` that stand in the text, as they stand there."""
    found = ((name, ground.find(name, ground.whole)) for name in names)
    return [ground.words(places[0]) for name, places in found if name.strip() and places]
