"""Claims that the network sees and the rules missed, with speaker and stance by the rules.

Each is a candidate only: the judge decides whether it stays.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import msgspec
import numpy as np

from unfog.model.claim import Claim, Property, Stance, Value
from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.backends.model.anchors import joined_by, top, within
from unfog.read.backends.model.candidates import COUNTED
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.quoted import spans
from unfog.read.claims import evidence, voices
from unfog.read.clauses import stretch
from unfog.read.counts_phrases import phrase
from unfog.read.numbers_tokens import Numbers
from unfog.read.phrases import name as phrase_name

LOW = 0.5
"""Least probability from which a word is taken up."""
SPOKEN = 0.12
"""The same of an event word in what somebody says who is not yet heard on it."""
_SURE_STANCE = 0.6
_MOST_WORDS = 12
_NOUNS = ("NOUN", "PROPN", "PRON", "NUM")
NAMED: tuple[Property, ...] = ("perpetrator", "target", "place")
_VERBATIM: tuple[Property, ...] = ("motive", "damage")


def proposed(reading: Reading, ground: Ground) -> Reading:
    """`reading` with the network's claims added to the incidents that they are told beside."""
    if not len(ground.parse):
        return reading
    homes = _Homes(reading, ground.parse)
    added: dict[int, list[Claim]] = {}
    for home, claim in _all(reading, ground, homes):
        added.setdefault(home, []).append(claim)
    incidents = [
        joined_by(incident, added.get(n, ())) for n, incident in enumerate(reading.incidents)
    ]
    return msgspec.structs.replace(reading, incidents=tuple(incidents))


class _Homes:
    """The incident told nearest to a token: in its sentence, else the last one before."""

    def __init__(self, reading: Reading, parse: Parse) -> None:
        marks = [
            (parse.token_at(c.start), parse.token_at(max(c.start, c.end - 1)), n)
            for n, incident in enumerate(reading.incidents)
            for c in incident.claims
        ]
        self._marks = sorted(marks)

    def of(self, i: int) -> int | None:
        best: tuple[int, int, int] | None = None
        for first, last, n in self._marks:
            gap = 0 if first <= i <= last else i - last if last < i else 3 * (first - i)
            if best is None or (gap, last - first, n) < best:
                best = gap, last - first, n
        return best[2] if best else None


def _all(reading: Reading, ground: Ground, homes: _Homes) -> Iterator[tuple[int, Claim]]:
    heads = ground.heads
    for i in np.flatnonzero(heads["event"][:, 1] > LOW):
        if not _claimed(reading, ground, "occurrence", int(i)):
            yield from _made(ground, homes, "occurrence", True, int(i))
    yield from _spoken(reading, ground, homes)
    yield from _counted(reading, ground, homes)
    for prop in (*NAMED, "weapon", "date", *_VERBATIM):
        for first, last in spans(heads[prop], LOW):
            for value, anchor in _values(ground, prop, first, last):
                yield from _made(ground, homes, prop, value, anchor)


def _spoken(reading: Reading, ground: Ground, homes: _Homes) -> Iterator[tuple[int, Claim]]:
    """That it happened, by each who speaks of it in words that tell of no deed by themselves:
    "they came at two in the morning, said a neighbour"."""
    event = ground.heads["event"][:, 1]
    said = {
        c.speaker
        for incident in reading.incidents
        for c in incident.claims
        if c.property == "occurrence"
    }
    for attribution in ground.evidence.said:
        speaker = attribution.speaker
        if speaker.is_report or speaker in said:
            continue
        held = [i for part in attribution.content for i in within(part, ground.parse)]
        best = max(held, key=lambda i: event[i], default=None)
        if best is not None and event[best] > SPOKEN:
            said.add(speaker)
            yield from _made(ground, homes, "occurrence", True, best)


def _counted(reading: Reading, ground: Ground, homes: _Homes) -> Iterator[tuple[int, Claim]]:
    """Counts that the rules saw and left out, and noun phrases that only the network counts."""
    claimed = {(c.property, c.value) for incident in reading.incidents for c in incident.claims}
    seen = set()
    for count in ground.evidence.counts:
        p = ground.heads["count"][[count.noun, count.trigger], COUNTED.index(count.property)].max()
        seen |= {(count.property, count.noun), (count.property, count.trigger)}
        if p > LOW and (count.property, count.count) not in claimed:
            yield from _made(ground, homes, count.property, count.count, count.noun)
    numbers = Numbers(ground.parse)
    for i, n in zip(*np.nonzero(ground.heads["count"] > LOW), strict=True):
        prop = cast("Property", COUNTED[n])
        told = ground.parse.tokens[i].pos in _NOUNS and n and (prop, int(i)) not in seen
        counted = phrase(ground.parse, numbers, int(i)) if told else None
        if counted is not None and (prop, counted.count) not in claimed:
            yield from _made(ground, homes, prop, counted.count, counted.head)


def _values(ground: Ground, prop: Property, first: int, last: int) -> Iterator[tuple[Value, int]]:
    parse = ground.parse
    anchor = top(parse, range(first, last))
    if prop == "date":
        span = parse.span(first, last)
        for time in ground.evidence.times:
            if time.value and time.start < span.end and time.end > span.start:
                yield time.value, anchor
        return
    if prop == "weapon":
        if parse.tokens[anchor].pos in ("NOUN", "PROPN"):
            yield (parse.tokens[anchor].lemma,), anchor
        return
    if prop in _VERBATIM:
        yield parse.words(first, last)[:200], anchor
        return
    words = phrase_name(parse, anchor, complement=prop == "target")
    if words and len(words.split()) <= _MOST_WORDS:
        yield words, anchor


def _claimed(reading: Reading, ground: Ground, prop: Property, i: int) -> bool:
    at = ground.parse.tokens[i].start
    return any(
        c.property == prop and c.start <= at < c.end
        for incident in reading.incidents
        for c in incident.claims
    )


def _made(
    ground: Ground, homes: _Homes, prop: Property, value: Value, i: int
) -> Iterator[tuple[int, Claim]]:
    home = homes.of(i)
    if home is None:
        return
    parse = ground.parse
    first, last = stretch(parse, i)
    first, last = min(first, i), max(last, i + 1)
    token = parse.tokens[i]
    for voice in voices(parse, ground.evidence.said, Span(token.start, token.end)):
        span = evidence(parse, first, last, voice)
        stance = _stance(ground, i, voice.stance)
        yield (
            home,
            Claim(
                property=prop,
                value=value,
                start=span.start,
                end=span.end,
                stance=stance,
                certainty=voice.certainty,
                speaker=voice.speaker,
                via=voice.via,
            ),
        )


def _stance(ground: Ground, i: int, ruled: Stance) -> Stance:
    """The network's word where it is sure of a denial or a doubt, else the rules'."""
    if ruled != "asserts":
        return ruled
    denies, doubts = ground.heads["stance"][i][1:3]
    if max(denies, doubts) < _SURE_STANCE:
        return "asserts"
    return "denies" if denies >= doubts else "doubts"
