"""A register of any size for the bench `desk`, made straight through the store's own writer."""

from __future__ import annotations

import hashlib
from collections import deque
from pathlib import Path

import msgspec

from unfog.clean.duplicates import signature
from unfog.evaluation.desk_reports import BACK, Told, told
from unfog.evaluation.worlds.dice import dice
from unfog.fuse.rules import RuleSet
from unfog.link import incident_of
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import Part, Reading, Report
from unfog.pipeline.findings import with_findings
from unfog.pipeline.fused import Spool
from unfog.pipeline.versions import concluded_version
from unfog.registry import resolve
from unfog.settings import DEFAULT_RULES, Settings
from unfog.store import open_register
from unfog.store.base import Conclusion, Entry, StoredIncident

READER = "desk-1"
_SAMPLE = 200
_COPIED = 0.25
_BATCH = 500


def make_register(path: Path, incidents: int, seed: int = 5) -> None:
    """Makes a new register of so many incidents at `path`: a report each, ten claims each.

    Its views follow the grouping by which the reports were made, so that no linking is needed.
    Raises RegisterError where there is a register with anything in it.
    """
    settings = Settings()
    store = open_register(path)
    with Spool() as spool:
        groups = _Groups(seed, spool)
        store.fill(_entry(groups.seen(told(seed, number))) for number in range(incidents))
        groups.end()
        origins = {_id(number): _origin(seed, number) for number in range(incidents)}
        conclusion = Conclusion(origins=origins, incidents=spool, rules=DEFAULT_RULES)
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


class _Groups:
    """Puts each incident in the spool once all reports that can tell of it have been seen."""

    def __init__(self, seed: int, spool: Spool) -> None:
        self._seed = seed
        self._spool = spool
        self._rules: RuleSet = resolve("rule_sets", DEFAULT_RULES)
        self._window: deque[Told] = deque(maxlen=BACK + 1)
        self._ready: list[StoredIncident] = []
        self._next = 0

    def seen(self, report: Told) -> Told:
        self._window.append(report)
        if len(self._window) > BACK:
            self._group()
        return report

    def end(self) -> None:
        """No more reports come."""
        for _ in range(min(BACK, len(self._window))):
            self._group()
        self._spool.fill(self._ready)

    def _group(self) -> None:
        number = self._next
        self._next += 1
        telling = [one for one in self._window if number in one.about]
        read = [(one, one.incidents[one.about.index(number)]) for one in telling]
        incident = incident_of([(Part(one.id, told.id), told) for one, told in read])
        reports = {one.id: _report(one, self._seed) for one in telling}
        self._ready.append(with_findings(incident, reports, self._rules))
        if len(self._ready) == _BATCH:
            self._spool.fill(self._ready)
            self._ready = []


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
