"""Claims out of scenes and propositions: who says what of which happening."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unfog.model.claim import Certainty, Claim, Property, Stance, Value
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.model.speaker import REPORT, Speaker
from unfog.read.attribution import Attribution, speakers_at
from unfog.read.denied_focus import beside_own_deed, focus
from unfog.read.proposition import Proposition
from unfog.read.scenes import Scene

_LONGEST_EVIDENCE = 450
_LONGEST_MOTIVE = 200
"""Both in characters."""
_RANK: dict[Certainty, int] = {"stated": 0, "likely": 1, "possible": 2}


class Voice(msgspec.Struct, frozen=True):
    """How somebody stands to a proposition."""

    speaker: Speaker
    stance: Stance
    certainty: Certainty
    via: tuple[str, ...]
    evidence: Span | None


def voices(parse: Parse, attributions: tuple[Attribution, ...], span: Span) -> list[Voice]:
    """Everybody to whom what stands at `span` is attributed; the report's own voice if nobody."""
    found = [
        Voice(a.speaker, a.stance, a.certainty, _passed_on(parse, a), a.evidence)
        for a in speakers_at(attributions, span)
    ]
    return found or [Voice(REPORT, "asserts", "stated", (), None)]


def _passed_on(parse: Parse, attribution: Attribution) -> tuple[str, ...]:
    """Who passed it on. What is itself spoken of was only taken for a speaker by the parse."""
    if not attribution.via:
        return ()
    said = " ".join(span.of(parse.text) for span in attribution.content)
    return tuple(name for name in attribution.via if name not in said)


def scene_claims(
    parse: Parse, scene: Scene, attributions: tuple[Attribution, ...], counted: bool
) -> Iterator[Claim]:
    """All claims of a scene but its counts; `counted` says that it has some."""
    trigger = parse.tokens[scene.mention.i]
    at = Span(trigger.start, trigger.end)
    for voice in voices(parse, attributions, at):
        negated = scene.mention.realis == "negated"
        stance = turned(voice.stance, negated=negated)
        if stance is None or (negated and voice.speaker.is_report):
            continue
        realis = scene.mention.realis
        hedged: Certainty = realis if realis in ("likely", "possible") else "stated"
        certainty = max(voice.certainty, hedged, key=_RANK.__getitem__)
        span = evidence(parse, scene.first, scene.last, voice)
        own = msgspec.structs.replace(voice, stance=stance, certainty=certainty)
        for prop, value in _propositions(parse, scene, own, counted):
            yield _spoken(own, prop, value, span)


def _propositions(
    parse: Parse, scene: Scene, voice: Voice, counted: bool
) -> Iterator[tuple[Property, Value]]:
    found = scene.arguments
    if voice.stance != "asserts":
        at_issue = focus(parse, scene, voice.speaker, counted=counted)
        if at_issue is not None:
            yield at_issue
        elif not counted:
            yield "occurrence", True
        return
    yield "occurrence", True
    if scene.day is not None:
        yield "date", scene.day
    if scene.place is not None:
        yield "place", scene.place.name
    for perpetrator in found.perpetrators[:3]:
        yield "perpetrator", perpetrator.name
    for target in found.targets[:3]:
        yield "target", target.name
    if found.weapons:
        yield "weapon", found.weapons
    for thing in found.damage[:2]:
        yield "damage", thing.name
    if found.motive is not None:
        yield "motive", found.motive.words[:_LONGEST_MOTIVE]


def proposition_claims(
    parse: Parse, given: Proposition, attributions: tuple[Attribution, ...]
) -> Iterator[Claim]:
    """One claim for each voice behind a proposition."""
    token = parse.tokens[given.i]
    for voice in voices(parse, attributions, Span(token.start, token.end)):
        stance = turned(voice.stance, negated=given.negated)
        if given.doubted and voice.stance == "asserts":
            stance = "doubts"
        if stance is None or (stance == "denies" and beside_own_deed(parse, given, voice.speaker)):
            continue
        span = evidence(parse, given.first, given.last, voice)
        certainty = max(voice.certainty, given.certainty, key=_RANK.__getitem__)
        own = msgspec.structs.replace(voice, stance=stance, certainty=certainty)
        yield _spoken(own, given.property, given.value, span)


def _spoken(voice: Voice, name: Property, value: Value, span: Span) -> Claim:
    return Claim(
        property=name,
        value=value,
        start=span.start,
        end=span.end,
        stance=voice.stance,
        certainty=voice.certainty,
        speaker=voice.speaker,
        via=voice.via,
    )


def turned(stance: Stance, *, negated: bool) -> Stance | None:
    """The stance towards the positive proposition; None for a denied negation."""
    if not negated:
        return stance
    return "denies" if stance == "asserts" else None


def evidence(parse: Parse, first: int, last: int, voice: Voice) -> Span:
    """The stretch that carries the proposition and its attribution, within bounds."""
    span = parse.span(first, last)
    if voice.evidence is None:
        return span
    joined = Span(min(span.start, voice.evidence.start), max(span.end, voice.evidence.end))
    return joined if len(joined) <= _LONGEST_EVIDENCE else span
