"""Proposed claims with the tokens on which they hang."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from unfog.model.claim import COUNT_PROPERTIES, Claim, in_order
from unfog.model.incident import ReadIncident, Reading
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.model.timespan import Timespan
from unfog.read.backends.model.ground import Ground

RULED, PROPOSED, VOICED = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed claim with where it hangs: the token of its value and of its event word.

    `origin` says who found it: the rules (0), the network (1), or the rules for another speaker
    or stance of the same value (2).
    """

    incident: int
    claim: Claim
    anchor: int
    event: int | None
    origin: int

    @property
    def ruled(self) -> bool:
        return self.origin == RULED


def candidates(reading: Reading, draft: Reading, ground: Ground) -> list[Candidate]:
    """The claims of `reading` in text order, each with its tokens; `draft` is the rules' own."""
    found = []
    for n, incident in enumerate(reading.incidents):
        ruled = set(draft.incidents[n].claims)
        values = {(c.property, c.folded()) for c in ruled}
        for claim in incident.claims:
            event = event_of(claim, ground)
            anchor = _anchor(claim, ground, event)
            other = VOICED if (claim.property, claim.folded()) in values else PROPOSED
            origin = RULED if claim in ruled else other
            found.append(Candidate(n, claim, anchor, event, origin))
    return sorted(found, key=lambda c: (c.claim.start, c.claim.end, c.incident))


def joined_by(incident: ReadIncident, added: Iterable[Claim]) -> ReadIncident:
    """The incident with what was not claimed in it before."""
    known = {c.identity() for c in incident.claims}
    new: dict[tuple[object, ...], Claim] = {}
    for claim in added:
        if claim.identity() not in known:
            new.setdefault(claim.identity(), claim)
    claims = in_order([*incident.claims, *new.values()])
    return msgspec.structs.replace(incident, claims=tuple(claims))


def anchor_of(claim: Claim, ground: Ground) -> int:
    """The token of the claim's value."""
    return _anchor(claim, ground, event_of(claim, ground))


def within(held: Claim | Span, parse: Parse) -> range:
    """The tokens of a claim's evidence, or of another stretch of the text."""
    first = parse.token_at(held.start)
    last = parse.token_at(max(held.start, held.end - 1))
    return range(first, last + 1)


def event_of(claim: Claim, ground: Ground) -> int | None:
    """The event word of the claim's stretch: one told as fact, the highest in its clause."""
    held = within(claim, ground.parse)
    known = [m for m in ground.evidence.mentions if m.i in held]
    if not known:
        return None
    return min(
        known, key=lambda m: (m.realis == "irrealis", len(list(ground.parse.ancestors(m.i))), m.i)
    ).i


def _anchor(claim: Claim, ground: Ground, event: int | None) -> int:
    parse, held = ground.parse, within(claim, ground.parse)
    if claim.property in COUNT_PROPERTIES:
        for c in ground.evidence.counts:
            if c.property == claim.property and c.trigger in held and c.count == claim.value:
                return c.noun
    elif isinstance(claim.value, Timespan):
        for t in ground.evidence.times:
            if t.value == claim.value and claim.start <= t.start < claim.end:
                return parse.token_at(t.start)
    elif isinstance(claim.value, tuple):
        for i in held:
            if parse.tokens[i].lemma in claim.value or parse.tokens[i].lower in claim.value:
                return i
    elif isinstance(claim.value, str):
        told = re.compile(rf"(?<!\w){re.escape(claim.value)}", re.IGNORECASE).search(
            parse.text, claim.start, claim.end
        )
        if told:
            at = told.start()
            first = parse.token_at(at)
            last = parse.token_at(at + max(1, len(claim.value)) - 1)
            return top(parse, range(first, last + 1))
    return event if event is not None else held[0]


def top(parse: Parse, held: range) -> int:
    """The root of the sentence where it is held, else the last word that hangs on one outside."""
    heads = [(i, parse.tokens[i].head) for i in held]
    roots = [i for i, head in heads if head == i]
    outside = [i for i, head in heads if head not in held]
    return (roots or outside[-1:] or held[-1:])[0]
