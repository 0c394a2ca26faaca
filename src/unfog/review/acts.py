"""What a reviewer does to values, claims and incidents, as rows for the log of judgements.

`pipeline.judge.decide` takes the rows in. All are made of the register's own view, whose rule set
its findings follow. All raise LockedError where the incident is completed, SettingsError where
there is no such incident, part or claim, or a reason is missing that has to be given.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from unfog.errors import LockedError, SettingsError, UngroundedClaim
from unfog.model.claim import Claim
from unfog.model.finding import seen_of
from unfog.model.identity import claim_id, grown_from
from unfog.model.incident import Part
from unfog.model.judged import own_value_from
from unfog.model.judgement import (
    Addition,
    ClaimVerdict,
    ClaimWord,
    Correctable,
    Judgement,
    OwnValue,
    Side,
    Signed,
    Standing,
    State,
    ValueWord,
    in_one_act,
)
from unfog.model.place import Place
from unfog.store.base import ClaimFilter, StoredClaim, StoredIncident, View
from unfog.store.parts import locked_words, refuse_locked, side_of

type Find = Callable[[str, str], Place | None]
"""Finds the one place of a name, by itself or in a country (see `places.certain`)."""


def confirmed(view: View, incident: str, signed: Signed) -> list[Judgement]:
    """The incident is right as it stands."""
    return _standing(view, _open(view, incident), "confirmed", signed)


def completed(view: View, incident: str, signed: Signed) -> list[Judgement]:
    """The incident is right as it stands, and takes no more decisions until it is reopened."""
    return _standing(view, _open(view, incident), "completed", signed)


def rejected(view: View, incident: str, signed: Signed) -> list[Judgement]:
    """This is no incident. It is kept, and left out of lists unless asked for."""
    _reasoned(signed)
    return _standing(view, _open(view, incident), "rejected", signed)


def reopened(view: View, incident: str, signed: Signed) -> list[Judgement]:
    """The incident takes decisions again, and no word on the whole stands.

    Raises SettingsError where none does.
    """
    stored = _found(view, incident)
    if stored.review is None or stored.review.state == "reopened":
        raise SettingsError(f"{stored.incident.id} is open: nobody confirmed or rejected it")
    return _standing(view, stored, "reopened", signed)


def value_corrected(
    view: View,
    incident: str,
    name: Correctable,
    value: OwnValue | None,
    signed: Signed,
    *,
    of: str = "",
) -> list[Judgement]:
    """The reviewer's value for a property, beside what is found; None: none can be given.

    A place has to say where it lies (`places.placed` finds it). `of` is that of the finding.
    Raises SettingsError where the value is of another type.
    """
    _reasoned(signed)
    stored = _open(view, incident)
    if value is None and name == "type":
        raise SettingsError("type: every incident has one; reject what is no incident")
    if name == "place" and isinstance(value, str):
        raise SettingsError(f"place: {value!r} is a mere name; say where it lies")
    if value is not None:
        try:
            value = own_value_from(name, msgspec.to_builtins(value))
        except ValueError as error:
            raise SettingsError(f"{name}: not such a value ({error})") from error
    known = {"", *(f.of for f in stored.findings if f.property == name)}
    if of not in known:
        raise SettingsError(f"{name}: {of!r} is counted by no finding of {stored.incident.id}")
    side = _side(view, grown_from(stored.incident))
    return in_one_act([ValueWord(side, name, value, of)], signed)


def claim_rejected(view: View, claim: str, signed: Signed) -> list[Judgement]:
    """The claim is not what the document says; findings do without it."""
    _reasoned(signed)
    return in_one_act([_on_claim(view, claim, "rejected")], signed)


def claim_accepted(view: View, claim: str, signed: Signed) -> list[Judgement]:
    """The claim is what the document says; it counts, whatever was said of it before."""
    return in_one_act([_on_claim(view, claim, "accepted")], signed)


def claim_corrected(
    view: View, claim: str, anew: Claim, signed: Signed, *, find: Find | None = None
) -> list[Judgement]:
    """The claim is rejected and `anew` takes its place, in one act.

    `find` looks up where a place lies that a claim names. Raises UngroundedClaim where the span
    of `anew` is not in the document's text.
    """
    _reasoned(signed)
    word = _on_claim(view, claim, "rejected")
    return in_one_act([word, _addition(view, word.side, anew, find)], signed)


def claim_added(
    view: View, part: Part, claim: Claim, signed: Signed, *, find: Find | None = None
) -> list[Judgement]:
    """A claim that the reviewer found in the document, told of what the part tells of.

    `find` looks up where a place lies that it names. Raises UngroundedClaim where its span is not
    in the document's text.
    """
    refuse_locked(view, [part])
    return in_one_act([_addition(view, _side(view, part), claim, find)], signed)


def _standing(view: View, stored: StoredIncident, state: State, signed: Signed) -> list[Judgement]:
    side = _side(view, grown_from(stored.incident))
    return in_one_act([Standing(side, state, seen_of(stored.findings, stored.typed))], signed)


def _on_claim(view: View, id: str, verdict: ClaimVerdict) -> ClaimWord:
    stored = claim_of(view, id)
    part = Part(stored.document, stored.local)
    refuse_locked(view, [part])
    return ClaimWord(_side(view, part), id, stored.claim, verdict)


def claim_of(view: View, id: str) -> StoredClaim:
    """The claim of that id. Raises SettingsError where there is none."""
    found = next(view.claims(ClaimFilter(id=id)), None)
    if found is None:
        raise SettingsError(f"no claim {id!r}; `unfog show` lists those of an incident")
    return found


def _addition(view: View, side: Side, claim: Claim, find: Find | None) -> Addition:
    document = side.part.document
    text = view.texts([document]).get(document, "")
    if not 0 <= claim.start < claim.end <= len(text):
        raise UngroundedClaim(
            f"{document}: the span {claim.start}..{claim.end} is not within its "
            f"{len(text)} characters; choose the words that say so"
        )
    id = claim_id(document, side.part.incident, claim)
    if any(view.claims(ClaimFilter(id=id))):
        raise SettingsError(f"{id} says this already")
    place = None
    if claim.property == "place" and find is not None:
        place = find(str(claim.value), _country(view, side.part))
    return Addition(side, claim, text[claim.start : claim.end], place)


def _country(view: View, part: Part) -> str:
    """The country in which the part was read to lie, "" where that is not known or a border."""
    reading = view.reading(part.document)
    told = reading.incidents if reading else ()
    place = next((one.place for one in told if one.id == part.incident), None)
    return place.country if place and "/" not in place.country else ""


def _open(view: View, incident: str) -> StoredIncident:
    stored = _found(view, incident)
    if stored.review is not None and stored.review.locked:
        raise LockedError(locked_words(stored.incident.id, stored.review))
    return stored


def _found(view: View, incident: str) -> StoredIncident:
    stored = view.incident(incident)
    if stored is None:
        raise SettingsError(f"no incident {incident!r}; `unfog incidents` lists all")
    return stored


def _side(view: View, part: Part) -> Side:
    found = side_of(view, part)
    if found is None:
        raise SettingsError(f"no incident {part.incident!r} in document {part.document!r}")
    return found


def _reasoned(signed: Signed) -> None:
    if not signed.why.strip():
        raise SettingsError("say why: what is rejected or corrected is kept with its reason")
