"""The first schema: documents, readings, claims, views and the search index."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Float, ForeignKey, Integer, LargeBinary, Text

revision = "0001"
down_revision = None


def upgrade() -> None:
    _documents()
    _readings()
    _memory()
    _views()
    _search()


def _need(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]


def _may(*names: str) -> list[Column[str]]:
    return [Column(name, Text) for name in names]


def _numbers(*names: str) -> list[Column[int]]:
    return [Column(name, Integer, nullable=False) for name in names]


def _index(table: str, *columns: str) -> None:
    for column in columns:
        op.create_index(f"ix_{table}_{column}", table, [column])


def _documents() -> None:
    op.create_table(
        "raw",
        Column("digest", Text, primary_key=True),
        Column("size", Integer, nullable=False),
        Column("packed", LargeBinary, nullable=False),
    )
    op.create_table(
        "documents",
        Column("number", Integer, primary_key=True),
        Column("id", Text, nullable=False, unique=True),
        Column("digest", Text, ForeignKey("raw.digest"), nullable=False, unique=True),
        *_need("content", "media", "source", "text"),
        *_may("title", "published", "outlet", "url", "author"),
        *_need("language", "encoding"),
        *_may("dateline"),
        *_need("furniture", "raw_offsets", "credits", "notes", "signature", "reader"),
    )
    _index("documents", "published")


def _document_key() -> ForeignKey:
    return ForeignKey("documents.id", ondelete="CASCADE")


def _readings() -> None:
    op.create_table(
        "read_incidents",
        Column("document", Text, _document_key(), primary_key=True),
        Column("local", Text, primary_key=True),
        *_numbers("position"),
        *_need("type", "role"),
        *_may("date_start", "date_end", "place"),
    )
    op.create_table(
        "claims",
        Column("id", Text, primary_key=True),
        Column("document", Text, _document_key(), nullable=False),
        *_need("local"),
        *_numbers("position"),
        *_need("property", "value", "words", "stance", "certainty", "speaker", "speaker_kind"),
        *_may("org", "actor"),
        *_need("via"),
        Column("responsibility", Boolean, nullable=False),
        *_numbers("start", "stop"),
    )
    _index("claims", "document", "property", "speaker")
    op.create_table(
        "aside",
        Column("document", Text, _document_key(), primary_key=True),
        Column("position", Integer, primary_key=True),
        *_need("reason", "detail"),
        *_numbers("start", "stop"),
    )


def _memory() -> None:
    op.create_table(
        "skipped",
        Column("source", Text, primary_key=True),
        *_need("reason", "detail"),
        *_may("digest"),
    )
    _index("skipped", "digest")
    op.create_table(
        "ledger",
        Column("digest", Text, primary_key=True),
        Column("step", Text, primary_key=True),
        *_need("version"),
        Column("done", Boolean, nullable=False),
    )
    op.create_table(
        "runs",
        Column("number", Integer, primary_key=True),
        *_need("started"),
        Column("seconds", Float, nullable=False),
        *_need("version", "counts"),
    )
    op.create_table("meta", Column("key", Text, primary_key=True), *_need("value"))
    op.create_table("redirects", Column("old", Text, primary_key=True), *_need("new"))


def _views() -> None:
    op.create_table("origins", Column("document", Text, primary_key=True), *_need("origin"))
    _index("origins", "origin")
    op.create_table(
        "incidents",
        Column("id", Text, primary_key=True),
        *_need("type", "role"),
        *_may("date_start", "date_end", "place", "country"),
        *_need("status"),
        *_numbers("accounts", "origins"),
    )
    _index("incidents", "type", "date_start", "country", "status")
    op.create_table(
        "incident_parts",
        Column("document", Text, primary_key=True),
        Column("local", Text, primary_key=True),
        Column("incident", Text, _incident_key(), nullable=False),
        *_numbers("position"),
    )
    _index("incident_parts", "incident")
    op.create_table(
        "findings",
        Column("incident", Text, _incident_key(), primary_key=True),
        Column("position", Integer, primary_key=True),
        *_need("property", "status", "rule"),
        *[
            column
            for bound in ("low", "best", "high")
            for column in (Column(bound, Integer), Column(f"{bound}_claim", Text))
        ],
        *_numbers("origins", "accounts"),
        *_need("alternatives"),
    )


def _incident_key() -> ForeignKey:
    return ForeignKey("incidents.id", ondelete="CASCADE")


def _search() -> None:
    """An FTS5 index beside the documents, kept in step by triggers."""
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "title, text, content='documents', content_rowid='number', "
        "tokenize='unicode61 remove_diacritics 2')"
    )
    gone = (
        "INSERT INTO search(search, rowid, title, text) "
        "VALUES ('delete', old.number, old.title, old.text);"
    )
    come = "INSERT INTO search(rowid, title, text) VALUES (new.number, new.title, new.text);"
    for name, when, body in (
        ("insert", "AFTER INSERT", come),
        ("delete", "AFTER DELETE", gone),
        ("update", "AFTER UPDATE OF title, text", gone + come),
    ):
        op.execute(f"CREATE TRIGGER search_{name} {when} ON documents BEGIN {body} END")
