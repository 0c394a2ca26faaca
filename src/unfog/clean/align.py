"""From the text extracted from a page back to the page: which characters came from where."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from unfog.clean.visible import Row, Squeezed, plain

_ANCHOR = 24
_PIECES = (_ANCHOR, 12, 4)
_WINDOW = 400
_FAR_LOOKS = 8  # looks through all the page for one line, so that time stays linear


def align(clean: str, raw: str, page: Squeezed) -> tuple[Row, ...]:
    """Rows (clean start, raw start, length) that map the text `clean` of the page `raw`.

    `page` is `raw` squeezed. Rows rise on both sides, never overlap, and have the same
    characters on both sides. Folded white space and entities lie between rows. Linear in the
    page for what comes in order.
    """
    text = plain(clean)
    rows: list[Row] = []
    for here, there, length in _matches(clean, text, page):
        rows.extend(
            _common(
                list(text.original(here, here + length)),
                list(page.original(there, there + length)),
                there - here,
            )
        )
    exact = [r for r in rows if clean[r[0] : r[0] + r[2]] == raw[r[1] : r[1] + r[2]]]
    return tuple(_joined(exact, clean, raw))


def _common(ours: list[Row], theirs: list[Row], shift: int) -> Iterator[Row]:
    """Rows from one original to the other, where `ours` and `theirs` both have a row.

    What stands at i in the one squeezed text stands at i + `shift` in the other.
    """
    i = j = 0
    while i < len(ours) and j < len(theirs):
        (here, at, size), (there, raw_at, raw_size) = ours[i], theirs[j]
        here += shift
        low, high = max(here, there), min(here + size, there + raw_size)
        if low < high:
            yield at + low - here, raw_at + low - there, high - low
        if here + size < there + raw_size:
            i += 1
        else:
            j += 1


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
            number += 1
            if anchor[1] >= low:  # else the page has both lines in one: the first keeps it
                yield anchor
                low = anchor[1] + anchor[2]
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


def _joined(rows: list[Row], clean: str, raw: str) -> Iterator[Row]:
    """`rows` with neighbours made one where what lies between is the same on both sides."""
    held: Row | None = None
    for row in rows:
        if held is not None:
            end, raw_end = held[0] + held[2], held[1] + held[2]
            between = row[0] - end
            if row[1] - raw_end == between and clean[end : row[0]] == raw[raw_end : row[1]]:
                held = (held[0], held[1], held[2] + between + row[2])
                continue
            yield held
        held = row
    if held is not None:
        yield held
