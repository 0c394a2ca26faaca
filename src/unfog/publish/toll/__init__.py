"""The course of an incident's toll, for people: as a table, as lines to read, as a drawing."""

from __future__ import annotations

from unfog.publish.toll.lines import Line, lines_of
from unfog.publish.toll.svg import svg
from unfog.publish.toll.table import TOLL, table
from unfog.publish.toll.told import Toll, toll

__all__ = ["TOLL", "Line", "Toll", "lines_of", "svg", "table", "toll"]
