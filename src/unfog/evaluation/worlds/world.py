"""Synthetic worlds: reports on invented incidents, with the truth beside them.

Everything is invented: countries, towns, groups, outlets. A report is made only when it is
asked for, so that a world of a million takes no memory; report k of a world is the same
whatever else was asked for before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import lru_cache

import msgspec

from unfog.clean.duplicates import signature
from unfog.clean.terms import terms
from unfog.evaluation.worlds.dice import dice
from unfog.evaluation.worlds.drafts import draft
from unfog.evaluation.worlds.facts import day_of
from unfog.evaluation.worlds.layout import Imprint, laid_out
from unfog.evaluation.worlds.options import WorldOptions
from unfog.evaluation.worlds.reading import as_incident, read, undate
from unfog.evaluation.worlds.stories import Story, stories_of
from unfog.evaluation.worlds.truth import CHUNK, TrueIncident, incidents_of
from unfog.evaluation.worlds.zones import Zone, zone_of
from unfog.model.document import Document, RawDocument
from unfog.model.incident import Part, ReadIncident, Reading, Report
from unfog.store.base import Entry

READER = "world-1"
"""Reader and version of all readings; another number means other worlds."""

_REMEMBERED = 3
"""Periods back to which reports bring incidents up again."""


class WorldDocument(msgspec.Struct, frozen=True):
    """A report with what was read out of it. `truth` maps the incidents read, by their id in
    the document, to the true one; a happening that is none has an id of its own."""

    document: Document
    raw: RawDocument
    incidents: tuple[ReadIncident, ...]
    truth: dict[str, str]

    def report(self, origin: str = "") -> Report:
        """As linking gets it; `origin` is the document itself if not given."""
        document = self.document
        return Report(
            document=document.id,
            digest=document.digest,
            published=document.published,
            outlet=document.outlet,
            title=document.title,
            origin=origin or document.id,
            incidents=self.incidents,
            terms=terms(document.title, document.readable),
        )

    def entry(self) -> Entry:
        """As it goes into a register, its signature worked out."""
        text, readable = self.document.text, self.document.readable
        return Entry(
            document=self.document,
            reading=Reading(self.document.id, READER, self.incidents),
            media="record",
            content=hashlib.sha256(text.encode()).hexdigest(),
            signature=signature(readable),
            terms=terms(self.document.title, readable),
            versions={"clean": READER, "read": READER},
        )

    def parts(self) -> dict[Part, str]:
        """The true incident of each part."""
        return {Part(self.document.id, local): true for local, true in self.truth.items()}


class World:
    """A sequence of `options.documents` reports, roughly by day of publication."""

    def __init__(self, options: WorldOptions) -> None:
        self.options = options
        zones = options.zones
        self._zone = lru_cache(zones)(self._make_zone)
        self._incidents = lru_cache((_REMEMBERED + 2) * zones)(self._make_incidents)
        self._stories = lru_cache(zones + 1)(self._make_stories)

    def __len__(self) -> int:
        return self.options.documents

    def documents(self, start: int = 0, stop: int | None = None) -> Iterator[WorldDocument]:
        """Reports `start` to `stop` (exclusive; the last if None), made one by one."""
        end = len(self) if stop is None else min(stop, len(self))
        return (self.document(number) for number in range(start, end))

    def document(self, number: int) -> WorldDocument:
        """Report `number`, from 0. Raises IndexError where the world has none of that number."""
        if not 0 <= number < len(self):
            raise IndexError(f"no report {number} in a world of {len(self)}")
        zones = self.options.zones
        period, rest = divmod(number, CHUNK * zones)
        place, zone_number = divmod(rest, zones)
        by_day, by_number = self._stories(zone_number, period)
        story, zone = by_day[place], self._zone(zone_number)
        made = draft(self.options, zone, period, story, by_number)
        origin = story.number if story.source is None else story.source
        rng = dice(self.options.seed, "reading", zone_number, period, origin)
        bare = dice(self.options.seed, "bare", number).random() < self.options.told.bare
        day, outlet = day_of(story.day), zone.outlets[story.outlet]
        imprint = Imprint() if bare else Imprint(day, outlet, made.title)
        document, raw, spans = laid_out(number, made, f"{day:%B} {day.day}", imprint)
        found = read(rng, self.options.misread, zone, made, spans)
        if bare:
            undate(found)
        incidents = tuple(as_incident(one, n) for n, one in enumerate(found, 1))
        truth = {
            incident.id: one.truth or f"none-{document.id}-{incident.id}"
            for incident, one in zip(incidents, found, strict=True)
        }
        return WorldDocument(document, raw, incidents, truth)

    def incident(self, id: str) -> TrueIncident:
        """The true incident of that id. Raises KeyError where there is none."""
        kind, *numbers = id.split("-")
        if kind != "t" or len(numbers) != 3:
            raise KeyError(id)
        zone, period, number = map(int, numbers)
        found = self._incidents(zone, period)
        if number >= len(found):
            raise KeyError(id)
        return found[number]

    def _make_zone(self, number: int) -> Zone:
        return zone_of(self.options.seed, number)

    def _make_incidents(self, zone: int, period: int) -> tuple[TrueIncident, ...]:
        return incidents_of(self.options, self._zone(zone), period)

    def _make_stories(
        self, zone: int, period: int
    ) -> tuple[tuple[Story, ...], Mapping[int, Story]]:
        remembered = [
            incident
            for before in range(max(0, period - _REMEMBERED), period)
            for incident in self._incidents(zone, before)
        ]
        incidents = self._incidents(zone, period)
        stories = stories_of(self.options, self._zone(zone), period, incidents, remembered)
        return stories, {story.number: story for story in stories}
