"""The sheet of accounts: one row a speaker, one column a property that anybody speaks of.

Each cell holds all that its speaker says of the property, however often and in however many
documents, and how far it agrees with the finding. Nothing is chosen here: two values in a cell
stay two.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

import msgspec

from unfog.fuse.evidence import Evidence
from unfog.fuse.reliability import parties, reliability, takes_part
from unfog.fuse.sources import of_speaker, words_of
from unfog.fuse.values import compatible, interval, overlap, same
from unfog.fuse.voices import account_key, claim_origin, shown
from unfog.model.claim import PROPERTIES, Certainty, Claim, Count, Property, Stance, Value
from unfog.model.finding import WHY, Bound, Finding
from unfog.model.incident import Report
from unfog.model.rating import Reliable
from unfog.model.review import Mark
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan

Agreement = Literal["agrees", "fits", "differs", "denies", "doubts", "left out", "rejected", "open"]
"""How a claim stands to the finding: it says the same as the best value; it can hold beside it
(a count within the bounds, a range of days that holds the day); it excludes it; it denies or
doubts; it does not bear on it, for the reason given; a reviewer rejected it; there is nothing to
compare."""

End = Literal["low", "best", "high"]


class Said(msgspec.Struct, frozen=True):
    """One value of one speaker: the claims that give it, and how it stands to the finding.

    `why` is the reason, in words, where it is left out; `ends` are the bounds behind which one
    of the claims stands; `marks` are reviewers' words on the claims.
    """

    value: Value
    stance: Stance
    certainty: Certainty
    agreement: Agreement
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    why: str = ""
    responsibility: bool = False
    ends: tuple[End, ...] = ()
    marks: tuple[Mark, ...] = ()


class Cell(msgspec.Struct, frozen=True):
    """All that one speaker says of one property; empty where they do not speak of it."""

    property: Property
    said: tuple[Said, ...] = ()


class Row(msgspec.Struct, frozen=True):
    """One account: who speaks, through whom, with what stake; a cell for each column.

    `account` is its key across documents, `outlet` that of a report's own voice. `party` says
    that the speaker is named as having done it or been hit, or is an armed group. `reliable` is
    of the speaker; `printed` tells of outlets that quote it and are less reliable than that, by
    name, how far they are.
    """

    account: str
    speaker: Speaker
    outlet: str | None
    via: tuple[str, ...]
    party: bool
    reliable: Reliable
    documents: tuple[str, ...]
    cells: tuple[Cell, ...]
    printed: tuple[tuple[str, Reliable], ...] = ()


class Column(msgspec.Struct, frozen=True):
    """A property that somebody speaks of, or to which the rule set puts a number of its own, and
    what it comes to: several findings where sides are told apart."""

    property: Property
    findings: tuple[Finding, ...]


class Sheet(msgspec.Struct, frozen=True):
    """The accounts of one incident under the rule set `rule`."""

    incident: str
    rule: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


type Gathered = Sequence[tuple[Property, Sequence[Evidence]]]
"""Evidence by property, as `fuse.gather` gives it."""


def sheet(
    incident: str,
    gathered: Gathered,
    findings: Sequence[Finding],
    reports: Mapping[str, Report],
    marks: Sequence[Mark] = (),
) -> Sheet:
    """The sheet of `incident`: reports' own voices first, then speakers by most claims.

    `marks` are reviewers' words on its claims. What they rejected is no evidence any more, and
    stands in its cell all the same.
    """
    told = _with_rejected(gathered, reports, marks)
    columns = tuple(
        Column(name, tuple(f for f in findings if f.property == name))
        for name in PROPERTIES
        if told.get(name) or any(f.property == name for f in findings)
    )
    marked = {mark.claim: mark for mark in marks}
    accounts: dict[str, dict[Property, list[_Placed]]] = defaultdict(lambda: defaultdict(list))
    for column in columns:
        against = _Against(column.findings, {row.id: row for row in told.get(column.property, ())})
        for row in told.get(column.property, ()):
            placed = against.placed(row, marked.get(row.id))
            accounts[row.account][column.property].append(placed)
    among = parties(findings)
    made = [_row(key, columns, accounts[key], reports, among) for key in sorted(accounts)]
    made.sort(key=lambda row: (not row.speaker.is_report, -_claims(row), row.speaker.name))
    rule = next((finding.rule for finding in findings), "unfog")
    return Sheet(incident, rule, columns, tuple(made))


def _with_rejected(
    gathered: Gathered, reports: Mapping[str, Report], marks: Iterable[Mark]
) -> dict[Property, list[Evidence]]:
    """Evidence by property, with the claims that were rejected, as their speakers' own."""
    told: dict[Property, list[Evidence]] = defaultdict(list)
    for name, rows in gathered:
        told[name].extend(rows)
    known = {row.id for rows in told.values() for row in rows}
    for mark in marks:
        report = reports.get(mark.part.document)
        if mark.verdict == "rejected" and mark.claim not in known and report is not None:
            said = mark.said
            row = Evidence(
                id=mark.claim,
                claim=said,
                document=report.document,
                published=report.published,
                account=account_key(report, said),
                origin=claim_origin(report, said),
            )
            told[said.property].append(row)
    return told


class _Placed(NamedTuple):
    """A row of evidence with its place beside the finding."""

    row: Evidence
    agreement: Agreement
    why: str
    ends: tuple[End, ...]
    mark: Mark | None


class _Against:
    """What a claim on one property is held against."""

    def __init__(self, findings: Sequence[Finding], rows: Mapping[str, Evidence]) -> None:
        self._by_claim: dict[str, Finding] = {}
        for finding in reversed(findings):
            self._by_claim.update(dict.fromkeys(_claims_of(finding), finding))
        self._whole = next((f for f in findings if not f.of), next(iter(findings), None))
        self._rows = rows

    def placed(self, row: Evidence, mark: Mark | None) -> _Placed:
        finding = self._by_claim.get(row.id, self._whole)
        agreement, why = self._agreement(row, finding, mark)
        return _Placed(row, agreement, why, _ends(row.id, finding), mark)

    def _agreement(
        self, row: Evidence, finding: Finding | None, mark: Mark | None
    ) -> tuple[Agreement, str]:
        if mark is not None and mark.verdict == "rejected":
            return "rejected", mark.why
        out = next((o for o in finding.left_out if o.claim == row.id), None) if finding else None
        if row.claim.stance != "asserts":
            why = WHY["unreliable"] if row.discounted else ""
            return row.claim.stance, "dropped by its speaker" if row.withdrawn else why
        if out is not None:
            return "left out", WHY[out.why]
        if row.withdrawn:
            return "left out", WHY["withdrawn"]
        if row.discounted:
            return "left out", WHY["unreliable"]
        return ("open" if finding is None else self._compared(row, finding)), ""

    def _compared(self, row: Evidence, finding: Finding) -> Agreement:
        """How an assertion that bears on the finding stands to it."""
        value = row.claim.value
        if isinstance(value, Count):
            return _counted(row.id, value, finding)
        first = next((a for a in finding.alternatives if a.asserts), None)
        if first is None:
            return "open"
        best = next((self._rows[id].claim for id in first.asserts if id in self._rows), row.claim)
        if row.id in first.asserts or _says_so(row.claim, best):
            return "agrees"
        return "fits" if compatible(row.claim, best) else "differs"


def _says_so(claim: Claim, best: Claim) -> bool:
    """Whether a claim bears out the best value; "gunmen" beside another such word does not, nor a
    month that holds the day."""
    if claim.property == "perpetrator" or isinstance(claim.value, Timespan):
        return claim.folded() == best.folded()
    return same(claim, best)


def _counted(id: str, count: Count, finding: Finding) -> Agreement:
    """A figure beside the bounds. Where a bound is a sum, the claims behind it agree with it."""
    if finding.best is not None and id in finding.best.claims:
        return "agrees"
    if any(bound and id in bound.claims for bound in (finding.low, finding.high)):
        return "fits"
    best, low, high = finding.best, finding.low, finding.high
    if best is None and low is None and high is None:
        return "open"
    allowed = interval(count)
    if best is not None and overlap(allowed, (best.value, best.value)):
        return "agrees"
    bounds = (low.value if low else 0, high.value if high else math.inf)
    return "fits" if overlap(allowed, bounds) else "differs"


def _ends(id: str, finding: Finding | None) -> tuple[End, ...]:
    if finding is None:
        return ()
    bounds: tuple[tuple[End, Bound | None], ...] = (
        ("low", finding.low),
        ("best", finding.best),
        ("high", finding.high),
    )
    return tuple(name for name, bound in bounds if bound is not None and id in bound.claims)


def _claims_of(finding: Finding) -> Iterable[str]:
    for one in finding.alternatives:
        yield from (*one.asserts, *one.denies, *one.doubts)
    yield from (out.claim for out in finding.left_out)


def _row(
    account: str,
    columns: Sequence[Column],
    placed: Mapping[Property, Sequence[_Placed]],
    reports: Mapping[str, Report],
    among: Sequence[str],
) -> Row:
    rows = [one.row for column in columns for one in placed.get(column.property, ())]
    speaker = shown([row.claim.speaker for row in rows])
    ratings = {(one.kind, one.name): one for row in rows if (one := row.rated) is not None}
    # an outlet's word comes with whose side the speaker is on, where that is known
    said = next(iter(ratings.values()), None)
    words = {key: one for row in rows for key, one in words_of(reports[row.document]).items()}
    own = said if speaker.is_report else of_speaker(speaker, words)
    passed = [one for one in ratings.values() if one.kind == "outlet" and one is not own]
    return Row(
        account=account,
        speaker=speaker,
        outlet=reports[rows[0].document].outlet if speaker.is_report else None,
        via=tuple(dict.fromkeys(via for row in rows for via in row.claim.via)),
        party=takes_part(speaker, among, said),
        reliable=reliability(speaker, among, own),
        documents=tuple(sorted({row.document for row in rows})),
        cells=tuple(
            Cell(column.property, _said(placed.get(column.property, ()))) for column in columns
        ),
        printed=tuple(
            (one.name, reliability(speaker, among, one))
            for one in sorted(passed, key=lambda one: one.name)
        ),
    )


def _said(placed: Sequence[_Placed]) -> tuple[Said, ...]:
    """What is said alike and stands alike, together; in the order in which it was printed."""
    groups: dict[tuple[object, ...], list[_Placed]] = defaultdict(list)
    for one in placed:
        claim = one.row.claim
        groups[
            claim.folded(), claim.stance, claim.certainty, claim.responsibility, *one[1:3]
        ].append(one)
    return tuple(_together(group) for group in groups.values())


def _together(group: Sequence[_Placed]) -> Said:
    first = group[0]
    claim = first.row.claim
    ends = {end for one in group for end in one.ends}
    return Said(
        value=claim.value,
        stance=claim.stance,
        certainty=claim.certainty,
        agreement=first.agreement,
        claims=tuple(one.row.id for one in group),
        documents=tuple(dict.fromkeys(one.row.document for one in group)),
        why=first.why,
        responsibility=claim.responsibility,
        ends=tuple(end for end in ("low", "best", "high") if end in ends),
        marks=tuple(one.mark for one in group if one.mark is not None),
    )


def _claims(row: Row) -> int:
    return sum(len(said.claims) for cell in row.cells for said in cell.said)
