"""Which rows of a register are asked for."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from unfog.model.claim import Property, Stance
from unfog.model.finding import Status
from unfog.model.judgement import State

Reviewed = Literal[State, "kept", "unreviewed", "changed"]
"""A state of review; `kept` is all but those rejected and no other since; `unreviewed` those
without a word on the whole; `changed` those whose findings are others than the reviewer saw."""


class IncidentFilter(msgspec.Struct, frozen=True):
    """Which incidents: all that meet every condition given.

    `since` and `until` are days, both inclusive; an incident without date meets neither.
    `country` is ISO 3166-1 alpha-2, `type` an event or sub-event type, `text` words that
    occur together in one of the incident's documents. `most_told` leaves, of all incidents,
    that many: those in a main story first, then those told in most accounts. `review` is what
    reviewers said of the whole; None leaves out nothing, not even what they rejected.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    country: str | None = None
    type: str | None = None
    status: Status | None = None
    text: str | None = None
    most_told: int | None = None
    review: Reviewed | None = None


class ClaimFilter(msgspec.Struct, frozen=True):
    """Which claims: all that meet every condition given. `incident` is the register's id."""

    id: str | None = None
    document: str | None = None
    incident: str | None = None
    property: Property | None = None
    stance: Stance | None = None
    speaker: str | None = None
