"""Whose name is shown to whom: viewers do not learn who judged or edited."""

from __future__ import annotations

import hashlib
import hmac
import secrets

from unfog.web.roles import User

SOMEBODY = "a reviewer"
"""What viewers see in place of a name."""


_KEY = secrets.token_bytes(32)


def shown(user: User | None, name: str) -> str:
    """The name of somebody on the staff as `user` may see it. Whatever page or answer tells who
    decided something passes the name through here."""
    if user is not None and (user.may("coder") or user.name == name):
        return name
    return SOMEBODY


def sealed(user: User, word: str) -> str:
    """A word that is a digest of who decided something and of much that is in sight – the id of
    a judgement, the version of an incident – as `user` may see it.

    Viewers could try names until the digest comes out, and so get another word in its place,
    which stays the same while the desk runs.
    """
    if not word or user.may("coder"):
        return word
    return hmac.new(_KEY, word.encode(), hashlib.sha256).hexdigest()[:32]
