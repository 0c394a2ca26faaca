"""Accounts: all that one speaker says of one incident, across documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

import msgspec

from unfog.fuse.evidence import Evidence
from unfog.fuse.gathering import gather
from unfog.fuse.voices import shown
from unfog.model.claim import Claim
from unfog.model.incident import Incident, Report
from unfog.model.speaker import Speaker


class AccountClaim(msgspec.Struct, frozen=True):
    """A claim with its id and the document it stands in."""

    id: str
    document: str
    claim: Claim


class Account(msgspec.Struct, frozen=True):
    """One speaker's claims, the earliest printed first; `outlet` for a report's own voice."""

    speaker: Speaker
    outlet: str | None
    claims: tuple[AccountClaim, ...]


def accounts(incident: Incident, reports: Mapping[str, Report]) -> tuple[Account, ...]:
    """The accounts of `incident`: reports' own voices first, then speakers by most claims."""
    rows: dict[str, list[Evidence]] = defaultdict(list)
    for _, found in gather(incident, reports):
        for row in found:
            rows[row.account].append(row)
    made = [_account(rows[key], reports) for key in sorted(rows)]
    return tuple(
        sorted(made, key=lambda a: (not a.speaker.is_report, -len(a.claims), a.speaker.name))
    )


def _account(rows: list[Evidence], reports: Mapping[str, Report]) -> Account:
    speaker = shown([row.claim.speaker for row in rows])
    return Account(
        speaker=speaker,
        outlet=reports[rows[0].document].outlet if speaker.is_report else None,
        claims=tuple(AccountClaim(row.id, row.document, row.claim) for row in rows),
    )
