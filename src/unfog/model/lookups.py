"""What reading and linking ask of the outside: small protocols, filled in from elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from unfog.model.actor import Actor
from unfog.model.document import Document
from unfog.model.judgement import Side
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


class Sides(Protocol):
    """Where it is kept in which words documents tell of what."""

    def sides(self, documents: Sequence[str]) -> Mapping[str, Sequence[Side]]:
        """All parts of `documents`, each with its words, of the documents that have any."""
        ...


type Row = tuple[int, int]
"""Place in the order of a block, and the number of an item: in this order within a block."""


class Index(Protocol):
    """Items filed under keys, in blocks of rows, with the links between them."""

    def slice(self, key: int, first: int, last: int, beyond: int) -> list[Row]:
        """Rows of a block in order: all from place `first` to `last`, and `beyond` on each side."""
        ...

    def apart(self, key: int, low: Row, high: Row, limit: int) -> int:
        """How many rows of a block lie after `low` up to `high`; more than `limit` count as one
        more."""
        ...

    def held(self, numbers: Iterable[int]) -> Mapping[int, tuple[bytes, bytes]]:
        """Packed item and links by number; what is not held is left out."""
        ...


class JoinedIndex(Index, Protocol):
    """An index that knows of the links which of them joined two clusters into one."""

    def joins(self, numbers: Iterable[int]) -> Mapping[int, bytes]:
        """Packed numbers of those that an item was joined to; without joins it is left out."""
        ...
