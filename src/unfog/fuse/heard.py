"""Reviewers' words on what documents tell: what became of each, and where it holds now.

A word names the part and the claim that were meant when it was said. Where the document has
been read anew, the part is the one told in the most alike words, the claim the one there of the
same speaker that says the same in words that meet. The strongest word comes first (see
`Judgement.strength`), so that nothing depends on the order of the log.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from typing import Literal, NamedTuple

import msgspec

from unfog.model.claim import Claim
from unfog.model.identity import claim_id
from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import (
    WORDS,
    Addition,
    ClaimWord,
    Judgement,
    Undo,
    ValueWord,
    Word,
    undone,
)
from unfog.model.seat import seat

Fate = Literal["holds", "undone", "overruled", "asleep"]
"""What became of a word: it is followed; an undo took it back; a stronger one was said of the
same claim, value or incident; what it was said of is not read any more."""


class Told(NamedTuple):
    """A document as it is read now."""

    incidents: Sequence[ReadIncident]
    text: str


class Heard(msgspec.Struct, frozen=True):
    """A word with its judgement, its id, and what became of it.

    `part` and, of a word on a claim, `claim` and `said` are as they are named and read now;
    `read` says whether the claim is read in the document, and not only added. `against` is
    the id of the judgement that undid or overruled it.
    """

    id: str
    judgement: Judgement
    word: Word
    fate: Fate
    part: Part | None = None
    claim: str = ""
    said: Claim | None = None
    read: bool = False
    against: str = ""


class Hearing:
    """The words of a log, to be heard document by document; given `documents`, those on them."""

    def __init__(self, log: Iterable[Judgement], documents: Set[str] | None = None) -> None:
        words, undos = _sorted_out(log, documents)
        ids = {row.id: row for row in words}
        self._back = undone((*words, *_bearing(undos, list(ids))))
        self._words: dict[str, list[tuple[str, Judgement, Word]]] = defaultdict(list)
        for id, row in sorted(ids.items(), key=lambda item: item[1].strength, reverse=True):
            if isinstance(row.subject, WORDS):
                self._words[row.subject.document].append((id, row, row.subject))

    @property
    def documents(self) -> list[str]:
        """The documents on which there is a word, whatever became of it."""
        return sorted(self._words)

    def of(self, document: str, told: Told) -> list[Heard]:
        """What became of each word on `document`, the strongest first.

        Words on values and incidents are not yet weighed against each other: `weighed` does.
        """
        found = {}
        bench = _Bench(document, told)
        rows = self._words.get(document, ())
        for id, row, word in sorted(rows, key=lambda one: not isinstance(one[2], Addition)):
            if id in self._back:
                found[id] = Heard(id, row, word, "undone", against=self._back[id])
            else:
                found[id] = bench.hear(Heard(id, row, word, "asleep"))
        return [found[id] for id, _, _ in rows]


def _sorted_out(
    log: Iterable[Judgement], documents: Set[str] | None
) -> tuple[list[Judgement], dict[str, list[Judgement]]]:
    """The words on `documents`, and all undos by what they take back."""
    words: list[Judgement] = []
    undos: dict[str, list[Judgement]] = defaultdict(list)
    for row in log:
        if isinstance(row.subject, Undo):
            undos[row.subject.judgement].append(row)
        elif isinstance(row.subject, WORDS) and _among(row.subject.document, documents):
            words.append(row)
    return words, undos


def _among(document: str, documents: Set[str] | None) -> bool:
    return documents is None or document in documents


def _bearing(undos: Mapping[str, Sequence[Judgement]], ids: Sequence[str]) -> list[Judgement]:
    """The undos of `ids`, those of these undos, and so on."""
    found: dict[str, Judgement] = {}
    queue = list(ids)
    for id in queue:
        for row in undos.get(id, ()):
            if row.id not in found:
                found[row.id] = row
                queue.append(row.id)
    return list(found.values())


def weighed(heard: Iterable[Heard], incident_of: Callable[[Part], str]) -> list[Heard]:
    """`heard` with words on values and whole incidents overruled where a stronger one was said
    of the same incident; the strongest first.

    All parts of an incident count alike: where two have become one, words on either bear on it.
    """
    first: dict[tuple[str, ...], str] = {}
    made = []
    for one in sorted(heard, key=lambda one: one.judgement.strength, reverse=True):
        if one.fate == "holds" and one.part and not one.claim:
            about = (incident_of(one.part), *_about(one.word))
            strongest = first.setdefault(about, one.id)
            if strongest != one.id:
                made.append(msgspec.structs.replace(one, fate="overruled", against=strongest))
                continue
        made.append(one)
    return made


def _about(word: Word) -> tuple[str, ...]:
    return (word.property, word.of) if isinstance(word, ValueWord) else ()


class _Bench:
    """Hears the words on one document that are not undone: additions first, strongest first."""

    def __init__(self, document: str, told: Told) -> None:
        self._document = document
        self._told = told
        self._claims = {
            claim_id(document, incident.id, claim): (Part(document, incident.id), claim)
            for incident in told.incidents
            for claim in incident.claims
        }
        self._read = frozenset(self._claims)
        self._added: dict[str, str] = {}
        self._judged: dict[str, str] = {}

    def hear(self, one: Heard) -> Heard:
        word = one.word
        if isinstance(word, Addition):
            return self._addition(one, word)
        if isinstance(word, ClaimWord):
            return self._claim_word(one, word)
        part = seat(word.side, self._told.incidents)
        return one if part is None else msgspec.structs.replace(one, fate="holds", part=part)

    def _addition(self, one: Heard, word: Addition) -> Heard:
        part = seat(word.side, self._told.incidents)
        said = _grounded(word, self._told.text)
        if part is None or said is None:
            return one
        id = claim_id(self._document, part.incident, said)
        self._claims.setdefault(id, (part, said))
        return self._settled(one, id, self._added)

    def _claim_word(self, one: Heard, word: ClaimWord) -> Heard:
        id = word.claim if word.claim in self._claims else self._alike(word)
        return one if id is None else self._settled(one, id, self._judged)

    def _settled(self, one: Heard, id: str, before: dict[str, str]) -> Heard:
        strongest = before.setdefault(id, one.id)
        part, said = self._claims[id]
        holds = strongest == one.id
        return msgspec.structs.replace(
            one,
            fate="holds" if holds else "overruled",
            part=part,
            claim=id,
            said=said,
            read=id in self._read,
            against="" if holds else strongest,
        )

    def _alike(self, word: ClaimWord) -> str | None:
        """The claim that is meant where none bears the id any more."""
        part = seat(word.side, self._told.incidents)
        meant = word.said
        found = [
            (abs(said.start - meant.start) + abs(said.end - meant.end), id)
            for id, (where, said) in self._claims.items()
            if where == part and said.identity() == meant.identity()
            if said.start < meant.end and meant.start < said.end
        ]
        return min(found)[1] if found else None


def _grounded(word: Addition, text: str) -> Claim | None:
    """The claim with its span where its words stand in `text` now; None where they do not, or
    several times and no more in their old place."""
    claim, quote = word.claim, word.quote
    if text[claim.start : claim.end] == quote:
        return claim
    at = text.find(quote)
    if at < 0 or text.find(quote, at + 1) >= 0:
        return None
    return msgspec.structs.replace(claim, start=at, end=at + len(quote))
