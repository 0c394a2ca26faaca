"""The index by which new documents find those they belong with, and which are still to do."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Integer, LargeBinary, Text

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    for name in ("link", "origin"):
        op.create_table(
            f"{name}_rows",
            *[Column(key, Integer, primary_key=True) for key in ("key", "place", "number")],
            sqlite_with_rowid=False,
        )
        op.create_table(
            f"{name}_items",
            Column("number", Integer, primary_key=True),
            Column("document", Text, nullable=False),
            Column("packed", LargeBinary, nullable=False),
            Column("links", LargeBinary, nullable=False),
        )
        op.create_index(f"ix_{name}_items_document", f"{name}_items", ["document"])
    op.create_table("pending", Column("document", Text, primary_key=True), sqlite_with_rowid=False)
    op.add_column("origins", Column("passages", Text))
