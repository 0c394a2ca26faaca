"""The contract of a reading backend."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from unfog.errors import SkipDocument
from unfog.model.document import Document
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups


class Reader(Protocol):
    """Reads claims out of documents. `name` and `version` go into every reading."""

    name: str
    version: str

    def read(
        self, documents: Iterable[Document], lookups: Lookups
    ) -> Iterator[Reading | SkipDocument]:
        """One reading per document, in order. Never raises for what a document contains.

        A document that could not be read this time, such as by a server that is down, has a
        SkipDocument in its place.
        """
        ...
