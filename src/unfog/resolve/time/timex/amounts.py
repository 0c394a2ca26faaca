"""Amounts of units of time in words and figures: "two and a half", "several", "1,200"."""

from __future__ import annotations

import re
from fractions import Fraction

from unfog.resolve.time.words import NUMBERS, WS, either

_TENS = {word: n for word, n in NUMBERS.items() if n >= 20} | {"seventy": 70, "eighty": 80}
_ONES = {word: n for word, n in NUMBERS.items() if n < 10 and word not in ("a", "an")}
_WORDS = {**NUMBERS, **_TENS}
_GREAT = {"hundred": 100, "thousand": 1000}
VAGUE = ("several", "few", "many", "some", "numerous", "countless")
_NUMERAL = rf"\d{{1,3}}(?:,\d{{3}})+|\d{{1,4}}(?:\.\d+)?(?:{WS}\d/[1-9])?"
_SPELT = (
    rf"(?:{either(_TENS)}(?:[ -]{either(_ONES)})?|{either(_WORDS)})\b"
    rf"(?:{WS}{either(_GREAT)}\b)?(?:{WS}and{WS}a{WS}half\b)?"
)
_LOOSE = rf"(?:(?:a|only{WS}a){WS})?(?:{either(VAGUE)}|couple{WS}of|dozen)\b"
AMOUNT = rf"(?:{_NUMERAL}|half{WS}an?\b|{_LOOSE}|{_SPELT})"
"""A pattern without groups; what it matches is read by `amount`."""
STARTS = " ".join([*_WORDS, *VAGUE, "couple", "dozen", "half"])
"""Words that can begin an amount; numerals apart."""


def amount(words: str) -> Fraction | None:
    """The number; None where the words leave it open ("several").

    >>> amount("twenty-four"), amount("2 1/2"), amount("a few")
    (Fraction(24, 1), Fraction(5, 2), None)
    """
    parts = re.split(r"[\s-]+", words.lower().replace(",", ""))
    if any(word in VAGUE for word in parts):
        return None
    if "couple" in parts:
        return Fraction(2)
    if "dozen" in parts:
        return Fraction(12)
    if parts[0] == "half":
        return Fraction(1, 2)
    half = Fraction(1, 2) if parts[-3:] == ["and", "a", "half"] else Fraction(0)
    total = Fraction(0)
    for word in parts[:-3] if half else parts:
        if word in _GREAT:
            total *= _GREAT[word]
        else:
            total += Fraction(word) if word[0].isdigit() else _WORDS[word]
    return total + half
