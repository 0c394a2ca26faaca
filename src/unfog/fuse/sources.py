"""Reviewers' words on sources: which of them stand, and on which claims they bear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from unfog.model.claim import Claim
from unfog.model.incident import Report
from unfog.model.judgement import Judgement, SourceWord, undone
from unfog.model.names import fold
from unfog.model.rating import SourceKind, SourceSaid
from unfog.model.speaker import Speaker

type Key = tuple[SourceKind, str]

type SourceWords = Mapping[Key, SourceSaid]
"""What is said of each source, by kind and folded name."""


def key_of(kind: SourceKind, name: str) -> Key:
    """How a source is looked up: its name whatever its case."""
    return kind, fold(name)


def standing(log: Iterable[Judgement]) -> dict[Key, Judgement]:
    """The strongest word on each source that is not undone."""
    rows = sorted(log, key=lambda row: row.strength)
    back = undone(rows)
    return {
        key_of(row.subject.kind, row.subject.name): row
        for row in rows
        if isinstance(row.subject, SourceWord) and row.id not in back
    }


def heeded(log: Iterable[Judgement]) -> SourceWords:
    """What the words that stand say, by source in order."""
    words = sorted(standing(log).items(), key=lambda item: item[0])
    return {key: _said(row) for key, row in words}


def _said(row: Judgement) -> SourceSaid:
    word = row.subject
    if not isinstance(word, SourceWord):
        raise TypeError(f"{row.id} is no word on a source")
    return SourceSaid(word.kind, word.name, word.party, word.owner, word.reliability, row.why)


def noted(words: SourceWords) -> str:
    """`words` as a register notes which ones its findings follow: reasons left out."""
    plain = [msgspec.structs.replace(one, why="") for one in words.values()]
    return msgspec.json.encode(plain, order="deterministic").decode()


def changed(before: str, words: SourceWords) -> set[Key]:
    """The sources of which `words` say otherwise than was noted `before`."""
    now = {key: msgspec.structs.replace(one, why="") for key, one in words.items()}
    said = msgspec.json.decode(before, type=list[SourceSaid]) if before else []
    was = {key_of(one.kind, one.name): one for one in said}
    return {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def worded(report: Report, words: SourceWords) -> Report:
    """`report` with what is said of its outlet and of those who speak in it."""
    if not words:
        return report
    claims = (claim for told in report.incidents for claim in told.claims)
    speakers = {claim.speaker for claim in claims}
    found = {key for one in speakers if (key := _of_speaker(one, words))}
    if report.outlet:
        found |= {key_of("outlet", report.outlet)} & words.keys()
    return msgspec.structs.replace(report, words=tuple(words[key] for key in sorted(found)))


def of_speaker(speaker: Speaker, words: SourceWords) -> SourceSaid | None:
    """What is said of a speaker by name, else of the body for which they speak."""
    key = _of_speaker(speaker, words)
    return words[key] if key else None


def _of_speaker(speaker: Speaker, words: Mapping[Key, SourceSaid]) -> Key | None:
    if speaker.is_report:
        return None
    names = (speaker.name, speaker.actor, speaker.org)
    keys = (key_of("speaker", name) for name in names if name)
    return next((key for key in keys if key in words), None)


def of_claim(claim: Claim, outlet: str | None, words: SourceWords) -> SourceSaid | None:
    """The word by which a claim is rated: on its speaker, in a report's own voice on the outlet.

    What an outlet prints is no more reliable than the outlet: one rated D or E passes that on to
    those it quotes, unless they are rated worse.
    """
    printed = words.get(key_of("outlet", outlet)) if outlet else None
    if claim.speaker.is_report:
        return printed
    said = of_speaker(claim.speaker, words)
    degree = said.reliability if said else None
    if printed is None or printed.reliability not in ("D", "E"):
        return said
    worse = degree is not None and degree in ("D", "E") and degree >= printed.reliability
    if worse:
        return said
    party, owner = (said.party, said.owner) if said else (None, None)
    return msgspec.structs.replace(printed, party=party, owner=owner)


def words_of(report: Report) -> SourceWords:
    """What is said of the report's outlet and of those who speak in it."""
    return {key_of(one.kind, one.name): one for one in report.words}
