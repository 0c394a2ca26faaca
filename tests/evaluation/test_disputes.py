"""Which disputed values can be seen with their speakers. All happenings are invented."""

import json
from typing import Any

import pytest

from unfog.evaluation.disputes import Linked, disputes
from unfog.evaluation.gold import ScoredDocument, decode

POLICE = {"name": "police", "kind": "police"}
ARMY = {"name": "the army", "kind": "military"}
LINKED = {("a", "depot"): "i-1", ("b", "depot"): "i-1"}


def claim(about: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"property": about, "value": value, "start": 0, "end": 20, **more}


def killed(number: int, **more: Any) -> dict[str, Any]:
    return claim("killed", {"low": number, "high": number, "of": "people"}, **more)


def document(name: str, *claims: dict[str, Any], id: str = "depot") -> ScoredDocument:
    told = [{"id": id, "type": "Attack", "claims": claims}] if claims else []
    return decode(json.dumps({"id": name, "incidents": told}).encode(), "test")


def verdicts(
    gold: list[ScoredDocument], read: list[ScoredDocument], linked: Linked = LINKED
) -> list[tuple[str, str]]:
    found = disputes({d.id: d for d in gold}, {d.id: d for d in read}, linked)
    return [(d.document, d.verdict) for d in found]


THREE, NINE = killed(3, speaker=POLICE), killed(9, speaker=ARMY)
GOLD = [document("a", THREE), document("b", NINE)]


def test_two_values_are_a_dispute_and_shown_where_the_incident_has_both() -> None:
    assert verdicts(GOLD, GOLD) == [("a", "shown"), ("b", "shown")]


def test_values_that_agree_are_none_nor_are_attackers_beside_victims() -> None:
    agreed = [document("a", THREE), document("b", killed(3, speaker=ARMY))]
    assert verdicts(agreed, agreed) == []
    attacker = claim("killed", {"low": 1, "high": 1, "of": "perpetrators"}, speaker=ARMY)
    assert verdicts([document("a", THREE), document("b", attacker)], []) == []


def test_a_denial_disputes_what_it_denies_and_nothing_else() -> None:
    denial = killed(3, speaker=ARMY, stance="denies")
    place = claim("place", "Poti")
    gold = [document("a", THREE, place), document("b", denial, claim("place", "the depot"))]
    assert verdicts(gold, gold) == [("a", "shown"), ("b", "shown")]


@pytest.mark.parametrize(
    ("read", "linked", "verdict"),
    [
        (document("b", NINE), {("a", "depot"): "i-1", ("b", "depot"): "i-2"}, "elsewhere"),
        (document("b", killed(9, speaker=POLICE)), LINKED, "misheard"),
        (document("b", killed(9, speaker=ARMY, stance="denies")), LINKED, "misheard"),
        (document("b", killed(8, speaker=ARMY)), LINKED, "unread"),
        (document("b"), LINKED, "unread"),
    ],
)
def test_what_became_of_a_value_that_cannot_be_seen(
    read: ScoredDocument, linked: Linked, verdict: str
) -> None:
    assert verdicts(GOLD, [document("a", THREE), read], linked) == [("a", "shown"), ("b", verdict)]


def test_what_another_report_of_the_incident_says_alike_can_be_seen() -> None:
    read = [document("a", THREE, NINE), document("b", killed(8, speaker=ARMY))]
    assert verdicts(GOLD, read) == [("a", "shown"), ("b", "shown")]


def test_what_one_document_alone_tells_is_left_out() -> None:
    assert verdicts([document("a", THREE, NINE)], []) == []
