"""Who uses the desk, and what each may do."""

from __future__ import annotations

from typing import Literal, get_args

import msgspec

Role = Literal["viewer", "coder", "reviewer", "admin"]
"""From least to most: viewers read, coders judge and code, reviewers settle what coders differ on,
lock incidents and take in drafts, admins manage users. Each may do what those before it may."""

ROLES: tuple[Role, ...] = get_args(Role)


class User(msgspec.Struct, frozen=True):
    """Someone who uses the desk. `name` is what decisions are signed with."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this user may do what needs `role`."""
        return ROLES.index(self.role) >= ROLES.index(role)
