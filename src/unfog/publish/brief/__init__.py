"""Background briefs: a register's own earlier incidents as dated, sourced sentences."""

from __future__ import annotations

from unfog.publish.brief.compose import brief
from unfog.publish.brief.model import NEAR_KM, Ask, Brief, Entry, Section
from unfog.publish.brief.write import FORMATS, write

__all__ = ["FORMATS", "NEAR_KM", "Ask", "Brief", "Entry", "Section", "brief", "write"]
