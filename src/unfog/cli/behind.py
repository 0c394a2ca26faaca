"""Who stands behind a finding: the claim of each bound, and who says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from unfog.cli.console import safe
from unfog.model.claim import Claim
from unfog.model.finding import Finding
from unfog.publish import words
from unfog.publish.words import value_words
from unfog.store.base import StoredClaim

VERBS = {"denies": "denied", "doubts": "doubted"}


def behind(finding: Finding, claims: Mapping[str, StoredClaim]) -> Iterator[Text]:
    """The claim behind each bound; each value with those who assert it; denials and doubts.

    Where only one value was claimed, of which nobody says otherwise, who asserts it.
    """
    bounds = {"low": finding.low, "best": finding.best, "high": finding.high}
    if finding.low is not None and finding.low == finding.best == finding.high:
        bounds = {"": finding.low}
    for name, bound in bounds.items():
        if bound is not None:
            line = _line(f"{name} {bound.value}".strip(), (bound.claim,), claims)
            yield line.append(f"  {bound.claim}", style="dim")
    if finding.property != "occurrence":
        for alternative in finding.alternatives:
            if alternative.asserts:
                value = f"asserted: {safe(value_words(alternative.value))}"
                yield _line(value, alternative.asserts, claims)
    yield from _against(finding, claims)


def _against(finding: Finding, claims: Mapping[str, StoredClaim]) -> Iterator[Text]:
    """Denials and doubts in their own words: one denial may strike several values."""
    ids = dict.fromkeys(i for a in finding.alternatives for i in (*a.denies, *a.doubts))
    groups: dict[str, list[str]] = {}
    for i in ids:
        if i in claims:
            claim = claims[i].claim
            value = "" if finding.property == "occurrence" else safe(value_words(claim.value))
            groups.setdefault(f"{VERBS.get(claim.stance, claim.stance)}: {value}", []).append(i)
    for start in sorted(groups):
        yield _line(start.removesuffix(": "), groups[start], claims)


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


def many(number: int, noun: str) -> str:
    """`1 account`, `2 accounts`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
