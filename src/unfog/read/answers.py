"""Reactions to what was said elsewhere, tied to the claims that they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.claim import Claim, Count, Property, Value
from unfog.read.contested import accusations, alike, contested, has_number, main_figure
from unfog.read.reactions import Reaction
from unfog.read.sides import side_of
from unfog.read.told import Told

__all__ = ["Told", "answers"]

_LOSSES = 4
"""Counts that "the losses given by either side" are, at most."""
_NEAR = 150
"""Characters within which blame is laid for what was just told."""


def answers(reactions: Sequence[Reaction], told: Sequence[Told], main: int) -> Iterator[Told]:
    """The claims that reactions amount to; reactions to nothing known are left out.

    `told` holds the claims read so far, in text order; `main` is the happening that a
    reaction answers where nothing nearer is told.
    """
    made: list[Told] = []
    for reaction in reactions:
        before = [t for t in (*told, *made) if t.claim.start < reaction.evidence.end]
        before.sort(key=lambda t: (t.claim.start, t.claim.end))
        found = list(_answer(reaction, before, main))
        made += found
        yield from found


def _answer(reaction: Reaction, before: Sequence[Told], main: int) -> Iterator[Told]:
    if reaction.about == "claim":
        yield from _contested(reaction, before)
        return
    if reaction.about == "perpetrator":
        if reaction.stance == "doubts" and reaction.subject is None:
            yield from _suspected(reaction, before)
            return
        if reaction.subject is None:
            return
        blames = reaction.stance == "asserts" and not reaction.responsibility
        if blames and not _close(reaction, before):
            return
        home, value = _culprit(reaction, before, main)
        yield _made(reaction, home, "perpetrator", value)
        return
    if reaction.about == "occurrence" and reaction.stance == "denies":
        accused = accusations(reaction, before)
        if accused:
            yield _made(reaction, accused[-1].happening, "perpetrator", accused[-1].claim.value)
            return
    if reaction.about == "occurrence":
        home = before[-1].happening if before else main
        yield _made(reaction, home, "occurrence", True)
        return
    yield from _rival_value(reaction, before)


def _rival_value(reaction: Reaction, before: Sequence[Told]) -> Iterator[Told]:
    """The value of the property in question that somebody else gave, or the number named."""
    rival = [
        t
        for t in before
        if t.claim.property == reaction.about and t.claim.speaker != reaction.speaker
    ]
    named = [t for t in rival if _speaks(t.claim, reaction.of_speaker)]
    if reaction.figure is not None:
        told = [t for t in rival if has_number(t.claim, reaction.figure)]
        for t in told[-1:]:
            yield _made(reaction, t.happening, t.claim.property, t.claim.value)
        if not told and before:
            value = Count(reaction.figure, reaction.figure)
            yield _made(reaction, before[-1].happening, "killed", value)
        return
    sides = [t for t in rival if not t.claim.speaker.is_report]
    every = reaction.both and reaction.noun == "loss"
    for t in sides[-_LOSSES:] if every else main_figure(named or rival):
        yield _made(reaction, t.happening, t.claim.property, t.claim.value)


def _suspected(reaction: Reaction, before: Sequence[Told]) -> Iterator[Told]:
    """Whoever was last said by somebody to have done it."""
    named = [
        t
        for t in before
        if t.claim.property == "perpetrator"
        and t.claim.stance == "asserts"
        and t.claim.speaker != reaction.speaker
        and not t.claim.speaker.is_report
    ]
    for t in named[-1:]:
        yield _made(reaction, t.happening, "perpetrator", t.claim.value)


def _close(reaction: Reaction, before: Sequence[Told]) -> bool:
    """Whether a happening is told near enough for blame to be laid for it."""
    return bool(before) and reaction.evidence.start - before[-1].claim.end < _NEAR


def _culprit(reaction: Reaction, before: Sequence[Told], main: int) -> tuple[int, str]:
    """The happening for which the one who reacts (or is blamed) was accused, and their name."""
    own = reaction.subject or side_of(reaction.speaker)
    accused = [
        t
        for t in before
        if t.claim.property == "perpetrator"
        and isinstance(t.claim.value, str)
        and alike(t.claim.value, own)
    ]
    if accused:
        return accused[-1].happening, str(accused[-1].claim.value)
    return (before[-1].happening if before else main), own


def _contested(reaction: Reaction, before: Sequence[Told]) -> Iterator[Told]:
    """One claim for each contested value of the account that is answered.

    Who has claimed the deed and now denies "the claim" withdraws it.
    """
    own = [t for t in before if t.claim.responsibility and _same_side(t.claim, reaction)]
    if own and reaction.stance == "denies" and not reaction.of_speaker:
        yield _made(reaction, own[-1].happening, "perpetrator", own[-1].claim.value)
        return
    others = [
        t for t in before if t.claim.speaker != reaction.speaker and t.claim.stance == "asserts"
    ]
    meant = None if reaction.both else reaction.of_speaker
    named = [t for t in others if _speaks(t.claim, meant)]
    if meant and not named and not reaction.accused:
        return
    account = named or [t for t in others if not t.claim.speaker.is_report]
    seen: set[tuple[str, object]] = set()
    meant_by_it = contested(reaction, account)
    if not meant_by_it and before and reaction.stance == "denies" and reaction.accused:
        home, value = before[-1].happening, side_of(reaction.speaker)
        yield _made(reaction, home, "perpetrator", value)
    for t in meant_by_it:
        if (t.claim.property, t.claim.value) not in seen:
            seen.add((t.claim.property, t.claim.value))
            yield _made(reaction, t.happening, t.claim.property, t.claim.value)


def _same_side(claim: Claim, reaction: Reaction) -> bool:
    """Whether the claim was made by the one who reacts, or by their organisation."""
    names = [n for n in (reaction.speaker.name, reaction.speaker.org) if n]
    held = [claim.speaker.name, claim.speaker.org, claim.value]
    return any(alike(a, b) for a in names for b in held if isinstance(b, str))


def _made(reaction: Reaction, happening: int, name: Property, value: Value) -> Told:
    return Told(
        happening,
        Claim(
            property=name,
            value=value,
            start=reaction.evidence.start,
            end=reaction.evidence.end,
            stance=reaction.stance,
            certainty=reaction.certainty,
            speaker=reaction.speaker,
            via=reaction.via,
            responsibility=reaction.responsibility,
        ),
    )


def _speaks(claim: Claim, who: str | None) -> bool:
    if not who:
        return False
    return alike(claim.speaker.name, who) or bool(
        claim.speaker.org and alike(claim.speaker.org, who)
    )
