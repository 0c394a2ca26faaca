"""Names as the registry compares them: words without accents, dots, apostrophes or plurals."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from unfog.model.actor import Actor

AliasKind = Literal["name", "demonym", "capital", "office", "acronym"]

# A word: letters with dots between ("U.S."), or letters and digits with apostrophes inside.
_TOKEN = re.compile(r"[^\W_]+(?:['’‘ʼ`´][^\W_]+|(?<![^\W_]{2})\.[^\W\d_](?=[.\W_]|$)\.?)*")
_APOSTROPHES = re.compile(r"['’‘ʼ`´.]")
_POSSESSIVE = re.compile(r"['’‘ʼ`´][sS]$")
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "ı": "i", "ß": "ss", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
)


class Word(msgspec.Struct, frozen=True):
    """A word of a text: its place, its letters as written, and the form that is compared."""

    start: int
    end: int
    written: str
    folded: str


class Alias(msgspec.Struct, frozen=True):
    """One name of an actor. `written` holds its words in their own case.

    `strict` acronyms are taken in capitals only; `article` names need their "The" in a text.
    """

    actor: Actor
    kind: AliasKind
    written: tuple[str, ...]
    strict: bool = False
    article: bool = False
    comma: bool = False


def fold(word: str, spellings: Mapping[str, str]) -> str:
    """`word` in lower case without accents, apostrophes and dots, in its standard spelling."""
    if not word.isascii() or not word.isalnum():
        plain = _APOSTROPHES.sub("", word).lower().translate(_LETTERS)
        decomposed = unicodedata.normalize("NFKD", plain)
        word = "".join(c for c in decomposed if not unicodedata.combining(c))
    word = word.lower()
    return spellings.get(word, word)


def words(text: str, spellings: Mapping[str, str]) -> Iterator[Word]:
    """The words of `text`; a final possessive 's is left out of the word."""
    for match in _TOKEN.finditer(text):
        raw = match[0]
        start, end = match.span()
        if raw.isascii() and raw.isalnum():
            low = raw.lower()
            yield Word(start, end, raw, spellings.get(low, low))
            continue
        shorter = _POSSESSIVE.sub("", raw)
        end -= len(raw) - len(shorter)
        yield Word(start, end, _APOSTROPHES.sub("", shorter), fold(shorter, spellings))


def fits_case(alias: Alias, written: tuple[str, ...]) -> bool:
    """Whether words of a text may be this name by their capitals.

    Capitals-only words of a name must be so in the text (an acronym of four letters and more
    may also be written like Nato); its first capitalised word needs a capital.
    """
    capital = False
    for mine, theirs in zip(alias.written, written, strict=True):
        if len(mine) > 1 and mine.isupper():
            if mine != theirs and (alias.strict or len(mine) < 4 or theirs != mine.capitalize()):
                return False
            capital = True
        elif not capital and mine[0].isupper():
            if not theirs[0].isupper():
                return False
            capital = True
    return True
