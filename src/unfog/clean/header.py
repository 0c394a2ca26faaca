"""Lines above a report that say who issued it and when, as bulletins and statements have."""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DATED = re.compile(
    rf"(?:.{{0,90}}[\s,/-])?(?:\d{{1,2}}\s+{_MONTH},?|{_MONTH}\s+\d{{1,2}},)\s+\d{{4}}"
    r"(?:,?\s+\d{1,2}[:.]?\d\d)?(?:\s?(?:[ap]\.?m\.?|utc|gmt))?\.?$",
    re.I,
)
_FROM = re.compile(r"From (?:the )?[A-Z][\w’' -]{2,40}(?:, [A-Z][\w’' -]{2,30})?$")
_NOT_HEADER = re.compile(
    r"\b(?:kill|wound|injur|attack|bomb|blast|explo|shoot|shot|clash|fire|strike|struck|hit|dead|"
    r"die|death|abduct|kidnap|arrest|seiz|captur|ambush|raid|shell|mortar|gunm|milit|rebel|troop|"
    r"soldier|casualt|ceasefire|truce|agree|releas|war)",
    re.I,
)


def is_header(line: str) -> bool:
    """Whether `line` only names who speaks and on which day; never one that tells of an event."""
    if len(line) > 120 or _NOT_HEADER.search(line):
        return False
    return _DATED.match(line) is not None or _FROM.match(line) is not None
