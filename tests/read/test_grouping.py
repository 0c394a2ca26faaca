"""Which sentences of a report tell of one happening, and which of another."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "happenings"),
    [
        # taken up by the definite noun, by a bare word, by a day
        ("Gunmen attacked a bus in Gao on Monday. The attack killed nine.", 1),
        ("A bomb exploded in Kano on Monday. Nine people were killed. Police came late.", 1),
        ("A bomb exploded in Kano on Monday. On Monday nine people died there.", 1),
        # in one chain of verbs
        ("Gunmen kidnapped and killed two nurses in Gao on Monday.", 1),
        ("Gunmen attacked a mine near Gao on Monday and abducted five workers.", 1),
        # another day, another place, said to be another one
        ("A bomb exploded in Kano on Monday. A bomb exploded in Kano on Sunday.", 2),
        ("Gunmen attacked a bus in Gao on Monday. Gunmen attacked a school in Mopti.", 2),
        ("A bomb exploded in Kano on Monday. Another bomb attack killed two people.", 2),
        # kinds that do not mix
        ("Gunmen attacked a bus in Gao on Monday. Police arrested two men on Tuesday.", 2),
        ("Gunmen abducted a nurse near Gao on Monday. She was freed on Tuesday.", 2),
    ],
)
def test_number_of_happenings(read_text: ReadText, text: str, happenings: int) -> None:
    assert len(read_text(text).incidents) == happenings


def test_bare_words_take_up_the_last_happening_over_some_sentences(read_text: ReadText) -> None:
    between = "The market sells fruit. It opens early. The roof is red. Traders like it. "
    reading = read_text(
        f"A bomb exploded at a market in Kano on Monday. {between}Nine people were killed."
    )
    (incident,) = reading.incidents
    assert "killed" in {c.property for c in incident.claims}


def test_the_murder_of_another_is_another_happening(read_text: ReadText) -> None:
    reading = read_text(
        "Gunmen killed a grocer in Gao on Monday. The council recalled the murder of a judge."
    )
    assert len(reading.incidents) == 2


def test_a_type_that_is_fixed_beats_a_vague_one(read_text: ReadText) -> None:
    reading = read_text(
        "Nine people were killed in Gao on Monday. They died when a suicide bomber blew himself "
        "up there."
    )
    assert [i.type for i in reading.incidents] == ["Suicide bomb"]


def test_a_day_in_quoted_words_does_not_move_the_strike_they_speak_of(read_text: ReadText) -> None:
    reading = read_text(
        "The US air strikes of 16 February hit a camp near Abu Kamal, killing five fighters. "
        "A drone hit a depot near Erbil on Tuesday.\n\n"
        "The foreign minister said: “We condemn the US strike that targeted a camp last night.”"
    )
    strike, drone = reading.incidents[:2]
    said = {c.speaker.name for c in strike.claims}
    assert any("minister" in name for name in said)
    assert not any("minister" in c.speaker.name for c in drone.claims)
