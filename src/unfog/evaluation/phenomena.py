"""What makes a claim hard, as far as the claim and its document tell by themselves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from unfog.evaluation.gold import ScoredClaim, ScoredDocument, ScoredIncident
from unfog.model.claim import PROPERTIES

type Test = Callable[[ScoredDocument, ScoredIncident, ScoredClaim], bool]
"""Whether a claim shows a phenomenon; the document is the gold one, for read claims too."""


def _count(claim: ScoredClaim) -> Mapping[str, Any]:
    """The value of a count, else nothing."""
    counted = isinstance(claim.value, dict) and ("low" in claim.value or "high" in claim.value)
    return claim.value if counted else {}


def _open(claim: ScoredClaim) -> bool:
    count = _count(claim)
    return bool(count) and (count.get("low") is None) != (count.get("high") is None)


def _range(claim: ScoredClaim) -> bool:
    low, high = _count(claim).get("low"), _count(claim).get("high")
    return low is not None and high is not None and low != high


def _perpetrators(claim: ScoredClaim) -> bool:
    count = _count(claim)
    included = claim.includes_perpetrator or count.get("includes_perpetrator")
    return bool(count.get("of") == "perpetrators" or included)


def _about(name: str) -> Test:
    return lambda _d, _i, c: c.about == name


ABOUT: dict[str, Test] = {name: _about(name) for name in PROPERTIES}
"""The property of the claim."""

REALIS: dict[str, Test] = {
    "asserted as stated": lambda _d, _i, c: not c.against and c.certainty == "stated",
    "asserted as likely": lambda _d, _i, c: not c.against and c.certainty == "likely",
    "asserted as possible": lambda _d, _i, c: not c.against and c.certainty == "possible",
    "denied": lambda _d, _i, c: c.stance == "denies",
    "doubted": lambda _d, _i, c: c.stance == "doubts",
}
"""How real the claim is said to be; each claim is one of these."""

PHENOMENA: dict[str, Test] = {
    "the document's own voice": lambda _d, _i, c: c.who.name == "REPORT",
    "named speaker": lambda _d, _i, c: c.who.name != "REPORT" and c.who.kind != "anonymous",
    "anonymous speaker": lambda _d, _i, c: c.who.kind == "anonymous",
    "via somebody": lambda _d, _i, c: bool(c.via),
    "claim of responsibility": lambda _d, _i, c: c.responsibility,
    "subset of a toll": lambda _d, _i, c: bool(c.subset or _count(c).get("subset")),
    "approximate count": lambda _d, _i, c: bool(_count(c).get("approx")),
    "count open on one side": lambda _d, _i, c: _open(c),
    "count from … to …": lambda _d, _i, c: _range(c),
    "perpetrators counted": lambda _d, _i, c: _perpetrators(c),
    "background incident": lambda _d, i, _c: i.role == "background",
    "document without incident": lambda d, _i, _c: not d.incidents,
    "news": lambda d, _i, _c: not d.id.startswith("own-"),
    "own reports": lambda d, _i, _c: d.id.startswith("own-"),
}
"""A claim may show several of these, or none."""
