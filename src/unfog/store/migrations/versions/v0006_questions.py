"""Open pairs as a view, what clustering did link by link, and the rule set of the findings."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Boolean, Column, Float, Integer, LargeBinary, Text

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "questions",
        *[
            Column(name, Text, primary_key=True)
            for name in ("left_document", "left_local", "right_document", "right_local")
        ],
        Column("joined", Boolean, nullable=False),
        Column("score", Float, nullable=False),
        Column("hardness", Float, nullable=False),
    )
    op.create_index("ix_questions_hardness", "questions", ["hardness"])
    op.create_index("ix_questions_right", "questions", ["right_document", "right_local"])
    op.create_table(
        "link_joins",
        Column("number", Integer, primary_key=True),
        Column("packed", LargeBinary, nullable=False),
    )
    op.execute(
        "INSERT INTO meta (key, value) "
        "SELECT 'rules', substr(value, instr(value, ' rules-') + 7) FROM meta "
        "WHERE key = 'indexed' AND instr(value, ' rules-') > 0"
    )
