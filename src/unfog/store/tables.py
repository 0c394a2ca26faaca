"""The tables of a register.

Content tables hold what was read; view tables (origins, incidents, their parts, findings,
reviews, marks on claims) can be dropped and made again from them. No content or view table
holds a time of day or an order of arrival, so that equal input gives equal tables; but of
judgements the time is part of what was said. JSON is kept as text. The indexes of neighbours
can be dropped too; `pending` lists documents that the views do not show yet. `about` in a
judgement names the document on which it has a word, or the judgement that it takes back.
"""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

from unfog.store.base import IndexName

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _text(name: str, *, index: bool = False) -> Column[str]:
    return Column(name, Text, nullable=False, index=index)


def _key(name: str, target: str | None = None) -> Column[str]:
    if target is None:
        return Column(name, Text, primary_key=True)
    return Column(name, Text, ForeignKey(target, ondelete="CASCADE"), primary_key=True)


raw = Table(
    "raw",
    metadata,
    _key("digest"),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary, nullable=False),
)

documents = Table(
    "documents",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("digest", Text, ForeignKey("raw.digest"), nullable=False, unique=True),
    _text("content"),
    _text("media"),
    _text("source"),
    _text("text"),
    Column("title", Text),
    Column("published", Text, index=True),
    Column("outlet", Text),
    Column("url", Text),
    Column("author", Text),
    _text("language"),
    _text("encoding"),
    Column("dateline", Text),
    _text("furniture"),
    _text("raw_offsets"),
    _text("credits"),
    _text("notes"),
    _text("signature"),
    _text("terms"),
    _text("reader"),
)

read_incidents = Table(
    "read_incidents",
    metadata,
    _key("document", "documents.id"),
    _key("local"),
    Column("position", Integer, nullable=False),
    _text("type"),
    _text("role"),
    Column("date_start", Text),
    Column("date_end", Text),
    Column("place", Text),
)

claims = Table(
    "claims",
    metadata,
    _key("id"),
    Column(
        "document", Text, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False, index=True
    ),
    _text("local"),
    Column("position", Integer, nullable=False),
    _text("property", index=True),
    _text("value"),
    _text("words"),
    _text("stance"),
    _text("certainty"),
    _text("speaker", index=True),
    _text("speaker_kind"),
    Column("org", Text),
    Column("actor", Text),
    _text("via"),
    Column("responsibility", Boolean, nullable=False),
    Column("share", Text),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

aside = Table(
    "aside",
    metadata,
    _key("document", "documents.id"),
    Column("position", Integer, primary_key=True),
    _text("reason"),
    _text("detail"),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
)

skipped = Table(
    "skipped",
    metadata,
    _key("source"),
    _text("reason"),
    _text("detail"),
    Column("digest", Text, index=True),
)

ledger = Table(
    "ledger",
    metadata,
    _key("digest"),
    _key("step"),
    _text("version"),
    Column("done", Boolean, nullable=False),
)

origins = Table(
    "origins",
    metadata,
    _key("document"),
    _text("origin", index=True),
    Column("passages", Text),
)

incidents = Table(
    "incidents",
    metadata,
    _key("id"),
    _text("type", index=True),
    _text("role"),
    Column("date_start", Text, index=True),
    Column("date_end", Text),
    Column("place", Text),
    Column("country", Text, index=True),
    _text("status", index=True),
    Column("accounts", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("read", Text),
    Column("typed", Text),
)

incident_parts = Table(
    "incident_parts",
    metadata,
    _key("document"),
    _key("local"),
    Column(
        "incident",
        Text,
        ForeignKey("incidents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    Column("position", Integer, nullable=False),
)

findings = Table(
    "findings",
    metadata,
    _key("incident", "incidents.id"),
    Column("position", Integer, primary_key=True),
    _text("property"),
    _text("status"),
    _text("rule"),
    Column("low", Integer),
    Column("low_claim", Text),
    Column("best", Integer),
    Column("best_claim", Text),
    Column("high", Integer),
    Column("high_claim", Text),
    Column("origins", Integer, nullable=False),
    Column("accounts", Integer, nullable=False),
    _text("alternatives"),
)

questions = Table(
    "questions",
    metadata,
    _key("left_document"),
    _key("left_local"),
    _key("right_document"),
    _key("right_local"),
    Column("joined", Boolean, nullable=False),
    Column("score", Float, nullable=False),
    Column("hardness", Float, nullable=False, index=True),
    Index("ix_questions_right", "right_document", "right_local"),
)

judgements = Table(
    "judgements",
    metadata,
    _key("id"),
    _text("kind"),
    _text("subject"),
    _text("by"),
    _text("at", index=True),
    _text("why"),
    _text("act"),
    Column("machine", Boolean, nullable=False),
    Column("settles", Boolean, nullable=False),
    Column("about", Text, index=True),
)

reviews = Table(
    "reviews",
    metadata,
    _key("incident", "incidents.id"),
    _text("state", index=True),
    _text("by"),
    _text("at"),
    _text("why"),
    _text("seen"),
    Column("changed", Boolean, nullable=False),
    _text("judgement"),
)

marks = Table(
    "marks",
    metadata,
    _key("claim"),
    Column(
        "incident",
        Text,
        ForeignKey("incidents.id", ondelete="CASCADE"),
        nullable=False,
        index=True,
    ),
    _text("document", index=True),
    _text("local"),
    _text("verdict"),
    _text("by"),
    _text("at"),
    _text("why"),
    _text("judgement"),
    _text("said"),
    Column("added", Boolean, nullable=False),
    Column("place", Text),
)

redirects = Table("redirects", metadata, _key("old"), _text("new"))

runs = Table(
    "runs",
    metadata,
    Column("number", Integer, primary_key=True),
    _text("started"),
    Column("seconds", Float, nullable=False),
    _text("version"),
    _text("counts"),
)

meta = Table("meta", metadata, _key("key"), _text("value"))

pending = Table("pending", metadata, _key("document"), sqlite_with_rowid=False)


class IndexTables(NamedTuple):
    """An index of neighbours: items, and the rows under which they are filed, in order."""

    rows: Table
    items: Table


def _index(name: str) -> IndexTables:
    rows = Table(
        f"{name}_rows",
        metadata,
        *[Column(key, Integer, primary_key=True) for key in ("key", "place", "number")],
        sqlite_with_rowid=False,
    )
    items = Table(
        f"{name}_items",
        metadata,
        Column("number", Integer, primary_key=True),
        _text("document", index=True),
        Column("packed", LargeBinary, nullable=False),
        Column("links", LargeBinary, nullable=False),
    )
    return IndexTables(rows, items)


INDEXES: dict[IndexName, IndexTables] = {"link": _index("link"), "origin": _index("origin")}
"""What linking and origins remember, to take in new documents without looking at all others."""

joins = Table(
    "link_joins",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("packed", LargeBinary, nullable=False),
)
"""Which links joined two clusters into one, by item."""

CONTENT: tuple[Table, ...] = (
    documents, raw, read_incidents, claims, aside, skipped, ledger, judgements,
)  # fmt: skip
"""What was read, and what reviewers said of it; the register's own memory."""

VIEWS: tuple[Table, ...] = (origins, incidents, incident_parts, findings, reviews, marks, questions)
"""What is made of it, disposable."""
