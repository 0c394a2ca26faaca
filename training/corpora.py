"""Corpora marked as trainable, as texts with labelled character spans.

Each reader gives `Example`s: a text and, for every head it can teach, spans as
(start, end, label), half-open character offsets. A head that is absent from `spans` is not
taught by that example.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

Spans = dict[str, list[tuple[int, int, str]]]

ROLES = ("perpetrator", "organisation", "target", "victim", "weapon")
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
SURE = ("fact", "claimed", "suspected", "possible")
_MUC_SLOTS = {
    "perp_ind": "perpetrator",
    "perp_org": "organisation",
    "phys_tgt": "target",
    "hum_tgt_name": "victim",
    "hum_tgt_desc": "victim",
    "instrument_id": "weapon",
}
CONFIDENCE = {
    "REPORTED AS FACT": "fact",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "suspected",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "suspected",
    "POSSIBLE": "possible",
}


@dataclass
class Example:
    """One text with what it teaches."""

    id: str
    text: str
    spans: Spans = field(default_factory=dict)


def rows(path: Path) -> Iterator[dict]:
    """The records of a gzipped or plain JSON Lines file."""
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if "text" in row:
                yield row


def polnear(path: Path) -> list[Example]:
    """PolNeAR: source, cue and content of attributions,."""
    found = []
    for row in rows(path):
        spans: Spans = {"source": [], "cue": [], "content": []}
        for attribution in row["attributions"]:
            for kind in ("source", "cue", "content"):
                for part in attribution[kind]:
                    spans[kind].append((part["start"], part["end"], kind))
        found.append(Example(row["id"], row["text"], spans))
    return found


def muc(path: Path) -> list[Example]:
    """MUC-4: fillers of five roles, the incident types and the confidence they stand for."""
    found = []
    for row in rows(path):
        spans: Spans = {role: [] for role in ROLES} | {"kind": [], "confidence": []}
        for template in row["templates"]:
            kinds = [v for f in template["slots"]["type"] for v in f["values"]]
            stated = template["slots"].get("perp_org_confidence", [])
            for slot, role in _MUC_SLOTS.items():
                for filler in template["slots"].get(slot, []):
                    for start, end in _first(filler):
                        spans[role].append((start, end, role))
                        spans["kind"] += [(start, end, k.lower()) for k in kinds[:1]]
                        if role == "organisation":
                            sure = [CONFIDENCE.get(v) for f in stated for v in f.get("values", [])]
                            spans["confidence"] += [(start, end, s) for s in sure[:1] if s]
        found.append(Example(row["id"], row["text"], spans))
    return found


def _first(filler: dict) -> list[tuple[int, int]]:
    return [(s, e) for spans in filler.get("spans", []) for s, e in spans or []]
