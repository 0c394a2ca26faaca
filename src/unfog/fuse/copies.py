"""Which of two texts copies the other, or is part of it, told from their prints alone.

Shared word sequences are joined to stretches where they follow one another closely and in
the same order in both texts, so that a text with every fifth word changed is still one
stretch, while the stock phrases that two reports of one happening share stay single. How much
of a text lies in stretches decides, not how many sequences match.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

import msgspec

from unfog.model.prints import SAMPLED, Prints

COPY = 0.55
"""Share of each text found in the other from which they are the same text."""

PART = 0.65
"""Share of a text found in the other from which it is part of it, or its shortened copy."""

OVERLAP = 0.25
"""Share from which two texts that credit the same agency both have their words from it."""

FEWEST = 4
"""Prints that two texts must share: fewer are chance."""

_KEYS = 16
_KEY_BELOW = SAMPLED // 2
_THIN = 0.1
_GAP = 9
_OPEN = 6
_ALONE = 2
_LAST = 40
_DOUBT = 2.5

type Met = tuple[int, int]
type Kind = Literal["copy", "part", "whole", "overlap"]
type Stretch = tuple[int, int]
"""Offsets in a document's clean text, the end exclusive."""


class Relation(msgspec.Struct, frozen=True):
    """How the text of `a` relates to that of `b`.

    `copy`: the same text; `part`: `a` stands in `b`; `whole`: `b` stands in `a`; `overlap`: they
    share some, which alone proves nothing. The shares say how much of each is found in the
    other, 0 to 1; the stretches, where.
    """

    kind: Kind
    share_a: float
    share_b: float
    stretches_a: tuple[Stretch, ...]
    stretches_b: tuple[Stretch, ...]

    def reversed(self) -> Relation:
        """The same, seen from `b`."""
        turned: dict[Kind, Kind] = {"part": "whole", "whole": "part"}
        return Relation(
            turned.get(self.kind, self.kind),
            self.share_b,
            self.share_a,
            self.stretches_b,
            self.stretches_a,
        )


def keys(prints: Prints) -> list[int]:
    """Under which numbers a text is filed: two texts that copy each other share some of them.

    The smallest 16 hashes, for copies, and one in eight of all, for parts: a part has them
    in common with the whole however long that is. In rising order.
    """
    smallest = sorted(set(prints.hashes))
    return [h for n, h in enumerate(smallest) if n < _KEYS or h < _KEY_BELOW]


def relation(a: Prints, b: Prints) -> Relation | None:
    """How two texts relate; None where neither holds much of the other.

    Depends on the two texts alone, and is the same from both sides.
    """
    if a.complete != b.complete:
        a, b = a.sampled(), b.sampled()
    shared = a.places.keys() & b.places.keys()
    if len(shared) < max(FEWEST, _THIN * min(len(a), len(b))):
        return None
    if (len(a), *a.hashes) > (len(b), *b.hashes):
        found = _related(b, a, shared)
        return found and found.reversed()
    return _related(a, b, shared)


def _related(a: Prints, b: Prints, shared: Collection[int]) -> Relation | None:
    runs = [
        run
        for run in _runs(sorted((a.places[h], b.places[h]) for h in shared))
        if len(run) > _ALONE
    ]
    within = [_within([(run[0][side], run[-1][side]) for run in runs]) for side in (0, 1)]
    share_a, share_b = (
        sum(last - first + 1 for first, last in ranges) / len(prints)
        for ranges, prints in zip(within, (a, b), strict=True)
    )
    kind = _kind(share_a, share_b, _DOUBT / min(len(a), len(b)))
    if kind is None:
        return None
    return Relation(kind, share_a, share_b, _stretches(a, within[0]), _stretches(b, within[1]))


def _kind(share_a: float, share_b: float, doubt: float) -> Kind | None:
    """The fewer prints, the more of them must be shared: `doubt` is added to what is asked."""
    if min(share_a, share_b) >= COPY + doubt:
        return "copy"
    if max(share_a, share_b) >= PART + doubt:
        return "part" if share_a > share_b else "whole"
    return "overlap" if max(share_a, share_b) >= OVERLAP + doubt else None


def _runs(met: list[Met]) -> list[list[Met]]:
    """Sequences joined where the next follows within a few prints in both texts."""
    runs: list[list[Met]] = []
    for i, j in met:
        for run in runs[: -_OPEN - 1 : -1]:
            ahead, beside = i - run[-1][0], j - run[-1][1]
            if ahead <= _GAP and 0 < beside <= _GAP:
                run.append((i, j))
                break
        else:
            runs.append([(i, j)])
    return runs


def _within(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Inclusive ranges in order, those that touch as one."""
    out: list[tuple[int, int]] = []
    for first, last in sorted(ranges):
        if out and first <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], last))
        else:
            out.append((first, last))
    return out


def _stretches(prints: Prints, ranges: list[tuple[int, int]]) -> tuple[Stretch, ...]:
    """From the first shared word of a range up to where the next print begins."""
    return tuple(
        (
            prints.starts[first],
            prints.starts[last + 1] if last + 1 < len(prints) else prints.starts[last] + _LAST,
        )
        for first, last in ranges
    )
