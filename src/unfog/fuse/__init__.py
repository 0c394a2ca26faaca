"""Fusing: what was said of an incident, as findings with the claims behind them."""

from __future__ import annotations

from unfog.fuse.accounts import Account, AccountClaim, accounts
from unfog.fuse.findings import fuse, incident_status
from unfog.fuse.origins import OriginRow, origins
from unfog.fuse.rules import UNFOG, RuleSet
from unfog.fuse.voices import claim_origin

__all__ = [
    "UNFOG",
    "Account",
    "AccountClaim",
    "OriginRow",
    "RuleSet",
    "accounts",
    "claim_origin",
    "fuse",
    "incident_status",
    "origins",
]
