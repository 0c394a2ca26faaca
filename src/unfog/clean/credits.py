"""To whom a text credits its words: agencies and outlets named in and around it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unfog.clean.agencies import AGENCIES, agency
from unfog.model.document import Dateline

_EDGE = 1200
_NAME = r"[A-Z][\w&’'-]*(?:\.\w+)*(?:[ -](?:[A-Z][\w&’'-]*(?:\.\w+)*|of|the|and)){0,4}"
_NAMES = rf"(?P<names>(?:[Tt]he )?{_NAME}(?:(?:, | and |, and | with ){_NAME}){{0,3}})"
_STORY = r"(?:report|story|article|post|piece)"
_JOBS = r"(?:writers?|reporters?|correspondents?|journalists?|editors?|staff)"

_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "(Reporting by XNA; editing by A. Writer)"
    (
        "(",
        re.compile(
            r"\((?:additional |with )?(?:reporting|writing|report|inputs?) (?:by|from) "
            r"(?P<names>[^()\n]{2,120})\)",
            re.I,
        ),
    ),
    # "Reuters contributed to this report", "Associated Press writer A. Name contributed …"
    (
        "contributed",
        re.compile(rf"{_NAMES} (?:has |have |also )?contributed (?:reporting )?to this {_STORY}"),
    ),
    (
        "contributed",
        re.compile(rf"{_NAMES} {_JOBS}\b[^.\n]{{2,90}}\bcontributed to this {_STORY}"),
    ),
    # "Source: XNA", "From the Valley Observer, Batken", "With inputs from XNA", on its own line
    (
        "",
        re.compile(
            r"^\W{0,3}(?:sources?|from|via|with (?:inputs|agencies|reports)(?: from)?|"
            r"compiled from|agencies)\s*[:–—-]?\s+(?P<names>[^\n.:]{2,60})\.?$",
            re.I | re.M,
        ),
    ),
    (
        " first ",
        re.compile(rf"first (?:published|appeared|reported|aired) (?:by|in|on) {_NAMES}"),
    ),
    (
        "originally",
        re.compile(rf"originally (?:published|appeared|reported|aired) (?:by|in|on) {_NAMES}"),
    ),
    (
        "ed from ",
        re.compile(rf"(?:republished|reprinted|reproduced|copied) from {_NAMES}"),
    ),
    ("20", re.compile(rf"(?:©|\([cC]\)|[Cc]opyright)\W{{0,3}}(?:\d{{4}}\W{{1,2}}){_NAMES}")),
    # "By A. Writer, Associated Press" and the same over two lines
    ("By ", re.compile(rf"^By [^\n]{{3,60}}(?:,| \||\n)\s*{_NAMES}(?: {_JOBS})?$", re.M)),
    ("By ", re.compile(r"^By (?P<names>[A-Z][\w-]+(?: [A-Z][\w-]+){0,2})(?:,| More by|$)", re.M)),
    # "— SPA", "(AP)" after the last sentence
    ("", re.compile(r"(?:[.”\"]\s*|\n)[–—-]{1,2}\s?(?P<names>[A-Z][\w. ]{1,30})\s*\Z")),
    (")", re.compile(r"[.”\"]\s*\((?P<names>[A-Z][\w. ]{1,30})\)\s*\Z")),
)
"""Each with a piece of text without which it cannot match."""
_SPLIT = re.compile(r"\s*(?:,|;|/|&|\band\b|\bwith\b)\s*")


def find_credits(text: str, dateline: Dateline | None) -> tuple[str, ...]:
    """Agencies and outlets credited for the text, in the order they stand there, each once.

    Known agencies by their short name. Looked for in the dateline and the first and last
    lines; credits of photographs and names of persons are not among them.
    """
    found: list[tuple[int, str]] = []
    if dateline is not None and dateline.credit:
        names = _SPLIT.split(dateline.credit) if "/" in dateline.credit else [dateline.credit]
        found += [(dateline.start, agency(name) or name.strip()) for name in names if name]
    head = min(len(text), _EDGE)
    found.extend(_credited(text, 0, head))
    if len(text) > head:
        found.extend(_credited(text, max(head, len(text) - _EDGE), len(text)))
    ordered = (name for _, name in sorted(found, key=lambda pair: pair[0]))
    return tuple(dict.fromkeys(ordered))


def _credited(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    part = text[start:end]
    for cue, pattern in _PATTERNS:
        if cue not in part:
            continue
        for match in pattern.finditer(part):
            whole = match["names"].lower().removeprefix("the ")
            names = [match["names"]] if whole in AGENCIES else _SPLIT.split(match["names"])
            for name in names:
                if by := agency(name):
                    yield start + match.start("names"), by
