"""The boundary at which readings enter: what is not grounded in the text is set aside."""

from __future__ import annotations

import math
import re

import msgspec

from unfog.model.claim import Claim, Count, SetAside
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.place import Place

LARGEST_COUNT = 10**12
"""Beyond this a count is a slip of reading, and too long for the columns of tables."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def grounded(reading: Reading, document: Document) -> Reading:
    """`reading` with only such claims as have words in the text; the others are set aside.

    Incidents of one id become one, so that each can be named; those without claims go.
    """
    merged: dict[str, ReadIncident] = {}
    aside = list(reading.aside)
    for incident in reading.incidents:
        claims = []
        for claim in incident.claims:
            fault = _fault(claim, document.text)
            if fault:
                aside.append(SetAside(*fault, max(0, claim.start), max(0, claim.end)))
            else:
                claims.append(claim)
        kept = msgspec.structs.replace(
            incident, claims=tuple(dict.fromkeys(claims)), place=_place(incident.place, aside)
        )
        held = merged.get(kept.id)
        if held is not None:
            claims = list(dict.fromkeys(held.claims + kept.claims))
            kept = msgspec.structs.replace(held, claims=tuple(claims))
        merged[kept.id] = kept
    return Reading(
        document=document.id,
        reader=reading.reader,
        incidents=tuple(i for i in merged.values() if i.claims),
        aside=tuple(aside),
    )


def _fault(claim: Claim, text: str) -> tuple[str, str] | None:
    """Reason and detail where `claim` cannot stand."""
    where = f"{claim.property}: characters {claim.start}..{claim.end}"
    if not 0 <= claim.start < claim.end <= len(text):
        return "ungrounded", f"{where} are not in the text of {len(text)}"
    if not text[claim.start : claim.end].strip():
        return "ungrounded", f"{where} are blank"
    if isinstance(claim.value, Count):
        bounds = (claim.value.low, claim.value.high)
        if any(n is not None and not 0 <= n <= LARGEST_COUNT for n in bounds):
            return "implausible", f"{where} give a count beyond all bounds"
    return None


def _place(place: Place | None, aside: list[SetAside]) -> Place | None:
    if place is None:
        return None
    numbers = (place.lat, place.lon, place.radius_km)
    if all(map(math.isfinite, numbers)) and abs(place.lat) <= 90 and abs(place.lon) <= 180:
        return place
    aside.append(SetAside("implausible", f"{place.name}: no place on Earth", 0, 0))
    return None


def storable(text: str) -> str:
    """`text` with characters that no file can hold replaced, one for one: offsets stay."""
    return _SURROGATE.sub("\ufffd", text)
