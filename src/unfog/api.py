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
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import msgspec

from unfog.errors import SettingsError
from unfog.model.document import Skipped
from unfog.settings import Settings, default_cache, llm_from_environment
from unfog.store.base import Store, StoredDocument, StoredIncident
from unfog.store.filters import IncidentFilter

if TYPE_CHECKING:
    import polars as pl

    from unfog.link import Ruling
    from unfog.model.judgement import Judgement, Verdict
    from unfog.pipeline.judge import Decision
    from unfog.pipeline.pairs import Asked
    from unfog.pipeline.progress import Progress
    from unfog.pipeline.summary import RunSummary
    from unfog.publish.brief import Brief
    from unfog.publish.toll import Toll
    from unfog.store.base import View


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

        `options` are fields of `unfog.settings.Settings`: `jobs`, `engine`, `published` (ISO day,
        for documents that give none), `reader`, `parser`, `allow_private`, … What was read before
        is left alone. With `jobs` above 1, or Dask, a script needs the usual
        `if __name__ == "__main__":` guard. Raises SettingsError for an unknown option,
        RegisterError where the register cannot be written.
        """
        from unfog.pipeline.progress import Silent
        from unfog.pipeline.run import read

        given = [inputs] if isinstance(inputs, str | os.PathLike) else inputs
        paths = [os.fspath(one) for one in given]
        return read(paths, self.store, _settings(options), progress or Silent())

    def incidents(self, *, rules: str | None = None, **where: Any) -> list[StoredIncident]:
        """Incidents with their findings, by first day (undated last) and id.

        `rules` is a rule set (`acled`, `ucdp`, `airwars`, `ibc`, `unfog`: see docs/rules.md)
        under which findings are worked out from the register's claims; without it they are
        those stored.

        `where` are fields of `unfog.store.base.IncidentFilter`: `since` and `until` (dates or
        ISO days), `country` (ISO 3166-1 alpha-2), `type`, `status`, `text`, `review` (a state, or
        `changed`, `unreviewed`; without it all but those that a reviewer rejected, with None
        all). Raises
        SettingsError for one that is not among these, or no date, or no such rule set.
        """
        asked = _asked({"review": "kept"} | where, IncidentFilter)
        return list(self._view(rules).incidents(asked))

    def incident(self, id: str, *, rules: str | None = None) -> StoredIncident | None:
        """The incident `id`, also where it has since merged into another; None if unknown.

        `rules` as for `incidents`.
        """
        return self._view(rules).incident(id)

    def claims(self) -> pl.DataFrame:
        """All claims, one a row: `id`, `incident` (the register's), `document`, `outlet`,
        `published`, `origin`, `property`, `value` in words, `low` and `high` of counts, stance,
        speaker, `quote` (the exact words) and more; every column stands in docs/columns.md.
        """
        return self._frame("claims")

    def findings(self, *, rules: str | None = None) -> pl.DataFrame:
        """All findings, one a row: `incident`, `property`, `status`, `value`, `low`, `best`,
        `high` with the claims behind each, origins and accounts; see docs/columns.md.

        `rules` as for `incidents`.
        """
        return self._frame("findings", rules)

    def toll(self, id: str, *, rules: str | None = None) -> Toll:
        """How each count of the incident `id` rose: who said what when, and the bounds by day.

        `rules` names a rule set; without it, the one of the register's own findings.
        `unfog.publish.toll.table` makes a data frame of it, `svg` a drawing. Raises
        SettingsError where there is no such incident or rule set.
        """
        from unfog.pipeline.findings import reports_of
        from unfog.publish.toll import toll

        stored = self.store.view.incident(id)
        if stored is None:
            raise SettingsError(f"{id!r} is no incident of {self.store.path}")
        told = reports_of(self.store.view, (part.document for part in stored.incident.parts))
        return toll(stored, told, rules)

    def brief(self, *, rules: str | None = None, **asked: Any) -> Brief:
        """The register's own earlier incidents as dated, sourced sentences.

        `asked` are fields of `unfog.publish.brief.Ask`: `place`, `actor`, `country` (ISO 3166-1
        alpha-2), or `incident` for those before it; `since`, `until`, `before` (dates or ISO
        days), `radius_km`, `limit`, `every_type`; `rules` as for `incidents`.
        `unfog.publish.brief.write` makes text, Markdown, HTML or JSON of it. Raises SettingsError
        for one that is not among these, and where a place or incident is not known.
        """
        from unfog.publish.brief import Ask, brief
        from unfog.resolve.gazetteer import Gazetteer, ensure

        gazetteer = Gazetteer.open(ensure(default_cache()))
        return brief(self._view(rules), _asked(asked, Ask), gazetteer)

    def _frame(self, what: str, rules: str | None = None) -> pl.DataFrame:
        from unfog.publish import frame

        return frame(what, self._view(rules))

    def _view(self, rules: str | None) -> View:
        from unfog.pipeline.ruled import under

        return under(self.store.view, rules)

    def documents(self, text: str | None = None) -> Iterator[StoredDocument]:
        """Documents by id; with `text`, those that contain all its words."""
        return self.store.view.documents(text)

    def skipped(self) -> list[Skipped]:
        """Documents set aside, by source, each with its reason."""
        return list(self.store.view.skipped())

    def questions(self, limit: int | None = None) -> list[Asked]:
        """Pairs that the score leaves open and no judgement tells, the hardest first.

        Each has `left` and `right` (`part`, `incident`, what was `read`, title, outlet,
        publication), whether they are `joined` now, and the `score` with its reasons.
        """
        from unfog.pipeline.pairs import worth_asking

        return worth_asking(self.store.view, limit)

    def judge(self, a: str, b: str, verdict: Verdict, *, by: str, why: str = "") -> Decision:
        """Judges whether two are one happening, and follows that at once.

        `a` and `b` are incidents (ids or beginnings of them) or parts (`document/incident`).
        The decision has the `rows` of the log, what became of them (`rulings`) and what
        changed by it. Raises SettingsError where one is not in the register.
        """
        from unfog.pipeline.by_name import pair_judged

        return self._decide(by, why, partial(pair_judged, pair=(a, b), verdict=verdict))

    def merge(self, a: str, b: str, *, by: str, why: str = "") -> Decision:
        """Makes one incident of two; the id that goes leads to the one that stays."""
        from unfog.pipeline.by_name import incidents_merged

        return self._decide(by, why, partial(incidents_merged, pair=(a, b)))

    def split(self, incident: str, documents: Sequence[str], *, by: str, why: str = "") -> Decision:
        """Takes what `documents` (ids) tell out of the incident."""
        from unfog.pipeline.by_name import documents_split

        return self._decide(
            by, why, partial(documents_split, incident=incident, documents=documents)
        )

    def undo(self, judgement: str | None = None, *, by: str, why: str = "") -> Decision:
        """Takes back a judgement by its id, or the latest that stands, with all of its act."""
        from unfog.pipeline.by_name import judgement_undone

        return self._decide(
            by, why, lambda view, signed, **_: judgement_undone(view, judgement, signed)
        )

    def judgements(self) -> tuple[Ruling, ...]:
        """Judgements on pairs with what became of each, the strongest first. The whole log,
        undos among it, is `store.view.judgements()`."""
        from unfog.pipeline.judge import listed

        return listed(self.store.view)

    def _decide(self, by: str, why: str, rows: Callable[..., Sequence[Judgement]]) -> Decision:
        from unfog.pipeline.judge import decide, ready, signed

        view = ready(self.store, _settings({}))
        signature = signed(view, by, dt.datetime.now(dt.UTC), why)
        made = rows(view=view, signed=signature, register=self.store.path)
        return decide(self.store, _settings({}), made)

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


def _asked[T: msgspec.Struct](given: dict[str, Any], kind: type[T]) -> T:
    """`given` as a `kind`. Raises SettingsError where a field is unknown or not of its type."""
    known = kind.__struct_fields__
    for name in given:
        if name not in known:
            raise SettingsError(f"no such filter: {name!r}. Known: {', '.join(known)}.")
    try:
        return msgspec.convert(given, kind)
    except msgspec.ValidationError as error:
        raise SettingsError(f"no such filter: {error}. Known: {', '.join(known)}.") from error
