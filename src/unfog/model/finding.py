"""Fused values: how far accounts differ, and which claim stands behind each bound."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from unfog.model.claim import Count, Property, Value
from unfog.model.identity import digest_of
from unfog.model.place import Place
from unfog.model.rating import Credible

Status = Literal["single-source", "corroborated", "contested", "retracted"]

Why = Literal[
    "withdrawn",
    "superseded",
    "retold",
    "less exact",
    "same breath",
    "part",
    "a victim",
    "died",
    "apart",
    "none of a kind",
    "other unit",
    "not counted",
    "not firm",
    "unreliable",
    "rejected",
]
"""Why a claim that asserts a figure does not bear on the bounds. Its speaker took it back, gave
a later one, says it more exactly beside it, or tells it in one breath with a larger one; a report
tells a figure again whose speaker has a later one; it counts a part, some of the victims, somebody
wounded who died, nobody of one kind, or other things than most; by the toll that the reader found
in the whole report it is none of it; the rule set leaves such people out, or takes firmer
figures; a reviewer rates its source unreliable. A claim of any property may be rejected by a
reviewer."""

WHY: dict[Why, str] = {
    "withdrawn": "taken back by its speaker",
    "superseded": "replaced by the speaker's later figure",
    "retold": "an earlier figure told again",
    "less exact": "said more exactly by the same speaker",
    "same breath": "told in one breath with a larger figure",
    "part": "counts a part",
    "a victim": "tells of some of the victims",
    "died": "the same person is told of as killed",
    "apart": "no part of the toll that the report tells",
    "none of a kind": "says only that none of a kind were hit",
    "other unit": "counts something else",
    "not counted": "not counted by these rules",
    "not firm": "less firm than others",
    "unreliable": "its source is rated unreliable",
    "rejected": "rejected by a reviewer",
}


class Bound(msgspec.Struct, frozen=True):
    """A number and the id of the claim that says so.

    Where a figure is put together, the numbers of the claims `plus` are added to that of
    `claim` and those of `less` taken from it.
    """

    value: int
    claim: str
    plus: tuple[str, ...] = ()
    less: tuple[str, ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims behind the number."""
        return (self.claim, *self.plus, *self.less)


class LeftOut(msgspec.Struct, frozen=True):
    """A claim that does not bear on the bounds, and the one that it gave way to, if it did."""

    claim: str
    why: Why
    beside: str = ""


class Alternative(msgspec.Struct, frozen=True):
    """One value that was claimed, with the ids of the claims for and against it.

    `credible` is the credibility of the value, `against` that of its denial; None where
    nobody asserts, or denies, it.
    """

    value: Value
    asserts: tuple[str, ...] = ()
    denies: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    credible: Credible | None = None
    against: Credible | None = None


class Reviewed(msgspec.Struct, frozen=True):
    """A reviewer's own value for what a finding is on, or for the type of an incident; None says
    that none can be given.

    `judgement` is the row of the log that says so.
    """

    value: Value | Place | None
    by: str
    at: dt.datetime
    why: str = ""
    judgement: str = ""


class Finding(msgspec.Struct, frozen=True):
    """The fused value of one property of one incident under the rule set `rule`.

    Counts have `low`, `best` and `high`; other properties have them None and say what was
    claimed in `alternatives`, the best supported first. `origins` counts independent origins
    behind the claims that assert, never outlets.

    `of` says who is counted: "" all victims, "attackers", or one side under a rule set that
    tells them apart. `left_out` are the claims that do not bear on the bounds; `why` says in
    words how `best` (or the range) was chosen. `assumed` is the number that the rule set puts
    where nobody gives one: no claim stands behind it. `grade` is the rule set's own verdict
    with its reason behind a colon, "" where it gives none.

    `reviewed` is a reviewer's value, which stands beside all this and changes none of it. Where
    no claim stands, as all were rejected or a reviewer's value is all there is, `alternatives`
    is empty.
    """

    incident: str
    property: Property
    status: Status
    rule: str
    alternatives: tuple[Alternative, ...]
    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None
    origins: int = 0
    accounts: int = 0
    of: str = ""
    left_out: tuple[LeftOut, ...] = ()
    why: str = ""
    assumed: int | None = None
    grade: str = ""
    reviewed: Reviewed | None = None


def numbers_of(finding: Finding) -> tuple[int | None, int | None, int | None]:
    """Low, best and high as tables show them: a reviewer's count where one was given, else the
    bounds, else what the rule set assumes."""
    if finding.reviewed is not None:
        own = finding.reviewed.value
        if not isinstance(own, Count):
            return None, None, None
        return own.low, own.low if own.low == own.high else None, own.high
    bounds = (finding.low, finding.best, finding.high)
    if not any(bounds):
        return finding.assumed, finding.assumed, finding.assumed
    low, best, high = (bound.value if bound else None for bound in bounds)
    return low, best, high


def seen_of(findings: Iterable[Finding], typed: Reviewed | None = None) -> str:
    """A digest of what findings come to: values and bounds, who is for and against them aside;
    and of a reviewer's own type, where one was given.

    It stays where one more report only tells the same from an origin that is known.
    """
    gists = sorted((_gist(finding) for finding in findings), key=lambda gist: gist[:2])
    if typed is not None:
        gists.append(("type", typed.value))
    return digest_of(msgspec.json.encode(gists))[:20]


def _gist(finding: Finding) -> tuple[object, ...]:
    bounds = (finding.low, finding.best, finding.high)
    said = sorted(
        msgspec.json.encode((one.value, bool(one.asserts), bool(one.denies))).decode()
        for one in finding.alternatives
    )
    own = finding.reviewed
    return (
        finding.property,
        finding.of,
        finding.status,
        [bound.value if bound else None for bound in bounds],
        finding.assumed,
        said,
        own.value if own else None,
    )
