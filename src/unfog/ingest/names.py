"""File names as text that can be stored and shown."""

from __future__ import annotations

import os


def printable(path: str) -> str:
    """`path` as valid one-line text: bytes that are no UTF-8 and control characters escaped."""
    text = os.fsencode(path).decode("utf-8", "backslashreplace")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
