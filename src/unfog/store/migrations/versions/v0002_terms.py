"""Telling words of each document, by which linking knows a story again.

Documents stored before have none until their sources are given again, when they are cleaned
and read anew.
"""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("documents", Column("terms", Text, nullable=False, server_default="[]"))
    op.execute("DELETE FROM ledger WHERE step = 'clean'")
