"""Reviewers' words followed: claims that no longer count or count besides, values beside
findings, the word on the whole."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from unfog.fuse.heard import Heard
from unfog.fuse.moved import OwnValues, retold
from unfog.fuse.tolls import ATTACKERS
from unfog.model.claim import PROPERTIES, Claim, Count, Property
from unfog.model.finding import Finding, LeftOut, Reviewed, seen_of
from unfog.model.identity import claim_id
from unfog.model.incident import Part, Report
from unfog.model.judgement import Addition, ClaimWord, Correctable, Standing, ValueWord
from unfog.model.review import Mark, MarkVerdict, Review


class Said(msgspec.Struct, frozen=True):
    """All that is followed of what reviewers said of one incident.

    `marks` are the words on its claims, by claim; `values` those on its values and its type, by
    property and who is counted; `review` is that on the whole.
    """

    marks: tuple[Mark, ...] = ()
    values: OwnValues = {}
    review: Review | None = None

    @property
    def typed(self) -> Reviewed | None:
        """The word on the type."""
        return self.values.get(("type", ""))


NOTHING = Said()


def said_of(heard: Iterable[Heard]) -> Said:
    """What is followed of the words on the parts of one incident, as they are `weighed`."""
    holding = [one for one in heard if one.fate == "holds"]
    values: dict[tuple[Correctable, str], Reviewed] = {}
    review = None
    for one in holding:
        word, row = one.word, one.judgement
        if isinstance(word, ValueWord):
            key = word.property, word.of
            values[key] = Reviewed(word.value, row.by, row.at, row.why, one.id)
        elif isinstance(word, Standing):
            review = Review(word.state, row.by, row.at, False, row.why, word.seen, one.id)
    return Said(marks_of(holding), values, review)


def marks_of(heard: Iterable[Heard]) -> tuple[Mark, ...]:
    """The words on claims among those that hold, one a claim, in the order of their ids."""
    holding = [one for one in heard if one.fate == "holds"]
    added = {
        one.claim: one.word.place
        for one in holding
        if isinstance(one.word, Addition) and not one.read
    }
    judged = {one.claim for one in holding if isinstance(one.word, ClaimWord)}
    made = []
    for one in holding:
        word, row = one.word, one.judgement
        if one.part is None or one.said is None:
            continue
        if isinstance(word, Addition) and one.claim not in judged:
            verdict: MarkVerdict = "added"
        elif isinstance(word, ClaimWord):
            verdict = word.verdict
        else:
            continue
        new = one.claim in added
        made.append(
            Mark(one.claim, one.part, one.said, verdict, row.by, row.at, row.why, one.id, new,
                 added[one.claim] if new else None)
        )  # fmt: skip
    return tuple(sorted(made, key=lambda mark: mark.claim))


def amended(report: Report, marks: Sequence[Mark]) -> Report:
    """`report` as its claims count: without those rejected, with those added; day and place as
    these leave them."""
    if not marks:
        return report
    gone = {mark.claim for mark in marks if mark.verdict == "rejected"}
    come: dict[Part, list[Mark]] = {}
    for mark in marks:
        if mark.added and mark.verdict != "rejected":
            come.setdefault(mark.part, []).append(mark)
    touched: dict[Part, list[Mark]] = {}
    for mark in marks:
        touched.setdefault(mark.part, []).append(mark)
    incidents = []
    for told in report.incidents:
        part = Part(report.document, told.id)
        if part not in touched:
            incidents.append(told)
            continue
        known = {claim_id(report.document, told.id, claim): claim for claim in told.claims}
        claims = [claim for id, claim in known.items() if id not in gone]
        claims += [mark.said for mark in come.get(part, ()) if mark.claim not in known]
        left = msgspec.structs.replace(told, claims=tuple(claims))
        incidents.append(retold(left, touched[part]))
    return msgspec.structs.replace(report, incidents=tuple(incidents))


def with_said(
    findings: Sequence[Finding], said: Said, incident: str, rule: str
) -> tuple[Finding, ...]:
    """`findings` with the claims rejected among those left out, and reviewers' values beside.

    Where there is no finding to say so, one without values is made.
    """
    made = {(f.property, f.of): f for f in findings}

    def of(name: Property, whom: str) -> Finding:
        empty = Finding(incident, name, "single-source", rule, (), of=whom)
        return made.setdefault((name, whom), empty)

    for mark in said.marks:
        if mark.verdict == "rejected":
            found = of(mark.said.property, _counted(mark.said, made))
            left = (*found.left_out, LeftOut(mark.claim, "rejected"))
            made[found.property, found.of] = msgspec.structs.replace(found, left_out=left)
    for (name, whom), own in sorted(said.values.items(), key=lambda item: item[0]):
        if name != "type":
            made[name, whom] = msgspec.structs.replace(of(name, whom), reviewed=own)
    places = {key: n for n, key in enumerate(made)}
    return tuple(
        made[key] for key in sorted(made, key=lambda key: (PROPERTIES.index(key[0]), places[key]))
    )


def _counted(claim: Claim, made: Mapping[tuple[Property, str], Finding]) -> str:
    """Who is counted by the finding to which `claim` belongs."""
    counts_attackers = isinstance(claim.value, Count) and claim.value.of == "perpetrators"
    apart = (claim.property, ATTACKERS) in made or (claim.property, "") not in made
    return ATTACKERS if counts_attackers and apart else ""


def reviewed(said: Said, findings: Iterable[Finding]) -> Review | None:
    """The word on the whole, with whether `findings` have changed since."""
    if said.review is None:
        return None
    changed = seen_of(findings, said.typed) != said.review.seen
    return msgspec.structs.replace(said.review, changed=changed)
