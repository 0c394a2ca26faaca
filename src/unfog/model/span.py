"""Half-open character ranges in a document's clean text."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Span(msgspec.Struct, frozen=True, order=True):
    """Characters `start` (inclusive) to `end` (exclusive), as Python string offsets."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many characters both spans share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def covers(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


def mask(text: str, spans: Iterable[Span]) -> str:
    """`text` with every character of `spans` made a blank, line breaks kept: offsets stay."""
    out = list(text)
    for span in spans:
        for i in range(span.start, min(span.end, len(out))):
            if out[i] != "\n":
                out[i] = " "
    return "".join(out)
