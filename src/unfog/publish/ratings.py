"""What a register's findings say of single claims: how credible, and why set aside."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from unfog.fuse.reliability import parties, reliability
from unfog.fuse.sources import heeded, of_claim
from unfog.model.finding import WHY, Finding
from unfog.model.rating import Credible, Reliable
from unfog.store.base import StoredClaim, View

_HELD = 1024
"""Incidents whose ratings are kept at hand."""


class Rating(NamedTuple):
    """Of one claim: its speaker's reliability, its own credibility (None: a doubt, or a claim
    that no finding knows), and why it does not bear on the bounds ("" where it does)."""

    reliable: Reliable
    credible: Credible | None
    left_out: str


class _Judged(NamedTuple):
    parties: tuple[str, ...]
    credible: dict[str, Credible | None]
    left_out: dict[str, str]


class Ratings:
    """Ratings of the claims of a register, looked up by incident."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._words = heeded(view.source_words())
        self._incident = lru_cache(maxsize=_HELD)(self._judged)

    def of(self, stored: StoredClaim, outlet: str | None) -> Rating:
        """The rating of a claim that `outlet` printed, on the incident that it speaks of."""
        known = self._incident(stored.incident) if stored.incident else judged(())
        said = of_claim(stored.claim, outlet, self._words)
        return Rating(
            reliable=reliability(stored.claim.speaker, known.parties, said),
            credible=known.credible.get(stored.id),
            left_out=known.left_out.get(stored.id, ""),
        )

    def _judged(self, incident: str) -> _Judged:
        return judged(self._view.findings(incident))


def judged(findings: tuple[Finding, ...]) -> _Judged:
    """What findings say of the claims they rest on. Of a denial that strikes several values, the
    credibility is that against the best supported of them."""
    credible: dict[str, Credible | None] = {}
    for finding in findings:
        for alternative in finding.alternatives:
            for claim in alternative.denies:
                credible.setdefault(claim, alternative.against)
            for claim in alternative.asserts:
                credible[claim] = alternative.credible
    left_out = {left.claim: WHY[left.why] for f in findings for left in f.left_out}
    return _Judged(parties(findings), credible, left_out)
