"""One incident's sheet: what it comes to, and every account behind it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from unfog.cli.console import safe
from unfog.cli.incident_table import STYLES, bounds_words, place_words
from unfog.model.claim import COUNT_PROPERTIES, Claim
from unfog.model.document import Document
from unfog.model.finding import Alternative, Finding
from unfog.publish.words import span_words, value_words
from unfog.store.base import ClaimFilter, StoredClaim, StoredIncident, View

STANCE = {"asserts": "green", "denies": "bold red", "doubts": "yellow"}
LONGEST_SENTENCE = 400


def print_sheet(console: Console, view: View, found: StoredIncident) -> None:
    """The incident's head, its findings with the claim behind each bound, every account."""
    claims = list(view.claims(ClaimFilter(incident=found.incident.id)))
    documents = _documents(view, claims)
    for part in (*_head(found), *_findings(found, claims), *_accounts(claims, documents)):
        console.print(part)


def _documents(view: View, claims: Sequence[StoredClaim]) -> dict[str, Document]:
    stored = (view.document(key) for key in sorted({c.document for c in claims}))
    return {s.document.id: s.document for s in stored if s is not None}


def _head(found: StoredIncident) -> Iterator[RenderableType]:
    incident = found.incident
    date = span_words(incident.date) if incident.date else "no date"
    parts = (incident.type, place_words(incident.place) or "no place", date)
    yield Text(f"{incident.id}  {' · '.join(parts)}", style="bold")
    status = Text(found.status, style=STYLES.get(found.status, ""))
    counted = (
        f" · {_many(found.accounts, 'account')} from {_many(found.origins, 'origin')}"
        f" in {_many(len({p.document for p in incident.parts}), 'document')}"
    )
    background = " · told as background" if incident.role == "background" else ""
    yield status + Text(counted + background)


def _findings(found: StoredIncident, claims: Sequence[StoredClaim]) -> Iterator[RenderableType]:
    by_id = {c.id: c for c in claims}
    yield Text("\nFindings", style="bold")
    for finding in found.findings:
        if finding.property == "occurrence" and finding.status in ("single-source", "corroborated"):
            continue
        head = Text(f"{_label(finding.property):<14}")
        head.append(bounds_words(finding) or _best(finding))
        head.append(f"  {finding.status}", style=STYLES.get(finding.status, ""))
        head.append(f", {_many(finding.origins, 'origin')}", style="dim")
        lines = [head, *_behind(finding, by_id)]
        yield Padding(Group(*lines), (0, 0, 0, 2))


def _best(finding: Finding) -> str:
    asserted = [a for a in finding.alternatives if a.asserts]
    return safe(value_words(asserted[0].value)) if asserted else "only denied"


def _behind(finding: Finding, claims: Mapping[str, StoredClaim]) -> Iterator[RenderableType]:
    """The claim behind each bound of a count; for and against each value where they differ."""
    if finding.property in COUNT_PROPERTIES:
        for name, bound in (("low", finding.low), ("best", finding.best), ("high", finding.high)):
            if bound is not None:
                yield _line(f"{name} {bound.value}", _who(claims, (bound.claim,)), bound.claim)
    several = len(finding.alternatives) > 1 or finding.status == "contested"
    for alternative in finding.alternatives if several else ():
        yield from _sides(alternative, claims)


def _sides(alternative: Alternative, claims: Mapping[str, StoredClaim]) -> Iterator[RenderableType]:
    value = safe(value_words(alternative.value))
    sides = (
        ("asserted by", alternative.asserts),
        ("denied by", alternative.denies),
        ("doubted by", alternative.doubts),
    )
    for verb, ids in sides:
        if ids:
            yield _line(f"{value}: {verb}", _who(claims, ids), "")


def _line(start: str, who: str, end: str) -> RenderableType:
    line = Text(start + " ")
    line.append(who, style="italic")
    if end:
        line.append(f"  {end}", style="dim")
    return Padding(line, (0, 0, 0, 4))


def _who(claims: Mapping[str, StoredClaim], ids: Sequence[str]) -> str:
    told = (claims[i] for i in ids if i in claims)
    names = (f"{speaker_words(c.claim)} ({c.document})" for c in told)
    return "; ".join(dict.fromkeys(names))


def speaker_words(claim: Claim) -> str:
    """Who speaks and through whom; the document's own voice is `the report`."""
    who = "the report" if claim.speaker.is_report else safe(claim.speaker.name)
    if claim.speaker.org and safe(claim.speaker.org) != who:
        who += f", {safe(claim.speaker.org)}"
    return f"{who}, via {safe(', '.join(claim.via))}" if claim.via else who


def _accounts(
    claims: Sequence[StoredClaim], documents: Mapping[str, Document]
) -> Iterator[RenderableType]:
    yield Text("\nAccounts", style="bold")
    for key, told in groupby(claims, key=lambda c: c.document):
        document = documents[key]
        day = document.published.isoformat() if document.published else "no date"
        source = " · ".join(safe(x) for x in (key, document.outlet, day, document.title) if x)
        yield Text(f"\n{source}", style="bold")
        rows = sorted(told, key=lambda c: (_speaker_order(c), c.claim.start, c.claim.end, c.id))
        for _, said in groupby(rows, key=_speaker_order):
            yield from _account(list(said), document)


def _speaker_order(stored: StoredClaim) -> tuple[bool, str, str]:
    speaker = stored.claim.speaker
    return (not speaker.is_report, speaker_words(stored.claim), speaker.kind)


def _account(said: Sequence[StoredClaim], document: Document) -> Iterator[RenderableType]:
    """All that one speaker says of it in one document, under the sentences that say so."""
    first = said[0].claim
    kind = "" if first.speaker.is_report else f" ({first.speaker.kind.replace('_', ' ')})"
    yield Padding(Text(f"{speaker_words(first)}{kind}"), (0, 0, 0, 2))
    for sentence, rows in groupby(said, key=lambda c: sentence_of(document.text, c.claim)):
        yield Padding(Text(f"“{sentence}”", style="italic"), (0, 0, 0, 4))
        for row in rows:
            yield Padding(_claim_line(row), (0, 0, 0, 6))


def _claim_line(stored: StoredClaim) -> Text:
    claim = stored.claim
    line = Text(f"{claim.stance:<8}", style=STANCE[claim.stance])
    value = "" if claim.property == "occurrence" else safe(value_words(claim.value))
    line.append(f"{_label(claim.property)} {value}".rstrip(), style="default not bold")
    if claim.certainty != "stated":
        line.append(f", {claim.certainty}", style="default not bold")
    if claim.responsibility:
        line.append(", claims responsibility", style="default not bold")
    line.append(f"  {stored.id}", style="dim not bold")
    return line


def sentence_of(text: str, claim: Claim) -> str:
    """The sentence or sentences of `text` in which the claim's words stand."""
    start = max(
        (
            text.rfind(mark, 0, claim.start) + len(mark)
            for mark in _ENDS
            if text.rfind(mark, 0, claim.start) >= 0
        ),
        default=0,
    )
    stops = [at for mark in _ENDS if (at := text.find(mark, max(claim.start, claim.end - 1))) >= 0]
    end = min((at + 1 for at in stops), default=len(text))
    sentence = safe(text[start : max(end, claim.end)])
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[: LONGEST_SENTENCE - 1] + "…"


_ENDS = (". ", "! ", "? ", ".\n", "\n", ".” ", '." ')


def _label(name: str) -> str:
    return "it happened" if name == "occurrence" else name.replace("_", " ")


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
