"""Answers kept on disk, so that the same question is paid for once."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

import msgspec

_FORMAT = 1


class _Kept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: int
    content: str
    digest: str


def key_of(*parts: object) -> str:
    """SHA-256 (hex) of what an answer depends on."""
    return hashlib.sha256(msgspec.json.encode(parts, order="deterministic")).hexdigest()


class AnswerCache:
    """One file an answer, under its key; each appears whole or not at all.

    A file that is damaged counts as not there. A folder that cannot be written costs the
    saving, not the run.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The answer kept under `key`, None where there is none that is sound."""
        try:
            kept = msgspec.json.decode(self._path(key).read_bytes(), type=_Kept)
        except (OSError, ValueError, RecursionError):
            return None
        sound = kept.format == _FORMAT and kept.digest == _digest(kept.content)
        return kept.content if sound else None

    def put(self, key: str, content: str) -> None:
        path = self._path(key)
        kept = _Kept(_FORMAT, content, _digest(content))
        with contextlib.suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".answer-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(msgspec.json.encode(kept))
                Path(name).replace(path)
            finally:
                Path(name).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.json"


def _digest(content: str) -> str:
    return hashlib.sha256(content.encode("utf-8", "replace")).hexdigest()
