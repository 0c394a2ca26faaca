"""Words on claims, values and incidents: judgements by document, reviews, marks on claims."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, ForeignKey, Text

revision = "0005"
down_revision = "0004"

_NO_UPDATE = (
    "CREATE TRIGGER judgements_no_update BEFORE UPDATE ON judgements "
    "BEGIN SELECT RAISE(ABORT, 'judgements are only added'); END"
)


def upgrade() -> None:
    op.add_column("judgements", Column("settles", Boolean, nullable=False, server_default="0"))
    op.add_column("judgements", Column("about", Text))
    op.create_index("ix_judgements_about", "judgements", ["about"])
    op.execute("DROP TRIGGER judgements_no_update")
    op.execute(
        "UPDATE judgements SET about = json_extract(subject, '$.judgement') WHERE kind = 'undo'"
    )
    op.execute(_NO_UPDATE)
    op.create_table(
        "reviews",
        Column("incident", Text, ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
        *_texts("state", "by", "at", "why", "seen"),
        Column("changed", Boolean, nullable=False),
        *_texts("judgement"),
    )
    op.create_index("ix_reviews_state", "reviews", ["state"])
    op.create_table(
        "marks",
        Column("claim", Text, primary_key=True),
        Column("incident", Text, ForeignKey("incidents.id", ondelete="CASCADE"), nullable=False),
        *_texts("document", "local", "verdict", "by", "at", "why", "judgement", "said"),
        Column("added", Boolean, nullable=False),
    )
    for column in ("incident", "document"):
        op.create_index(f"ix_marks_{column}", "marks", [column])


def _texts(*names: str) -> list[Column[str]]:
    return [Column(name, Text, nullable=False) for name in names]
