"""Texts that copy one another: MinHash over word shingles (Broder 1997)."""

from __future__ import annotations

import re

from rensa import RMinHash

_WORD = re.compile(r"\w+")
_PERMUTATIONS = 128
_SEED = 20
_SHINGLE = 4


def signature(text: str) -> tuple[int, ...]:
    """128 numbers that two texts share in proportion to the word sequences they share.

    Letter case, punctuation and white space do not count. Empty for a text without words.
    """
    words = _WORD.findall(text.casefold())
    if not words:
        return ()
    last = max(1, len(words) - _SHINGLE + 1)
    sketch = RMinHash(_PERMUTATIONS, _SEED)
    sketch.update([" ".join(words[i : i + _SHINGLE]) for i in range(last)])
    return tuple(sketch.digest())


def similarity(a: tuple[int, ...], b: tuple[int, ...]) -> float:
    """Estimated Jaccard similarity of two signatures' texts, 0 to 1 (standard error 0.04)."""
    if not a or len(a) != len(b):
        return 0.0
    return sum(x == y for x, y in zip(a, b, strict=True)) / len(a)
