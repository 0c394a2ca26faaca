"""The Python API: `unfog.open(path)` gives a `Register`.

import unfog

with unfog.open("x.unfog") as register:
    register.read(["reports/"])
    for found in register.incidents(country="IQ"):
        print(found.incident.id, found.status)
    claims = register.claims()
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from unfog.errors import SettingsError
from unfog.model.document import Skipped
from unfog.settings import Settings, default_cache, llm_from_environment
from unfog.store.base import IncidentFilter, Store, StoredDocument, StoredIncident

if TYPE_CHECKING:
    import polars as pl

    from unfog.pipeline.progress import Progress
    from unfog.pipeline.summary import RunSummary


class Register:
    """An open register. Close it, or use it as a context manager."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def read(
        self,
        inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]],
        *,
        progress: Progress | None = None,
        **options: Any,
    ) -> RunSummary:
        """Reads files, folders and web addresses, and brings incidents and findings up to date.

        `options` are fields of `unfog.settings.Settings`: `jobs`, `published` (ISO day, for
        documents that give none), `reader`, `parser`, `allow_private`, … What was read before
        is left alone. With `jobs` above 1, a script needs the usual
        `if __name__ == "__main__":` guard. Raises SettingsError for an unknown option,
        RegisterError where the register cannot be written.
        """
        from unfog.pipeline.progress import Silent
        from unfog.pipeline.run import read

        given = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
        paths = [os.fspath(one) for one in given]
        return read(paths, self.store, _settings(options), progress or Silent())

    def incidents(self, **where: Any) -> list[StoredIncident]:
        """Incidents with their findings, by first day (undated last) and id.

        `where` are fields of `unfog.store.base.IncidentFilter`: `since` and `until` (dates or
        ISO days), `country` (ISO 3166-1 alpha-2), `type`, `status`, `text`. Raises
        SettingsError for one that is not among these, or no date.
        """
        return list(self.store.view.incidents(_filter(where)))

    def incident(self, id: str) -> StoredIncident | None:
        """The incident `id`, also where it has since merged into another; None if unknown."""
        return self.store.view.incident(id)

    def claims(self) -> pl.DataFrame:
        """All claims, one a row: `id`, `incident` (the register's), `document`, `outlet`,
        `published`, `origin`, `property`, `value` in words, `low` and `high` of counts, stance,
        speaker, `quote` (the exact words) and more; every column stands in docs/columns.md.
        """
        return self._frame("claims")

    def findings(self) -> pl.DataFrame:
        """All findings, one a row: `incident`, `property`, `status`, `value`, `low`, `best`,
        `high` with the claim behind each, origins and accounts; see docs/columns.md.
        """
        return self._frame("findings")

    def _frame(self, what: str) -> pl.DataFrame:
        from unfog.publish import frame

        return frame(what, self.store.view)

    def documents(self, text: str | None = None) -> Iterator[StoredDocument]:
        """Documents by id; with `text`, those that contain all its words."""
        return self.store.view.documents(text)

    def skipped(self) -> list[Skipped]:
        """Documents set aside, by source, each with its reason."""
        return list(self.store.view.skipped())

    def fingerprint(self) -> str:
        """SHA-256 over all content: equal registers have equal fingerprints."""
        return self.store.fingerprint()

    def close(self) -> None:
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_register(path: str | os.PathLike[str], *, create: bool = True) -> Register:
    """The register at `path`; made where it is missing, unless `create` is False.

    Raises RegisterError where the file is no register, or of a newer schema.
    """
    from unfog.store import open_register as open_store

    return Register(open_store(Path(path), create=create))


def _settings(options: dict[str, Any]) -> Settings:
    known = Settings.__struct_fields__
    for name in options:
        if name not in known:
            raise SettingsError(f"no option named {name!r}; known: {', '.join(known)}")
    fixed: dict[str, Any] = {
        "cache": default_cache(),
        "today": dt.datetime.now(dt.UTC).date(),
        "llm": llm_from_environment(),
    }
    return Settings(**(fixed | options))


def _filter(where: dict[str, Any]) -> IncidentFilter:
    try:
        return msgspec.convert(where, _StrictFilter)
    except msgspec.ValidationError as error:
        known = ", ".join(IncidentFilter.__struct_fields__)
        raise SettingsError(f"no such filter: {error}. Known: {known}.") from error


class _StrictFilter(IncidentFilter, frozen=True, forbid_unknown_fields=True):
    pass
