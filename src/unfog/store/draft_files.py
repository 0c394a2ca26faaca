"""Batches of drafts: registers of their own, in a folder beside the main one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from unfog.errors import SettingsError
from unfog.model.judgement import BatchWord, Judgement, undone
from unfog.store import open_register
from unfog.store.base import Store

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}(\.[A-Za-z0-9_-]+)*", re.ASCII)
_LONGEST = 64


def draft_path(register: Path, name: str) -> Path:
    """The file of the batch `name` of `register`, there or not.

    Raises SettingsError for a name that is more than letters, digits, and - _ . between them.
    """
    if len(name) > _LONGEST or not _NAME.fullmatch(name):
        raise SettingsError(
            f"{name[:_LONGEST]!r} names no draft: take up to {_LONGEST} letters, digits, - and _"
        )
    return _folder(register) / f"{name}.unfog"


def draft_names(register: Path) -> list[str]:
    """Names of the batches of `register`, in order."""
    found = _folder(register).glob("*.unfog")
    return sorted(path.stem for path in found if path.is_file() and _NAME.fullmatch(path.stem))


def open_draft(register: Path, name: str) -> Store:
    """The batch `name`. Raises SettingsError where there is none."""
    path = draft_path(register, name)
    if not path.is_file():
        known = ", ".join(draft_names(register)) or "none"
        raise SettingsError(f"no draft {name!r} of {register}; there are: {known}")
    return open_register(path, create=False)


def words_on(log: Sequence[Judgement], name: str) -> dict[str, Judgement]:
    """The strongest word in a register's log on each document of the batch `name`."""
    back = undone(log)
    found: dict[str, Judgement] = {}
    for row in sorted(log, key=lambda row: row.strength):
        if isinstance(row.subject, BatchWord) and row.subject.batch == name and row.id not in back:
            found.update(dict.fromkeys(row.subject.documents, row))
    return found


def rejected_by(word: Judgement | None) -> bool:
    """Whether a word on documents of a batch rejects them."""
    subject = word.subject if word else None
    return isinstance(subject, BatchWord) and subject.verdict == "rejected"


def _folder(register: Path) -> Path:
    return register.with_name(f"{register.name}.drafts")
