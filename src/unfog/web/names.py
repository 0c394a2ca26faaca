"""Whose name is shown to whom: viewers do not learn who judged or edited."""

from __future__ import annotations

from unfog.web.roles import User

SOMEBODY = "a reviewer"
"""What viewers see in place of a name."""


def shown(user: User | None, name: str) -> str:
    """The name of somebody on the staff as `user` may see it. Whatever page or answer tells who
    decided something passes the name through here."""
    if user is not None and (user.may("coder") or user.name == name):
        return name
    return SOMEBODY
