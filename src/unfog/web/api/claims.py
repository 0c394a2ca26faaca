"""Decisions on single claims: accepted, rejected, corrected, added."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec
from litestar import Response
from litestar.params import FromPath, JSONBody

from unfog.model.claim import Certainty, Claim, Property, Stance
from unfog.model.incident import Part
from unfog.model.judgement import Judgement, Signed
from unfog.model.speaker import REPORT, Speaker, SpeakerKind
from unfog.review import acts
from unfog.store.base import StoredIncident, View
from unfog.store.filters import ClaimFilter
from unfog.web.api.deciding import Decided, GivenDeciding, Why, decision
from unfog.web.api.incident import PATH
from unfog.web.api.standing import value_of
from unfog.web.problems import Problem

LONGEST_NAME = 200
MOST_BETWEEN = 20
"""Names in the chain through which a claim came."""
CLAIM = f"{PATH}/claims/{{claim:str}}"


class GivenSpeaker(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who speaks."""

    name: str
    kind: SpeakerKind = "other"
    org: str | None = None


class GivenClaim(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim as a reviewer reads it; `start` and `end` count characters (code points) of the
    document's text. Without speaker it is the document's own voice."""

    property: Property
    value: Any
    start: int
    end: int
    stance: Stance = "asserts"
    certainty: Certainty = "stated"
    speaker: GivenSpeaker | None = None
    via: tuple[str, ...] = ()
    responsibility: bool = False


class Corrected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a claim should say."""

    claim: GivenClaim
    why: str = ""


class Added(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A claim that was missed in what `document` tells of `part`."""

    document: str
    part: str
    claim: GivenClaim
    why: str = ""


@decision(f"{CLAIM}/accept", "coder", 404, 412, 423, 428)
def accept(deciding: GivenDeciding, claim: FromPath[str], data: JSONBody[Why]) -> Response[Decided]:
    """The claim is read right."""

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        return acts.claim_accepted(view, _there(view, found, claim), signed)

    return deciding.done(data.why, rows)


@decision(f"{CLAIM}/reject", "coder", 404, 412, 422, 423, 428)
def reject(deciding: GivenDeciding, claim: FromPath[str], data: JSONBody[Why]) -> Response[Decided]:
    """The claim bears on no finding any more; it stays in sight with who said so and why."""

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        return acts.claim_rejected(view, _there(view, found, claim), signed)

    return deciding.done(data.why, rows, needs_why=True)


@decision(f"{CLAIM}/correct", "coder", 404, 412, 422, 423, 428)
def correct(
    deciding: GivenDeciding, claim: FromPath[str], data: JSONBody[Corrected]
) -> Response[Decided]:
    """What was read is rejected, and what it should say is added, in one act."""
    new = claim_of(data.claim)

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        return acts.claim_corrected(
            view, _there(view, found, claim), new, signed, find=deciding.desk.find
        )

    return deciding.done(data.why, rows, needs_why=True)


@decision(f"{PATH}/claims", "coder", 404, 412, 422, 423, 428)
def add(deciding: GivenDeciding, data: JSONBody[Added]) -> Response[Decided]:
    """A claim that was missed, in the exact words of the document."""
    new, part = claim_of(data.claim), Part(data.document, data.part)

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        if part not in found.incident.parts:
            raise Problem(422, f"part: {data.document} tells nothing as {data.part} here.")
        return acts.claim_added(view, part, new, signed, find=deciding.desk.find)

    return deciding.done(data.why, rows)


def claim_of(given: GivenClaim) -> Claim:
    """Raises Problem (422) where it cannot be."""
    if not 0 <= given.start < given.end:
        raise Problem(422, "start, end: these are no stretch of the text.")
    named = [*given.via, *((given.speaker.name, given.speaker.org or "") if given.speaker else ())]
    if len(given.via) > MOST_BETWEEN:
        raise Problem(422, f"via: {MOST_BETWEEN} names at most.")
    if any(len(name) > LONGEST_NAME for name in named):
        raise Problem(422, f"speaker, via: names have at most {LONGEST_NAME} characters.")
    return Claim(
        property=given.property,
        value=value_of(given.property, given.value),
        start=given.start,
        end=given.end,
        stance=given.stance,
        certainty=given.certainty,
        speaker=_speaker(given.speaker),
        via=tuple(name.strip() for name in given.via if name.strip()),
        responsibility=given.responsibility,
    )


def _speaker(given: GivenSpeaker | None) -> Speaker:
    if given is None or given.name.strip() in ("", REPORT.name) or given.kind == "report":
        return REPORT
    return Speaker(given.name.strip(), given.kind, (given.org or "").strip() or None)


def _there(view: View, found: StoredIncident, id: str) -> str:
    """The id of a claim, which is on the incident. Raises Problem (404) where it is not."""
    one = next(view.claims(ClaimFilter(id=id)), None)
    if one is None or one.incident != found.incident.id:
        raise Problem(404, f"{found.incident.id} has no claim {id}.")
    return id


handlers = (accept, reject, correct, add)
