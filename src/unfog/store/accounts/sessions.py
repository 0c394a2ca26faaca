"""Sessions: who is signed in. Only digests of their tokens are kept."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import Any

from sqlalchemy import Row, insert, select, update

from unfog.store.accounts.base import Account, Session, key_of, written
from unfog.store.accounts.file import File
from unfog.store.accounts.tables import accounts, sessions
from unfog.store.accounts.users import account_from

IDLE = dt.timedelta(hours=1)
"""A session ends when nothing came from it for so long, and after `LASTS` in any case."""

LASTS = dt.timedelta(hours=12)

NOTED_EACH = dt.timedelta(minutes=1)
"""How exactly is kept when a session was last seen: not each request writes."""

_SHOWN = 16
_LONGEST = 200


class Sessions:
    """The sessions of one file of accounts."""

    def __init__(self, file: File) -> None:
        self._file = file

    def begin(self, account: Account, at: dt.datetime, address: str, agent: str) -> str:
        """A new session; its token, of 256 random bits, is known to its owner alone."""
        token = secrets.token_urlsafe(32)
        values = {
            "digest": digest_of(token),
            "account": key_of(account.name),
            "began": written(at),
            "seen": written(at),
            "address": address[:_LONGEST],
            "agent": agent[:_LONGEST],
        }
        with self._file.write() as connection:
            ended = (sessions.c.began < written(at - LASTS)) | (
                sessions.c.seen < written(at - IDLE)
            )
            connection.execute(sessions.delete().where(ended))
            connection.execute(insert(sessions).values(values))
        return token

    def of_token(self, token: str, at: dt.datetime) -> Session | None:
        """The session of that token, if it still counts; it is seen at `at`."""
        digest = digest_of(token)
        with self._file.read() as connection:
            row = connection.execute(_counting(at).where(sessions.c.digest == digest)).first()
        if row is None:
            return None
        session = _session_from(row)
        if at - session.seen >= NOTED_EACH:
            with self._file.write() as connection:
                seen = update(sessions).where(sessions.c.digest == digest).values(seen=written(at))
                connection.execute(seen)
        return session

    def of_account(self, name: str, at: dt.datetime) -> list[Session]:
        """The sessions of an account that still count, the newest first."""
        query = _counting(at).where(sessions.c.account == key_of(name))
        query = query.order_by(sessions.c.began.desc(), sessions.c.digest)
        with self._file.read() as connection:
            return [_session_from(row) for row in connection.execute(query)]

    def end(self, token: str) -> None:
        self._delete(sessions.c.digest == digest_of(token))

    def end_one(self, name: str, id: str) -> None:
        """Ends a session of the account by its id; another's is left."""
        own = sessions.c.account == key_of(name)
        self._delete(own & sessions.c.digest.startswith(id, autoescape=True))

    def end_all(self, name: str, but: str | None = None) -> None:
        """Ends all sessions of an account, without that of the token `but`."""
        ended = sessions.c.account == key_of(name)
        if but is not None:
            ended &= sessions.c.digest != digest_of(but)
        self._delete(ended)

    def _delete(self, which: Any) -> None:
        with self._file.write() as connection:
            connection.execute(sessions.delete().where(which))


def digest_of(token: str) -> str:
    """What is kept of a token, which is random enough for a plain digest."""
    return hashlib.sha256(b"unfog session " + token.encode()).hexdigest()


def _counting(at: dt.datetime) -> Any:
    """Sessions with their accounts that count at `at`."""
    return (
        select(sessions, accounts)
        .join(accounts, accounts.c.key == sessions.c.account)
        .where(~accounts.c.disabled)
        .where(sessions.c.began >= written(at - LASTS))
        .where(sessions.c.seen >= written(at - IDLE))
    )


def _session_from(row: Row[Any]) -> Session:
    return Session(
        id=row.digest[:_SHOWN],
        account=account_from(row),
        began=dt.datetime.fromisoformat(row.began),
        seen=dt.datetime.fromisoformat(row.seen),
        address=row.address,
        agent=row.agent,
    )
