"""Fusing: what was said of an incident, as findings with the claims behind them."""

from __future__ import annotations

from unfog.fuse.accounts import Account, AccountClaim, accounts
from unfog.fuse.course import Course, CourseDay, CourseFigure, courses
from unfog.fuse.evidence import Evidence, asserting_origins
from unfog.fuse.filing import ORIGINS, graph_of
from unfog.fuse.findings import fuse, fuse_rows
from unfog.fuse.gathering import gather
from unfog.fuse.origin_rows import OriginRow
from unfog.fuse.origins import graph, origins
from unfog.fuse.rules import UNFOG, RuleSet
from unfog.fuse.status import incident_status
from unfog.fuse.voices import claim_origin

fuse_version = "10"
"""Changes whenever the same incident may fuse otherwise than before."""

__all__ = [
    "ORIGINS",
    "UNFOG",
    "Account",
    "AccountClaim",
    "Course",
    "CourseDay",
    "CourseFigure",
    "Evidence",
    "OriginRow",
    "RuleSet",
    "accounts",
    "asserting_origins",
    "claim_origin",
    "courses",
    "fuse",
    "fuse_rows",
    "fuse_version",
    "gather",
    "graph",
    "graph_of",
    "incident_status",
    "origins",
]
