"""Word pieces: what the encoder reads of each token, and the windows it reads them in.

The vocabulary is that of BERT, uncased (Devlin et al. 2019). Tokens are cut one by one, so that
pieces and tokens always fit together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from unfog.read.backends.arrays import Ints

CLS, SEP, UNKNOWN = 101, 102, 100
MOST = 384
"""Pieces in a window, the opening and its marks among them."""
OPENING = 24
"""Pieces of the title (of the text's beginning where there is none) that open each window."""
CONTEXT = 64
"""Pieces before a window's own that it reads again for what they tell of its first sentence."""
_BODY = MOST - OPENING - 3
_LONGEST = 16
"""Pieces of one token: what has more is no word."""
_LONGEST_WORD = 200
_FIRST_WORD = 104
"""Below are the marks, [CLS] and the like: no word of a text stands for them."""


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens `first` to `last` (exclusive) are read with those from `context` on before them."""

    context: int
    first: int
    last: int


class Vocabulary:
    """Cuts words into pieces and remembers how."""

    def __init__(self, path: Path) -> None:
        from tokenizers import BertWordPieceTokenizer

        self._cutter: Any = BertWordPieceTokenizer(str(path), lowercase=True)
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, word: str) -> tuple[int, ...]:
        """The pieces of one token, at least one, none of them a mark."""
        word = word[:_LONGEST_WORD]
        found = self._known.get(word)
        if found is None:
            ids = self._cutter.encode(word, add_special_tokens=False).ids[:_LONGEST]
            found = tuple(UNKNOWN if i < _FIRST_WORD else i for i in ids) or (UNKNOWN,)
            if len(self._known) < 200_000:
                self._known[word] = found
        return found


@dataclass(frozen=True, slots=True)
class Pieces:
    """The pieces of all tokens one after the other, those of token n from `starts[n]` on.

    `starts` has the end of the last token as well; `opening` opens each window.
    """

    ids: Ints
    starts: Ints
    opening: Ints

    @property
    def counts(self) -> Ints:
        return np.diff(self.starts)


def pieces(words: Sequence[str], title: str | None, vocabulary: Vocabulary) -> Pieces:
    """The pieces of a document's tokens, and those that open its windows."""
    cut = [vocabulary.of(w) for w in words]
    ids = np.array([i for c in cut for i in c], dtype=np.int64)
    starts = np.cumsum([0, *(len(c) for c in cut)], dtype=np.int64)
    opening = ids
    if title and title.strip():
        opening = np.array(
            [i for w in title.split()[:OPENING] for i in vocabulary.of(w)], dtype=np.int64
        )
    return Pieces(ids, starts, opening[:OPENING])


def windows(counts: Ints, sentences: Sequence[tuple[int, int]]) -> list[Window]:
    """Windows over all tokens, of whole sentences where they are not longer than a window."""
    ends = np.cumsum(counts)
    before = ends - counts
    out: list[Window] = []
    stops = np.array([last for _, last in sentences], dtype=np.int64)
    first, total = 0, len(counts)
    while first < total:
        context = int(np.searchsorted(before, before[first] - CONTEXT))
        room = before[context] + _BODY
        whole = int(np.searchsorted(ends[stops - 1], room, side="right"))
        last = int(stops[whole - 1]) if whole else first
        if last <= first:
            last = max(first + 1, int(np.searchsorted(ends, room, side="right")))
        out.append(Window(context, first, last))
        first = last
    return out


def read_by(window: Window, given: Pieces) -> tuple[Ints, Ints]:
    """The pieces of a window, and for each of its tokens, context first, where it begins."""
    starts = given.starts[window.context : window.last + 1]
    body = given.ids[starts[0] : starts[-1]]
    ids = np.concatenate([[CLS], given.opening, [SEP], body, [SEP]])
    return ids, starts[:-1] + (len(given.opening) + 2 - starts[0])
