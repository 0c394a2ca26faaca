"""What those who use a register with others may do."""

from __future__ import annotations

from typing import Literal, get_args

Role = Literal["viewer", "coder", "reviewer", "admin"]
"""From least to most: viewers read, coders judge and code, reviewers settle what coders differ on,
lock incidents and take in drafts, admins manage users. Each may do what those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)
