"""Reactions to what was said elsewhere, tied to the claims that they answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from unfog.model.claim import COUNT_PROPERTIES, Claim, Property, Value
from unfog.read.reactions import Reaction

CONTESTABLE: frozenset[Property] = COUNT_PROPERTIES | {"perpetrator", "occurrence", "weapon"}

_NEAR = 150
"""Characters within which blame is laid for what was just told."""
_ACCOUNT = 600
"""Characters over which one speaker's claims are one account."""
_MOST_CONTESTED = 3


class Told(msgspec.Struct, frozen=True):
    """A claim with the number of the happening that it speaks of."""

    happening: int
    claim: Claim


def answers(reactions: Sequence[Reaction], told: Sequence[Told], main: int) -> Iterator[Told]:
    """The claims that reactions amount to; reactions to nothing known are left out.

    `told` holds the claims read so far, in text order; `main` is the happening that a
    reaction answers where nothing nearer is told.
    """
    for reaction in reactions:
        before = [t for t in told if t.claim.start < reaction.evidence.end]
        yield from _answer(reaction, before, main)


def _answer(reaction: Reaction, before: Sequence[Told], main: int) -> Iterator[Told]:
    if reaction.about == "claim":
        yield from _contested(reaction, before)
        return
    if reaction.about == "perpetrator":
        blames = reaction.stance == "asserts" and not reaction.responsibility
        if blames and not _close(reaction, before):
            return
        home, value = _culprit(reaction, before, main)
        yield _made(reaction, home, "perpetrator", value)
        return
    if reaction.about == "occurrence":
        home = before[-1].happening if before else main
        yield _made(reaction, home, "occurrence", True)
        return
    yield from _rival_value(reaction, before)


def _rival_value(reaction: Reaction, before: Sequence[Told]) -> Iterator[Told]:
    """The last value of the property in question that somebody else gave."""
    rival = [
        t
        for t in before
        if t.claim.property == reaction.about and t.claim.speaker != reaction.speaker
    ]
    named = [t for t in rival if _speaks(t.claim, reaction.of_speaker)]
    for t in (named or rival)[-1:]:
        yield _made(reaction, t.happening, t.claim.property, t.claim.value)


def _close(reaction: Reaction, before: Sequence[Told]) -> bool:
    """Whether a happening is told near enough for blame to be laid for it."""
    return bool(before) and reaction.evidence.start - before[-1].claim.end < _NEAR


def _culprit(reaction: Reaction, before: Sequence[Told], main: int) -> tuple[int, str]:
    """The happening for which the one who reacts (or is blamed) was accused, and their name."""
    own = reaction.subject or reaction.speaker.org or reaction.speaker.name
    accused = [
        t
        for t in before
        if t.claim.property == "perpetrator"
        and isinstance(t.claim.value, str)
        and _alike(t.claim.value, own)
    ]
    if accused:
        return accused[-1].happening, str(accused[-1].claim.value)
    return (before[-1].happening if before else main), own


def _contested(reaction: Reaction, before: Sequence[Told]) -> Iterator[Told]:
    """One claim for each contested value of the account that is answered.

    Who has claimed the deed and now denies "the claim" withdraws it.
    """
    own = [t for t in before if t.claim.speaker == reaction.speaker and t.claim.responsibility]
    if own and reaction.stance == "denies" and not reaction.of_speaker:
        yield _made(reaction, own[-1].happening, "perpetrator", own[-1].claim.value)
        return
    others = [
        t for t in before if t.claim.speaker != reaction.speaker and t.claim.stance == "asserts"
    ]
    named = [t for t in others if _speaks(t.claim, reaction.of_speaker)]
    if reaction.of_speaker and not named:
        return
    account = named or [t for t in others if not t.claim.speaker.is_report]
    if not account:
        return
    last = account[-1]
    same = [
        t
        for t in account
        if t.claim.speaker == last.claim.speaker
        and last.claim.start - t.claim.start < _ACCOUNT
        and t.claim.property in CONTESTABLE
    ]
    precise = [t for t in same if t.claim.property != "occurrence"] or same
    for t in precise[-_MOST_CONTESTED:]:
        yield _made(reaction, t.happening, t.claim.property, t.claim.value)


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


def _words(text: str) -> set[str]:
    return {w for w in text.lower().replace("’", "'").split() if len(w) > 2} - {"the", "group"}


def _alike(a: str, b: str) -> bool:
    return bool(_words(a) & _words(b))


def _speaks(claim: Claim, who: str | None) -> bool:
    if not who:
        return False
    return _alike(claim.speaker.name, who) or bool(
        claim.speaker.org and _alike(claim.speaker.org, who)
    )
