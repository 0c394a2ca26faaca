"""Pairs worth asking a reviewer, with what either side tells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import msgspec

from unfog.link import FACTS, PairScore, number_of, score
from unfog.model.incident import Part, ReadIncident
from unfog.model.question import Question
from unfog.store.base import View


class Told(msgspec.Struct, frozen=True):
    """One side of a pair: a part, the incident it belongs to ("" until linked), its report."""

    part: Part
    incident: str
    read: ReadIncident
    title: str | None
    outlet: str | None
    published: dt.date | None


class Asked(msgspec.Struct, frozen=True):
    """A pair to judge. `joined` says whether it is one incident now."""

    left: Told
    right: Told
    joined: bool
    score: PairScore


def worth_asking(
    view: View, limit: int | None = None, after: Question | None = None
) -> list[Asked]:
    """Pairs that the score leaves open and no judgement tells, the hardest first.

    `after` is where to go on: the `question` of the last pair of a page before.
    """
    return compared(view, view.questions(limit, after))


def question(asked: Asked) -> Question:
    """The stored question that `asked` shows."""
    return Question(asked.left.part, asked.right.part, asked.joined, asked.score.total)


def compared(view: View, found: Iterable[Question]) -> list[Asked]:
    """What either side of some questions tells, and the reasons of their scores.

    Left out are those on what is no longer read as it was.
    """
    found = list(found)
    documents = sorted({part.document for one in found for part in (one.left, one.right)})
    sides = _Sides(view, documents)
    return [
        Asked(sides.told(one.left), sides.told(one.right), one.joined, sides.score(one))
        for one in found
        if sides.known(one)
    ]


class _Sides:
    """What some documents tell, and what linking noted of that."""

    def __init__(self, view: View, documents: list[str]) -> None:
        self._reports = {report.document: report for report in view.reports({}, documents)}
        self._told = {(r.document, i.id): i for r in self._reports.values() for i in r.incidents}
        self._incidents = view.belonging(documents)
        with view.index("link") as index:
            packed = index.of_documents(documents)
        self._facts = {number: FACTS.unpack(one) for number, one in packed.items()}

    def known(self, one: Question) -> bool:
        return all(
            (part.document, part.incident) in self._told and number_of(part) in self._facts
            for part in (one.left, one.right)
        )

    def told(self, part: Part) -> Told:
        report = self._reports[part.document]
        read = self._told[part.document, part.incident]
        incident = self._incidents.get(part, "")
        return Told(part, incident, read, report.title, report.outlet, report.published)

    def score(self, one: Question) -> PairScore:
        """The score to the last bit as it is stored, from the lesser part's side."""
        parts = sorted((one.left, one.right))
        return score(*(self._facts[number_of(part)] for part in parts))
