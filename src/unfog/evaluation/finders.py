"""Finders of places and times that tell how much processor time they took."""

from __future__ import annotations

import datetime as dt
import time

from unfog.model.document import Document
from unfog.model.lookups import ActorFinder, Lookups, PlaceFinder, TimeFinder
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.timespan import TimeExpression


class Timed:
    """Fulfils `Lookups`: the same finders as in `lookups`, those of places and times timed.

    Seconds are those of the thread that asks, so that a network that works beside it in another
    is not counted.
    """

    def __init__(self, lookups: Lookups) -> None:
        self.places = TimedPlaces(lookups.places)
        self.times = TimedTimes(lookups.times)
        self.actors: ActorFinder = lookups.actors

    def clear(self) -> None:
        """Forget what was counted so far."""
        self.places.seconds = self.times.seconds = 0.0


class TimedPlaces:
    """Fulfils `PlaceFinder`; `seconds` of all calls."""

    def __init__(self, finder: PlaceFinder) -> None:
        self._finder = finder
        self.seconds = 0.0

    def find(self, parse: Parse, document: Document) -> tuple[PlaceMention, ...]:
        begun = time.thread_time()
        try:
            return self._finder.find(parse, document)
        finally:
            self.seconds += time.thread_time() - begun


class TimedTimes:
    """Fulfils `TimeFinder`; `seconds` of all calls."""

    def __init__(self, finder: TimeFinder) -> None:
        self._finder = finder
        self.seconds = 0.0

    def find(self, text: str, anchor: dt.date | None) -> tuple[TimeExpression, ...]:
        begun = time.thread_time()
        try:
            return self._finder.find(text, anchor)
        finally:
            self.seconds += time.thread_time() - begun
