"""The tables of a file of accounts. Times are UTC in ISO form, which sorts as time does."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()


def _account(*, primary: bool = False) -> Column[str]:
    target = ForeignKey("accounts.key", ondelete="CASCADE")
    return Column("account", Text, target, nullable=False, primary_key=primary, index=not primary)


accounts = Table(
    "accounts",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("password", Text, nullable=False),
    Column("given", Boolean, nullable=False),
    Column("disabled", Boolean, nullable=False),
    Column("created", Text, nullable=False),
    Column("secret", Text),
    Column("offered", Text),
    Column("step", Integer, nullable=False),
)
"""`key` is the name as it is compared; `given` says that somebody else chose the password.
`secret` makes the codes of the second factor, `offered` is one that no code has confirmed yet,
`step` the last thirty seconds whose code was taken."""

recovery = Table(
    "recovery",
    metadata,
    _account(primary=True),
    Column("digest", Text, primary_key=True),
)

sessions = Table(
    "sessions",
    metadata,
    Column("digest", Text, primary_key=True),
    _account(),
    Column("began", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("agent", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("about", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)
