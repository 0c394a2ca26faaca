"""The log of judgements as people read it: who decided what, of what, from what to what, why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from unfog.fuse.heard import Fate, Heard, Hearing, Told, weighed
from unfog.fuse.sources import key_of
from unfog.model.claim import Claim
from unfog.model.incident import Part
from unfog.model.judgement import (
    WORDS,
    Addition,
    BatchWord,
    ClaimVerdict,
    ClaimWord,
    Correctable,
    Judgement,
    Pair,
    SourceWord,
    Standing,
    State,
    Undo,
    ValueWord,
    Verdict,
    undone,
)
from unfog.review.source_words import said_words, standing_words
from unfog.store.base import View
from unfog.store.words import words

Kind = Literal["pair", "claim", "value", "incident", "source", "drafts", "undo"]
Outcome = Literal[Verdict, State, ClaimVerdict, "added", "corrected", "said", "undo"]


class Entry(msgspec.Struct, frozen=True):
    """One decision: all rows of one act.

    `id` is that of its first row, by which it is undone, and `rows` how many it has. `kind` says
    what it is on, `what` what was said. `incident` is the one that it bears on now ("" where
    there is none), `document`, `claim` and `source` those meant; a pair has its parts in `parts`.
    `before` and `after` are a value, claim or state in words, "" where there was none. `fate`
    says what became of a word on a claim, value or incident, None of a pair that is not undone.
    Of an undo `before` is the id of what it took back and `took_back` its kind and what it said;
    `incident`, `document`, `source` and `property` are of that.
    """

    id: str
    at: dt.datetime
    by: str
    why: str
    kind: Kind
    what: Outcome
    rows: int = 1
    incident: str = ""
    document: str = ""
    claim: str = ""
    source: str = ""
    property: Correctable | None = None
    of: str = ""
    parts: tuple[Part, ...] = ()
    before: str = ""
    after: str = ""
    fate: Fate | None = None
    undone_by: str = ""
    machine: bool = False
    settles: bool = False
    took_back: tuple[Kind, Outcome] | None = None


class Page(msgspec.Struct, frozen=True):
    """Entries, the newest first; the next page is of those before `next`, None on the last."""

    items: tuple[Entry, ...]
    next: dt.datetime | None


def history(
    view: View,
    incident: str | None = None,
    *,
    after: dt.datetime | None = None,
    limit: int = 50,
) -> Page:
    """Decisions on the incident of that id, or on all, of before `after`.

    A page holds more than `limit` where the last of them were taken at the very same time.

    A decision is on an incident where it is on one of its parts as they are now: where two have
    become one, what was said of either.
    """
    log = view.judgements()
    acts = [list(rows) for _, rows in groupby(log, key=lambda row: row.act or row.id)]
    acts.reverse()
    stored = view.incident(incident) if incident is not None else None
    if incident is not None:
        parts = set(stored.incident.parts) if stored else set()
        told_in = {part.document for part in parts}
        near = [act for act in acts if any(not told_in.isdisjoint(_documents(r)) for r in act)]
        mine = _seats(view, log, told_in).parts
        acts = [act for act in near if any(not parts.isdisjoint(mine(row)) for row in act)]
    if after is not None:
        acts = [act for act in acts if act[0].at < after]
    last = acts[limit - 1][0].at if 0 < limit <= len(acts) else None
    shown = [act for n, act in enumerate(acts) if n < limit or act[0].at == last]
    undone_acts = _taken_back(shown, log)
    every = [*shown, *undone_acts.values()]
    documents = {document for act in every for row in act for document in _documents(row)}
    seats = _seats(view, log, documents)
    items = tuple(_worded(act, seats, undone_acts) for act in shown)
    return Page(items, items[-1].at if len(acts) > len(shown) else None)


def _taken_back(
    acts: Sequence[Sequence[Judgement]], log: Sequence[Judgement]
) -> dict[str, list[Judgement]]:
    """By the id that an undo among `acts` names, the rows of the act that it took back."""
    named = {row.subject.judgement for act in acts for row in act if isinstance(row.subject, Undo)}
    act_of = {row.act or row.id: row.id for row in log if row.id in named}
    found: dict[str, list[Judgement]] = {}
    for row in log if act_of else ():
        if (row.act or row.id) in act_of:
            found.setdefault(act_of[row.act or row.id], []).append(row)
    return found


class _Seats:
    """Where words of a log hold now, and the incidents of parts."""

    def __init__(self, log: Sequence[Judgement], back: Mapping[str, str],
                 heard: Iterable[Heard], incident_of: Mapping[Part, str]) -> None:  # fmt: skip
        self.log = log
        self.back = back
        self.incident_of = incident_of
        self.ordered = weighed(heard, lambda part: incident_of.get(part, f"{part}"))
        self.heard = {one.id: one for one in self.ordered}
        self._of: dict[str, list[Heard]] = {}
        for one in self.ordered:
            if one.fate in ("holds", "overruled"):
                self._of.setdefault(self.incident(one.judgement), []).append(one)

    def parts(self, row: Judgement) -> list[Part]:
        """The parts that a row bears on, as they are named now."""
        if isinstance(row.subject, Pair):
            return [row.subject.left.part, row.subject.right.part]
        one = self.heard.get(row.id)
        if one is not None and one.part is not None:
            return [one.part]
        return [row.subject.side.part] if isinstance(row.subject, WORDS) else []

    def incident(self, row: Judgement) -> str:
        found = (self.incident_of[p] for p in self.parts(row) if p in self.incident_of)
        return next(found, "")

    def earlier(self, row: Judgement, alike: Callable[[Heard], bool]) -> Heard | None:
        """The last word before `row` on the same incident that is `alike` and not undone."""
        found = [
            one
            for one in self._of.get(self.incident(row), ())
            if one.judgement.at < row.at and alike(one)
        ]
        return max(found, key=lambda one: (one.judgement.at, one.id), default=None)


def _seats(view: View, log: Sequence[Judgement], documents: set[str]) -> _Seats:
    holding = view.holding(sorted(documents))
    incident_of = {part: id for id, parts in holding.items() for part in parts}
    every = {part.document for part in incident_of} | documents
    near = [row for row in log if not (named := _documents(row)) or not every.isdisjoint(named)]
    hearing = Hearing(near, every)
    texts = view.texts(hearing.documents)
    heard = [
        one
        for report in view.reports({}, hearing.documents)
        for one in hearing.of(
            report.document, Told(report.incidents, texts.get(report.document, ""))
        )
    ]
    return _Seats(log, undone(near), heard, incident_of)


def _documents(row: Judgement) -> list[str]:
    if isinstance(row.subject, Pair):
        return [row.subject.left.part.document, row.subject.right.part.document]
    return [row.subject.document] if isinstance(row.subject, WORDS) else []


def _worded(
    act: Sequence[Judgement], seats: _Seats, undone_acts: Mapping[str, Sequence[Judgement]]
) -> Entry:
    """The entry of an act; of an undo with what it took back."""
    entry, subject = _entry(act, seats), act[0].subject
    if not isinstance(subject, Undo) or subject.judgement not in undone_acts:
        return entry
    taken = _entry(undone_acts[subject.judgement], seats)
    return msgspec.structs.replace(
        entry,
        took_back=(taken.kind, taken.what),
        incident=taken.incident,
        document=taken.document,
        source=taken.source,
        property=taken.property,
        of=taken.of,
        parts=taken.parts,
    )


def _entry(act: Sequence[Judgement], seats: _Seats) -> Entry:
    first = act[0]
    back = seats.back.get(first.id, "")
    fates = [seats.heard[row.id].fate for row in act if row.id in seats.heard]
    failed = [one for one in fates if one != "holds"]
    fate: Fate | None = failed[0] if failed else "holds" if fates else "undone" if back else None
    entry = Entry(
        id=first.id,
        at=first.at,
        by=first.by,
        why=first.why,
        kind="undo",
        what="undo",
        rows=len(act),
        incident=seats.incident(first),
        document=first.subject.document if isinstance(first.subject, WORDS) else "",
        fate=fate,
        undone_by=back,
        machine=first.machine,
        settles=first.settles,
    )
    return msgspec.structs.replace(entry, **_told(act, seats))


def _told(act: Sequence[Judgement], seats: _Seats) -> dict[str, object]:
    row, subject = act[0], act[0].subject
    match subject:
        case Pair():
            parts = sorted({part for one in act for part in seats.parts(one)})
            return {"kind": "pair", "what": subject.verdict, "parts": tuple(parts)}
        case Undo():
            return {"before": subject.judgement}
        case SourceWord():
            return _source(row, subject, seats)
        case BatchWord():
            return {"kind": "drafts", "what": subject.verdict, "after": subject.batch}
        case Standing():
            last = seats.earlier(row, lambda one: isinstance(one.word, Standing))
            before = last.word.state if last and isinstance(last.word, Standing) else ""
            return {"kind": "incident", "what": subject.state, "before": before,
                    "after": subject.state}  # fmt: skip
        case ValueWord():
            return _value(row, subject, seats)
    return _on_claims(act)


def _source(row: Judgement, word: SourceWord, seats: _Seats) -> dict[str, object]:
    key = key_of(word.kind, word.name)
    earlier = standing_words(one for one in seats.log if one.at < row.at).get(key)
    after = standing_words([row])[key]
    return {
        "kind": "source",
        "what": "said",
        "source": word.name,
        "before": said_words(earlier) if earlier else "",
        "after": said_words(after),
    }


def _value(row: Judgement, word: ValueWord, seats: _Seats) -> dict[str, object]:
    def alike(one: Heard) -> bool:
        other = one.word
        return isinstance(other, ValueWord) and (other.property, other.of) == (
            word.property,
            word.of,
        )

    last = seats.earlier(row, alike)
    before = last.word.value if last and isinstance(last.word, ValueWord) else None
    return {
        "kind": "value",
        "what": "corrected",
        "property": word.property,
        "of": word.of,
        "before": "" if before is None else words(before),
        "after": "" if word.value is None else words(word.value),
    }


def _on_claims(act: Sequence[Judgement]) -> dict[str, object]:
    """Of a claim that is rejected, accepted or added, or rejected with another in its place."""
    said = [row.subject for row in act]
    word = next((one for one in said if isinstance(one, ClaimWord)), None)
    new = next((one for one in said if isinstance(one, Addition)), None)
    before = word.said if word else None
    after = new.claim if new else None
    claim = before or after
    if word and not new and word.verdict == "accepted":
        before, after = None, before
    what = "corrected" if word and new else word.verdict if word else "added"
    return {
        "kind": "claim",
        "what": what,
        "claim": word.claim if word else new.id if new else "",
        "property": claim.property if claim else None,
        "before": claim_words(before) if before else "",
        "after": claim_words(after) if after else "",
    }


def claim_words(claim: Claim) -> str:
    """A claim in a line: who says what of which property."""
    value = "" if claim.property == "occurrence" else f" {words(claim.value)}"
    return f"{claim.speaker.name} {claim.stance} {claim.property}{value}"
