"""Sentences that count over years or months, and counts of a war: they tell of no incident."""

from __future__ import annotations

import re

from unfog.model.parse import Parse
from unfog.read.counts import CountMention

_MONTHS = (
    "january february march april may june july august september october november december".split()
)
_TOTAL = re.compile(
    r"\b(?:since (?:it|they|he|she) (?:was|were|came|took|began|started)"
    r"|since the \w+(?: \w+)? (?:began|started|broke|erupted)"
    r"|since (?:the )?(?:\w+[ -]){0,3}(?:19|20)\d\d"
    r"|since the (?:war|conflict|start|beginning|outbreak|uprising|insurgency|invasion|coup)"
    r"|(?:first|second) (?:half|quarter|\w+ months) of (?:(?:19|20)\d\d|the year|this year)"
    r"|by the end of (?:19|20)\d\d"
    r"|(?:over|in|during|for|within) (?:the )?(?:past|last|recent|previous) (?:[\w-]+ ){0,3}"
    r"(?:years|months|decades?)|(?:in|over|during|for|within) the (?:past|last) year"
    r"|on a regular basis|hundreds of thousands|in recent (?:years|months|decades|weeks)"
    r"|(?:this|last) (?:year|month|decade) alone|(?:so far|to date) (?:this|in) \w+"
    r"|over the years|for years|year[- ]long|decades?[- ](?:long|old)|decade of"
    r"|(?:every|each) (?:day|year|week|month)|(?:per|a) (?:year|day) on average|annually)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince (?:(?:early|late|mid)[- ])?(?:last |then\b|that |" + "|".join(_MONTHS) + ")",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|'ve|’ve)\b", re.IGNORECASE)

TOTAL_OF_A_WAR = 5000
"""So many killed or wounded are those of a war or a disaster."""


def is_total(text: str) -> bool:
    """Whether a sentence counts over years or months rather than tells of one happening."""
    if _TOTAL.search(text) is not None:
        return True
    return _SINCE.search(text) is not None and _PERFECT.search(text) is not None


def is_war(number: CountMention) -> bool:
    """Whether so many were killed or wounded that a war is counted."""
    low = number.count.low or number.count.high or 0
    return number.property in ("killed", "wounded") and low >= TOTAL_OF_A_WAR


def of_one_happening(parse: Parse, number: CountMention) -> bool:
    """Whether a count can be that of one happening rather than of a war, a year or a disaster."""
    if is_war(number):
        return False
    sentence = parse.sentence_span(parse.tokens[number.trigger].sentence)
    return not is_total(sentence.of(parse.text))
