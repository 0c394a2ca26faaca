"""Documents read and linked into one register, and how well it puts together what belongs.

Used by the benches `gva` and `ecbplus`. A document counts with one incident alone: of its main
incidents the one that most is said of. One in which nothing was read stands as an incident of
which no more is known than the words of its document.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec

from unfog.evaluation.clusters import Grouping
from unfog.link import link
from unfog.link.facts import chief
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.settings import Settings, default_cache

JOBS = 2
_UNREAD = ReadIncident("unread", "", "main", None, None, ())


class Given(msgspec.Struct, frozen=True):
    """One document as a bench hands it in: no metadata but headline and day of publication."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None


class Linked(msgspec.Struct, frozen=True):
    """All reports by document, and the incidents that they were linked into."""

    reports: dict[str, Report]
    incidents: tuple[Incident, ...]

    def incident_of(self) -> dict[str, Incident]:
        """The incident of each document."""
        told = {part: incident for incident in self.incidents for part in incident.parts}
        return {
            document: told[Part(document, chief(report.incidents).id)]
            for document, report in self.reports.items()
        }


def read_and_link(documents: Iterable[Given]) -> Linked:
    """Reads `documents` with the default reader and links them; those that cannot be read
    stand alone."""
    with tempfile.TemporaryDirectory() as folder:
        reports = read_reports(documents, Path(folder) / "bench.unfog")
    return Linked({r.document: r for r in reports}, link(reports))


def read_reports(documents: Iterable[Given], register: Path) -> list[Report]:
    """One report a document, in their order, read into `register` unless they are there."""
    from unfog.pipeline.run import read
    from unfog.store import open_register

    given = list(documents)
    path = register.with_suffix(".jsonl")
    path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in given))
    store = open_register(register)
    try:
        read([str(path)], store, Settings(jobs=JOBS, cache=default_cache()))
        found = {report.document: report for report in store.view.reports({})}
    finally:
        store.close()
    return [_standing(found.get(one.id), one.id) for one in given]


def _standing(report: Report | None, document: str) -> Report:
    if report is None:
        return Report(document, document, None, None, None, document, (_UNREAD,))
    return report if report.incidents else msgspec.structs.replace(report, incidents=(_UNREAD,))


def bcubed(gold: Mapping[str, str], predicted: Mapping[str, str]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998) over the items of `gold`."""
    found = Grouping((group, predicted[item]) for item, group in gold.items()).bcubed()
    return found.precision, found.recall, found.f1
