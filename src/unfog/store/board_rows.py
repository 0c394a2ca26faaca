"""What the review board reads of a register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple


class BoardRows(NamedTuple):
    """What a board of incidents shows, of one moment: of all incidents, or of those `changed`.

    `shown` is that of `View.shown`; `changed` are None or the ids of all incidents that were
    made, changed or dropped since an earlier one. The others are rows:

    incidents  (id, type, role, first day, last day, place, country, status, accounts, origins);
               days ISO or None, the place as JSON or None; by first day, undated last, and id
    reviews    (incident, state, whether its findings changed since) of those reviewed
    tolls      (incident, low, best, high) of the killed, of all victims; bounds may be None
    blamed     (incident, name) of those whom somebody says did it
    speaking   (incident, actor id) of those who speak, as far as the actor is known
    told       (incident, number of a document that tells of it)
    outlets    (number of a document, its outlet) of documents that have one
    """

    shown: int
    changed: frozenset[str] | None
    incidents: Sequence[tuple[Any, ...]]
    reviews: Sequence[tuple[Any, ...]]
    tolls: Sequence[tuple[Any, ...]]
    blamed: Sequence[tuple[str, str]]
    speaking: Sequence[tuple[Any, ...]]
    told: Sequence[tuple[Any, ...]]
    outlets: Sequence[tuple[Any, ...]]
