"""Who is told to have done it beside the deed's own words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.culprits import culprits
from unfog.read.mentions import mentions

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Red Dune Front sent two boats.", {("Red Dune Front", "stated")}),
        ("The Red Dune Front sent two letters.", set()),
        ("A Tarvan fisherman, Olo Brask, was charged with murder.", {("Olo Brask", "likely")}),
        ("A clerk was not charged with murder.", set()),
        ("A court found Olo Brask guilty of murder.", {("Olo Brask", "stated")}),
        ("The city faces a wave of attacks.", set()),
        ("The Red Dune Front is believed to be behind it.", {("Red Dune Front", "likely")}),
        ("It was the work of smugglers.", {("smugglers", "stated")}),
        ("The shell was fired from an army post.", {("army post", "stated")}),
        ("The gunmen fled to the hills.", {("gunmen", "stated")}),
        ("Gunmen may come back.", set()),
    ],
)
def test_culprits_told_apart(parser: ParseText, text: str, expected: set[tuple[str, str]]) -> None:
    parse = parser(text)
    found = {(str(p.value), p.certainty) for p in culprits(parse, mentions(parse))}
    assert found == expected


def test_the_accused_is_a_possible_perpetrator(read_text: ReadText) -> None:
    reading = read_text(
        "A grocer was shot dead in Lugano on Monday. Olo Brask is accused of shooting him."
    )
    claims = [c for i in reading.incidents for c in i.claims if c.property == "perpetrator"]
    assert ("Olo Brask", "possible") in [(c.value, c.certainty) for c in claims]
