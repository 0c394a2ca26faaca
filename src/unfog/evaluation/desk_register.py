"""A register of any size for the bench `desk`, made straight through the store's own writer."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import msgspec

from unfog.clean.duplicates import signature
from unfog.evaluation.desk_reports import BACK, Told, told
from unfog.evaluation.worlds.dice import dice
from unfog.fuse.rules import RuleSet
from unfog.link import incident_of
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import Part, ReadIncident, Reading, Report
from unfog.pipeline.findings import with_findings
from unfog.pipeline.fused import Spool
from unfog.pipeline.versions import concluded_version
from unfog.registry import resolve
from unfog.settings import Settings
from unfog.store import open_register
from unfog.store.base import Conclusion, Entry, StoredIncident

READER = "desk-1"
_SAMPLE = 200
_COPIED = 0.25


def make_register(path: Path, incidents: int, seed: int = 5) -> None:
    """Makes a new register of so many incidents at `path`: a report each, ten claims each.

    Its views follow the grouping by which the reports were made, so that no linking is needed.
    Raises RegisterError where there is a register with anything in it.
    """
    settings = Settings()
    store = open_register(path)
    store.fill(_entry(told(seed, number)) for number in range(incidents))
    with Spool() as spool:
        rules: RuleSet = resolve("rule_sets", settings.rules)
        spool.fill(_grouped(incidents, seed, rules))
        origins = {_id(number): _origin(seed, number) for number in range(incidents)}
        conclusion = Conclusion(origins=origins, incidents=spool)
        with store.write() as writer:
            writer.conclude(conclusion, concluded_version(settings), store.view.revision())
    store.close()


def digest(incidents: int, seed: int = 5) -> str:
    """SHA-256 over the size and the first reports."""
    total = hashlib.sha256(f"{incidents} {seed}".encode())
    for number in range(min(incidents, _SAMPLE)):
        total.update(msgspec.json.encode(told(seed, number)))
    return total.hexdigest()


def _id(number: int) -> str:
    return f"desk-{number:07d}"


def _origin(seed: int, number: int) -> str:
    """A quarter of the reports copy the one before."""
    copied = number % BACK and dice(seed, "origin", number).random() < _COPIED
    return _id(number - 1) if copied else _id(number)


def _entry(one: Told) -> tuple[Entry, RawDocument]:
    raw = RawDocument(f"{one.id}.txt", one.text.encode(), "text", one.id)
    document = Document(
        id=one.id,
        digest=digest_of(raw.raw),
        text=one.text,
        title=one.title,
        published=one.published,
        outlet=one.outlet,
        source=raw.source,
        raw_offsets=((0, 0, len(one.text)),),
    )
    entry = Entry(
        document=document,
        reading=Reading(one.id, READER, one.incidents),
        content=document.digest,
        signature=signature(one.text),
        versions={"clean": READER, "read": READER},
    )
    return entry, raw


def _grouped(count: int, seed: int, rules: RuleSet) -> Iterator[StoredIncident]:
    """The incidents, each once all reports that can tell of it have been seen."""
    window: deque[Told] = deque(maxlen=BACK + 1)
    for number in range(count + BACK):
        if number < count:
            window.append(told(seed, number))
        if number >= BACK:
            yield _incident(number - BACK, window, seed, rules)


def _incident(number: int, window: deque[Told], seed: int, rules: RuleSet) -> StoredIncident:
    telling = [one for one in window if number in one.about]
    parts: list[tuple[Part, ReadIncident]] = []
    for one in telling:
        read = one.incidents[one.about.index(number)]
        parts.append((Part(one.id, read.id), read))
    return with_findings(incident_of(parts), {one.id: _report(one, seed) for one in telling}, rules)


def _report(one: Told, seed: int) -> Report:
    return Report(
        document=one.id,
        digest=one.id,
        published=one.published,
        outlet=one.outlet,
        title=one.title,
        origin=_origin(seed, int(one.id.rpartition("-")[2])),
        incidents=one.incidents,
    )
