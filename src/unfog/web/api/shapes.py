"""Claims, findings and the sheet in the shapes in which the API tells them.

Values are as in the interchange format, by property (docs/interchange.md), with their words
beside them.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec

from unfog.model.claim import Certainty, Property, Stance
from unfog.model.finding import Bound, Status
from unfog.model.rating import Credible, Reliable
from unfog.model.speaker import Speaker
from unfog.review.sheet import Agreement, End


class ToldMark(msgspec.Struct, frozen=True):
    """A reviewer's word on a claim."""

    verdict: str
    by: str
    at: dt.datetime
    why: str
    judgement: str


class ToldReview(msgspec.Struct, frozen=True):
    """A reviewer's word on the incident; `changed` says that its findings differ since."""

    state: str
    by: str
    at: dt.datetime
    why: str
    changed: bool
    judgement: str


class ToldClaim(msgspec.Struct, frozen=True):
    """One claim; `start` and `end` count characters (code points) of the document's text."""

    id: str
    document: str
    part: str
    incident: str | None
    property: Property
    value: Any
    words: str
    quote: str
    start: int
    end: int
    stance: Stance
    certainty: Certainty
    speaker: Speaker
    via: tuple[str, ...]
    responsibility: bool
    mark: ToldMark | None


class ToldAlternative(msgspec.Struct, frozen=True):
    """A value that was claimed, with the claims for and against it."""

    value: Any
    words: str
    asserts: tuple[str, ...]
    denies: tuple[str, ...]
    doubts: tuple[str, ...]
    credible: Credible | None
    against: Credible | None


class ToldLeftOut(msgspec.Struct, frozen=True):
    """A claim that does not bear on the bounds, and why, in words."""

    claim: str
    why: str
    beside: str


class ToldReviewed(msgspec.Struct, frozen=True):
    """A reviewer's own value; null and "" where they say that none can be given."""

    value: Any
    words: str
    by: str
    at: dt.datetime
    why: str
    judgement: str


class ToldFinding(msgspec.Struct, frozen=True):
    """What a property comes to under a rule set, and why; `words` is it in short. `reviewed` is a
    reviewer's value, which stands beside."""

    property: Property
    of: str
    status: Status
    rule: str
    words: str
    low: Bound | None
    best: Bound | None
    high: Bound | None
    assumed: int | None
    origins: int
    accounts: int
    why: str
    grade: str
    alternatives: tuple[ToldAlternative, ...]
    left_out: tuple[ToldLeftOut, ...]
    reviewed: ToldReviewed | None


class ToldSaid(msgspec.Struct, frozen=True):
    """One value of one speaker, and how it stands to the finding."""

    value: Any
    words: str
    stance: Stance
    certainty: Certainty
    agreement: Agreement
    why: str
    responsibility: bool
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    ends: tuple[End, ...]
    marks: tuple[ToldMark, ...]


class ToldCell(msgspec.Struct, frozen=True):
    """All that one speaker says of one property."""

    property: Property
    said: tuple[ToldSaid, ...]


class ToldRow(msgspec.Struct, frozen=True):
    """One account. `printed` tells how reliable outlets are that quote it, by name, where reviewers
    hold them for less reliable than the speaker."""

    account: str
    speaker: Speaker
    outlet: str | None
    via: tuple[str, ...]
    party: bool
    reliable: Reliable
    printed: tuple[tuple[str, Reliable], ...]
    documents: tuple[str, ...]
    cells: tuple[ToldCell, ...]


class ToldColumn(msgspec.Struct, frozen=True):
    """A property and what it comes to."""

    property: Property
    findings: tuple[ToldFinding, ...]


class ToldSheet(msgspec.Struct, frozen=True):
    """The sheet of accounts of one incident under one rule set."""

    incident: str
    rule: str
    columns: tuple[ToldColumn, ...]
    rows: tuple[ToldRow, ...]
