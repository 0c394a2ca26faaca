"""Who says what, as the network tags it: sources, cues and contents joined to attributions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unfog.model.parse import Parse
from unfog.read.attribution_frames import Range
from unfog.read.backends.arrays import Floats

_FAR = 6
"""Tokens beyond which a content does not hang on a cue."""
_NEVER = -1e9
_TOUCHING = 2.0
"""How much less likely, in log-odds, two ranges touch than the network takes for it."""


@dataclass(frozen=True, slots=True)
class Joined:
    """One attribution as ranges of tokens; what the text does not give is empty."""

    source: tuple[Range, ...]
    cue: tuple[Range, ...]
    content: tuple[Range, ...]


def spans(probabilities: Floats, low: float) -> list[Range]:
    """Half-open ranges of tokens whose B and I together reach `low`; each B opens one."""
    inside = 1 - probabilities[:, 0]
    begins = probabilities[:, 1] > probabilities[:, 2]
    out: list[Range] = []
    open_ = False
    for i, p in enumerate(inside):
        if p < low:
            open_ = False
        elif open_ and not begins[i]:
            out[-1] = (out[-1][0], i + 1)
        else:
            out.append((i, i + 1))
            open_ = True
    return out


def decoded(probabilities: Floats) -> list[Range]:
    """The likeliest row of O, B and I, as half-open ranges: an I follows a B or an I, and a B
    within a range costs something, since ranges seldom touch (Viterbi 1967)."""
    if not len(probabilities):
        return []
    rows = np.log(np.maximum(probabilities, 1e-9)).tolist()
    outside, begun, inside = rows[0][0], rows[0][1], _NEVER
    back: list[tuple[int, int, int]] = []
    for o, b, i in rows[1:]:
        ended = max(begun, inside)
        from_ended = 1 if begun >= inside else 2
        opened = max(outside, ended - _TOUCHING)
        back.append(
            (
                0 if outside >= ended else from_ended,
                0 if outside >= ended - _TOUCHING else from_ended,
                from_ended,
            )
        )
        outside, begun, inside = max(outside, ended) + o, opened + b, ended + i
    tag = max((outside, 0), (begun, -1), (inside, -2))[1] * -1
    tags = [tag]
    for step in reversed(back):
        tag = step[tag]
        tags.append(tag)
    return _ranges(tags[::-1])


def _ranges(tags: Sequence[int]) -> list[Range]:
    out: list[Range] = []
    for n, tag in enumerate(tags):
        if tag == 1:
            out.append((n, n + 1))
        elif tag == 2:
            out[-1] = (out[-1][0], n + 1)
    return out


class Joiner:
    """Joins the tagged ranges of one document."""

    def __init__(
        self,
        parse: Parse,
        sources: Sequence[Range],
        cues: Sequence[Range],
        contents: Sequence[Range],
    ) -> None:
        self.parse = parse
        self.sources, self.cues, self.contents = sources, cues, contents
        taken = np.zeros(len(parse) + 1, dtype=np.int64)
        for first, last in sources:
            taken[first + 1 : last + 1] = 1
        for token in parse.tokens:
            if token.pos == "PUNCT":
                taken[token.i + 1] = 1
        self._free = np.arange(len(parse) + 1) - np.cumsum(taken)

    def joined(self) -> list[Joined]:
        """One attribution for each cue, in text order, and one for each content without."""
        held: dict[int, list[Range]] = {}
        alone: list[Range] = []
        for content in self.contents:
            cue = self._cue_of(content)
            if cue is None:
                alone.append(content)
            else:
                held.setdefault(cue, []).append(content)
        out = [
            Joined(self._source_of(cue), (cue,), tuple(sorted(held.get(n, ()))))
            for n, cue in enumerate(self.cues)
        ]
        out += [Joined((), (), (content,)) for content in alone]
        return sorted(out, key=lambda j: (j.cue or j.content, j.content))

    def _cue_of(self, content: Range) -> int | None:
        best: tuple[tuple[int, int], int] | None = None
        for n, cue in enumerate(self.cues):
            gap = self._gap(content, cue)
            same = self._sentence(cue) in (
                self.parse.tokens[content[0]].sentence,
                self.parse.tokens[content[1] - 1].sentence,
            )
            rank = (gap + (0 if same else 3), n)
            if best is None or rank < best[0]:
                best = rank, n
        return best[1] if best is not None and best[0][0] <= _FAR else None

    def _source_of(self, cue: Range) -> tuple[Range, ...]:
        near = [s for s in self.sources if self._sentence(s) == self._sentence(cue)]
        if not near:
            return ()
        return (min(near, key=lambda s: (self._gap(s, cue), s[0] > cue[0])),)

    def _sentence(self, span: Range) -> int:
        return self.parse.tokens[span[0]].sentence

    def _gap(self, a: Range, b: Range) -> int:
        """Tokens between two ranges that are neither punctuation nor of a source."""
        if a[0] < b[1] and b[0] < a[1]:
            return 0
        low, high = (a[1], b[0]) if a[1] <= b[0] else (b[1], a[0])
        return int(self._free[high] - self._free[low])
