"""One incident's sheet: what it comes to, and every account behind it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from unfog.cli.behind import behind, speaker_words
from unfog.cli.console import safe
from unfog.cli.incident_table import STYLES, bounds_words, place_words
from unfog.cli.said import review_line, value_line
from unfog.fuse.reliability import parties, reliability
from unfog.fuse.sources import SourceWords, heeded, of_claim
from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES, Claim
from unfog.model.document import Document
from unfog.model.finding import Finding
from unfog.publish.words import (
    many,
    mark_words,
    property_words,
    read_words,
    span_words,
    value_words,
)
from unfog.publish.words import own_values as words_of
from unfog.store.base import StoredClaim, StoredIncident, View
from unfog.store.filters import ClaimFilter

STANCE = {"asserts": "green", "denies": "bold red", "doubts": "yellow"}
LONGEST_SENTENCE = 400
CREDIBILITY = "  ([1] to [6]: credibility, Admiralty scale; [6] cannot be judged)"
RELIABILITY = "  (A to F: reliability of the speaker; where none stands, F: cannot be judged)"
_ENDS = (". ", "! ", "? ", ".\n", "\n", ".” ", '." ', ".’ ")


class Line(NamedTuple):
    """A stretch of the sheet, wrapped within its indent; its later rows stand in by `hang`."""

    indent: int
    text: Text
    hang: int = 0


def print_sheet(console: Console, view: View, found: StoredIncident) -> None:
    """The incident's head, its findings with the claim behind each bound, every account."""
    claims = list(view.claims(ClaimFilter(incident=found.incident.id)))
    keys = sorted({c.document for c in claims})
    stored = [s for key in keys if (s := view.document(key)) is not None]
    documents = {s.document.id: s.document for s in stored}
    hang = _sources([s.origin for s in stored])
    voices = _Voices(parties(found.findings), heeded(view.source_words()))
    told = _accounts(voices, claims, documents)
    print_lines(console, (*head(found), *hang, *_findings(found, claims), *told))


def print_lines(console: Console, lines: Iterable[Line]) -> None:
    """Each line wrapped within its indent, whatever the width."""
    for line in lines:
        room = max(20, console.width - line.indent - line.hang)
        for n, row in enumerate(line.text.wrap(console, room) or [Text()]):
            row.rstrip()
            indent = line.indent + (line.hang if n else 0)
            console.print(Text(" " * indent if row.plain else "").append_text(row))


def head(found: StoredIncident) -> Iterator[Line]:
    """Its id, what, where and when; its status and how many tell of it."""
    incident = found.incident
    date = span_words(incident.date) if incident.date else "no date"
    parts = (incident.type, place_words(incident.place) or "no place", date)
    yield Line(0, Text(f"{incident.id}  {' · '.join(parts)}", style="bold"))
    status = Text(found.status, style=STYLES.get(found.status, ""))
    told = (
        f" · {many(found.accounts, 'account')} from {many(found.origins, 'origin')}"
        f" in {many(len({p.document for p in incident.parts}), 'document')}"
    )
    background = " · told as background" if incident.role == "background" else ""
    rules = " · ".join(sorted({f.rule for f in found.findings} - {"unfog"}))
    under = f" · rules: {rules}" if rules else ""
    yield Line(0, status.append(told + background + under, style="default not bold"))
    if found.read is not None:
        yield Line(0, Text(f"as read: {read_words(found)}", style="dim"), 2)
    if found.typed is not None:
        yield Line(0, Text("type – ").append_text(value_line(found.typed)), 2)
    if found.review is not None:
        yield Line(0, review_line(found.review), 2)


def _sources(origins: Sequence[str]) -> Iterator[Line]:
    """The texts and agencies on which the documents hang, where any hang on another."""
    held = sorted(Counter(origins).items(), key=lambda row: (-row[1], row[0]))
    if len(held) < len(origins):
        named = (
            f"{safe(name)} ({many(n, 'document')})" if n > 1 else safe(name) for name, n in held
        )
        yield Line(0, Text(f"sources: {', '.join(named)}"), 2)


def _findings(found: StoredIncident, claims: Sequence[StoredClaim]) -> Iterator[Line]:
    by_id = {c.id: c for c in claims}
    yield Line(0, Text("\nFindings", style="bold").append(CREDIBILITY, style="dim not bold"))
    for finding in found.findings:
        if _goes_without_saying(finding):
            continue
        head = Text(f"{property_words(finding.property):<13} ")
        head.append(f"{_value(finding)}  ", style="bold")
        head.append(f"{finding.of}  " if finding.of else "")
        if finding.alternatives or finding.best:
            head.append(finding.status, style=STYLES.get(finding.status, ""))
        yield Line(2, head)
        if finding.reviewed is not None:
            yield Line(4, value_line(finding.reviewed), 2)
        for line in behind(finding, by_id):
            yield Line(4, line)


def own_values(found: StoredIncident) -> Iterator[Line]:
    """Reviewers' own values, each with its property; the type, which the head has, left out."""
    for name, own in words_of(found):
        if name == "type":
            continue
        yield Line(2, Text(f"{property_words(name)} – ").append_text(value_line(own)), 2)


def _goes_without_saying(finding: Finding) -> bool:
    undisputed = finding.status in ("single-source", "corroborated")
    plain = bool(finding.alternatives) and finding.reviewed is None
    return finding.property == "occurrence" and undisputed and plain


def _value(finding: Finding) -> str:
    if not finding.alternatives and finding.assumed is None and not finding.of:
        return "every claim is rejected" if finding.left_out else "no account tells"
    if finding.property == "occurrence":
        return "disputed" if finding.status in ("contested", "retracted") else "told"
    asserted = [a for a in finding.alternatives if a.asserts]
    if finding.property in COUNT_PROPERTIES and asserted and not finding.low and not finding.high:
        return bounds_words(finding) or "no figure"
    best = safe(value_words(asserted[0].value)) if asserted else "only denied"
    return bounds_words(finding) or best


class _Voices(NamedTuple):
    """Who has a stake in the incident, and what reviewers say of sources."""

    parties: Sequence[str]
    words: SourceWords


def _accounts(
    voices: _Voices, claims: Sequence[StoredClaim], documents: dict[str, Document]
) -> Iterator[Line]:
    yield Line(0, Text("\nAccounts", style="bold").append(RELIABILITY, style="dim not bold"))
    for key, told in groupby(claims, key=lambda c: c.document):
        document = documents[key]
        day = document.published.isoformat() if document.published else "no date"
        source = " · ".join(safe(x) for x in (key, document.outlet, day, document.title) if x)
        yield Line(0, Text(f"\n{source}", style="bold"))
        rows = sorted(told, key=lambda c: (_speaker_order(c), c.claim.start, c.claim.end, c.id))
        for _, said in groupby(rows, key=_speaker_order):
            yield from _account(list(said), document, voices)


def _speaker_order(stored: StoredClaim) -> tuple[bool, str, str]:
    speaker = stored.claim.speaker
    return (not speaker.is_report, speaker_words(stored.claim), speaker.kind)


def _account(said: Sequence[StoredClaim], document: Document, voices: _Voices) -> Iterator[Line]:
    """All that one speaker says of it in one document, under the sentences that say so."""
    first = said[0].claim
    kind = "" if first.speaker.is_report else f" ({first.speaker.kind.replace('_', ' ')})"
    word = of_claim(first, document.outlet, voices.words)
    rating = reliability(first.speaker, voices.parties, word)
    told = rating.degree != "F" or (word is not None and word.reliability is not None)
    degree = f"  {rating.degree}: {safe(rating.why)}" if told else ""
    yield Line(2, Text(f"{speaker_words(first)}{kind}").append(degree, style="dim"))
    for sentence, rows in groupby(said, key=lambda c: sentence_of(document.text, c.claim)):
        yield Line(4, Text(f"“{sentence}”", style="italic"))
        for row in sorted(rows, key=lambda c: (PROPERTIES.index(c.claim.property), c.id)):
            yield Line(6, _claim(row))


def _claim(stored: StoredClaim) -> Text:
    claim = stored.claim
    value = "" if claim.property == "occurrence" else safe(value_words(claim.value))
    certainty = "" if claim.certainty == "stated" else f", {claim.certainty}"
    own = ", claiming responsibility" if claim.responsibility else ""
    mark = stored.mark
    line = Text(style="strike" if mark and mark.verdict == "rejected" else "").append(
        f"{claim.stance} ", style=STANCE[claim.stance]
    )
    line.append(f"{property_words(claim.property)} {value}".rstrip() + certainty + own)
    line.append(f"  {stored.id}", style="dim not strike")
    return line.append(f"  {safe(mark_words(mark))}", style="bold not strike") if mark else line


def sentence_of(text: str, claim: Claim) -> str:
    """The sentence or sentences of `text` in which the claim's words stand."""
    before = (
        text.rfind(mark, 0, claim.start) + len(mark)
        for mark in _ENDS
        if mark in text[: claim.start]
    )
    after = (text.find(mark, max(claim.start, claim.end - 1)) for mark in _ENDS)
    start = max(before, default=0)
    end = min(
        (at + len(mark.rstrip()) for mark, at in zip(_ENDS, after, strict=True) if at >= 0),
        default=len(text),
    )
    sentence = safe(text[start : max(end, claim.end)])
    return sentence if len(sentence) <= LONGEST_SENTENCE else sentence[: LONGEST_SENTENCE - 1] + "…"
