"""How a run tells what it is at; the command line shows it, tests and scripts need not."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Told of steps and of documents finished in them."""

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins: `look-ups`, `reading`, `linking`. `total` documents, where known."""
        ...

    def advance(self, documents: int = 1) -> None:
        """So many more documents are finished in the current step."""
        ...


class Silent:
    """Says nothing."""

    def step(self, name: str, total: int | None = None) -> None:
        pass

    def advance(self, documents: int = 1) -> None:
        pass
