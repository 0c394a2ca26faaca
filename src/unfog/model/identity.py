"""Permanent ids: functions of content alone, so that equal input gives equal ids anywhere."""

from __future__ import annotations

import base64
import hashlib

import msgspec

from unfog.model.claim import Claim
from unfog.model.incident import Incident, Part

_RECKONED = b',"share":'
"""Where the last field of an encoded claim begins: how its reader reckoned with it."""


def digest_of(raw: bytes) -> str:
    """SHA-256 of `raw`, in hex."""
    return hashlib.sha256(raw).hexdigest()


def _short(*parts: str, length: int) -> str:
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    raw = hashlib.sha256(joined).digest()[:10]  # of which 16 characters are made
    return base64.b32encode(raw).decode("ascii").lower()[:length]


def document_id(digest: str) -> str:
    """Id of a document that brings none of its own."""
    return "d-" + digest[:16]


def claim_id(document: str, incident: str, claim: Claim) -> str:
    """Id of a claim, from its document, the incident there and all it says; not from its share in
    a toll, which the text does not give."""
    said = msgspec.json.encode(claim, order="deterministic").rpartition(_RECKONED)[0] + b"}"
    return "c-" + _short(document, incident, said.decode(), length=16)


def incident_id(seed: Part) -> str:
    """Id of an incident, from the part that it grew from: its earliest report."""
    return "i-" + _short(seed.document, seed.incident, length=10)


def grown_from(incident: Incident) -> Part:
    """The part that gave the incident its id."""
    seeds = (part for part in incident.parts if incident_id(part) == incident.id)
    return next(seeds, incident.parts[0])


def judgement_id(content: bytes) -> str:
    """Id of a judgement, from all it says."""
    return "j-" + _short(content.decode(), length=12)
