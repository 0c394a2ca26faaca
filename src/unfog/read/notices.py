"""Corrections, retractions and revised figures: where a text takes back what was said before.

Told by the phrases in which newsrooms and agencies say so (correction lines, "an earlier
version of this article", "withdraws its report", "revised down the toll"); what else a report
says against others is a claim, not a notice. Sentences are split by their marks alone, since
such lines often stand outside the report that is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.model.notice import Notice, NoticeKind
from unfog.model.span import Span
from unfog.read.numbers import number_at

_CUES = (
    "correction", "corrected", "corrects", "correcting", "corrigendum", "erratum", "withdraw",
    "withdrew", "retract", "been removed", "was removed", "taken down", "been deleted",
    "was deleted", "revised", "lowered", "reduced", "amended", "version of", "disregard",
    "kill the", "kill this", "kill our", "kill:", "kill –", "down from", "regret",
)  # fmt: skip
"""A sentence without any of these is no notice."""
_BREAK = re.compile(r"(?<=[.!?”\"’)\]])\s+(?=[A-Z(“\"\[])|\n+")
_STORY = r"(?:report|story|article|item|piece|alert|dispatch|bulletin)s?"
_OUR = rf"(?:this|the|our|its|an?|their|that)\s+(?:[\w’'-]+\s+){{0,3}}?{_STORY}"
_TOLL = r"(?:[\w’'-]+\s+){0,3}?(?:toll|count|figure|number|tally|total|estimate)s?"
_NAME = (
    r"(?:[Tt]he\s+)?(?:(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[A-Z][\w&.’'-]*\s+"
    r"(?:(?:of|the|and|for)\s+(?=[A-Z]))?){1,6}"
)
_BODY = (
    r"(?:police|army|military|ministry|officials?|authorities|hospital|agency|government|mayor|"
    r"governor|rebels|monitor|observatory|website|newspaper|broadcaster|station|channel|paper)"
)
_BY = rf"(?P<by>{_NAME}(?:{_BODY}\s+)?|(?:[Tt]he\s+)?(?:[a-z-]+\s+){{0,2}}?{_BODY}\s+)"
_HAS = r"(?:(?:has|have|had|is|are|later|since|also|on\s+\w+day)\s+){0,2}"

_SIGNS: tuple[tuple[NoticeKind, str], ...] = (
    (
        "retraction",
        rf"{_BY}{_HAS}(?:withdr(?:aws?|ew|awn|awing)|retract(?:s|ed|ing)?)\s+{_OUR}\b",
    ),
    (
        "retraction",
        rf"(?i:\b{_OUR}\s+(?:has|have|was|were)\s+(?:since\s+|now\s+|later\s+)?(?:been\s+)?"
        r"(?:retracted|withdrawn|removed|taken\s+down|deleted)\b)",
    ),
    ("retraction", r"(?i:^\W*(?:retraction|(?:mandatory|bulletin)\s+kill)\b\W*[:–—-])"),
    ("retraction", rf"(?i:\b(?:kill|disregard)\s+{_OUR}\b)"),
    ("correction", r"(?i:^\W*(?:correction|corrected|corrigendum|erratum)\b\W*[:–—-])"),
    ("correction", r"(?i:^\W*(?:corrects|correcting)\b)"),
    (
        "correction",
        r"(?i:\b(?:earlier|previous|original|initial)\s+version\s+of\s+(?:this|the|our)\s+"
        rf"(?:{_STORY}|page|post)\b)",
    ),
    ("correction", rf"(?i:\b{_OUR}\s+(?:has|was)\s+(?:been\s+)?(?:corrected|amended)\b)"),
    ("correction", r"(?i:\bwe\s+regret\s+(?:the|this)\s+error\b)"),
    (
        "revision",
        rf"{_BY}{_HAS}(?:revised|lowered|corrected|reduced|withdrew|retracted)\s+"
        rf"(?:down(?:ward)?\s+)?(?:the|its|their|his|her|an?)\s+{_TOLL}\b",
    ),
    (
        "revision",
        rf"(?i:\b(?:the|its|their|an?)\s+{_TOLL}\s+(?:[\w,]+\s+){{0,4}}?(?:was|were|has\s+been|"
        r"had\s+been)\s+(?:later\s+)?(?:revised|lowered|corrected|reduced)\b)",
    ),
    ("revision", r"(?i:\bdown\s+from\s+(?:an?|the|its)\s+(?:earlier|previous|initial)\b)"),
)

_PATTERNS = tuple((kind, re.compile(sign)) for kind, sign in _SIGNS)
_OLD = re.compile(
    r"(?:\bfrom|\bnot|\binstead\s+of|\brather\s+than|\bas|\b(?:toll|figure|count)\s+of|"
    r"\b(?:mis)?(?:stated|said|reported|gave)(?:\s+that)?)\s+",
    re.I,
)
_NEW = re.compile(r"(?:\bto(?:\s+(?:say|read|show))?|\bcorrection\W+[^.]{0,60}?\bkilled)\s+", re.I)
_NEXT = re.compile(r"\s*(?:In\s+fact,?|Actually,?|It\s+(?:was|is)|The\s+\w+\s+\w+\s+is)\s+", re.I)
_WORD = re.compile(r"[\w,-]*\w")
_NEAR = 6
_LONGEST = 1500


def find_notices(text: str) -> tuple[Notice, ...]:
    """The notices of `text` in order, at most one a sentence."""
    low = text.lower()
    return tuple(_found(text)) if any(cue in low for cue in _CUES) else ()


def _found(text: str) -> Iterator[Notice]:
    for start, end in _sentences(text):
        low = text[start:end].lower()
        if (
            end - start <= _LONGEST
            and any(cue in low for cue in _CUES)
            and (notice := _told(text, start, end))
        ):
            yield notice


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text.rstrip())


def _told(text: str, start: int, end: int) -> Notice | None:
    sentence = text[start:end]
    for kind, pattern in _PATTERNS:
        match = pattern.search(sentence)
        if match is None:
            continue
        old, new = _after(_OLD, sentence), _after(_NEW, sentence)
        if kind == "correction" and new is None and (more := _NEXT.match(text, end)):
            new = _number(text[more.end() : more.end() + 60])
        if kind == "revision" and (old is None or (new is not None and new >= old)):
            continue
        by = match.groupdict().get("by")
        return Notice(kind, Span(start, end), by and " ".join(by.split()), old, new)
    return None


def _after(cue: re.Pattern[str], sentence: str) -> int | None:
    """The first exact number that stands within a few words of the cue."""
    numbers = (_number(sentence[match.end() :]) for match in cue.finditer(sentence))
    return next((number for number in numbers if number is not None), None)


def _number(words: str) -> int | None:
    near = [word.lower() for word in _WORD.findall(words)[:_NEAR]]
    for at in range(min(3, len(near))):
        number = number_at(near, at)
        if number is not None and number.low is not None and number.low == number.high:
            return number.low
    return None
