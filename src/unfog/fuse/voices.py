"""Whose voice a claim is: for accounts, and for counting independent origins."""

from __future__ import annotations

from collections.abc import Mapping

from unfog.fuse.agencies import agency
from unfog.model.claim import Claim
from unfog.model.incident import Report
from unfog.model.names import fold, name_tokens
from unfog.model.speaker import Speaker

_ROLES = frozenset(
    "spokesman spokeswoman spokesperson official officials source sources statement report "
    "authority authorities".split()
)
"""Words that do not make one body's voices two."""

_UNNAMED = frozenset(("anonymous", "witness", "victim_family"))


def account_key(report: Report, claim: Claim) -> str:
    """Key of the account that the claim belongs to, equal across documents.

    A report's own voice is its outlet's (the document's where no outlet is known). Unnamed
    people of two documents are two voices: nothing says that they are the same.
    """
    speaker = claim.speaker
    if speaker.is_report:
        return f"report:{fold(report.outlet) if report.outlet else report.document}"
    if speaker.actor and not speaker.org:
        return f"actor:{speaker.actor}"
    key = _key(speaker.name)
    if speaker.kind in _UNNAMED and not speaker.name[:1].isupper():
        return f"unnamed:{report.document}:{key}"
    return f"speaker:{key}"


def claim_origin(report: Report, claim: Claim) -> str:
    """Where the claim comes from: the body quoted, or the source on which the document hangs.

    Two people who speak for one body are one origin, and so are all who quote it. Unnamed
    people are as independent as the documents that found them.
    """
    speaker = claim.speaker
    hangs_on = _hangs_on(report, claim)
    if speaker.is_report:
        return agency(report.outlet) or hangs_on
    wire = agency(speaker.name)
    if wire:
        return wire
    if speaker.kind in _UNNAMED and not speaker.name[:1].isupper():
        return f"{_passed_on(claim) or hangs_on}/{_key(speaker.name)}"
    if speaker.actor:
        return f"actor:{speaker.actor}"
    return f"speaker:{_key(speaker.org or speaker.name)}"


def _hangs_on(report: Report, claim: Claim) -> str:
    """What the words of the claim hang on: the source of the passage, or of the whole text."""
    within = (p.origin for p in report.passages if p.start <= claim.start < p.end)
    return next(within, report.origin)


def newsroom(origin: str, reports: Mapping[str, Report]) -> str:
    """`origin`; where it is one of `reports`, the outlet that printed it, if that is known.

    An outlet does not bear itself out by writing twice.
    """
    source = reports.get(origin)
    return f"outlet:{fold(source.outlet)}" if source and source.outlet else origin


def _passed_on(claim: Claim) -> str | None:
    return next((name for via in claim.via if (name := agency(via))), None)


def speaker_key(name: str) -> str:
    """The key of the account of a speaker of that name."""
    return f"speaker:{_key(name)}"


def _key(name: str) -> str:
    tokens = name_tokens(name)
    return " ".join(sorted(tokens - _ROLES or tokens)) or fold(name)


def shown(speakers: list[Speaker]) -> Speaker:
    """The fullest of several forms of one speaker."""
    return min(speakers, key=lambda s: (s.org is None, s.actor is None, -len(s.name), s.name))
