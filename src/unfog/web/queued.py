"""Items of the queue as the desk shows them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from unfog.model.judgement import Verdict
from unfog.model.question import Question
from unfog.pipeline.pairs import question, worth_asking
from unfog.store.base import View
from unfog.web.api.pages import Page, cursor, place_of
from unfog.web.compared import Comparison, Said, comparison

Kind = Literal["pair", "value", "changed", "disagreement"]

TITLES: Mapping[Kind, str] = {
    "pair": "Pairs",
    "value": "Values",
    "changed": "Changed since",
    "disagreement": "Coders differ",
}


class Voice(msgspec.Struct, frozen=True):
    """What one coder said of a pair."""

    by: str
    verdict: Verdict
    why: str


class Doubtful(msgspec.Struct, frozen=True):
    """A finding worth a look, with what is said of it."""

    name: str
    status: str
    words: str
    said: tuple[Said, ...]


class Summary(msgspec.Struct, frozen=True):
    """An incident with the findings worth a look."""

    incident: str
    version: str
    label: str
    date: str
    place: str
    status: str
    accounts: int
    origins: int
    findings: tuple[Doubtful, ...]


class Item(msgspec.Struct, frozen=True):
    """Something to decide: a pair, or an incident."""

    id: str
    kind: Kind
    pair: Comparison | None = None
    voices: tuple[Voice, ...] = ()
    incident: Summary | None = None


def page_of(view: View, coder: str, kind: Kind, after: str | None, limit: int) -> Page[Item]:
    """The items of one kind that wait for `coder`, from the cursor `after` on."""
    place = place_of(after, Question)
    found = worth_asking(view, limit, place)
    items = tuple(Item(_pair_id(question(one)), "pair", comparison(view, one)) for one in found)
    return Page(items, cursor(question(found[-1])) if len(found) == limit else None)


def _pair_id(one: Question) -> str:
    return " ".join((*(f"{p.document}/{p.incident}" for p in (one.left, one.right)),))
