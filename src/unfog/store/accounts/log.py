"""The log of sign-ins and of changes to accounts: it only grows."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import Connection, insert, select

from unfog.store.accounts.base import Doing, Event, written
from unfog.store.accounts.file import File
from unfog.store.accounts.tables import log

_LONGEST = 200


def note(connection: Connection, doing: Doing, what: str, about: str, detail: str = "") -> None:
    """Adds a line. Names that were tried may be anything: what is kept of them is short."""
    connection.execute(
        insert(log).values(
            at=written(doing.at),
            by=doing.by[:_LONGEST],
            what=what,
            about=about[:_LONGEST],
            address=doing.address[:_LONGEST],
            detail=detail[:_LONGEST],
        )
    )


class Log:
    """The log of one file of accounts."""

    def __init__(self, file: File) -> None:
        self._file = file

    def page(self, before: int | None, limit: int, about: str = "") -> list[Event]:
        """Lines, the newest first, older than the number `before`; of one account by `about`."""
        query = select(log).order_by(log.c.number.desc()).limit(limit)
        if before is not None:
            query = query.where(log.c.number < before)
        if about:
            query = query.where(log.c.about == about)
        with self._file.read() as connection:
            return [
                Event(
                    number=row.number,
                    at=dt.datetime.fromisoformat(row.at),
                    by=row.by,
                    what=row.what,
                    about=row.about,
                    address=row.address,
                    detail=row.detail,
                )
                for row in connection.execute(query)
            ]

    def note(self, doing: Doing, what: str, about: str, detail: str = "") -> None:
        with self._file.write() as connection:
            note(connection, doing, what, about, detail)
