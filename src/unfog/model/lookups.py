"""What the reader asks of the outside: small protocols, filled in by the pipeline."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from unfog.model.actor import Actor
from unfog.model.document import Document
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.timespan import TimeExpression


class TimeFinder(Protocol):
    """Finds time expressions and resolves them against the anchor (day of publication)."""

    def find(self, text: str, anchor: dt.date | None) -> tuple[TimeExpression, ...]:
        """All time expressions of `text` in order; offsets into `text`, none overlapping."""
        ...


class PlaceFinder(Protocol):
    """Finds place names in a parsed document and resolves them by their context."""

    def find(self, parse: Parse, document: Document) -> tuple[PlaceMention, ...]:
        """All place mentions in order, none overlapping; unresolved ones with `place` None."""
        ...


class ActorFinder(Protocol):
    """Names of known actors."""

    def lookup(self, name: str) -> Actor | None:
        """The actor of that name, alias, nationality or capital; None where unknown."""
        ...


class Lookups(Protocol):
    """The three look-ups together, as a reader gets them."""

    @property
    def times(self) -> TimeFinder: ...

    @property
    def places(self) -> PlaceFinder: ...

    @property
    def actors(self) -> ActorFinder: ...
