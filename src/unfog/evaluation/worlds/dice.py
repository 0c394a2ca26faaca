"""Chance, by name: each part of a world has a stream of its own, whatever was made before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from random import Random


def dice(*key: str | int) -> Random:
    """The stream named `key`: the same in every process and on every machine."""
    packed = "\x1f".join(map(str, key)).encode()
    return Random(int.from_bytes(hashlib.blake2b(packed, digest_size=8).digest()))  # noqa: S311


def power_law(rng: Random, tail: float, largest: int) -> int:
    """A whole number from 1 to `largest`, n with a probability about n to the minus `tail`.

    By inversion of the continuous law (Clauset, Shalizi and Newman 2009, appendix D);
    `tail` is not 1.
    """
    top = (largest + 0.5) ** (1 - tail)
    bottom = 0.5 ** (1 - tail)
    drawn: float = (bottom + rng.random() * (top - bottom)) ** (1 / (1 - tail))
    return max(1, min(largest, round(drawn)))


def some[T](rng: Random, values: Sequence[T], share: float) -> list[T]:
    """Each of `values` with the chance `share`."""
    return [value for value in values if rng.random() < share]
