"""What each count is to the toll of its document, as its reader reckoned."""

from __future__ import annotations

from alembic import op
from sqlalchemy import Column, Text

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("claims", Column("share", Text))
