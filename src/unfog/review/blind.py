"""Pairs for a coder who does not see what others said of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from heapq import merge

import msgspec

from unfog.link import FACTS, number_of
from unfog.link.facts import in_order
from unfog.link.ruled import ruled
from unfog.link.score import either_way
from unfog.link.verdict import ASK, SAME
from unfog.model.incident import Part
from unfog.model.question import Question
from unfog.review.agreement import CodedPair, Parts, coded
from unfog.store.base import View

_PAGE = 50


class Coding(msgspec.Struct, frozen=True):
    """The pairs that were judged, and those among them that the score leaves open."""

    pairs: tuple[CodedPair, ...]
    questions: Mapping[Parts, Question]


def coding(view: View) -> Coding:
    """What coders said of the register's pairs."""
    pairs = tuple(coded(ruled(view, view.judgements())))
    asked = (pair.parts for pair in pairs if any(not word.act for word in pair.words))
    return Coding(pairs, {_parts(one): one for one in _open(view, asked)})


def pairs_for(
    view: View, held: Coding, coder: str, behind: Question | None = None
) -> Iterator[Question]:
    """What `coder` has not judged and nothing has settled, the hardest first: open pairs, and
    those on which others have their words, as they were asked."""
    others = sorted(
        (held.questions[pair.parts] for pair in held.pairs if _waits(pair, held, coder)), key=_order
    )
    waiting = (one for one in others if behind is None or _order(one) > _order(behind))
    return merge(_stored(view, behind), waiting, key=_order)


def _waits(pair: CodedPair, held: Coding, coder: str) -> bool:
    """Whether others judged a pair one by one, not within a merge or split, and `coder` did not."""
    return (
        pair.parts in held.questions
        and pair.settled is None
        and any(not word.act for word in pair.words)
        and all(word.by != coder for word in pair.words)
    )


def _stored(view: View, behind: Question | None) -> Iterator[Question]:
    while page := view.questions(_PAGE, behind):
        yield from page
        behind = page[-1]


def _open(view: View, pairs: Iterable[Parts]) -> Iterator[Question]:
    """Pairs as questions, of those that the score leaves open."""
    wanted = list(pairs)
    documents = sorted({part.document for pair in wanted for part in pair})
    with view.index("link") as index:
        packed = index.of_documents(documents)
    facts = {number: FACTS.unpack(one) for number, one in packed.items()}
    incidents = view.belonging(documents)
    for pair in wanted:
        sides = [facts[n] for part in pair if (n := number_of(part)) in facts]
        if len(sides) == 2 and ASK <= (score := either_way(*sides)) < SAME:
            left, right = sorted(sides, key=in_order)
            joined = incidents.get(pair[0]) == incidents.get(pair[1])
            yield Question(left.part, right.part, joined, score)


def _parts(one: Question) -> Parts:
    return (one.left, one.right) if one.left < one.right else (one.right, one.left)


def _order(one: Question) -> tuple[float, Part, Part]:
    return one.hardness, one.left, one.right
