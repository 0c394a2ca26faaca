"""What was read of type, day and place where reviewers' words stand instead; where claims that they
added are."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    for name in ("read", "typed"):
        op.add_column("incidents", Column(name, Text))
    op.add_column("marks", Column("place", Text))
