"""Who did it, to whom, with what and why, by the sentence's syntax."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.arguments import Arguments, arguments
from unfog.read.mentions import mentions

type ParseText = Callable[[str], Parse]


def first(parse: Parse) -> Arguments:
    return arguments(parse, next(m for m in mentions(parse) if m.told))


def names(given: tuple[object, ...]) -> list[str]:
    return [str(getattr(a, "name", a)) for a in given]


@pytest.mark.parametrize(
    ("text", "doers", "targets"),
    [
        ("Gunmen attacked a convoy.", ["Gunmen"], ["convoy"]),
        ("The convoy was attacked by gunmen and herders.", ["gunmen", "herders"], ["convoy"]),
        ("The Red Dune Front carried out an attack on the port.", ["Red Dune Front"], ["port"]),
        ("An attack on the port by the rebels began at dawn.", ["rebels"], ["port"]),
        ("Rebels fired rockets at the airport.", ["Rebels"], ["airport"]),
        ("The embassy was subjected to rocket attacks.", [], ["embassy"]),
        ("The murder of a grocer shocked Lugano.", [], ["grocer"]),
        ("Nine farmers died on Sunday.", [], []),
        ("It was attacked on Monday.", [], []),
        ("Raiders abducted scores of farmers.", ["Raiders"], ["farmers"]),
        ("Rioters burned the customs office.", ["Rioters"], ["customs office"]),
        ("The convoy struck a mine.", [], ["convoy"]),
        ("Rebels captured Lugano.", ["Rebels"], ["Lugano"]),
        ("Guards fired shots at people by the gate.", ["Guards"], ["people"]),
        ("Guards fired on people by the gate.", ["Guards"], ["people"]),
        ("Shells killed two people.", [], []),
        ("Rebels shot down a helicopter near the dam.", ["Rebels"], ["helicopter"]),
        ("Three members of the gang were gunned down.", [], ["members of the gang"]),
        ("Her brother was found hacked to death.", [], ["brother"]),
        ("A bomb ripped through a bus.", [], ["bus"]),
        ("A councillor was set upon by three men.", ["men"], ["councillor"]),
        ("The guides were marched into the bush.", [], ["guides"]),
        ("Youths pelted officers with stones.", ["Youths"], ["officers"]),
    ],
)
def test_doers_and_targets(
    parser: ParseText, text: str, doers: list[str], targets: list[str]
) -> None:
    found = first(parser(text))
    assert names(found.perpetrators) == doers
    assert names(found.targets) == targets


@pytest.mark.parametrize(
    "text", ["Workers pushed a van uphill.", "The party forced a vote.", "She set the table."]
)
def test_moving_things_takes_nobody(parser: ParseText, text: str) -> None:
    assert not mentions(parser(text))


def test_who_loses_work_is_not_shot_at(parser: ParseText) -> None:
    assert not mentions(parser("The mill fired its manager on Friday."))


def test_what_is_destroyed_is_damage_and_people_are_not(parser: ParseText) -> None:
    assert names(first(parser("Shells destroyed a school and a mill.")).damage) == [
        "school",
        "mill",
    ]


@pytest.mark.parametrize(
    ("text", "weapons"),
    [
        ("Rebels attacked the post with mortars and a car bomb.", ("mortar", "car bomb")),
        ("A sniper killed the guard.", ("gun",)),
        ("Two men stabbed a guard.", ("knife",)),
        ("Gunmen attacked a truck.", ("gun",)),
        ("He was killed by a grenade, not by a bomb.", ("grenade",)),
    ],
)
def test_weapons(parser: ParseText, text: str, weapons: tuple[str, ...]) -> None:
    assert first(parser(text)).weapons == weapons


@pytest.mark.parametrize(
    ("text", "motive"),
    [
        ("Rebels attacked the port in retaliation for the raid.", "the raid"),
        ("Police arrested two men for alleged fraud.", "alleged fraud"),
        ("Police arrested two men on suspicion of arson.", "suspicion of arson"),
        ("Herders killed two farmers because they had poisoned a well.", "poisoned a well"),
        ("Raiders abducted a nurse to extort a ransom.", "to extort a ransom"),
    ],
)
def test_motives(parser: ParseText, text: str, motive: str) -> None:
    found = first(parser(text)).motive
    assert found is not None
    assert motive in found.words


@pytest.mark.parametrize(
    "text",
    [
        "The truck was attacked over a long distance.",
        "Police arrested two men for three days.",
        "Gunmen attacked a convoy on Monday.",
    ],
)
def test_distances_and_days_are_no_motive(parser: ParseText, text: str) -> None:
    assert first(parser(text)).motive is None
