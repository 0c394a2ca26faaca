"""From happenings to incidents with findings, a few hundred at a time."""

from __future__ import annotations

import io
import pickle
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import TYPE_CHECKING, NamedTuple, Self

import msgspec

from unfog import registry
from unfog.errors import RegisterError
from unfog.model.incident import Part, ReadIncident, Report
from unfog.pipeline.findings import Passages, signature_of, told_of, with_findings, with_read
from unfog.pipeline.progress import Progress
from unfog.settings import DEFAULT_RULES, Settings
from unfog.store.base import StoredIncident, StoredSource, View

if TYPE_CHECKING:
    from unfog.fuse import OriginRow
    from unfog.fuse.heard import Hearing
    from unfog.fuse.rules import RuleSet
    from unfog.fuse.sources import SourceWords

_BATCH = 200


class Known(NamedTuple):
    """Where documents come from, and what reviewers said of what they tell and of sources."""

    origins: Mapping[str, str]
    passages: Passages
    words: Hearing
    sources: SourceWords


def fused(
    happenings: Iterable[Sequence[Part]],
    view: View,
    known: Known,
    settings: Settings,
    progress: Progress,
) -> Iterator[StoredIncident]:
    """The incidents that `happenings` are (the part each grew from first), with findings.

    `known` must have all documents of theirs whose origin is not themselves, and all words on
    them. These bear on findings, and on what is shown as type, day and place, not on linking.
    """
    from unfog.link import incident_of
    from unfog.pipeline.worded import Worded

    rules: RuleSet = registry.resolve("rule_sets", settings.rules or DEFAULT_RULES)
    for some in batched(happenings, _BATCH):
        documents = {part.document for parts in some for part in parts}
        reports = told_of(view, sorted(documents), known.origins, known.passages, known.sources)
        told = _told(reports)
        worded = Worded(view, known.words, reports)
        now = _told(worded.reports)
        for parts in some:
            # what a document that is still to be taken in no longer tells is left out
            there = [part for part in parts if part in told]
            if there:
                incident = incident_of([(part, now[part]) for part in there])
                made = with_findings(incident, worded.reports, rules, worded.said(there))
                yield with_read(made, incident_of([(part, told[part]) for part in there]))
            progress.advance()


def _told(reports: Mapping[str, Report]) -> dict[Part, ReadIncident]:
    return {
        Part(report.document, told.id): told
        for report in reports.values()
        for told in report.incidents
    }


def origin_row(view: View, source: StoredSource) -> OriginRow:
    """What tells where a document comes from, its signature made where none is stored."""
    from unfog.fuse import OriginRow

    made = source.signature or signature_of(view, source.document)
    return OriginRow(**msgspec.structs.asdict(source) | {"signature": made})


class Spool:
    """Incidents put down in a file without a name, to be gone through more than once.

    Raises RegisterError where the folder for such files has no room.
    """

    def __init__(self) -> None:
        with _room():
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed by `__exit__`)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def fill(self, incidents: Iterable[StoredIncident]) -> None:
        for incident in incidents:
            with _room():
                pickle.dump(incident, self._file)
        with _room():
            self._file.flush()

    def __iter__(self) -> Iterator[StoredIncident]:
        end = self._file.seek(0, io.SEEK_END)
        self._file.seek(0)
        while self._file.tell() < end:
            yield pickle.load(self._file)  # noqa: S301 (what `fill` has written)


@contextmanager
def _room() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RegisterError(
            f"no room for what is worked out ({error.strerror or error}). "
            "Make room in the folder for temporary files, or set TMPDIR to one that has it."
        ) from error
