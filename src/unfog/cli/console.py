"""Where output goes, and text from outside made safe to show."""

from __future__ import annotations

import io
import sys
import unicodedata

from rich.console import Console

_HIDDEN = frozenset(("Cc", "Cf", "Cs", "Co", "Zl", "Zp"))


def out() -> Console:
    """Standard output: plain where it is no terminal or NO_COLOR is set."""
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=False)


def err() -> Console:
    """Standard error: progress, notes and errors."""
    return Console(stderr=True, highlight=False, markup=False, emoji=False)


def say(message: str) -> None:
    """One note on standard error."""
    err().print(safe(message), soft_wrap=True)


def safe(text: str | None) -> str:
    """`text` on one line, without the characters that steer a terminal or reorder its text."""
    shown = (" " if c in "\n\r\t" else c for c in text or "")
    kept = "".join(c for c in shown if unicodedata.category(c) not in _HIDDEN)
    return " ".join(kept.split())


def forgive_encoding() -> None:
    """Let output that a terminal's encoding lacks be replaced rather than fail."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
