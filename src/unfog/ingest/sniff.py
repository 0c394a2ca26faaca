"""What kind of document a name and the first bytes stand for."""

from __future__ import annotations

import re
from typing import Literal

from unfog.errors import SkipDocument
from unfog.model.encoding import BOMS, by_mark, utf16_guess

Kind = Literal["text", "html", "lines", "json"]

HEAD = 4096

_EXTENSIONS: dict[str, Kind] = {
    ".txt": "text",
    ".md": "text",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "lines",
    ".ndjson": "lines",
    ".json": "json",
}
_MAGIC = {
    b"%PDF-": "a PDF",
    b"PK\x03\x04": "a ZIP or office file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"SQLite format 3": "a SQLite database",
    b"\x7fELF": "a program",
    b"{\\rtf": "an RTF file",
    b"PAR1": "a Parquet file",
}
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.*?-->|\s)*<(?:!doctype\s+html|html|head|body)\b", re.S | re.I
)
_TAG = re.compile(rb"<(?:!|/?[a-z])", re.I)
_CONTROL = bytes(b for b in range(32) if b not in b"\t\n\r\f\x08\x1b")


def kind_of(name: str, head: bytes, source: str) -> Kind:
    """The kind of the document called `name` that starts with `head`.

    The extension counts where the content does not contradict it. Raises SkipDocument
    `empty` or `binary`.
    """
    if not head:
        raise SkipDocument("empty", f"{source}: empty: nothing to read, remove it.")
    if what := binary(head):
        raise SkipDocument(
            "binary", f"{source}: {what}, no text: give it as text, HTML or JSON Lines."
        )
    plain = head.replace(b"\0", b"")  # UTF-16 read as if it were ASCII: enough to sniff
    for bom in BOMS:
        plain = plain.removeprefix(bom)
    named = _EXTENSIONS.get(_extension(name))
    if named in ("lines", "json"):
        return "json" if named == "json" or _opens_only(plain) else "lines"
    if _PAGE.match(plain):
        return "html"
    if named == "html":
        return "html" if _TAG.search(plain) else "text"
    if named is None and plain.lstrip()[:1] in (b"{", b"["):
        return "json" if _opens_only(plain) or plain.lstrip()[:1] == b"[" else "lines"
    return "text"


def binary(head: bytes) -> str:
    """What binary thing `head` is the start of, in words; "" where it may be text."""
    for magic, what in _MAGIC.items():
        if head.startswith(magic):
            return what
    if by_mark(head) or utf16_guess(head):
        return ""
    control = len(head) - len(head.translate(None, _CONTROL))
    return "binary data" if b"\0" in head or control > len(head) // 50 else ""


def _extension(name: str) -> str:
    base = name.lower().removesuffix(".gz")
    dot = base.rfind(".")
    return base[dot:] if dot > base.rfind("/") else ""


def _opens_only(head: bytes) -> bool:
    """Whether the first line only opens an object or list: JSON spread over lines."""
    return head.lstrip().partition(b"\n")[0].strip() in (b"{", b"[")
