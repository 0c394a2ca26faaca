"""Fingerprints of a text: hashes of a sample of its word sequences, with where they stand.

A document's signature packs them as text: base64 of little-endian pairs of 32 bits, the hash
and twice the offset of its first word, plus one where that word stands within quotation marks.
They are in the order of the text, so that two signatures tell not only how much two texts
share but which stretches.
"""

from __future__ import annotations

import base64
import sys
from array import array
from collections.abc import Mapping, Sequence
from typing import Self

import msgspec

SAMPLED = 1 << 30
"""Hashes below this are kept of every text: one word sequence in four."""

type Numbers = Sequence[int]


class Prints(msgspec.Struct, frozen=True):
    """Unpacked, in the order of the text: offset of the first word and whether it is quoted.

    `places` are the positions by hash; each hash comes once. `complete` says that every word
    sequence was kept, as for short texts, not a sample alone.
    """

    hashes: Numbers
    starts: Numbers
    quoted: Sequence[bool]
    places: Mapping[int, int]
    complete: bool

    @classmethod
    def of(cls, hashes: Numbers, starts: Numbers, quoted: Sequence[bool]) -> Self:
        places = {h: i for i, h in enumerate(hashes)}
        return cls(hashes, starts, quoted, places, max(hashes, default=0) >= SAMPLED)

    def __len__(self) -> int:
        return len(self.hashes)

    def sampled(self) -> Self:
        """The sample alone, by which a short text can be compared with a long one."""
        keep = [i for i, h in enumerate(self.hashes) if h < SAMPLED]
        return self.of(
            [self.hashes[i] for i in keep],
            [self.starts[i] for i in keep],
            [self.quoted[i] for i in keep],
        )


def pack(rows: Sequence[tuple[int, int, bool]]) -> str:
    """The signature of rows (hash, start, quoted); "" for none."""
    numbers = array("I", (n for h, start, quoted in rows for n in (h, 2 * start + quoted)))
    if sys.byteorder == "big":
        numbers.byteswap()
    return base64.b64encode(numbers.tobytes()).decode("ascii")


def unpack(signature: str) -> Prints:
    """The prints of a signature. Raises ValueError where it is none."""
    numbers = array("I")
    numbers.frombytes(base64.b64decode(signature, validate=True))
    if sys.byteorder == "big":
        numbers.byteswap()
    marks = numbers[1::2]
    return Prints.of(numbers[0::2], [m >> 1 for m in marks], [bool(m & 1) for m in marks])
