"""Telling words: what sets a document apart from the rest of the news, so that linking can
see that two documents tell the same story.

A word weighs by how rare it is in news at large (Spärck Jones 1972), measured once over
several corpora and shipped: a document has the same words in any register.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from unfog.model.incident import Terms
from unfog.model.names import fold, singular

MOST = 48
"""Words kept of one document."""

_TABLE = Path(__file__).with_name("data") / "words.tsv"
_UNKNOWN = 7.6
"""Weight of a word that the table does not have: about one document in two thousand."""

_LEAST = 1.5
_FIGURE = 1.5
"""Figures (ages, tolls, house numbers) tell more than their frequency says."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")


def terms(title: str | None, text: str) -> Terms:
    """The most telling words of a document with their weights, the weightiest first.

    Words are folded and singular; two capitalised words side by side ("Oak Street") count as
    a third one. Weights are positive, with one decimal.
    """
    told = Counter(_words(title or ""))
    told.update(_words(text))
    rarity = _rarity()
    found = [(_weight(term, count, rarity), term) for term, count in told.items()]
    ranked = sorted((-weight, term) for weight, term in found if weight)
    return tuple((term, round(-weight, 1)) for weight, term in ranked[:MOST])


def normal(word: str) -> str:
    """`word` as the table has it: folded, singular, without a possessive ending."""
    return singular(fold(word[:-2] if word.endswith(("'s", "’s")) else word))


def words_of(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Each word of two characters or more in its normal form, with where it stands."""
    for match in _WORD.finditer(text):
        word = normal(match.group())
        if len(word) > 1:
            yield word, match


def _words(text: str) -> Iterator[str]:
    rarity = _rarity()
    before, end = "", -1
    for word, match in words_of(text):
        yield word
        capital = match.group()[0].isupper() and not match.group().isupper()
        beside = before and text[end : match.start()] == " "
        if capital and beside and min(_rare(before, rarity), _rare(word, rarity)) >= _LEAST:
            yield f"{before} {word}"
        before, end = word if capital else "", match.end()


def _weight(term: str, count: int, rarity: Mapping[str, float]) -> float:
    first, _, second = term.partition(" ")
    if second:
        rare = 0.8 * max(_rare(first, rarity), _rare(second, rarity)) + 2.0
    else:
        rare = _rare(term, rarity) * (_FIGURE if term[0].isdigit() else 1.0)
    return rare * (1.0 + math.log(count)) if rare >= _LEAST else 0.0


def _rare(word: str, rarity: Mapping[str, float]) -> float:
    return rarity.get(word, _UNKNOWN)


@cache
def _rarity() -> Mapping[str, float]:
    """Minus the logarithm of the share of documents that have a word, by normal form."""
    rows = (line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines())
    return {word: float(value) for word, value in rows}
