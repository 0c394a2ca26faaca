"""What a text is recognised by when it is copied: a sample of its word sequences.

Every sequence of four words is hashed where it first stands, and those with a small hash are
kept ("mod p" sampling: Manber 1994, Finding similar files in a large file system; Heintze
1996), of short texts all. The same sequence is kept or left out in every text alike, so what
two texts share can be told from their samples, also where one is a small part of the other.
"""

from __future__ import annotations

import re
import zlib

import numpy as np

from unfog.model.prints import SAMPLED, pack

WORDS = 4
"""Words in a sequence."""

SHORT = 120
"""Words up to which a text keeps every sequence."""

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"“[^”\n]{2,1200}”|(?<!\w)\"[^\"\n]{2,1200}\"(?!\w)")
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93)


def signature(text: str) -> str:
    """The packed prints of `text` (see `model.prints`); "" for a text without words.

    Letter case, punctuation and white space do not count. Give the text with its furniture
    blanked (`Document.readable`), as what pages of one outlet share is no copying.
    """
    found = [(match[0].casefold(), match.start()) for match in _WORD.finditer(text)]
    if not found:
        return ""
    hashes = _hashes([word for word, _ in found])
    starts = np.fromiter((start for _, start in found), np.int64, len(found))[: len(hashes)]
    first = np.sort(np.unique(hashes, return_index=True)[1])
    keep = first if len(found) <= SHORT else first[hashes[first] < SAMPLED]
    quoted = _within_quotes(text, starts[keep])
    rows = zip(hashes[keep].tolist(), starts[keep].tolist(), quoted, strict=True)
    return pack(list(rows))


def _hashes(words: list[str]) -> np.ndarray[tuple[int], np.dtype[np.uint64]]:
    """A number below 2**32 for each sequence, the same on every machine."""
    sums = np.fromiter(
        (zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words), np.uint64, len(words)
    )
    count = max(1, len(words) - WORDS + 1)
    mixed = np.zeros(count, np.uint64)
    for place, factor in enumerate(_FACTORS[: min(WORDS, len(words))]):
        part = sums[place : place + count] + np.uint64(place + 1)
        part = (part ^ (part << np.uint64(17))) * np.uint64(factor)
        mixed += part ^ (part >> np.uint64(29))
    mixed ^= mixed >> np.uint64(33)
    mixed *= np.uint64(0xFF51AFD7ED558CCD)
    return mixed >> np.uint64(32)


def _within_quotes(text: str, starts: np.ndarray[tuple[int], np.dtype[np.int64]]) -> list[bool]:
    spans = [match.span() for match in _QUOTED.finditer(text)]
    if not spans:
        return [False] * len(starts)
    opens, ends = (np.array(side) for side in zip(*spans, strict=True))
    at = np.searchsorted(opens, starts, side="right") - 1
    inside = (at >= 0) & (starts < ends[np.maximum(at, 0)])
    return [bool(one) for one in inside]
