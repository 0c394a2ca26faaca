"""What of an account is meant where somebody rejects or doubts it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.claim import Claim, Count
from unfog.model.incident import Reading

type ReadText = Callable[..., Reading]

BLAST = "A bomb exploded at a market in Kano on Monday, police said. "
RIVALS = (
    "The Red Dune Front claimed responsibility for the bombing. "
    "Hours later the Salt Brigade claimed responsibility for it too. "
)


def against(reading: Reading) -> list[Claim]:
    return [c for i in reading.incidents for c in i.claims if c.stance != "asserts"]


@pytest.mark.parametrize("doubt", ["Neither claim could be verified.", "Police doubted both."])
def test_both_claims_of_the_deed_are_doubted(read_text: ReadText, doubt: str) -> None:
    found = against(read_text(BLAST + RIVALS + doubt))
    assert {c.value for c in found} == {"Red Dune Front", "Salt Brigade"}
    assert {(c.property, c.stance) for c in found} == {("perpetrator", "doubts")}


@pytest.mark.parametrize(
    "withdrawal",
    ["On Friday the Red Dune Front withdrew its claim.", "The Red Dune Front took the claim back."],
)
def test_a_claim_withdrawn_is_asserted_and_denied(read_text: ReadText, withdrawal: str) -> None:
    reading = read_text(
        BLAST + "The Red Dune Front claimed responsibility for the bombing. " + withdrawal
    )
    own = [c for i in reading.incidents for c in i.claims if c.speaker.name == "Red Dune Front"]
    assert {c.stance for c in own if c.property == "perpetrator"} == {"asserts", "denies"}


@pytest.mark.parametrize(
    ("rejection", "low"),
    [
        ("The ministry dismissed the figure of nine.", 9),
        ("The ministry said the figure of 31 was false.", 31),
        ("The ministry rejected the toll.", 9),
    ],
)
def test_a_figure_that_is_rejected(read_text: ReadText, rejection: str, low: int) -> None:
    text = BLAST + "Residents said nine people were killed, two of them children. " + rejection
    (found,) = against(read_text(text))
    assert isinstance(found.value, Count)
    assert (found.property, found.value.low, found.value.high) == ("killed", low, low)


def test_who_is_blamed_and_denies_it_denies_the_deed(read_text: ReadText) -> None:
    text = BLAST + "Residents blamed the Red Dune Front. The Front rejected the accusation."
    assert ("perpetrator", "denies") in [(c.property, c.stance) for c in against(read_text(text))]


def test_charges_not_proven_leave_in_doubt_who_did_it_not_who_was_taken(
    read_text: ReadText,
) -> None:
    reading = read_text(
        "Police arrested three bakers in Kano on Monday. The charges have not been proven in court."
    )
    assert "captured" not in {c.property for c in against(reading)}
