"""What is asked of a brief, and what it is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Literal

import msgspec

from unfog.model.claim import Property
from unfog.model.finding import Bound, Status
from unfog.model.timespan import Timespan

NEAR_KM = 25.0
"""How far from a place an incident still counts as near it, unless asked otherwise."""

type ActorRole = Literal["perpetrator", "target", "denied"]
"""How an incident names an actor: by an assertion of who did it or was hit, or only where
somebody denies that it did it."""


class Ask(msgspec.Struct, frozen=True):
    """What the brief is to hold: incidents that meet every condition given.

    `place` and `actor` are names, `country` is ISO 3166-1 alpha-2, `incident` an id: earlier
    incidents near its place and of its actors. `since` and `until` are days, both inclusive;
    `before` leaves out what may have happened on that day or later. `limit` bounds how many are
    told, the latest first; all are counted. Without `every_type`, violence alone is told.
    """

    place: str | None = None
    actor: str | None = None
    country: str | None = None
    incident: str | None = None
    since: dt.date | None = None
    until: dt.date | None = None
    before: dt.date | None = None
    radius_km: float = NEAR_KM
    limit: int = 10
    every_type: bool = False


class Source(msgspec.Struct, frozen=True):
    """What one claim is quoted for: `what` is what the sentence takes from it."""

    what: str
    claim: str
    document: str


class Figure(msgspec.Struct, frozen=True):
    """One toll as the sentence gives it, with the register's bounds."""

    property: Property
    words: str
    low: Bound | None
    best: Bound | None
    high: Bound | None


class Entry(msgspec.Struct, frozen=True):
    """One incident as one sentence, with the claim behind each of its figures and names."""

    incident: str
    date: Timespan | None
    status: Status
    sentence: str
    figures: tuple[Figure, ...]
    sources: tuple[Source, ...]
    documents: tuple[str, ...]


class Section(msgspec.Struct, frozen=True):
    """Incidents at one place, of one actor or in one country, in the order of their days.

    `counts` are sentences on how many there are, of what the register holds alone; `counted`
    the ids they count. `left_out` says what was not counted and why.
    """

    title: str
    counts: tuple[str, ...]
    counted: tuple[str, ...]
    entries: tuple[Entry, ...]
    left_out: tuple[str, ...] = ()


class DocumentNote(msgspec.Struct, frozen=True):
    """What is said of a document in the list of documents."""

    outlet: str | None
    published: dt.date | None
    title: str | None
    url: str | None


class Brief(msgspec.Struct, frozen=True):
    """A background brief: `title`, its sections, and the documents they rest on, by id."""

    title: str
    sections: tuple[Section, ...]
    documents: Mapping[str, DocumentNote]
