"""What a page shows: its characters without tags and white space, and where each stood."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator

type Row = tuple[int, int, int]
"""Start in one text, start in the other, length: the same characters on both sides."""
type Piece = tuple[int, int, str]
"""Start and end of a word in the original, and its characters without entities."""

_HIDDEN = re.compile(r"(script|style|noscript|template|svg|head)\b", re.I)
_HIDDEN_END = re.compile(r"</(script|style|noscript|template|svg|head)\b", re.I)
# What html.unescape takes for an entity, so that both see the same.
_ENTITY = re.compile(r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")
_SOLID = re.compile(r"\S+")


class Squeezed:
    """A text without its white space, and the way from there to where it stood.

    Held by segments (stretches between two tags); words are looked at only where asked for.
    """

    __slots__ = ("_raw", "_segments", "_starts", "text")

    def __init__(self, raw: str, segments: Iterator[tuple[int, int]]) -> None:
        """`segments` are the ranges of `raw` that are shown, in order."""
        parts: list[str] = []
        starts: list[int] = []
        kept: list[tuple[int, int]] = []
        size = 0
        for start, end in segments:
            part = raw[start:end]
            part = "".join((html.unescape(part) if "&" in part else part).split())
            if part:
                starts.append(size)
                kept.append((start, end))
                parts.append(part)
                size += len(part)
        self.text = "".join(parts)
        self._raw = raw
        self._starts = starts
        self._segments = kept

    def original(self, start: int, end: int) -> Iterator[Row]:
        """Rows (start here, start in the original, length) for `start` to `end` of `text`.

        Entities have no row, since their characters differ.
        """
        number = max(0, bisect_right(self._starts, start) - 1)
        while number < len(self._starts) and self._starts[number] < end:
            for here, there, length in self._words(number):
                low, high = max(here, start), min(here + length, end)
                if low < high:
                    yield low, there + low - here, high - low
            number += 1

    def _words(self, number: int) -> Iterator[Row]:
        here = self._starts[number]
        for start, end, shown in _pieces(self._raw, *self._segments[number]):
            if shown == self._raw[start:end]:
                yield here, start, end - start
            here += len(shown)


def _pieces(raw: str, start: int, end: int) -> Iterator[Piece]:
    for match in _SOLID.finditer(raw, start, end):
        at, stop = match.span()
        for entity in _ENTITY.finditer(raw, at, stop):
            if at < entity.start():
                yield at, entity.start(), raw[at : entity.start()]
            yield entity.start(), entity.end(), "".join(html.unescape(entity[0]).split())
            at = entity.end()
        if at < stop:
            yield at, stop, raw[at:stop]


def plain(text: str) -> Squeezed:
    """`text` squeezed as it stands: nothing in it is markup."""
    return _Plain(text, iter([(0, len(text))]))


class _Plain(Squeezed):
    __slots__ = ("_rows",)

    def __init__(self, raw: str, segments: Iterator[tuple[int, int]]) -> None:
        matches = [m.span() for m in _SOLID.finditer(raw)]
        self.text = "".join(raw.split())
        self._rows: list[Row] = []
        here = 0
        for start, end in matches:
            self._rows.append((here, start, end - start))
            here += end - start

    def original(self, start: int, end: int) -> Iterator[Row]:
        number = max(0, bisect_right(self._rows, start, key=lambda row: row[0]) - 1)
        while number < len(self._rows) and self._rows[number][0] < end:
            here, there, length = self._rows[number]
            low, high = max(here, start), min(here + length, end)
            if low < high:
                yield low, there + low - here, high - low
            number += 1


def page(raw: str) -> Squeezed:
    """The HTML `raw` squeezed: tags, comments and what is never shown left out."""
    return Squeezed(raw, _shown(raw))


def _shown(raw: str) -> Iterator[tuple[int, int]]:
    at = text_from = 0
    unclosed: set[str] = set()
    while (open_ := raw.find("<", at)) >= 0:
        after = _after_markup(raw, open_, unclosed)
        if after == open_:  # a "<" that opens nothing is text
            at = open_ + 1
            continue
        yield text_from, open_
        at = text_from = after
    yield text_from, len(raw)


def _after_markup(raw: str, at: int, unclosed: set[str]) -> int:
    """Where the tag, comment or hidden element that opens at `at` ends; `at` if none does.

    `unclosed` holds what is known to have no end any more, so that none is sought twice.
    """
    if raw.startswith("<!--", at) and "-->" not in unclosed:
        end = raw.find("-->", at + 4)
        if end >= 0:
            return end + 3
        unclosed.add("-->")
    following = raw[at + 1 : at + 2]
    if not ((following.isascii() and following.isalpha()) or following in ("/", "!", "?")):
        return at
    if ">" in unclosed or (close := raw.find(">", at)) < 0:
        unclosed.add(">")
        return at
    hidden = _HIDDEN.match(raw, at + 1)
    if hidden is None or raw[close - 1] == "/":
        return close + 1
    return _hidden_end(raw, close + 1, hidden[1].lower(), unclosed)


def _hidden_end(raw: str, at: int, name: str, unclosed: set[str]) -> int:
    if name in unclosed:
        return at
    for match in _HIDDEN_END.finditer(raw, at):
        if match[1].lower() == name:
            return match.start()
    unclosed.add(name)
    return at
