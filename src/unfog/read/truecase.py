"""The usual case of text in capitals: parsers know names by it.

Teletype and old archives write in capitals throughout. A word is put in small letters where it
mostly stands so inside sentences (`data/cases.txt`, counted once over news; "?" marks words of
both kinds, which follow their neighbours), with a capital otherwise. Offsets do not change.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, Protocol

_TABLE = Path(__file__).with_name("data") / "cases.txt"
_SHARE = 0.7
_LETTERS = 60
"""A text in capitals has at least so many letters, this share of them capitals."""

Case = Literal["small", "either", "capital", "all"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_OPENS = re.compile(r"(?:[.?!][\"”)]?\s+|:\s+\"|\n\s*|--\s+|TEXT\]\s*)[\"“(]*$")
_DAY = re.compile(r"\d MAY\b|\bMAY \d")
_BEHIND = 8
"""Characters before a word that tell whether it opens a sentence."""
_PARENTHESIS = re.compile(r"[(\[]([A-Z]{2,5}(?:-[A-Z]{1,4})?)[)\]]")
_ENDINGS = ("ing", "ly", "tion", "tions", "ment", "ness", "ism", "isms", "ized", "ated")
_STEMMED = ("s", "es", "ed", "d", "ing", "er", "ers", "ly")
_LONG = 7
_VOWELS = frozenset("AEIOUYÁÉÍÓÚ")
_ORDINAL = frozenset(("st", "nd", "rd", "th"))


class Truecaser(Protocol):
    """Gives text in capitals its usual case."""

    def restore(self, text: str) -> str:
        """`text` with other letters only in case: same length, same offsets."""
        ...


def is_upper(text: str) -> bool:
    """Whether `text` stands in capitals throughout."""
    letters = capitals = 0
    for character in text:
        if character.isalpha():
            letters += 1
            capitals += character.isupper()
    return letters >= _LETTERS and capitals >= _SHARE * letters


class WordCaser:
    """Fulfils `Truecaser` by the usual case of words."""

    def __init__(self, table: Mapping[str, Case]) -> None:
        self._table = table

    @classmethod
    def load(cls) -> WordCaser:
        """With the table of the package."""
        return cls(_read())

    def usual(self, word: str) -> Case | None:
        """How a word in small letters is usually written; None where the table has it not."""
        return self._table.get(word)

    def restore(self, text: str) -> str:
        words = list(_WORD.finditer(text))
        short = {m[1] for m in _PARENTHESIS.finditer(text)}
        cases = [self._case(m[0], short) for m in words]
        pieces, at = [], 0
        for n, match in enumerate(words):
            case, word = cases[n], match[0]
            if case == "either":
                dated = word == "MAY" and _DAY.search(
                    text[max(0, match.start() - 3) : match.end() + 3]
                )
                case = "capital" if dated else _neighbours(text, words, cases, n)
            opens = _OPENS.search(text[max(0, match.start() - _BEHIND) : match.start()])
            if case == "small" and (opens or not match.start()):
                case = "capital"
            if case in ("small", "capital"):
                pieces += [text[at : match.start()], _cased(word, case)]
                at = match.end()
        return "".join([*pieces, text[at:]])

    def _case(self, word: str, short: set[str]) -> Case:
        if word in short or not _VOWELS & set(word):
            return "small" if word.lower() in _ORDINAL else "all"
        if len(word) == 1:
            return "small" if word == "A" else "all"
        lower = word.lower()
        base = re.split("['’]", lower)[0]
        known = self._table.get(lower) or self._table.get(base)
        if known is not None:
            return known
        if any(self._stem(lower, ending) for ending in _STEMMED):
            return "small"
        return "small" if len(lower) >= _LONG and lower.endswith(_ENDINGS) else "capital"

    def _stem(self, word: str, ending: str) -> bool:
        if not word.endswith(ending):
            return False
        stem = word[: -len(ending)]
        return len(stem) > 2 and (
            self._table.get(stem) == "small" or self._table.get(stem + "e") == "small"
        )


def _neighbours(text: str, words: list[re.Match[str]], cases: list[Case], n: int) -> Case:
    """A capital beside a name ("National" in "National Liberation Army of X"), else small."""
    for step in (-1, 1):
        other = n + step
        while 0 <= other < len(words):
            left, right = sorted((other - step, other))
            if text[words[left].end() : words[right].start()] != " ":
                break
            if cases[other] in ("capital", "all"):
                return "capital"
            if cases[other] != "either":
                break
            other += step
    return "small"


def _cased(word: str, case: Case) -> str:
    """`word` in another case, letter by letter, so that its length stays."""
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    return small if case == "small" else word[0] + small[1:]


@cache
def _read() -> dict[str, Case]:
    table: dict[str, Case] = {}
    for line in _TABLE.read_text(encoding="utf-8").split():
        table[line.rstrip("?")] = "either" if line.endswith("?") else "small"
    return table
