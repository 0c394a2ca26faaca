"""Text from outside made fit for a page: what cannot be seen is made visible."""

from __future__ import annotations

import re

_LINE_END = re.compile("\r\n?")
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Control characters but tab and line feed, those that reorder text, lone surrogates."""


def visible(text: str) -> str:
    """`text` with a picture in place of each character that hides, steers or reorders."""
    return _HIDDEN.sub(_picture, _LINE_END.sub("\n", text))


def _picture(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "\u2421" if code == 0x7F else "\ufffd"
