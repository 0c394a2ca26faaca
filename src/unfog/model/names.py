"""Names in comparable form: what is left of a name when spelling and small words are gone."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DOTTED = re.compile(r"\b([A-Z])\.([A-Z])\.?(?![A-Za-z])")

_REMEMBERED = 65_536
"""Names whose forms are kept: the same few are compared again and again."""

SMALL_WORDS = frozenset(
    "a an the of in at on and or by to for from with near s al el de la so called its his her "
    "their this that some several many other".split()
)
"""Words that never tell one name from another."""

_LONG_FORMS: dict[str, tuple[str, ...]] = {
    "us": ("united", "states"),
    "usa": ("united", "states"),
    "american": ("united", "states"),
    "uk": ("united", "kingdom"),
    "british": ("united", "kingdom"),
    "isis": ("islamic", "state"),
    "isil": ("islamic", "state"),
    "daesh": ("islamic", "state"),
    "un": ("united", "nations"),
    "idf": ("israel", "army"),
    "israeli": ("israel",),
    "nato": ("nato",),
}


@lru_cache(_REMEMBERED)
def fold(text: str) -> str:
    """`text` in lower case without accents and apostrophes."""
    plain = _DOTTED.sub(r"\1\2", text)
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return plain.lower().replace("'", "").replace("’", "")


@lru_cache(_REMEMBERED)
def name_tokens(name: str) -> frozenset[str]:
    """The words of `name` that can tell it from others: folded, singular, small words out.

    Well-known short forms are written out ("US" and "American" become united, states).
    """
    found: set[str] = set()
    for word in _WORD.findall(fold(name)):
        if word in _LONG_FORMS:
            found.update(_LONG_FORMS[word])
        elif word not in SMALL_WORDS:
            found.add(singular(word))
    return frozenset(found)


def singular(word: str) -> str:
    """`word` without its plural ending, where it has a regular one."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def proper_tokens(name: str) -> frozenset[str]:
    """As `name_tokens`, of the capitalised words of `name` alone."""
    capital = [
        w for w in _WORD.findall(_DOTTED.sub(r"\1\2", name)) if w[0].isupper() or w[0].isdigit()
    ]
    return name_tokens(" ".join(capital))


def initials(name: str) -> str:
    """First letters of the capitalised words of a longer name, folded: "sdf", "ira"; else ""."""
    capital = [w for w in _WORD.findall(name) if w[0].isupper()]
    if len(capital) == 1 and capital[0].isupper() and len(capital[0]) >= 3:
        return fold(capital[0])
    return fold("".join(w[0] for w in capital)) if len(capital) >= 3 else ""
