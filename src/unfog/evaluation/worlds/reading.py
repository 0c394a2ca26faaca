"""What a reader makes of a draft: claims with their spans, and the errors that readers make."""

from __future__ import annotations

import datetime as dt
from random import Random

import msgspec

from unfog.evaluation.worlds.drafts import Draft
from unfog.evaluation.worlds.kinds import SIBLINGS
from unfog.evaluation.worlds.options import Misread
from unfog.evaluation.worlds.prose import RETOLD, Passage, Said
from unfog.evaluation.worlds.zones import Zone
from unfog.model.claim import Claim, Count
from unfog.model.incident import ReadIncident, Role
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.model.timespan import Timespan


class Found(msgspec.Struct):
    """A happening as it is being read: `truth` is the id of the incident behind it."""

    truth: str
    type: str
    role: Role
    date: Timespan | None
    place: Place | None
    claims: list[Claim]


def read(
    rng: Random, misread: Misread, zone: Zone, draft: Draft, spans: tuple[Span, ...]
) -> list[Found]:
    """The happenings that a reader finds, in order; `spans` are where the sentences lie.

    What the text tells is right but for `misread`. Every claim keeps the span of a sentence
    that says so, or that misled the reader.
    """
    found: list[Found] = []
    for told in draft.passages:
        one = _passage(rng, misread, draft, told, spans)
        if found and rng.random() < misread.swallowed:
            found[0].claims += one.claims
        else:
            found.append(_blurred(rng, misread, zone, one))
    if rng.random() < misread.torn:
        _tear(rng, found)
    if rng.random() < misread.invented:
        found.append(_invented(rng, zone, spans))
    return found


def _passage(
    rng: Random, misread: Misread, draft: Draft, told: Passage, spans: tuple[Span, ...]
) -> Found:
    part = told.sentences[0].part
    claims = [
        _claim(rng, misread, said, span)
        for sentence, span in zip(draft.sentences, spans, strict=True)
        if sentence.part == part
        for said in sentence.said
        if said.about == "occurrence" or rng.random() >= misread.claim_lost
    ]
    role: Role = "main" if part < RETOLD else "background"
    return Found(
        told.incident.id, told.incident.type, role, told.when.span, told.where.place, claims
    )


def _claim(rng: Random, misread: Misread, said: Said, span: Span) -> Claim:
    value = said.value
    if isinstance(value, Count) and rng.random() < misread.count_wrong:
        wrong = rng.randint(1, 60)
        value = Count(wrong, wrong, value.unit, value.of)
    return Claim(
        property=said.about,
        value=value,
        start=span.start,
        end=span.end,
        stance=said.stance,
        speaker=said.speaker,
        responsibility=said.responsibility,
    )


def _blurred(rng: Random, misread: Misread, zone: Zone, one: Found) -> Found:
    """`one` with its type, role, date and place as a reader may mistake them."""
    if rng.random() < misread.type_wrong:
        one.type = rng.choice(SIBLINGS[one.type])
    if rng.random() < misread.role_wrong:
        one.role = "background" if one.role == "main" else "main"
    _redate(one, _date(rng, misread, one.date))
    one.place = _place(rng, misread, zone, one.place)
    if one.place is None:
        one.claims = [claim for claim in one.claims if claim.property != "place"]
    return one


def _date(rng: Random, misread: Misread, date: Timespan | None) -> Timespan | None:
    chance = rng.random()
    if date is None or chance < misread.date_lost:
        return None
    if chance >= misread.date_lost + misread.date_wrong:
        return date
    off = rng.choice((-7, -3, -2, -1, 1, 1, 2, 3, 9, -30, -365, 365))
    start = date.start + dt.timedelta(days=off)
    return Timespan(start, start + (date.end - date.start))


def _redate(one: Found, date: Timespan | None) -> None:
    """Sets the date, and has the date claims say so."""
    if date == one.date is not None:
        return
    one.date = date
    claims = [c for c in one.claims if c.property != "date" or date is not None]
    one.claims = [
        msgspec.structs.replace(c, value=date) if c.property == "date" else c for c in claims
    ]


def undate(found: list[Found]) -> None:
    """Without a day of publication, no "on Friday" can be told."""
    for one in found:
        _redate(one, None)


def _place(rng: Random, misread: Misread, zone: Zone, place: Place | None) -> Place | None:
    chance = rng.random()
    if place is None or chance < misread.place_lost:
        return None
    if chance >= misread.place_lost + misread.place_wrong:
        return place
    way = rng.random()
    if way < 0.55:  # another place that the report names
        return rng.choice(zone.sites).place
    if way < 0.75:
        return zone.country
    # the right name, in a country where another place bears it
    lat, lon = round(rng.uniform(-55, 65), 4), round(rng.uniform(-180, 180), 4)
    return msgspec.structs.replace(
        place, lat=lat, lon=lon, country="XZ", gazetteer_id=f"{place.gazetteer_id}:2"
    )


def _tear(rng: Random, found: list[Found]) -> None:
    """The first happening as two: some of its claims, the date or the place go elsewhere."""
    first = found[0]
    gone = [claim for claim in first.claims[1:] if rng.random() < 0.5]
    if not gone:
        return
    first.claims = [claim for claim in first.claims if claim not in gone]
    date = first.date if rng.random() < 0.5 else None
    place = first.place if rng.random() < 0.7 else None
    found.append(Found(first.truth, first.type, first.role, date, place, gone))


def _invented(rng: Random, zone: Zone, spans: tuple[Span, ...]) -> Found:
    """A happening read out of words that tell of none."""
    span = rng.choice(spans)
    place = rng.choice(zone.sites).place if rng.random() < 0.6 else None
    claim = Claim("occurrence", True, span.start, span.end)
    return Found("", rng.choice(tuple(SIBLINGS)), "background", None, place, [claim])


def as_incident(one: Found, number: int) -> ReadIncident:
    """As a reading holds it, numbered within its document."""
    claims = tuple(dict.fromkeys(one.claims))
    return ReadIncident(f"h{number}", one.type, one.role, one.date, one.place, claims)
