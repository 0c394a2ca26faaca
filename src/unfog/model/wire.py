"""The interchange format: one document a line, in the layout of the claim gold.

`encode_line` writes it, `decode_line` reads it back and refuses what is not grounded;
`schema` gives its JSON Schema. Dates are ISO days; a claim's value is true, a string, a
list of strings, a count or a pair of dates, by its property.
"""

from __future__ import annotations

import datetime as dt
import sys
from typing import Annotated, Any

import msgspec

from unfog.errors import SkipDocument
from unfog.model.claim import (
    COUNT_PROPERTIES,
    Certainty,
    Claim,
    Count,
    Property,
    SetAside,
    Share,
    Stance,
    Value,
)
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading, Role
from unfog.model.place import Place, PlaceKind
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan

_VALUE_SCHEMA = {
    "anyOf": [
        {"const": True},
        {"type": "string"},
        {"type": "array", "items": {"type": "string"}},
        {"$ref": "#/$defs/Count"},
        {"$ref": "#/$defs/Timespan"},
    ]
}


class WireSpeaker(msgspec.Struct, frozen=True, omit_defaults=True):
    name: str
    kind: str = "other"
    org: str | None = None

    def __post_init__(self) -> None:
        # defaults are left out by identity, and a word that was decoded is not the same object
        msgspec.structs.force_setattr(self, "kind", sys.intern(self.kind))


class WireClaim(msgspec.Struct, frozen=True):
    property: Property
    value: Annotated[Any, msgspec.Meta(extra_json_schema=_VALUE_SCHEMA)]
    start: int
    end: int
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    speaker: WireSpeaker | str = "REPORT"
    org: str | None = None
    kind: str | None = None
    via: tuple[str, ...] | None = ()
    responsibility: bool = False
    share: Share | None = None


class WirePlace(msgspec.Struct, frozen=True):
    name: str
    country: str | None
    lat: float
    lon: float
    within_km: float
    kind: PlaceKind = "settlement"
    gazetteer_id: str = ""
    admin1: str = ""


class WireIncident(msgspec.Struct, frozen=True):
    id: str
    type: str
    role: Role
    date: Timespan | None
    place: WirePlace | None
    claims: tuple[WireClaim, ...]


class WireDocument(msgspec.Struct, frozen=True):
    """One line. `sha256` is that of the UTF-8 text; `text` is needed to read it back."""

    id: str
    incidents: tuple[WireIncident, ...]
    title: str | None = None
    published: dt.date | None = None
    outlet: str | None = None
    url: str | None = None
    text: str | None = None
    sha256: str | None = None
    reader: str = ""
    set_aside: tuple[SetAside, ...] = ()


def schema() -> dict[str, Any]:
    """JSON Schema of a line (draft 2020-12)."""
    (root,), defs = msgspec.json.schema_components([WireDocument], ref_template="#/$defs/{name}")
    counted = msgspec.json.schema_components([Count, Timespan], ref_template="#/$defs/{name}")[1]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "unfog claims, one document a line",
        **root,
        "$defs": {**counted, **defs},
    }


def encode_line(document: Document, reading: Reading) -> bytes:
    """One line of the interchange format, without the line break."""
    line = WireDocument(
        id=document.id,
        title=document.title,
        published=document.published,
        outlet=document.outlet,
        url=document.url,
        text=document.text,
        sha256=digest_of(document.text.encode("utf-8", "surrogatepass")),
        reader=reading.reader,
        incidents=tuple(_wire_incident(i) for i in reading.incidents),
        set_aside=reading.aside,
    )
    return msgspec.json.encode(line)


def _wire_incident(incident: ReadIncident) -> WireIncident:
    return WireIncident(
        id=incident.id,
        type=incident.type,
        role=incident.role,
        date=incident.date,
        place=_wire_place(incident.place) if incident.place else None,
        claims=tuple(_wire_claim(c) for c in incident.claims),
    )


def _wire_place(place: Place) -> WirePlace:
    return WirePlace(
        name=place.name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        within_km=place.radius_km,
        kind=place.kind,
        gazetteer_id=place.gazetteer_id,
        admin1=place.admin1,
    )


def _wire_claim(claim: Claim) -> WireClaim:
    who = claim.speaker
    return WireClaim(
        property=claim.property,
        value=claim.value,
        start=claim.start,
        end=claim.end,
        stance=claim.stance,
        certainty=claim.certainty,
        speaker=WireSpeaker(name=who.name, kind=who.kind, org=who.org),
        via=claim.via,
        responsibility=claim.responsibility,
        share=claim.share,
    )


def decode_line(line: bytes, source: str) -> tuple[WireDocument, Reading]:
    """A line read back: the document as written there and its reading.

    Claims without words in the text are left out of the incidents and returned as set aside.
    Raises SkipDocument naming `source` where the line is not in the format or has no text.
    """
    try:
        wire = msgspec.json.decode(line, type=WireDocument)
    except (msgspec.DecodeError, RecursionError, ValueError) as error:
        raise SkipDocument(
            "format", f"{source}: not a line of the claims format ({error})"
        ) from error
    if not wire.text:
        raise SkipDocument("no-text", f"{source}: claims line without text: add its `text`")
    incidents, aside = [], list(wire.set_aside)
    for incident in wire.incidents:
        claims = []
        for row in incident.claims:
            try:
                claims.append(_claim(row, wire.text))
            except (ValueError, TypeError) as error:
                aside.append(SetAside("ungrounded", f"{row.property}: {error}", 0, 0))
        if claims:
            incidents.append(_read_incident(incident, tuple(claims)))
    reader = wire.reader or "import"
    return wire, Reading(wire.id, reader, tuple(incidents), tuple(aside))


def _read_incident(incident: WireIncident, claims: tuple[Claim, ...]) -> ReadIncident:
    return ReadIncident(
        id=incident.id,
        type=incident.type,
        role=incident.role,
        date=incident.date,
        place=_place(incident.place) if incident.place else None,
        claims=claims,
    )


def _place(row: WirePlace) -> Place:
    return Place(
        name=row.name,
        country=row.country or "",
        lat=row.lat,
        lon=row.lon,
        radius_km=row.within_km,
        kind=row.kind,
        gazetteer_id=row.gazetteer_id,
        admin1=row.admin1,
    )


def _claim(row: WireClaim, text: str) -> Claim:
    if not 0 <= row.start < row.end <= len(text):
        raise ValueError(f"span {row.start}..{row.end} is not in the text")
    return Claim(
        property=row.property,
        value=value_from(row.property, row.value),
        start=row.start,
        end=row.end,
        stance=row.stance,
        certainty=row.certainty,
        speaker=_speaker(row),
        via=tuple(row.via or ()),
        responsibility=row.responsibility,
        share=row.share,
    )


def _speaker(row: WireClaim) -> Speaker:
    who = row.speaker
    if isinstance(who, str):
        kind = row.kind or ("report" if who == "REPORT" else "other")
        who = WireSpeaker(name=who, kind=kind, org=row.org)
    return msgspec.convert({"name": who.name, "kind": who.kind, "org": who.org}, Speaker)


def value_from(name: Property, raw: object) -> Value:
    """The typed value of a decoded JSON value. Raises ValueError where it does not fit."""
    if name == "occurrence":
        return msgspec.convert(raw, bool)
    if name in COUNT_PROPERTIES:
        return msgspec.convert(raw, Count)
    if name == "date":
        return msgspec.convert(raw, Timespan)
    if name == "weapon":
        return msgspec.convert([raw] if isinstance(raw, str) else raw, tuple[str, ...])
    return msgspec.convert(raw, str)
