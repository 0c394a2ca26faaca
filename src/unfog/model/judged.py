"""Judgements out of decoded JSON: the type of a claim's value is told by its property."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from unfog.model.claim import Claim
from unfog.model.judgement import (
    Addition,
    BatchWord,
    ClaimVerdict,
    ClaimWord,
    Correctable,
    Judgement,
    OwnValue,
    Pair,
    Side,
    SourceWord,
    Standing,
    Subject,
    Undo,
    ValueWord,
)
from unfog.model.place import Place
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.wire import value_from


class _Row(msgspec.Struct, frozen=True):
    subject: dict[str, Any]
    by: str
    at: dt.datetime
    why: str = ""
    act: str = ""
    machine: bool = False
    settles: bool = False


class _Claim(Claim, frozen=True):
    value: Any


class _Word(msgspec.Struct, frozen=True):
    """All that words on claims and values may say."""

    side: Side
    claim: Any = None
    said: Any = None
    verdict: ClaimVerdict = "accepted"
    quote: str = ""
    place: Place | None = None
    property: Correctable = "occurrence"
    value: Any = None
    of: str = ""


def judgement_from(raw: object) -> Judgement:
    """A judgement as `msgspec.json` encodes it, decoded without a type.

    Raises ValueError (msgspec.ValidationError) where it is none.
    """
    row = msgspec.convert(raw, _Row)
    said = msgspec.structs.asdict(row) | {"subject": subject_from(row.subject)}
    return Judgement(**said)


def subject_from(raw: Mapping[str, Any]) -> Subject:
    """What a judgement is on. Raises ValueError where it is of no kind known."""
    kind = raw.get("type")
    if kind not in ("claim", "addition", "value"):
        return msgspec.convert(raw, Pair | Undo | Standing | SourceWord | BatchWord)
    word = msgspec.convert(raw, _Word)
    if kind == "claim":
        id = msgspec.convert(word.claim, str)
        return ClaimWord(word.side, id, claim_from(word.said), word.verdict)
    if kind == "addition":
        return Addition(word.side, claim_from(word.claim), word.quote, word.place)
    value = None if word.value is None else own_value_from(word.property, word.value)
    return ValueWord(word.side, word.property, value, word.of)


def claim_from(raw: object) -> Claim:
    """A claim as `msgspec.json` encodes it. Raises ValueError where it is none."""
    said = msgspec.structs.asdict(msgspec.convert(raw, _Claim))
    return Claim(**said | {"value": value_from(said["property"], said["value"])})


def own_value_from(name: Correctable, raw: object) -> OwnValue:
    """A reviewer's value, decoded without a type. Raises ValueError where it does not fit."""
    if name == "type":
        if raw not in EVENT_TYPE:
            raise ValueError(f"{raw!r} is no sub-event type")
        return str(raw)
    if name == "place" and not isinstance(raw, str):
        return msgspec.convert(raw, Place)
    return value_from(name, raw)
