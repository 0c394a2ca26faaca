"""Scores of source, cue and content spans against a corpus of attributions (PolNeAR, PARC).

The field scores the words that an attribution gives a role, however many pieces they come in
(Pareti 2015, Newell, Margolin and Ruths 2018). So one **span** here is all that one attribution
has in one role, as a set of characters; attributions that share a source share one span of it,
and nested attributions count like any other. Predicted and gold spans of a document are paired
one to one, as many as can be:

half    the overlap is at least half of both spans
exact   both cover the same characters, white space at their ends apart
full    one attribution's source and content both agree by half with those of one other; an
        attribution whose source the text does not name agrees only with such a one
pieces  as half, each piece of a role being a span of its own
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

import msgspec

from unfog.model.span import Span

ROLES = ("source", "cue", "content")

type Pieces = tuple[Span, ...]
"""One role of one attribution: disjoint spans in text order."""
type Agree = Callable[[Pieces, Pieces], bool]


class Attributed(msgspec.Struct, frozen=True):
    """One attribution, in gold or as predicted; a role that the text does not fill is empty."""

    source: Pieces = ()
    cue: Pieces = ()
    content: Pieces = ()


class Tally:
    """Running counts over documents; `figures` turns them into precision, recall and F1."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, gold: Sequence[Attributed], predicted: Sequence[Attributed]) -> None:
        """Count one document."""
        for role in ROLES:
            g, p = _spans(gold, role), _spans(predicted, role)
            self._count(role, g, p, half)
            self._count(f"{role}_exact", g, p, exact)
            self._count(f"{role}_pieces", _apart(g), _apart(p), half)
        self._count("full", _once(gold), _once(predicted), _whole)

    def _count[T](
        self, name: str, gold: Sequence[T], predicted: Sequence[T], agree: Callable[[T, T], bool]
    ) -> None:
        self._counts[name, "gold"] += len(gold)
        self._counts[name, "predicted"] += len(predicted)
        self._counts[name, "right"] += paired(gold, predicted, agree)

    def figures(self) -> dict[str, float]:
        """`NAME_precision`, `NAME_recall`, `NAME_f1` for every kind of span, and `full`."""
        names = [f"{role}{kind}" for role in ROLES for kind in ("", "_exact", "_pieces")]
        out: dict[str, float] = {}
        for name in (*names, "full"):
            count = self._counts
            out |= prf(name, count[name, "right"], count[name, "predicted"], count[name, "gold"])
        return out


def prf(name: str, right: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and F1 under `name`, to four places."""
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    f1 = 2 * right / (predicted + gold) if right else 0.0
    return {
        f"{name}_precision": round(precision, 4),
        f"{name}_recall": round(recall, 4),
        f"{name}_f1": round(f1, 4),
    }


def half(a: Pieces, b: Pieces) -> bool:
    """Whether the characters shared are at least half of both."""
    shared = sum(x.overlap(y) for x in a for y in b)
    return shared > 0 and 2 * shared >= max(_size(a), _size(b))


def exact(a: Pieces, b: Pieces) -> bool:
    return a == b


def _whole(a: Attributed, b: Attributed) -> bool:
    same_source = half(a.source, b.source) if a.source or b.source else True
    return same_source and half(a.content, b.content)


def paired[T](gold: Sequence[T], predicted: Sequence[T], agree: Callable[[T, T], bool]) -> int:
    """How many pairs that agree can be made, each member in one at most (augmenting paths)."""
    fits = [[j for j, p in enumerate(predicted) if agree(g, p)] for g in gold]
    taken_by: dict[int, int] = {}
    return sum(_augment(i, fits, taken_by, set()) for i in range(len(gold)))


def _augment(i: int, fits: list[list[int]], taken_by: dict[int, int], seen: set[int]) -> bool:
    for j in fits[i]:
        if j in seen:
            continue
        seen.add(j)
        if j not in taken_by or _augment(taken_by[j], fits, taken_by, seen):
            taken_by[j] = i
            return True
    return False


def trimmed(text: str, pieces: Iterable[Span]) -> Pieces:
    """`pieces` in text order without white space at their ends; empty ones are dropped."""
    out = []
    for piece in sorted(pieces):
        words = piece.of(text)
        start = piece.start + len(words) - len(words.lstrip())
        end = start + len(words.strip())
        if end > start:
            out.append(Span(start, end))
    return tuple(out)


def _spans(attributions: Iterable[Attributed], role: str) -> list[Pieces]:
    return _once(pieces for a in attributions if (pieces := getattr(a, role)))


def _apart(spans: Iterable[Pieces]) -> list[Pieces]:
    return _once((piece,) for pieces in spans for piece in pieces)


def _once[T](given: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(given))


def _size(pieces: Pieces) -> int:
    return sum(len(piece) for piece in pieces)
