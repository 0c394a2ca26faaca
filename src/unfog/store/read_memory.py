"""Queries on what the register remembers of its own making: ledger, versions, counts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from unfog.store.base import Holder, Known
from unfog.store.tables import CONTENT, VIEWS, documents, ledger, meta, pending


def known(connection: Connection, digests: Sequence[str]) -> dict[str, Known]:
    versions: dict[str, dict[str, str]] = {}
    for row in connection.execute(select(ledger).where(ledger.c.digest.in_(digests))):
        if row.done:
            versions.setdefault(row.digest, {})[row.step] = row.version
    query = select(documents.c.digest, documents.c.id).where(documents.c.digest.in_(digests))
    stored = {row.digest: row.id for row in connection.execute(query)}
    return {
        digest: Known(stored.get(digest), versions.get(digest, {}))
        for digest in {**stored, **versions}
    }


_holder = select(documents.c.id, documents.c.digest, documents.c.content)


_of_id_or_digest = _holder.where(
    or_(documents.c.id == bindparam("of_id"), documents.c.digest == bindparam("of_digest"))
).order_by(documents.c.id != bindparam("of_id"))


def holders(connection: Connection, ids: Sequence[str]) -> dict[str, Holder]:
    found = connection.execute(_holder.where(documents.c.id.in_(ids)))
    return {row.id: Holder(row.id, row.digest, row.content) for row in found}


def holder(connection: Connection, id: str, digest: str) -> Holder | None:
    """The document of that id, else the one of that digest."""
    found = connection.execute(_of_id_or_digest, {"of_id": id, "of_digest": digest}).first()
    return None if found is None else Holder(found.id, found.digest, found.content)


def stale(version: str, after: str) -> Select[Any]:
    """Ids beyond `after` of documents that were not read under `version`; no imported ones."""
    read = and_(ledger.c.digest == documents.c.digest, ledger.c.step == "read")
    return (
        select(documents.c.id)
        .outerjoin(ledger, read)
        .where(documents.c.media != "claims", documents.c.id > after)
        .where(or_(ledger.c.version.is_(None), ledger.c.version != version))
    )


_VALUE = select(meta.c.value).where(meta.c.key == bindparam("of_key"))


def value_of(connection: Connection, key: str) -> str:
    return connection.execute(_VALUE, {"of_key": key}).scalar() or ""


def pending_first(connection: Connection, limit: int) -> list[str]:
    query = select(pending.c.document).order_by(pending.c.document).limit(limit)
    return list(connection.execute(query).scalars())


def backlog(connection: Connection) -> tuple[int, int]:
    waiting, stored = (
        connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (pending, documents)
    )
    return waiting, stored


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
        for table in (*CONTENT, *VIEWS)
    }


def steps(connection: Connection) -> dict[tuple[str, str], int]:
    query = (
        select(ledger.c.step, ledger.c.version, func.count())
        .group_by(ledger.c.step, ledger.c.version)
        .order_by(ledger.c.step, ledger.c.version)
    )
    return {(row[0], row[1]): row[2] for row in connection.execute(query)}
