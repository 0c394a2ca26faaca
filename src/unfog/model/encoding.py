"""Marks by which encoded text gives itself away."""

from __future__ import annotations

import codecs

BOMS: dict[bytes, str] = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
"""Byte order marks and the codec that takes them off (UTF-32 first: UTF-16's begins it)."""


def by_mark(data: bytes) -> str | None:
    """The codec that the byte order mark of `data` names, None where there is no mark."""
    return next((name for bom, name in BOMS.items() if data.startswith(bom)), None)


def utf16_guess(head: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` where `head` looks like UTF-16 of a Latin script, no mark."""
    even, odd = head[0::2], head[1::2]
    if len(head) < 8 or b"\0" not in head:
        return None
    if odd.count(0) > 0.6 * len(odd) and even.count(0) == 0:
        return "utf-16-le"
    if even.count(0) > 0.6 * len(even) and odd.count(0) == 0:
        return "utf-16-be"
    return None
