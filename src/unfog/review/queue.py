"""What waits for a coder: pairs to judge, values in doubt, incidents that changed, disagreements.

An item leaves the queue of a coder who has decided it, and stays in those of others: so two
coders go through the same pairs without seeing each other's words. What is undone comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Literal

import msgspec

from unfog.errors import SettingsError
from unfog.model.claim import Property
from unfog.model.incident import Part
from unfog.model.judgement import Standing, ValueWord, undone
from unfog.model.question import Question
from unfog.review.agreement import CodedPair
from unfog.review.blind import Coding, coding, pairs_for
from unfog.store.base import Doubt, View

Kind = Literal["disagreement", "changed", "pair", "value"]
KINDS: tuple[Kind, ...] = ("disagreement", "changed", "pair", "value")
PAGE = 50


class Item(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing to decide; `cursor` is where the queue goes on behind it.

    A pair has its `question`; a disagreement that too, as far as the score leaves the pair open,
    and `coded`, the words on it; a value has `incident`, `property` and `of`, with `why` it is
    here; what changed since it was confirmed has `incident`.
    """

    kind: Kind
    cursor: str
    question: Question | None = None
    coded: CodedPair | None = None
    incident: str = ""
    property: Property | None = None
    of: str = ""
    why: Literal["", "contested", "uncertain"] = ""


def next_items(
    view: View, coder: str, kinds: Sequence[Kind] = KINDS, after: str = "", limit: int = 20
) -> list[Item]:
    """The next items for `coder`, kind after kind, from behind the cursor `after`.

    Raises SettingsError where there is no such kind, or `after` is no cursor of these kinds.
    """
    for kind in kinds:
        if kind not in KINDS:
            raise SettingsError(f"no kind {kind!r} in the queue; known: {', '.join(KINDS)}")
    begun, place = _place(after, kinds)
    found = _Queue(view, coder).items(kinds[begun:], place)
    return list(islice(found, limit))


def _place(after: str, kinds: Sequence[Kind]) -> tuple[int, str]:
    """At which of the kinds to go on, and behind what."""
    if not after:
        return 0, ""
    kind, _, place = after.partition(" ")
    if kind not in kinds or not place:
        raise SettingsError(f"{after!r} is no place in this queue; begin again without it")
    return [*kinds].index(kind), place  # type: ignore[arg-type]  # just found there


class _Queue:
    def __init__(self, view: View, coder: str) -> None:
        self._view = view
        self._coder = coder
        self._coding: Coding | None = None

    def items(self, kinds: Sequence[Kind], place: str) -> Iterator[Item]:
        makers = {
            "disagreement": self._disagreements,
            "changed": self._changed,
            "pair": self._pairs,
            "value": self._values,
        }
        for n, kind in enumerate(kinds):
            yield from makers[kind](place if n == 0 else "")

    @property
    def _coded(self) -> Coding:
        if self._coding is None:
            self._coding = coding(self._view)
        return self._coding

    def _disagreements(self, place: str) -> Iterator[Item]:
        behind = _read(place, tuple[Part, Part]) if place else None
        for pair in self._coded.pairs:
            if pair.contested and pair.settled is None and (not behind or pair.parts > behind):
                question = self._coded.questions.get(pair.parts)
                yield Item("disagreement", _cursor("disagreement", pair.parts), question, pair)

    def _pairs(self, place: str) -> Iterator[Item]:
        behind = _read(place, Question) if place else None
        for question in pairs_for(self._view, self._coded, self._coder, behind):
            yield Item("pair", _cursor("pair", question), question)

    def _changed(self, place: str) -> Iterator[Item]:
        last = _read(place, str) if place else ""
        while ids := self._view.outdated_reviews(PAGE, last):
            for id in ids:
                yield Item("changed", _cursor("changed", id), incident=id)
            last = ids[-1]

    def _values(self, place: str) -> Iterator[Item]:
        last = _read(place, tuple[str, int]) if place else None
        while doubts := self._view.doubts(PAGE, last):
            for doubt in doubts:
                last = doubt.incident, doubt.position
                if not self._decided(doubt):
                    yield Item(
                        kind="value",
                        cursor=_cursor("value", last),
                        incident=doubt.incident,
                        property=doubt.property,
                        of=doubt.of,
                        why=doubt.why,
                    )

    def _decided(self, doubt: Doubt) -> bool:
        """Whether the coder gave a value there, or said a word on the whole incident."""
        parts = self._view.parts(doubt.incident)
        log = self._view.judgements_on(sorted({part.document for part in parts}))
        back = undone(log)
        for row in log:
            word = row.subject
            if row.by != self._coder or row.id in back:
                continue
            if isinstance(word, ValueWord) and (word.property, word.of) != (
                doubt.property,
                doubt.of,
            ):
                continue
            if isinstance(word, ValueWord | Standing) and word.side.part in parts:
                return not isinstance(word, Standing) or word.state != "reopened"
        return False


def _cursor(kind: Kind, place: object) -> str:
    return f"{kind} {msgspec.json.encode(place).decode()}"


def _read[T](place: str, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(place, type=kind)
    except msgspec.MsgspecError as error:
        raise SettingsError(f"{place!r} is no place in this queue; begin again") from error
