"""What is in a register as tables and maps for others: data frames and files."""

from __future__ import annotations

from unfog.publish.tables import TABLES, frame
from unfog.publish.write import FORMATS, export

__all__ = ["FORMATS", "TABLES", "export", "frame"]
