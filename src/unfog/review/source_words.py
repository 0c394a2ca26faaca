"""Words on sources as rows of the log: made, found, taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import get_args

import msgspec

from unfog.errors import SettingsError
from unfog.fuse.sources import key_of, standing
from unfog.model.judgement import Judgement, Signed, SourceWord, Undo
from unfog.model.rating import Reliability, SourceKind

LONGEST = 200


class Said(msgspec.Struct, frozen=True):
    """What stands of a source by a reviewer's word; `judgement` is its row of the log."""

    party: str | None
    owner: str | None
    reliability: Reliability | None
    by: str
    at: dt.datetime
    why: str
    judgement: str


type Words = Mapping[tuple[SourceKind, str], Said]


def source_said(word: SourceWord, signed: Signed) -> Judgement:
    """A word on a source. Raises SettingsError where nothing is said, or no reason given."""
    given = [one for one in (word.party, word.owner, word.reliability) if one]
    if not given:
        raise SettingsError("say whose side it is on, who owns it, or how reliable it is")
    if not signed.why.strip():
        raise SettingsError("say why, in a few words; it is kept with the word")
    if any(len(one) > LONGEST for one in (word.party or "", word.owner or "")):
        raise SettingsError(f"party and owner may have {LONGEST} characters each")
    if word.reliability is not None and word.reliability not in get_args(Reliability):
        raise SettingsError("reliability is a letter from A to F")
    return Judgement(word, signed.by, signed.at, signed.why, settles=signed.settles)


def source_unsaid(words: Words, kind: SourceKind, name: str, signed: Signed) -> Judgement:
    """Takes the word on a source back. Raises SettingsError where none stands."""
    stands = words.get(key_of(kind, name))
    if stands is None:
        raise SettingsError(f"no word stands on {name}")
    return Judgement(Undo(stands.judgement), signed.by, signed.at, signed.why)


def standing_words(log: Iterable[Judgement]) -> Words:
    """The strongest word on each source that is not undone."""
    found: dict[tuple[SourceKind, str], Said] = {}
    for key, row in standing(log).items():
        word = row.subject
        if isinstance(word, SourceWord):
            found[key] = Said(
                word.party, word.owner, word.reliability, row.by, row.at, row.why, row.id
            )
    return found


def said_words(said: Said) -> str:
    """What is said of a source, in a line."""
    told = (("party", said.party), ("owner", said.owner), ("reliability", said.reliability))
    return "; ".join(f"{name}: {value}" for name, value in told if value)
