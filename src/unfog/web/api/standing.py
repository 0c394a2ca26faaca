"""Decisions on an incident as a whole, and on its values."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from litestar import Response
from litestar.params import JSONBody

from unfog.model.claim import Count, Property, Value
from unfog.model.judgement import Correctable, Judgement, OwnValue, Signed
from unfog.model.place import Place
from unfog.model.wire import value_from
from unfog.review import acts
from unfog.review.places import LONGEST_KM, placed
from unfog.review.values import type_from_text
from unfog.store.base import StoredIncident, View
from unfog.web.api.deciding import Decided, GivenDeciding, Rows, Why, decision
from unfog.web.api.incident import PATH
from unfog.web.desk import Desk
from unfog.web.problems import Problem

LONGEST_VALUE = 300
MOST_WORDS = 50
"""Words that a value may hold, where it is a list of them."""


class Correction(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reviewer's value for a property, as the interchange format has it; null says that none
    can be given. A type is a sub-event type. A place is written as on the command line, by its
    name (`Gao, ML`) or by coordinates (`16.27, -0.04 within 2 km`), or given as incidents have
    it. `of` names one side where the rule set tells sides apart."""

    property: Correctable
    value: Any = None
    of: str = ""
    why: str = ""


@decision(f"{PATH}/confirm", "coder", 404, 412, 423, 428)
def confirm(deciding: GivenDeciding, data: JSONBody[Why]) -> Response[Decided]:
    """The incident is right as it stands."""
    return deciding.done(data.why, _whole(acts.confirmed))


@decision(f"{PATH}/complete", "reviewer", 404, 412, 423, 428)
def complete(deciding: GivenDeciding, data: JSONBody[Why]) -> Response[Decided]:
    """It is right, and locked: nothing more is decided on it until it is reopened."""
    return deciding.done(data.why, _whole(acts.completed))


@decision(f"{PATH}/reopen", "reviewer", 404, 412, 422, 428)
def reopen(deciding: GivenDeciding, data: JSONBody[Why]) -> Response[Decided]:
    """What was completed or rejected is open again."""
    return deciding.done(data.why, _whole(acts.reopened), needs_why=True, opens=True)


@decision(f"{PATH}/reject", "reviewer", 404, 412, 422, 423, 428)
def reject(deciding: GivenDeciding, data: JSONBody[Why]) -> Response[Decided]:
    """It is no incident: kept, shown as such, left out of counts."""
    return deciding.done(data.why, _whole(acts.rejected), needs_why=True)


@decision(f"{PATH}/values", "coder", 404, 412, 422, 423, 428)
def correct(deciding: GivenDeciding, data: JSONBody[Correction]) -> Response[Decided]:
    """The reviewer's value for one property; the register's finding stays beside it."""
    value = None if data.value is None else own_value_of(data.property, data.value, deciding.desk)

    def rows(view: View, found: StoredIncident, signed: Signed) -> Sequence[Judgement]:
        return acts.value_corrected(
            view, found.incident.id, data.property, value, signed, of=data.of
        )

    return deciding.done(data.why, rows, needs_why=True)


def _whole(act: Callable[[View, str, Signed], Sequence[Judgement]]) -> Rows:
    """An act on the incident as a whole."""
    return lambda view, found, signed: act(view, found.incident.id, signed)


def own_value_of(name: Correctable, raw: object, desk: Desk) -> OwnValue:
    """The reviewer's value of a JSON value; the name of a place is looked up. Raises Problem (422)
    where it does not fit, SettingsError for a type or place that is not known."""
    if name == "type":
        if not isinstance(raw, str):
            raise Problem(422, "value: a type is the name of a sub-event type.")
        return type_from_text(raw)
    if name != "place":
        return value_of(name, raw)
    if isinstance(raw, str):
        if len(raw) > LONGEST_VALUE:
            raise Problem(422, f"value: give 1 to {LONGEST_VALUE} characters.")
        return placed(raw, desk.gazetteer)
    return _place(raw)


def _place(raw: object) -> Place:
    """A place as incidents have it."""
    try:
        place = msgspec.convert(raw, Place)
    except ValueError as error:
        raise Problem(422, f"value: {error}") from error
    if not (abs(place.lat) <= 90 and abs(place.lon) <= 180 and 0 < place.radius_km <= LONGEST_KM):
        raise Problem(422, "value: lat, lon, radius_km: there is no such place.")
    texts = (place.name, place.country, place.admin1, place.gazetteer_id)
    if not place.name.strip() or any(len(text) > LONGEST_VALUE for text in texts):
        raise Problem(422, f"value: give a name; 1 to {LONGEST_VALUE} characters.")
    return place


def value_of(name: Property, raw: object) -> Value:
    """The typed value of a JSON value. Raises Problem (422) where it does not fit."""
    try:
        value = value_from(name, raw)
    except ValueError as error:
        raise Problem(422, f"value: {error}") from error
    if isinstance(value, Count) and min(value.low or 0, value.high or 0) < 0:
        raise Problem(422, "value: a count is not below 0.")
    texts = (value,) if isinstance(value, str) else value if isinstance(value, tuple) else None
    if texts is not None and len(texts) > MOST_WORDS:
        raise Problem(422, f"value: give {MOST_WORDS} at most.")
    if texts is not None and not all(0 < len(t.strip()) <= LONGEST_VALUE for t in texts or ("",)):
        raise Problem(422, f"value: give 1 to {LONGEST_VALUE} characters.")
    return value


handlers = (confirm, complete, reopen, reject, correct)
