"""Why it was done, where that is told apart from the deed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.reasons import reasons

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Clerks held a rally against higher fares.", ["higher fares"]),
        ("The Column acted in revenge for the raid.", ["revenge for the raid"]),
        ("They demanded the release of their chief.", ["the release of their chief"]),
        ("They may demand money.", []),
        ("The grocer was charged with fraud.", ["fraud"]),
        ("The grocer was charged on Monday.", []),
        ("It began with an argument over fares.", ["an argument over fares"]),
        ("The raid was an attempt to free the captives.", ["to free the captives"]),
        ("The town lies in the north.", []),
    ],
)
def test_reasons_told_apart(parser: ParseText, text: str, expected: list[str]) -> None:
    assert [p.value for p in reasons(parser(text))] == expected


def test_a_reason_is_a_claim_of_whoever_gives_it(read_text: ReadText) -> None:
    reading = read_text(
        "Rebels attacked a bank in Lugano on Monday. They demanded a ransom, police said."
    )
    found = [c for i in reading.incidents for c in i.claims if c.property == "motive"]
    assert [(c.value, c.speaker.name) for c in found] == [("a ransom", "police")]
