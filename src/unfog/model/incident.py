"""Incidents: as one document tells them, and as the register holds them."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from unfog.model.claim import Claim, SetAside
from unfog.model.notice import Notice
from unfog.model.origin import Passage
from unfog.model.place import Place
from unfog.model.rating import SourceSaid
from unfog.model.timespan import Timespan

Role = Literal["main", "background"]


class ReadIncident(msgspec.Struct, frozen=True):
    """What one document tells of one happening. `id` is unique within the document only."""

    id: str
    type: str
    role: Role
    date: Timespan | None
    place: Place | None
    claims: tuple[Claim, ...]


class Reading(msgspec.Struct, frozen=True):
    """All that was read out of one document; `reader` names reader and version."""

    document: str
    reader: str
    incidents: tuple[ReadIncident, ...] = ()
    aside: tuple[SetAside, ...] = ()


type Terms = tuple[tuple[str, float], ...]
"""Telling words of a document, folded, each with its weight; the weightiest first."""


class Report(msgspec.Struct, frozen=True):
    """A reading with what linking and fusing need to know of its document.

    `origin` names the source on which the document hangs (a wire agency's credit, or the
    document copied from); documents with the same origin are not independent. `passages` are
    stretches that come from elsewhere, `notices` what it says was wrong before, `signature`
    packs the prints of its text. `words` are what reviewers say of its outlet and of those who
    speak in it.
    """

    document: str
    digest: str
    published: dt.date | None
    outlet: str | None
    title: str | None
    origin: str
    incidents: tuple[ReadIncident, ...]
    terms: Terms = ()
    signature: str = ""
    passages: tuple[Passage, ...] = ()
    notices: tuple[Notice, ...] = ()
    words: tuple[SourceSaid, ...] = ()


class Part(msgspec.Struct, frozen=True, order=True):
    """Names one ReadIncident: document id and the incident's id in it."""

    document: str
    incident: str


class Incident(msgspec.Struct, frozen=True):
    """A real happening, assembled from the parts of one or more documents; never edited."""

    id: str
    type: str
    role: Role
    date: Timespan | None
    place: Place | None
    parts: tuple[Part, ...]


class AsRead(msgspec.Struct, frozen=True):
    """What an incident would be, and when and where, without reviewers' words."""

    type: str
    date: Timespan | None
    place: Place | None
