"""Bytes to text: by mark, by declaration, by trial; what is no text is refused."""

from __future__ import annotations

import re

from charset_normalizer import from_bytes

from unfog.errors import SkipDocument
from unfog.model.encoding import by_mark, utf16_guess

_META = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}?encoding=["']([\w.:-]{2,40})""",
    re.I,
)
# What the web calls these is Windows-1252 (WHATWG Encoding Standard).
_LATIN = {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "ascii", "us-ascii", "windows-1252"}
_NO_CHARSET = {"unicode_escape", "raw_unicode_escape", "punycode", "idna", "utf-7", "utf7"}
_SAMPLE = 1 << 16


def decode(
    raw: bytes, source: str, charset: str | None = None, *, html: bool = False
) -> tuple[str, str]:
    """(text, codec) of `raw`. `charset` is what the transport declared.

    UTF-8 with a few broken bytes is read with U+FFFD in their places. Raises SkipDocument
    `encoding` where no text comes out.
    """
    for codec in _candidates(raw, charset, html=html):
        try:
            return raw.decode(codec), codec
        except (ValueError, LookupError):
            continue
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    fine = sum(1 for c in text if c > "\x7f") - broken
    if fine > 2 * broken:
        return text, "utf-8"
    return _guessed(raw, source)


def _candidates(raw: bytes, charset: str | None, *, html: bool) -> list[str]:
    found = [by_mark(raw), utf16_guess(raw[:1024]), _codec(charset)]
    if html and (match := _META.search(raw[:4096])):
        found.append(_codec((match[1] or match[2]).decode("ascii")))
    # UTF-8 is hardly ever valid by chance, a declared Latin charset always is: try it first.
    found.sort(key=lambda codec: codec == "cp1252")
    place = found.index("cp1252") if "cp1252" in found else len(found)
    found.insert(place, "utf-8")
    return [codec for codec in found if codec]


def _codec(declared: str | None) -> str | None:
    name = (declared or "").strip().lower()
    if name in _LATIN:
        return "cp1252"
    # A page read as bytes that says UTF-16 about itself is lying: the mark would tell.
    if not name or name in _NO_CHARSET or name.startswith(("utf-16", "utf16", "utf-32")):
        return None
    return name


def _guessed(raw: bytes, source: str) -> tuple[str, str]:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    high = [c for c in text if c > "\x7f"]
    likely = sum(c.isalpha() or c in "‘’“”–—…•°£€ " for c in high) >= 0.9 * len(high)
    # English in cp1252 has few such characters; more of them are another script's letters.
    if text and likely and len(high) <= 0.1 * len(text):
        return text, "cp1252"
    best = from_bytes(raw[:_SAMPLE]).best()
    if best is not None:
        try:
            return raw.decode(best.encoding), best.encoding
        except (ValueError, LookupError):
            pass
    raise SkipDocument("encoding", f"{source}: in no known encoding: convert it to UTF-8.")
