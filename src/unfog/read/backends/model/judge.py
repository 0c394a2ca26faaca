"""Which scenes tell of the same, which proposed claims stay, what the report is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from unfog.model.claim import Claim, SetAside
from unfog.model.incident import ReadIncident, Reading
from unfog.read.backends.model.anchors import Candidate
from unfog.read.backends.model.candidates import Rows
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.regroup import regrouped
from unfog.read.backends.model.roles import incident_rows
from unfog.read.backends.model.trees import Trees
from unfog.read.happening import Happening

_SHOWN = 0.1
"""Claims of the network less likely than this are not worth a look."""
_SAID = {"asserts": "asserted", "denies": "denied", "doubts": "doubted"}


class Bounds(msgspec.Struct, frozen=True):
    """The least probabilities at which claims of the rules stay, and those that the network
    proposes, by itself or in another mouth; apart those that deny or doubt: what the rules hear
    denied is seldom heard elsewhere, what the network alone hears denied is often asserted.
    `main` is the least probability at which the report is about an incident, `same` the least
    mean one at which scenes tell of one happening."""

    ruled: float
    proposed: float
    ruled_against: float
    proposed_against: float
    main: float
    same: float

    def of(self, candidate: Candidate) -> float:
        if candidate.claim.stance == "asserts":
            return self.ruled if candidate.ruled else self.proposed
        return self.ruled_against if candidate.ruled else self.proposed_against


@dataclass(frozen=True, slots=True)
class Judge:
    """Trees for pairs of scenes, for claims and for roles, and the probabilities from which
    they hold."""

    scenes: Trees
    claims: Trees
    roles: Trees
    bounds: Bounds

    def regrouped(self, happenings: Sequence[Happening], ground: Ground) -> list[Happening]:
        """What the rules took to have happened, its scenes put together anew."""
        return regrouped(happenings, ground, self.scenes, self.bounds.same)

    def judged(self, reading: Reading, draft: Reading, ground: Ground) -> Reading:
        """`reading` (the rules' `draft` and what the network proposed) without the claims that
        are too likely wrong, which are set aside, and with the incidents' roles."""
        rows = Rows(reading, draft, ground)
        if not rows.found:
            return reading
        likely = self.claims.probabilities(rows.claims())
        main = self.roles.probabilities(incident_rows(reading, rows.found, ground))
        kept: dict[int, list[Claim]] = {}
        aside = list(reading.aside)
        for candidate, p in zip(rows.found, likely, strict=True):
            if p >= self.bounds.of(candidate):
                kept.setdefault(candidate.incident, []).append(candidate.claim)
            elif candidate.ruled or p >= _SHOWN:
                aside.append(_unlikely(candidate, float(p)))
        incidents = tuple(
            _of(incident, kept[n], main=bool(main[n] >= self.bounds.main))
            for n, incident in enumerate(reading.incidents)
            if n in kept
        )
        aside.sort(key=lambda a: (a.start, a.end, a.detail))
        return msgspec.structs.replace(reading, incidents=incidents, aside=tuple(aside))


def _of(incident: ReadIncident, claims: list[Claim], *, main: bool) -> ReadIncident:
    return msgspec.structs.replace(
        incident, claims=tuple(claims), role="main" if main else "background"
    )


def _unlikely(candidate: Candidate, p: float) -> SetAside:
    claim = candidate.claim
    said = f"{claim.property} {claim.value}" if isinstance(claim.value, str) else claim.property
    who = "the report" if claim.speaker.is_report else claim.speaker.name
    return SetAside(
        "unlikely",
        f"{said}, {_SAID[claim.stance]} by {who}: judged right with {p:.0%}",
        claim.start,
        claim.end,
    )
