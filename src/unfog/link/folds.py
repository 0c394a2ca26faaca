"""Which documents the weights were learned on, so that none is linked by what has seen it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

import msgspec

FILE = Path(__file__).with_name("data") / "folds.json"


def fold_of(words: Iterable[str]) -> int:
    """The fold that a document with these telling words was in; 0 for all other documents."""
    return _folds().get(word_key(words), 0)


def word_key(words: Iterable[str]) -> str:
    """What stands for a document in the table of folds: a digest of its telling words."""
    return hashlib.sha256("\n".join(words).encode()).hexdigest()[:12]


@cache
def _folds() -> Mapping[str, int]:
    return msgspec.json.decode(FILE.read_bytes(), type=dict[str, int])
