"""A reader so small that its results can be told beforehand; loaded by its name in workers too."""

import os
import re
import signal
from collections.abc import Iterable, Iterator

from unfog.model.claim import Claim, Count
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.timespan import Timespan

_TOLL = re.compile(r"(\d+) people were killed")


class TinyReader:
    """One incident a document, with the tolls that it names, on the day of publication."""

    name = "tiny"
    version = "1"
    factor = 1

    def __init__(self, settings: object) -> None:
        self.settings = settings

    def read(self, documents: Iterable[Document], lookups: object) -> Iterator[Reading]:
        for document in documents:
            yield Reading(document.id, f"{self.name}-{self.version}", self._incidents(document))

    def _incidents(self, document: Document) -> tuple[ReadIncident, ...]:
        claims = [
            Claim("killed", Count(n, n, "people"), found.start(), found.end())
            for found in _TOLL.finditer(document.readable)
            for n in (int(found[1]) * self.factor,)
        ]
        if not claims:
            return ()
        day = document.published
        date = Timespan(day, day) if day else None
        claims.insert(0, Claim("occurrence", True, claims[0].start, claims[0].end))
        return (ReadIncident("e1", "Attack", "main", date, None, tuple(claims)),)


class NewerReader(TinyReader):
    """The same, improved: it counts double."""

    version = "2"
    factor = 2


class Stumbling(TinyReader):
    """Raises at one document, dies at another, and lies about a third."""

    def read(self, documents: Iterable[Document], lookups: object) -> Iterator[Reading]:
        for document in documents:
            if "stumble" in document.text:
                raise RuntimeError("over a stone")
            if "drop dead" in document.text and os.getenv("UNFOG_TEST_MAY_DIE"):
                os.kill(os.getpid(), signal.SIGKILL)
            (reading,) = super().read([document], lookups)
            if "invent" in document.text:
                wild = (
                    Claim("killed", Count(9, 9), 5, 99_999),
                    Claim("killed", Count(9, 9), -4, 3),
                    Claim("killed", Count(9, 9), 7, 7),
                    Claim("killed", Count(10**14, None), 0, 4),
                )
                told = ReadIncident("e1", "Attack", "main", None, None, wild)
                reading = Reading(document.id, "tiny-1", (*reading.incidents, told, told))
            yield reading


class Unfit(TinyReader):
    """Gives nothing back."""

    def read(self, documents: Iterable[Document], lookups: object) -> Iterator[Reading]:
        return iter(())
