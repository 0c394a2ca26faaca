"""Who stands behind a finding: the claim of each bound, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from unfog.cli.console import safe
from unfog.model.claim import Claim
from unfog.model.finding import WHY, Alternative, Finding
from unfog.model.rating import Credible
from unfog.publish import words
from unfog.publish.words import behind_words, value_words
from unfog.store.base import StoredClaim

VERBS = {"denies": "denied", "doubts": "doubted"}


def behind(finding: Finding, claims: Mapping[str, StoredClaim]) -> Iterator[Text]:
    """How the bounds came about and the claim behind each; each value with those who assert it,
    how credible it is and why it does not bear on the bounds; denials and doubts."""
    if finding.grade:
        yield Text(finding.grade, style="bold")
    bounds = {"low": finding.low, "best": finding.best, "high": finding.high}
    if (
        finding.low is not None
        and finding.low == finding.high
        and finding.best in (None, finding.low)
    ):
        bounds = {"": finding.low}
    for name, bound in bounds.items():
        if bound is not None:
            line = _line(f"{name} {bound.value}".strip(), bound.claims, claims)
            yield line.append(f"  {behind_words(bound)}", style="dim")
    if finding.why and (len(finding.alternatives) > 1 or finding.assumed is not None):
        yield Text(finding.why, style="dim")
    if finding.property != "occurrence":
        aside = {left.claim: WHY[left.why] for left in finding.left_out}
        for alternative in finding.alternatives:
            if alternative.asserts:
                value = f"asserted: {safe(value_words(alternative.value))}"
                line = _line(value, alternative.asserts, claims)
                yield line.append(_weighed(alternative, aside), style="dim")
    yield from _against(finding, claims)


def _weighed(alternative: Alternative, aside: Mapping[str, str]) -> str:
    """Its credibility and, where none of its claims bears on the bounds, the reasons."""
    reasons = list(dict.fromkeys(aside.get(claim, "") for claim in alternative.asserts))
    words = "" if "" in reasons else f" – {'; '.join(reasons)}"
    return _credibility(alternative.credible) + words


def _credibility(rating: Credible | None) -> str:
    if rating is None:
        return ""
    return "  [6]" if rating.degree == 6 else f"  [{rating.degree}: {rating.why}]"


def _against(finding: Finding, claims: Mapping[str, StoredClaim]) -> Iterator[Text]:
    """Denials and doubts in their own words: one denial may strike several values."""
    ratings = {i: a.against for a in reversed(finding.alternatives) for i in a.denies}
    ids = dict.fromkeys(i for a in finding.alternatives for i in (*a.denies, *a.doubts))
    groups: dict[str, list[str]] = {}
    for i in ids:
        if i in claims:
            claim = claims[i].claim
            value = "" if finding.property == "occurrence" else safe(value_words(claim.value))
            groups.setdefault(f"{VERBS.get(claim.stance, claim.stance)}: {value}", []).append(i)
    for start in sorted(groups):
        line = _line(start.removesuffix(": "), groups[start], claims)
        yield line.append(_credibility(ratings.get(groups[start][0])), style="dim")


def _line(start: str, ids: Iterable[str], claims: Mapping[str, StoredClaim]) -> Text:
    return Text(f"{start} – ").append(_who(claims, ids), style="italic")


def _who(claims: Mapping[str, StoredClaim], ids: Iterable[str]) -> str:
    """Speakers, each once, with the documents in which they say so."""
    told: dict[str, dict[str, None]] = {}
    for stored in (claims[i] for i in ids if i in claims):
        told.setdefault(speaker_words(stored.claim), {})[stored.document] = None
    return "; ".join(f"{who} ({', '.join(sorted(where))})" for who, where in told.items())


def speaker_words(claim: Claim) -> str:
    """Who speaks and through whom, safe to print."""
    return safe(words.speaker_words(claim))
