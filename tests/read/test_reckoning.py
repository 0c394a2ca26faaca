"""What each count of a report is to its toll. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from unfog.model.claim import Claim, Count, Property, Share
from unfog.model.incident import ReadIncident, Reading
from unfog.model.speaker import REPORT, Speaker
from unfog.read.reckoning import reckoned
from unfog.read.toll import Figure, Toll

type ReadText = Callable[..., Reading]

TEXT = "were shot; were hurt"
HURT = (11, 20)
"""Where it says "hurt"."""
POLICE = Speaker("police", "police")
REBELS = Speaker("Dune Banner", "armed_group")


def count(name: Property, number: int, by: Speaker = REPORT, **more: object) -> Claim:
    value = Count(number, number, **more)  # type: ignore[arg-type] # shorthand
    return Claim(name, value, 0, 9, speaker=by)


def incident(*claims: Claim, id: str = "h1") -> ReadIncident:
    return ReadIncident(id, "Attack", "main", None, None, claims)


def shares(killed: int, wounded: int, *claims: Claim) -> list[Share | None]:
    toll = Toll(Figure(killed, ()), Figure(wounded, ()))
    (one,) = reckoned([incident(*claims)], toll, TEXT)
    return [claim.share for claim in one.claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Five people were shot at a party in Marrowdale on Friday. Two of the victims died.",
            [("wounded", 5, "with the dead"), ("killed", 2, "whole")],
        ),
        (
            "A man was shot in Marrowdale on Friday. The man died at a hospital, police said.",
            [("wounded", 1, "apart"), ("killed", 1, "whole")],
        ),
    ],
)
def test_a_report_s_counts_carry_their_share_in_its_toll(
    read_text: ReadText, text: str, expected: list[tuple[Property, int, Share]]
) -> None:
    told = [c for i in read_text(text).incidents for c in i.claims if isinstance(c.value, Count)]
    assert [(c.property, c.value.low, c.share) for c in told if isinstance(c.value, Count)] == (
        expected
    )


def test_the_toll_and_those_of_it_who_are_told_apart() -> None:
    told = [count("wounded", 3), count("wounded", 1, unit="boy"), count("wounded", 3, POLICE)]
    assert shares(0, 3, *told) == ["whole", "apart", "whole"]


def test_victims_told_of_one_by_one_add_up_to_the_toll() -> None:
    told = [count("wounded", 1, unit=unit) for unit in ("man", "woman")]
    assert shares(0, 2, *told) == ["part", "part"]


def test_the_attacker_among_the_dead_is_no_victim() -> None:
    told = [count("killed", 2), count("killed", 1, of="perpetrators")]
    assert shares(3, 0, *told) == ["whole", None]


def test_counts_that_do_not_come_to_the_toll_are_left_as_they_are() -> None:
    assert shares(4, 0, count("killed", 3), count("killed", 7, unit="men")) == [None, None]


def test_a_toll_of_nobody_explains_no_death_away() -> None:
    assert shares(0, 1, count("killed", 1), count("wounded", 1)) == [None, "whole"]


def test_rivals_and_what_is_denied_are_left_to_fusion() -> None:
    rivals = [count("killed", 12, POLICE), count("killed", 40, REBELS)]
    assert shares(12, 0, *rivals) == [None, None]
    denial = msgspec.structs.replace(count("killed", 12, REBELS), stance="denies")
    assert shares(12, 0, count("killed", 12), denial) == [None, None]


def test_more_than_are_dead_is_a_rival_and_no_word_on_the_dead() -> None:
    told = [count("killed", 2), count("wounded", 2), count("wounded", 5, POLICE)]
    assert shares(2, 0, *told) == ["whole", "apart", None]


def test_whom_somebody_calls_wounded_did_not_die() -> None:
    shot = count("wounded", 1, POLICE)
    hurt = msgspec.structs.replace(shot, start=HURT[0], end=HURT[1])
    assert shares(1, 0, shot) == ["apart"]
    assert shares(1, 0, hurt) == [None]
    assert shares(1, 0, msgspec.structs.replace(hurt, speaker=REPORT)) == ["apart"]


def test_what_agrees_and_many_more_stand_for_themselves() -> None:
    least = Claim("killed", Count(7, None), 0, 9)
    told = [count("killed", 9), least, count("killed", 40), count("killed", 3)]
    assert shares(9, 0, *told) == ["whole", None, None, "apart"]


def test_whom_the_same_voice_calls_spared_is_no_toll_of_nobody() -> None:
    spared = count("killed", 0, of="soldiers")
    attackers = count("killed", 0, of="perpetrators")
    assert shares(9, 0, count("killed", 9), spared, attackers) == ["whole", "apart", None]
    assert shares(9, 0, count("killed", 9), count("killed", 0, POLICE)) == ["whole", None]


def test_one_incident_alone_is_reckoned_with() -> None:
    toll = Toll(Figure(1, ()), Figure(0, ()))
    told = [incident(count("killed", 1), id="h1"), incident(count("killed", 1), id="h2")]
    assert [i.claims[0].share for i in reckoned(told, toll, TEXT)] == ["whole", None]
