"""The log of judgements, which only grows."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "judgements",
        Column("id", Text, primary_key=True),
        *(
            Column(name, Text, nullable=False)
            for name in ("kind", "subject", "by", "at", "why", "act")
        ),
        Column("machine", Boolean, nullable=False),
    )
    op.create_index("ix_judgements_at", "judgements", ["at"])
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER judgements_no_{change.lower()} BEFORE {change} ON judgements "
            "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END"
        )
