"""Whom documents quote: edges of the origin graph from the speakers of their claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from unfog.fuse.agencies import agency
from unfog.fuse.voices import shown, speaker_key
from unfog.model.claim import Claim
from unfog.model.origin import Edge
from unfog.model.speaker import Speaker


def quote_edges(claims: Iterable[tuple[str, Claim]]) -> tuple[Edge, ...]:
    """One edge for each speaker that a document quotes, and for each chain through which.

    `claims` are given with the document each stands in. Forms of one name are one speaker; an
    agency has its short name.
    """
    told: dict[tuple[str, str, tuple[str, ...]], list[Claim]] = defaultdict(list)
    for document, claim in claims:
        if not claim.speaker.is_report:
            told[document, _key(claim.speaker), claim.via].append(claim)
    return tuple(sorted(_edges(told), key=lambda e: (e.document, e.target, e.via)))


def _key(speaker: Speaker) -> str:
    if speaker.actor and not speaker.org:
        return f"actor:{speaker.actor}"
    return speaker_key(speaker.org or speaker.name)


def _edges(told: dict[tuple[str, str, tuple[str, ...]], list[Claim]]) -> Iterator[Edge]:
    named: dict[str, list[Speaker]] = defaultdict(list)
    for (_, key, _), claims in told.items():
        named[key] += [claim.speaker for claim in claims]
    for (document, key, via), claims in told.items():
        fullest = shown(named[key])
        name = fullest.org or fullest.name
        spans = sorted({(claim.start, claim.end) for claim in claims})
        why = f"{len(claims)} {'claim' if len(claims) == 1 else 'claims'}"
        yield Edge(document, "quotes", agency(name) or name, why, None, tuple(spans), via)
