"""Denials without a verb of denying."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.claim import Claim
from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]

RAID = "Gunmen shot dead seven traders in Lugano on Monday. "


def against(reading: Reading) -> list[Claim]:
    return [c for i in reading.incidents for c in i.claims if c.stance != "asserts"]


@pytest.mark.parametrize(
    "told",
    [
        "There was a false report of a hostage-taking at the town hall.",
        "Police denied rumours on social media of a hostage-taking at the town hall.",
        "The mayor spoke of unfounded rumours of a kidnapping.",
    ],
)
def test_a_rumour_is_denied_as_a_happening_of_its_own(read_text: ReadText, told: str) -> None:
    reading = read_text(RAID + told)
    denied = against(reading)
    assert [(c.property, c.stance) for c in denied] == [("occurrence", "denies")]
    [home] = [i for i in reading.incidents if denied[0] in i.claims]
    assert not any(c.property == "killed" for c in home.claims)


@pytest.mark.parametrize("told", ["that was not the case", "it wasn't true", "this is not so"])
def test_what_was_not_the_case_is_denied(read_text: ReadText, told: str) -> None:
    reading = read_text(f"Police said soldiers attacked a bank in Lugano. Traders said {told}.")
    assert {(c.speaker.name, c.stance) for c in against(reading)} == {("Traders", "denies")}


@pytest.mark.parametrize(
    ("told", "blamed"),
    [
        ("The army said the shooting did not involve its soldiers.", "army"),
        ("Police said the attack did not involve the Front.", "Front"),
    ],
)
def test_whom_a_deed_did_not_involve(read_text: ReadText, told: str, blamed: str) -> None:
    found = against(read_text(RAID + told))
    assert [(c.property, c.value, c.stance) for c in found] == [("perpetrator", blamed, "denies")]


@pytest.mark.parametrize(
    "told", ["It was not the case that shut the shop.", "The deal did not involve the army."]
)
def test_other_negations_deny_no_claim(read_text: ReadText, told: str) -> None:
    assert against(read_text(RAID + told)) == []


def test_no_reports_of_damage_deny_it(read_text: ReadText) -> None:
    reading = read_text(
        "Seven rockets hit Lugano on Monday. There were no reports of any damage, police said."
    )
    [denied] = against(reading)
    assert (denied.property, denied.speaker.name) == ("damage", "police")
