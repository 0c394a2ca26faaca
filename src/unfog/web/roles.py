"""Who uses the desk, and what each may do."""

from __future__ import annotations

import msgspec

from unfog.model.role import ROLES, Role

__all__ = ["ROLES", "Role", "User"]


class User(msgspec.Struct, frozen=True):
    """Someone who uses the desk. `name` is what decisions are signed with."""

    name: str
    role: Role

    def may(self, role: Role) -> bool:
        """Whether this user may do what needs `role`."""
        return ROLES.index(self.role) >= ROLES.index(role)
