"""Items of the queue as the desk shows them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

import msgspec

from unfog.model.finding import Finding
from unfog.model.judgement import Verdict
from unfog.model.question import Question
from unfog.pipeline.pairs import Asked, compared
from unfog.publish.words import (
    place_words,
    property_words,
    span_words,
    speaker_words,
    value_words,
)
from unfog.review.agreement import CodedPair
from unfog.review.queue import Item as Waiting
from unfog.review.queue import Kind, next_items
from unfog.store.base import ClaimFilter, StoredClaim, StoredIncident, View
from unfog.web.api.pages import Page
from unfog.web.api.told import finding_words
from unfog.web.compared import Comparison, Said, comparison
from unfog.web.roles import User

TITLES: Mapping[Kind, str] = {
    "pair": "Pairs",
    "value": "Values",
    "changed": "Changed since",
    "disagreement": "Coders differ",
}

_MOST_SAID = 8


class Voice(msgspec.Struct, frozen=True):
    """What one coder said of a pair."""

    by: str
    verdict: Verdict
    why: str


class Doubtful(msgspec.Struct, frozen=True):
    """A finding worth a look, with what is said of it."""

    name: str
    status: str
    words: str
    said: tuple[Said, ...]


class Summary(msgspec.Struct, frozen=True):
    """An incident with the findings worth a look; `version` is what a decision on it names."""

    incident: str
    version: str
    label: str
    date: str
    place: str
    status: str
    accounts: int
    origins: int
    findings: tuple[Doubtful, ...]


class Item(msgspec.Struct, frozen=True):
    """Something to decide: a pair, with the coders' words where they differ; or an incident."""

    id: str
    kind: Kind
    pair: Comparison | None = None
    voices: tuple[Voice, ...] = ()
    incident: Summary | None = None


def page_of(view: View, user: User, kind: Kind, after: str | None, limit: int) -> Page[Item]:
    """The items of one kind that wait for `user`, from behind the cursor `after`.

    Raises SettingsError where that is none of this queue.
    """
    found = next_items(view, user.name, [kind], after or "", limit)
    shown = _pairs(view, found) if kind in ("pair", "disagreement") else _incidents(view, found)
    return Page(tuple(shown), found[-1].cursor if len(found) == limit else None)


def _pairs(view: View, found: Sequence[Waiting]) -> Iterator[Item]:
    asked = compared(view, [one.question or _question(one.coded) for one in found])
    sides = {frozenset((one.left.part, one.right.part)): one for one in asked}
    for waiting in found:
        question = waiting.question or _question(waiting.coded)
        one = sides.get(frozenset((question.left, question.right)))
        if one is not None:
            yield Item(_id(one), waiting.kind, comparison(view, one), _voices(waiting.coded))


def _question(pair: CodedPair | None) -> Question:
    """A pair that the score does not leave open, asked because coders differ on it."""
    if pair is None:
        raise ValueError("an item of a pair has a question or the coders' words")
    return Question(*pair.parts, joined=False, score=0.0)


def _id(one: Asked) -> str:
    parts = (one.left.part, one.right.part)
    return " ".join(f"{part.document}/{part.incident}" for part in parts)


def _voices(pair: CodedPair | None) -> tuple[Voice, ...]:
    return tuple(Voice(w.by, w.verdict, w.why) for w in pair.words) if pair else ()


def _incidents(view: View, found: Sequence[Waiting]) -> Iterator[Item]:
    for id, waiting_on in groupby(found, key=lambda one: one.incident):
        stored = view.incident(id)
        if stored is None:
            continue
        claims = {one.id: one for one in view.claims(ClaimFilter(incident=id))}
        texts = view.texts(sorted({part.document for part in stored.incident.parts}))
        for waiting in waiting_on:
            about = (waiting.property, waiting.of)
            shown = [
                _doubtful(one, claims, texts)
                for one in stored.findings
                if waiting.property is None or (one.property, one.of) == about
            ]
            name = " ".join((id, waiting.property or "", waiting.of)).strip()
            yield Item(name, waiting.kind, incident=_summary(stored, shown))


def _summary(stored: StoredIncident, findings: Iterable[Doubtful]) -> Summary:
    incident = stored.incident
    return Summary(
        incident.id,
        stored.version,
        incident.type,
        span_words(incident.date) if incident.date else "",
        place_words(incident.place),
        stored.status,
        stored.accounts,
        stored.origins,
        tuple(findings),
    )


def _doubtful(
    finding: Finding, claims: Mapping[str, StoredClaim], texts: Mapping[str, str]
) -> Doubtful:
    name = property_words(finding.property) + (f" ({finding.of})" if finding.of else "")
    said: dict[Said, None] = {}
    for one in finding.alternatives:
        for id in (*one.asserts, *one.denies, *one.doubts):
            if id in claims:
                said[_said(claims[id], texts)] = None
    return Doubtful(name, finding.status, finding_words(finding), tuple(said)[:_MOST_SAID])


def _said(stored: StoredClaim, texts: Mapping[str, str]) -> Said:
    claim = stored.claim
    quote = texts.get(stored.document, "")[claim.start : claim.end]
    return Said(value_words(claim.value), claim.stance, speaker_words(claim), quote)
