"""The register: one file that holds documents, claims and the views made of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unfog.store.base import Store

BUSY_SECONDS = 10.0


def open_register(path: Path, *, create: bool = True, busy: float = BUSY_SECONDS) -> Store:
    """The register at `path`, made there if it is missing and `create` is set.

    `busy` is how long to wait for another process that writes, in seconds. Raises
    RegisterError where the file is no register, is of a newer schema, is missing without
    `create`, or cannot be opened; the file is untouched then.
    """
    from unfog.store.sql import SqlStore

    return SqlStore.open(Path(path), create=create, busy=busy)
