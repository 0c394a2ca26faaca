"""What the words around a number or a month tell of it."""

from __future__ import annotations

import re

from unfog.resolve.time.words import COUNTED, WS

# Words before a bare year or month that make it one.
LEADS = frozenset(
    "in since until till by during from of before after through throughout circa around between "
    "last this next early mid late to into year years post pre about past summer autumn winter "
    "prior spring".split()
)
ARTICLES = frozenset("the a an its their his her our s".split())
HYPHENS = ("-", "\u2010", "\u2011", "\u2013")
NEXT_WORD = re.compile(rf"(?:{WS}|-)([^\W\d_]+)")


def counts_things(text: str, end: int) -> bool:
    """Whether the number that ends at `end` counts what follows ("2021 soldiers")."""
    if text[end : end + 1] == "%":
        return True
    following = NEXT_WORD.match(text, end)
    return following is not None and following[1].lower() in COUNTED
