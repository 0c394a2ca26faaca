"""What the page and the terminal show of one document: its claims, numbered as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from unfog.model.claim import PROPERTIES, Claim, Count, SetAside
from unfog.model.document import Document
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, ReadIncident, Reading
from unfog.model.place import Place
from unfog.model.review import Mark
from unfog.publish.explain.segments import Segment, segments
from unfog.publish.words import (
    by_words,
    mark_words,
    own_values,
    own_words,
    place_words,
    span_words,
    value_words,
)
from unfog.store.base import StoredIncident


@dataclass(frozen=True, slots=True)
class NumberedClaim:
    """A claim with its number in the document, from 1, and the incident it belongs to; `mark` is
    what a reviewer said of it."""

    number: int
    claim: Claim
    incident: ReadIncident
    mark: Mark | None = None

    @property
    def rejected(self) -> bool:
        return self.mark is not None and self.mark.verdict == "rejected"


@dataclass(frozen=True, slots=True)
class NumberedAside:
    """A stretch that was set aside; `placed` where its offsets are in the text."""

    number: int
    aside: SetAside
    placed: bool


@dataclass(frozen=True, slots=True)
class Explained:
    """One document and its reading; claims and set-aside stretches in the order of the text.

    `known` gives the register's incident by the id of the incident within the document; claims
    that reviewers added are among the others.
    """

    document: Document
    reading: Reading
    claims: tuple[NumberedClaim, ...]
    asides: tuple[NumberedAside, ...]
    known: Mapping[str, StoredIncident] = field(default_factory=dict)

    def claims_of(self, incident: ReadIncident) -> list[NumberedClaim]:
        return [one for one in self.claims if one.incident is incident]

    def words_of(self, one: NumberedClaim | NumberedAside) -> str:
        """The exact words; "" for what is not in the text."""
        if isinstance(one, NumberedAside):
            span = (one.aside.start, one.aside.end) if one.placed else (0, 0)
        else:
            span = (one.claim.start, one.claim.end)
        return self.document.text[slice(*span)]

    def pieces(self) -> Iterator[Piece]:
        """The text in segments, each with the claims and asides over it, the widest first."""
        placed = [one for one in self.asides if one.placed]
        every: list[NumberedClaim | NumberedAside] = [*self.claims, *placed]
        spans = [_span(one) for one in every]
        for segment in segments(len(self.document.text), spans):
            over = [every[i] for i in segment.covering]
            yield Piece(
                segment,
                tuple(one for one in over if isinstance(one, NumberedClaim)),
                tuple(one for one in over if isinstance(one, NumberedAside)),
            )


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment of the text and what is read over all of it."""

    segment: Segment
    claims: tuple[NumberedClaim, ...]
    asides: tuple[NumberedAside, ...]

    def starting(self) -> tuple[list[NumberedClaim], list[NumberedAside]]:
        """The claims and asides that start here, by number."""
        at = self.segment.start
        claims = [one for one in self.claims if one.claim.start == at]
        asides = [one for one in self.asides if one.aside.start == at]
        return sorted(claims, key=lambda c: c.number), sorted(asides, key=lambda a: a.number)


def explained(
    document: Document,
    reading: Reading,
    known: Mapping[str, StoredIncident] | None = None,
    marks: Sequence[Mark] = (),
) -> Explained:
    """`reading` of `document`, numbered, with reviewers' `marks` on its claims. Every claim has to
    be grounded in the text."""
    said = {mark.claim: mark for mark in marks}
    pairs = [
        (claim, incident, said.get(claim_id(document.id, incident.id, claim)))
        for incident in reading.incidents
        for claim in (*incident.claims, *_added(incident, marks))
    ]
    pairs.sort(key=lambda pair: (pair[0].start, pair[0].end, PROPERTIES.index(pair[0].property)))
    size = len(document.text)
    asides = [(aside, 0 <= aside.start < aside.end <= size) for aside in reading.aside]
    asides.sort(key=lambda pair: (not pair[1], pair[0].start, pair[0].end))
    return Explained(
        document=document,
        reading=reading,
        claims=tuple(NumberedClaim(n, *pair) for n, pair in enumerate(pairs, 1)),
        asides=tuple(NumberedAside(n, a, placed) for n, (a, placed) in enumerate(asides, 1)),
        known=known or {},
    )


def _added(incident: ReadIncident, marks: Iterable[Mark]) -> list[Claim]:
    """What reviewers found to be told of it besides."""
    return [one.said for one in marks if one.added and one.part.incident == incident.id]


def _span(one: NumberedClaim | NumberedAside) -> tuple[int, int]:
    inner = one.claim if isinstance(one, NumberedClaim) else one.aside
    return inner.start, inner.end


def value_of(claim: Claim) -> str:
    """The value in words; "" for an occurrence, whose name says it all."""
    return "" if claim.property == "occurrence" else value_words(claim.value)


def claim_fields(one: NumberedClaim, document: Document) -> Iterator[tuple[str, str]]:
    """All that a claim holds, as (name, words), without what is empty; its quote apart."""
    claim, who = one.claim, one.claim.speaker
    yield "property", claim.property.replace("_", " ")
    yield "value", value_words(claim.value)
    if isinstance(claim.value, Count):
        yield "counted", claim.value.of + _also(claim.value)
    yield "stance", claim.stance
    yield "certainty", claim.certainty
    yield "speaker", "the report itself" if who.is_report else who.name
    if not who.is_report:
        yield "kind of speaker", who.kind.replace("_", " ")
    if who.org:
        yield "organisation", who.org
    if claim.via:
        yield "via", ", ".join(claim.via)
    if claim.responsibility:
        yield "responsibility", "the speaker claims to have done it"
    if claim.share:
        yield "in the report's toll", claim.share
    yield "characters", f"{claim.start}–{claim.end}"
    if one.mark is not None:
        yield "a reviewer's word", mark_words(one.mark)
    yield "claim id", claim_id(document.id, one.incident.id, claim)


def _also(count: Count) -> str:
    parts = [count.subset or "", "perpetrators included" if count.includes_perpetrator else ""]
    return "".join(f", {part}" for part in parts if part)


def incident_fields(
    incident: ReadIncident, known: Mapping[str, StoredIncident]
) -> Iterator[tuple[str, str]]:
    """Type, role, date and place of an incident, as (name, words); then what the register has of
    it, with reviewers' own values and their word on the whole."""
    yield "type", incident.type
    yield "told as", "main" if incident.role == "main" else "background"
    yield "date", span_words(incident.date) if incident.date else "not known"
    yield "place", _place(incident.place) if incident.place else "not known"
    if incident.id in known:
        yield "in the register", known[incident.id].incident.id
        yield from register_fields(known[incident.id])


def register_fields(found: StoredIncident) -> Iterator[tuple[str, str]]:
    """Reviewers' words on the incident of the register, as (name, words)."""
    for name, own in own_values(found):
        yield f"{name}, by a reviewer", f"{own_words(own)} – {by_words(own)}"
    if found.review is not None:
        yield "review", f"{found.review.state} by {by_words(found.review)}"


def _place(place: Place) -> str:
    within = f"{place.lat:.3f}, {place.lon:.3f}, within {place.radius_km:g} km"
    source = f", {place.gazetteer_id}" if place.gazetteer_id else ""
    return f"{place_words(place)} ({within}{source})"


def incident_head(incident: ReadIncident | Incident) -> str:
    """`Attack · Poti, GE · 2031-04-08`, the date and place only where known."""
    date = span_words(incident.date) if incident.date else "no date"
    head = (incident.type, place_words(incident.place) or "no place", date)
    return " · ".join(head)
