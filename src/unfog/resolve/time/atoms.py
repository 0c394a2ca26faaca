"""Finds the smallest dated pieces of a text: "8 July", "Thursday", "3 p.m.", "late".

One pass over the words; a word that can begin a piece calls the few patterns that it can
begin. No pattern can run further than a few words, so the time taken grows with the text's
length alone.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import msgspec

from unfog.resolve.time.meaning import Meaning


class Modifier(msgspec.Struct, frozen=True):
    """ "Early", "late", "the end of": changes the piece after it; alone it is no expression."""

    part: str | None
    relative: bool = False

    def resolve(self, context: object) -> None:
        return None


class Atom(msgspec.Struct, frozen=True):
    """A piece at `start`..`end`; `lead` is the word before it, in lower case.

    `weak` pieces ("night", "Sun.") count only when joined to another.
    """

    start: int
    end: int
    meaning: Meaning
    lead: str = ""
    weak: bool = False


class Spot(msgspec.Struct):
    """Where a rule is tried: the text, the words before, and the piece found last."""

    text: str
    start: int
    lead: str
    lead_start: int
    last: Atom | None

    @property
    def before(self) -> str:
        """The character before the spot, or a blank."""
        return self.text[self.start - 1] if self.start else " "

    def near(self) -> bool:
        """Whether the piece found last ended a word or two ago."""
        return self.last is not None and self.start - self.last.end <= 6


Build = Callable[[re.Match[str], Spot], Meaning | None]


class Rule(msgspec.Struct, frozen=True):
    """`article`: a "the" before the piece belongs to it."""

    pattern: re.Pattern[str]
    build: Build
    article: bool = False
    weak: bool = False


def compiled(pattern: str) -> re.Pattern[str]:
    """ASCII rules keep look-alike letters from matching names that no table holds."""
    return re.compile(pattern, re.IGNORECASE | re.ASCII)


_TOKEN = re.compile(r"[^\W\d_]+|[0-9]+")


def scan(text: str, rules: dict[str, tuple[Rule, ...]], digits: tuple[Rule, ...]) -> Iterator[Atom]:
    """All pieces of `text` in order, none overlapping.

    `rules` by their first word in lower case; `digits` are tried at numbers of up to four
    digits.
    """
    position = 0
    lead, lead_start = "", 0
    last: Atom | None = None
    for token in _TOKEN.finditer(text):
        start = token.start()
        if start < position:
            continue
        word = token[0]
        key = word.lower()
        found = rules.get(key)
        if found is None and len(word) <= 4 and word[0].isdigit():
            found = digits
        if found is not None and not _inside_word(text, start):
            atom = _first(Spot(text, start, lead, lead_start, last), found)
            if atom is not None:
                yield atom
                last, position = atom, atom.end
        lead, lead_start = key, start


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return before.isalnum() or (before != "" and before in "_@#$£€.")


def _first(spot: Spot, rules: tuple[Rule, ...]) -> Atom | None:
    for rule in rules:
        match = rule.pattern.match(spot.text, spot.start)
        if match is None:
            continue
        meaning = _built(rule, match, spot)
        if meaning is None:
            continue
        start, lead = spot.start, spot.lead
        if rule.article and lead == "the" and spot.text[spot.lead_start + 3 : start].isspace():
            start = spot.lead_start
        return Atom(start, match.end(), meaning, lead, rule.weak)
    return None


def _built(rule: Rule, match: re.Match[str], spot: Spot) -> Meaning | None:
    try:
        return rule.build(match, spot)
    except (ValueError, OverflowError):  # the year 0, or another day beyond the calendar
        return None
