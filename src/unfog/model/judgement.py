"""Judgements: a reviewer's word on a pair, a claim, a value, an incident; kept as data and never
as an edit.

The log of them only grows. Who changes their mind adds a row, and an undo is a row that names
the one it undoes. Which row is the later one is told by the times in them, never by the order
of arrival, so that logs can be put together.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any, Literal

import msgspec

from unfog.model.claim import Claim, Property, Value
from unfog.model.identity import claim_id, judgement_id
from unfog.model.incident import Part, ReadIncident
from unfog.model.place import Place
from unfog.model.rating import Reliability, SourceKind

Verdict = Literal["same", "different", "unsure"]
ClaimVerdict = Literal["rejected", "accepted"]
State = Literal["confirmed", "completed", "reopened", "rejected"]
"""What a reviewer says of an incident as a whole: it is right; it is right and closed to further
decisions; it is open again; it is no incident."""


class Side(msgspec.Struct, frozen=True, order=True):
    """One side of a pair: a part, and the stretches of its document that told of it then.

    Reading a document anew may number its incidents otherwise; the stretches (start, end in
    characters of the clean text, rising, apart) say which one was meant. Without them the
    part's name alone does.
    """

    part: Part
    words: tuple[tuple[int, int], ...] = ()


class Pair(msgspec.Struct, frozen=True, tag="pair"):
    """Two parts with the word on them. The lesser part stands left, however they are given.

    Raises ValueError where both are one part.
    """

    left: Side
    right: Side
    verdict: Verdict

    def __post_init__(self) -> None:
        if self.left.part == self.right.part:
            raise ValueError(f"a part is not judged against itself: {self.left.part}")
        if self.right.part < self.left.part:
            left = self.left
            msgspec.structs.force_setattr(self, "left", self.right)
            msgspec.structs.force_setattr(self, "right", left)


class Undo(msgspec.Struct, frozen=True, tag="undo"):
    """Takes back the judgement of that id; another undo may take back this one."""

    judgement: str


class _OnPart(msgspec.Struct, frozen=True):
    """A word on what one document tells of one happening."""

    side: Side

    @property
    def document(self) -> str:
        return self.side.part.document


class ClaimWord(_OnPart, frozen=True, tag="claim"):
    """A word on a claim: one that is rejected no longer bears on findings.

    `claim` is its id at that time and `said` all that it said. A document that is read anew
    may give it another id, or none.
    """

    claim: str
    said: Claim
    verdict: ClaimVerdict


class Addition(_OnPart, frozen=True, tag="addition", omit_defaults=True):
    """A claim that a reviewer found in the document; `quote` are the characters of its span.

    `place` is where the gazetteer has a place that it names, if it knows one for certain.
    """

    claim: Claim
    quote: str
    place: Place | None = None

    def __post_init__(self) -> None:
        if not self.quote or self.claim.end - self.claim.start != len(self.quote):
            raise ValueError("the quote of a claim that is added is what stands in its span")

    @property
    def id(self) -> str:
        """The claim's id, as long as the part bears the name it had then."""
        return claim_id(self.document, self.side.part.incident, self.claim)


Correctable = Property | Literal["type"]
"""What reviewers give their own values for: the properties, and the sub-event type."""

type OwnValue = Value | Place
"""A reviewer's value: of a place, where it lies and how well that is known."""


class ValueWord(_OnPart, frozen=True, tag="value"):
    """The reviewer's value for one property of the incident to which the part belongs.

    It stands beside the machine's finding. Of type, date and place it rules what the incident
    is shown as. `of` is that of the finding; a value of None says that none can be given.
    """

    property: Correctable
    value: OwnValue | None
    of: str = ""


class Standing(_OnPart, frozen=True, tag="standing"):
    """A word on the incident to which the part belongs, as a whole.

    `seen` is the digest of the findings that the reviewer saw.
    """

    state: State
    seen: str


class BatchWord(msgspec.Struct, frozen=True, tag="batch"):
    """What became of documents that were read as drafts."""

    batch: str
    documents: tuple[str, ...]
    verdict: ClaimVerdict


class SourceWord(msgspec.Struct, frozen=True, tag="source"):
    """A word on an outlet or a speaker: on whose side it is, who owns it, how far it is reliable.

    What is None is left open; the word takes the place of an earlier one on the same source.
    Raises ValueError for a source without name.
    """

    kind: SourceKind
    name: str
    party: str | None = None
    owner: str | None = None
    reliability: Reliability | None = None

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise ValueError("a word on a source needs the name of the source")


type Word = ClaimWord | Addition | ValueWord | Standing
"""On what one document tells; findings follow it, linking does not."""

type Subject = Pair | Undo | Word | SourceWord | BatchWord

WORDS = (ClaimWord, Addition, ValueWord, Standing)
"""The kinds of `Word`, to be told apart from other subjects."""


class Signed(msgspec.Struct, frozen=True):
    """Who decides, when and why, and with what weight (see `Judgement`)."""

    by: str
    at: dt.datetime
    why: str = ""
    machine: bool = False
    settles: bool = False


class _Row(msgspec.Struct, frozen=True):
    """What the id of a judgement that does not settle is made of, today and in old logs."""

    subject: Any
    by: str
    at: dt.datetime
    why: str
    act: str
    machine: bool


class Judgement(msgspec.Struct, frozen=True, dict=True):
    """One row of the log: who said what of which subject, when and why.

    `at` needs a time zone and is kept in UTC. Rows with the same `act`, if any, were one
    decision and are undone together. With `machine` a program judged: any reviewer's word is
    stronger than that. With `settles` the word decides where reviewers differ: it is stronger
    than those that do not, whatever the time. Raises ValueError for a time without zone or a
    nameless judge.
    """

    subject: Subject
    by: str
    at: dt.datetime
    why: str = ""
    act: str = ""
    machine: bool = False
    settles: bool = False

    def __post_init__(self) -> None:
        if not self.by.strip():
            raise ValueError("a judgement needs the name of who made it")
        if self.at.tzinfo is None:
            raise ValueError(f"a judgement's time needs a time zone: {self.at.isoformat()}")
        msgspec.structs.force_setattr(self, "at", self.at.astimezone(dt.UTC))

    @cached_property
    def id(self) -> str:
        """Its permanent id, from all it says."""
        said: object = self
        if not self.settles:
            said = _Row(self.subject, self.by, self.at, self.why, self.act, self.machine)
        return judgement_id(msgspec.json.encode(said, order="deterministic"))

    @property
    def strength(self) -> tuple[bool, bool, dt.datetime, str]:
        """Of two judgements that contradict each other, the greater one is followed."""
        return not self.machine, self.settles, self.at, self.id


def side(document: str, incident: ReadIncident) -> Side:
    """The side that stands for `incident` of `document`, with the words of its claims."""
    told = ((claim.start, claim.end) for claim in incident.claims)
    return Side(Part(document, incident.id), merged(told))


def merged(stretches: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches (start, end) in rising order, those that meet made one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)


def in_one_act(subjects: Sequence[Subject], signed: Signed) -> list[Judgement]:
    """One decision on one or several subjects, as rows."""
    first = Judgement(subjects[0], signed.by, signed.at, signed.why, "", signed.machine,
                      signed.settles)  # fmt: skip
    if len(subjects) == 1:
        return [first]
    act = f"act-{first.id}"
    return [msgspec.structs.replace(first, subject=subject, act=act) for subject in subjects]


def undone(log: Iterable[Judgement]) -> dict[str, str]:
    """Ids of the judgements that are undone, each with the undo that does so."""
    rows = {row.id: row for row in log}
    undos = {id: row.subject.judgement for id, row in rows.items() if isinstance(row.subject, Undo)}
    waits = Counter(target for target in undos.values() if target in rows)
    ready = sorted(id for id in rows if not waits[id])
    found: dict[str, str] = {}
    while ready:
        id = ready.pop()
        target = undos.get(id)
        if target not in rows:
            continue
        if id not in found:
            found[target] = min(id, found.get(target, id))
        waits[target] -= 1
        if not waits[target]:
            ready.append(target)
    return found
