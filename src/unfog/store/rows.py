"""Model objects to table rows and back. JSON has its keys in a fixed order."""

from __future__ import annotations

import datetime as dt
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import msgspec
from sqlalchemy import Row

from unfog.model.claim import Claim, Property, SetAside, Value
from unfog.model.document import Dateline, Document, Skipped
from unfog.model.finding import Finding, Reviewed
from unfog.model.identity import claim_id
from unfog.model.incident import AsRead, Incident, Part, ReadIncident, Terms
from unfog.model.judged import own_value_from
from unfog.model.origin import Passage
from unfog.model.place import Place
from unfog.model.review import Mark, Review
from unfog.model.span import Span
from unfog.model.speaker import Speaker, SpeakerKind
from unfog.model.timespan import Timespan
from unfog.model.wire import value_from
from unfog.store.base import Entry, StoredClaim, StoredDocument, StoredIncident, StoredSource
from unfog.store.words import words

type Values = dict[str, Any]
type AnyRow = Row[Any]

_REMEMBERED = 1 << 14
_PACKING = 6

_ENCODER = msgspec.json.Encoder(order="deterministic")


def to_json(value: object) -> str:
    return _ENCODER.encode(value).decode()


def _from_json[T](text: str, kind: type[T]) -> T:
    return msgspec.json.decode(text, type=kind)


def raw_values(digest: str, content: bytes) -> Values:
    return {"digest": digest, "size": len(content), "packed": zlib.compress(content, _PACKING)}


def step_values(digest: str, steps: Iterable[tuple[str, str]]) -> list[Values]:
    """Rows of the ledger: steps done, with the versions that did them."""
    return [
        {"digest": digest, "step": step, "version": version, "done": True}
        for step, version in steps
    ]


def document_values(entry: Entry) -> Values:
    document = entry.document
    plain = {
        name: getattr(document, name)
        for name in (
            "id", "digest", "text", "title", "outlet", "url", "author", "source", "language",
            "encoding",
        )
    }  # fmt: skip
    return plain | {
        "content": entry.content,
        "media": entry.media,
        "published": document.published.isoformat() if document.published else None,
        "dateline": to_json(document.dateline) if document.dateline else None,
        "furniture": to_json([(span.start, span.end) for span in document.furniture]),
        "raw_offsets": to_json(document.raw_offsets),
        "credits": to_json(document.credits),
        "notes": to_json(document.notes),
        "signature": entry.signature,
        "terms": to_json(entry.terms),
        "reader": entry.reading.reader,
    }


def document_from(row: AnyRow) -> Document:
    return Document(
        id=row.id,
        digest=row.digest,
        text=row.text,
        title=row.title,
        published=dt.date.fromisoformat(row.published) if row.published else None,
        outlet=row.outlet,
        url=row.url,
        author=row.author,
        source=row.source,
        language=row.language,
        encoding=row.encoding,
        dateline=_from_json(row.dateline, Dateline) if row.dateline else None,
        furniture=tuple(
            Span(start, end)
            for start, end in _from_json(row.furniture, tuple[tuple[int, int], ...])
        ),
        raw_offsets=_from_json(row.raw_offsets, tuple[tuple[int, int, int], ...]),
        credits=_from_json(row.credits, tuple[str, ...]),
        notes=_from_json(row.notes, tuple[str, ...]),
    )


def signature_from(text: str) -> str:
    """The packed prints; "" where an earlier version kept a list of numbers instead."""
    return "" if text.startswith("[") else text


def terms_from(text: str) -> Terms:
    return _from_json(text, tuple[tuple[str, float], ...])


def passages_from(text: str) -> tuple[Passage, ...]:
    return tuple(Passage(*row) for row in _from_json(text, tuple[tuple[int, int, str], ...]))


def origin_values(
    document: str, origin: str, passages: tuple[Passage, ...] | None = None
) -> Values:
    found = [(one.start, one.end, one.origin) for one in passages or ()]
    return {
        "document": document,
        "origin": origin,
        "passages": to_json(found) if found else None,
    }


def stored_document_from(row: AnyRow) -> StoredDocument:
    """From a row of `documents` with `origin` and `claim_count` beside it."""
    return StoredDocument(
        document=document_from(row),
        media=row.media,
        content=row.content,
        reader=row.reader,
        signature=signature_from(row.signature),
        origin=row.origin or "",
        claims=row.claim_count,
        terms=terms_from(row.terms),
    )


def stored_source_from(row: AnyRow) -> StoredSource:
    """From a row of `documents`."""
    return StoredSource(
        document=row.id,
        published=dt.date.fromisoformat(row.published) if row.published else None,
        outlet=row.outlet,
        credits=_from_json(row.credits, tuple[str, ...]),
        dateline_credit=_from_json(row.dateline, Dateline).credit if row.dateline else None,
        signature=signature_from(row.signature),
    )


def incident_rows(document: str, incidents: tuple[ReadIncident, ...]) -> list[Values]:
    return [
        {
            "document": document,
            "local": incident.id,
            "position": position,
            "type": incident.type,
            "role": incident.role,
            **_date_and_place(incident.date, incident.place),
        }
        for position, incident in enumerate(incidents)
    ]


def _date_and_place(date: Timespan | None, place: Place | None) -> Values:
    return {
        "date_start": date.start.isoformat() if date else None,
        "date_end": date.end.isoformat() if date else None,
        "place": to_json(place) if place else None,
    }


def _date_from(row: AnyRow) -> Timespan | None:
    return None if row.date_start is None else _timespan(row.date_start, row.date_end)


@lru_cache(_REMEMBERED)
def _timespan(start: str, end: str) -> Timespan:
    return Timespan(dt.date.fromisoformat(start), dt.date.fromisoformat(end))


def _place_from(row: AnyRow) -> Place | None:
    return _place(row.place) if row.place else None


@lru_cache(_REMEMBERED)
def _place(text: str) -> Place:
    return _from_json(text, Place)


def claim_rows(document: str, incidents: tuple[ReadIncident, ...]) -> list[Values]:
    """One row a claim; a claim that says the same twice in one incident is one."""
    rows: dict[str, Values] = {}
    for incident in incidents:
        for position, claim in enumerate(incident.claims):
            id = claim_id(document, incident.id, claim)
            rows.setdefault(id, _claim_values(claim) | {
                "id": id, "document": document, "local": incident.id, "position": position,
            })  # fmt: skip
    return list(rows.values())


def _claim_values(claim: Claim) -> Values:
    return {
        "property": claim.property,
        "value": to_json(claim.value),
        "words": words(claim.value),
        "stance": claim.stance,
        "certainty": claim.certainty,
        "speaker": claim.speaker.name,
        "speaker_kind": claim.speaker.kind,
        "org": claim.speaker.org,
        "actor": claim.speaker.actor,
        "via": to_json(claim.via),
        "responsibility": claim.responsibility,
        "share": claim.share,
        "start": claim.start,
        "stop": claim.end,
    }


def claim_from(row: AnyRow) -> Claim:
    """From a row of `claims`."""
    return claim_of(*(getattr(row, name) for name in CLAIM_COLUMNS))


CLAIM_COLUMNS = (
    "property", "value", "start", "stop", "stance", "certainty", "speaker", "speaker_kind", "org",
    "actor", "via", "responsibility", "share",
)  # fmt: skip
"""What `claim_of` makes a claim of."""


def claim_of(*columns: Any) -> Claim:
    """A claim from its columns; equal values and speakers are one object."""
    name, value, start, stop, stance, certainty, *speaker, via, responsible, share = columns
    return Claim(
        name,
        _value(name, value),
        start,
        stop,
        stance,
        certainty,
        _speaker(*speaker),
        () if via == "[]" else _via(via),
        bool(responsible),
        share,
    )


@lru_cache(_REMEMBERED)
def _value(name: Property, text: str) -> Value:
    return value_from(name, msgspec.json.decode(text))


@lru_cache(_REMEMBERED)
def _speaker(name: str, kind: SpeakerKind, org: str | None, actor: str | None) -> Speaker:
    return Speaker(name, kind, org, actor)


@lru_cache(_REMEMBERED)
def _via(text: str) -> tuple[str, ...]:
    return _from_json(text, tuple[str, ...])


def stored_claim_from(row: AnyRow, mark: Mark | None = None) -> StoredClaim:
    """From a row of `claims` with the register's `incident` beside it."""
    return StoredClaim(
        id=row.id,
        document=row.document,
        local=row.local,
        incident=row.incident,
        words=row.words,
        claim=claim_from(row),
        mark=mark,
    )


def read_incident_from(row: AnyRow, claims: tuple[Claim, ...]) -> ReadIncident:
    return ReadIncident(row.local, row.type, row.role, _date_from(row), _place_from(row), claims)


def aside_rows(document: str, asides: tuple[SetAside, ...]) -> list[Values]:
    return [
        {
            "document": document,
            "position": position,
            "reason": aside.reason,
            "detail": aside.detail,
            "start": aside.start,
            "stop": aside.end,
        }
        for position, aside in enumerate(asides)
    ]


def aside_from(row: AnyRow) -> SetAside:
    return SetAside(row.reason, row.detail, row.start, row.stop)


def skipped_from(row: AnyRow) -> Skipped:
    return Skipped(row.source, row.reason, row.detail, row.digest)


def stored_incident_values(stored: StoredIncident) -> Values:
    incident = stored.incident
    return {
        "id": incident.id,
        "type": incident.type,
        "role": incident.role,
        **_date_and_place(incident.date, incident.place),
        "country": incident.place.country if incident.place else None,
        "status": stored.status,
        "accounts": stored.accounts,
        "origins": stored.origins,
        "read": to_json(stored.read) if stored.read else None,
        "typed": to_json(stored.typed) if stored.typed else None,
    }


def part_rows(incident: Incident) -> list[Values]:
    return [
        {
            "document": part.document,
            "local": part.incident,
            "incident": incident.id,
            "position": position,
        }
        for position, part in enumerate(incident.parts)
    ]


def stored_incident_from(
    row: AnyRow,
    parts: tuple[Part, ...],
    findings: tuple[Finding, ...],
    said: tuple[Review | None, tuple[Mark, ...]] = (None, ()),
) -> StoredIncident:
    incident = Incident(row.id, row.type, row.role, _date_from(row), _place_from(row), parts)
    read = _from_json(row.read, AsRead) if row.read else None
    typed = reviewed_from("type", msgspec.json.decode(row.typed)) if row.typed else None
    return StoredIncident(
        incident, row.status, row.accounts, row.origins, findings, *said, read, typed
    )


class _Reviewed(Reviewed, frozen=True):
    value: Any


def reviewed_from(name: Any, raw: object) -> Reviewed | None:
    """A reviewer's value, decoded without a type."""
    if raw is None:
        return None
    said = msgspec.convert(raw, _Reviewed)
    value = None if said.value is None else own_value_from(name, said.value)
    return Reviewed(**msgspec.structs.asdict(said) | {"value": value})
