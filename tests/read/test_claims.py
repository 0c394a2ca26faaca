"""Whose claim a sentence is, how sure it is, and which stretch shows it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.claim import Claim
from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]


def of(reading: Reading, name: str) -> list[Claim]:
    return [c for i in reading.incidents for c in i.claims if c.property == name]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Gunmen attacked a bus near Gao on Monday.", "stated"),
        ("Gunmen allegedly attacked a bus near Gao on Monday.", "possible"),
        ("Gunmen probably attacked a bus near Gao on Monday.", "likely"),
        ("Gunmen may have attacked a bus near Gao on Monday.", "possible"),
    ],
)
def test_certainty_is_that_of_the_words(read_text: ReadText, text: str, certainty: str) -> None:
    assert {c.certainty for c in of(read_text(text), "occurrence")} == {certainty}


def test_each_speaker_of_a_sentence_makes_the_claim(read_text: ReadText) -> None:
    text = "Gunmen killed nine people near Gao on Monday, the army and two residents said."
    told = of(read_text(text), "killed")
    assert {c.speaker.name for c in told} >= {"army"}
    assert all("said" in text[c.start : c.end] for c in told)


def test_a_proposition_is_given_once_for_each_speaker(read_text: ReadText) -> None:
    text = "Gunmen attacked a bus near Gao on Monday. " * 3
    assert len(of(read_text(text), "occurrence")) == 1


def test_what_did_not_happen_is_denied_only_in_somebodys_name(read_text: ReadText) -> None:
    blast = "A bomb exploded in Kano on Monday. "
    denied = of(read_text(blast + "The mayor said no police were attacked."), "occurrence")
    assert ("denies", "mayor") in {(c.stance, c.speaker.name.lower()) for c in denied}
    own = of(read_text(blast + "No police were attacked."), "occurrence")
    assert all(c.stance == "asserts" for c in own)
