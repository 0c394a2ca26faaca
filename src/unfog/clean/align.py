"""From the text extracted from a page back to the page: which characters came from where."""

from __future__ import annotations

import html
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

type Row = tuple[int, int, int]
"""Start in one text, start in the other, length: the same characters on both sides."""

_INVISIBLE = re.compile(r"(script|style|noscript|template|svg|head)\b", re.I)
_WORDS = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});?|[^\s&]+|&")
_SOLID = re.compile(r"\S+")
_ANCHOR = 24
_PIECES = (_ANCHOR, 12, 4)
_WINDOW = 400
_FAR_LOOKS = 8  # looks through all the page for one line, so that time stays linear


class Squeezed:
    """A text without its white space, and the way from there to where it stood.

    `rows` are (start in `text`, start in the original, length), rising.
    """

    __slots__ = ("_starts", "rows", "text")

    def __init__(self, pieces: Iterator[tuple[int, str, int]]) -> None:
        """`pieces` are (start in the original, characters, how many of them stand there)."""
        rows: list[Row] = []
        parts: list[str] = []
        size = 0
        for start, piece, literal in pieces:
            if literal:
                rows.append((size, start, literal))
            parts.append(piece)
            size += len(piece)
        self.text = "".join(parts)
        self.rows = rows
        self._starts = [row[0] for row in rows]

    def original(self, start: int, end: int) -> Iterator[Row]:
        """The rows that cover `start` to `end` of `text`, cut to it."""
        first = max(0, bisect_right(self._starts, start) - 1)
        for here, there, length in self.rows[first : bisect_left(self._starts, end)]:
            low, high = max(here, start), min(here + length, end)
            if low < high:
                yield low, there + low - here, high - low


def align(clean: str, raw: str) -> tuple[Row, ...]:
    """Rows (clean start, raw start, length) that map the text `clean` of the page `raw`.

    Rows rise on both sides, never overlap, and have the same characters on both sides.
    White space and entities lie between rows. Linear in the page for what comes in order.
    """
    page = Squeezed(_visible(raw))
    text = Squeezed((m.start(), m[0], len(m[0])) for m in _SOLID.finditer(clean))
    rows: list[Row] = []
    for here, there, length in _matches(clean, text, page):
        for start, in_clean, size in text.original(here, here + length):
            at = there + start - here
            for low, in_raw, part in page.original(at, at + size):
                rows.append((in_clean + low - at, in_raw, part))
    return tuple(_joined(rows))


def _visible(raw: str) -> Iterator[tuple[int, str, int]]:
    """The page's words, entities resolved, tags and what is never shown left out."""
    at, size = 0, len(raw)
    unclosed: set[str] = set()
    while at < size:
        open_ = raw.find("<", at)
        end = size if open_ < 0 else open_
        yield from _words(raw, at, end)
        if open_ < 0:
            return
        at = _after_markup(raw, open_, unclosed)
        if at == open_:  # a "<" that opens nothing is text
            yield open_, "<", 1
            at += 1


def _words(raw: str, start: int, end: int) -> Iterator[tuple[int, str, int]]:
    for match in _WORDS.finditer(raw, start, end):
        word = match[0]
        if word[0] != "&" or len(word) == 1:
            yield match.start(), word, len(word)
        else:
            shown = html.unescape(word)
            plain = shown == word
            yield match.start(), "".join(shown.split()), len(word) if plain else 0


def _after_markup(raw: str, at: int, unclosed: set[str]) -> int:
    """Where the tag, comment or hidden element that opens at `at` ends; `at` if none does.

    `unclosed` holds what is known to have no end any more, so that none is sought twice.
    """
    if raw.startswith("<!--", at) and "-->" not in unclosed:
        end = raw.find("-->", at + 4)
        if end >= 0:
            return end + 3
        unclosed.add("-->")
    if not (raw[at + 1 : at + 2].isalpha() or raw[at + 1 : at + 2] in ("/", "!", "?")):
        return at
    if ">" in unclosed or (close := raw.find(">", at)) < 0:
        unclosed.add(">")
        return at
    hidden = _INVISIBLE.match(raw, at + 1)
    if hidden is None or hidden[1].lower() in unclosed or raw[close - 1] == "/":
        return close + 1
    name = hidden[1].lower()
    end_tag = re.compile(f"</{name}", re.I).search(raw, close)
    if end_tag is None:
        unclosed.add(name)
        return close + 1
    return end_tag.start()


def _matches(clean: str, text: Squeezed, page: Squeezed) -> Iterator[Row]:
    """(start in `text`, start in `page`, length) of equal stretches, rising on both sides.

    Long lines that the page has once are anchors; between two of them the others are sought
    in order, and word by word where a line as a whole is not found.
    """
    lines = list(_lines(clean, text))
    anchors = _rising(
        [
            (start, found, end - start)
            for start, end in lines
            if end - start >= _ANCHOR
            and (found := page.text.find(text.text[start:end])) >= 0
            and page.text.find(text.text[start:end], found + 1) < 0
        ]
    )
    bounds = [*anchors, (len(text.text), len(page.text), 0)]
    number, low = 0, 0
    for start, end in lines:
        anchor = bounds[number]
        if start == anchor[0] and anchor[2]:
            yield anchor
            low, number = anchor[1] + anchor[2], number + 1
            continue
        for row in _between(text.text, page.text, (start, end), (low, anchor[1])):
            yield row
            low = row[1] + row[2]


def _lines(clean: str, text: Squeezed) -> Iterator[tuple[int, int]]:
    """Each line of `clean` as a range of the squeezed text; empty lines left out."""
    start = seen = 0
    for line in clean.split("\n"):
        size = len("".join(line.split()))
        seen += size
        if size:
            yield start, seen
        start = seen


def _rising(rows: list[Row]) -> list[Row]:
    """The longest subsequence of `rows` that rises on the page as well (patience sorting)."""
    tops: list[int] = []
    piles: list[int] = []
    before: list[int] = []
    for i, row in enumerate(rows):
        place = bisect_left(tops, row[1])
        if place == len(tops):
            tops.append(row[1])
            piles.append(i)
        else:
            tops[place], piles[place] = row[1], i
        before.append(piles[place - 1] if place else -1)
    chain, i = [], piles[-1] if piles else -1
    while i >= 0:
        chain.append(rows[i])
        i = before[i]
    return chain[::-1]


def _between(text: str, page: str, line: tuple[int, int], gap: tuple[int, int]) -> Iterator[Row]:
    """Equal stretches of one line of `text` and the part `gap` of the page."""
    start, end = line
    low, high = gap
    found = page.find(text[start:end], low, high)
    if found >= 0:
        yield start, found, end - start
        return
    far = _FAR_LOOKS
    while start < end:
        found, size = -1, 0
        for size in _PIECES:
            far -= size == _ANCHOR
            reach = high if size == _ANCHOR and far >= 0 else min(high, low + _WINDOW)
            found = page.find(text[start : min(end, start + size)], low, reach)
            if found >= 0:
                break
        if found < 0:
            start += 1
            continue
        length = min(size, end - start)
        limit = min(end - start, high - found)
        while length < limit and text[start + length] == page[found + length]:
            length += 1
        yield start, found, length
        start, low = start + length, found + length


def _joined(rows: list[Row]) -> Iterator[Row]:
    """`rows` with neighbours that touch on both sides made one."""
    held: Row | None = None
    for row in rows:
        if held is not None and held[0] + held[2] == row[0] and held[1] + held[2] == row[1]:
            held = (held[0], held[1], held[2] + row[2])
            continue
        if held is not None:
            yield held
        held = row
    if held is not None:
        yield held
