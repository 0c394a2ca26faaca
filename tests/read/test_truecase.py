"""Case of text in capitals. All sentences and names are invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.read.truecase import WordCaser, is_upper

CASER = WordCaser.load()


@pytest.mark.parametrize(
    ("capitals", "usual"),
    [
        (
            "TWO SOLDIERS WERE KILLED IN QUEBRAVANO TODAY. THE POLICE BLAMED NOBODY.",
            "Two soldiers were killed in Quebravano today. The police blamed nobody.",
        ),
        (
            "A BOMB EXPLODED. IT DAMAGED THE BANK ON 3 MAY, AND MAY HAVE HURT A GUARD.",
            "A bomb exploded. It damaged the bank on 3 May, and may have hurt a guard.",
        ),
        ("\nGUERRILLAS FLED.\n\nTHEY LEFT RIFLES.", "\nGuerrillas fled.\n\nThey left rifles."),
        ("THE 2ND ATTACK CAME BY NIGHT.", "The 2nd attack came by night."),
    ],
)
def test_words_take_their_usual_case(capitals: str, usual: str) -> None:
    assert CASER.restore(capitals) == usual


def test_initials_in_brackets_stay_in_capitals_throughout() -> None:
    text = CASER.restore("THE FRONT (FZQV) CALLED. FZQV MEMBERS AND THE UVO [UVO] MET.")
    assert text.count("FZQV") == 2
    assert text.count("UVO") == 2


@given(st.text(max_size=200))
def test_only_the_case_of_letters_changes(text: str) -> None:
    restored = CASER.restore(text)
    assert len(restored) == len(text)
    assert all(a == b or a.lower() == b for a, b in zip(text, restored, strict=True))


def test_text_in_capitals_is_told_from_other_text() -> None:
    sentence = "Four gunmen fled after the raid on the ferry landing, the harbour master reported."
    assert is_upper(sentence.upper())
    assert not is_upper(sentence)
    assert not is_upper("UN AND WHO")
    assert not is_upper("")
