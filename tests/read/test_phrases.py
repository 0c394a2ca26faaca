"""Names as claims give them: the shortest full one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.phrases import conjuncts, name

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The three suspected gunmen fled.", "gunmen", "gunmen"),
        ("A police station that stood there burned.", "station", "police station"),
        ("It attacked the port.", "It", None),
        ("The US attacked the port.", "US", "US"),
        ("Several of them fled.", "Several", None),
        ("“Black Heron” rebels fled.", "rebels", "Black Heron” rebels"),
    ],
)
def test_names(parser: ParseText, text: str, word: str, expected: str | None) -> None:
    parse = parser(text)
    (i,) = [t.i for t in parse.tokens if t.text == word]
    assert name(parse, i) == expected


def test_a_complement_belongs_to_it_where_asked_for(parser: ParseText) -> None:
    parse = parser("They hit the office of the mayor in Gao.")
    (i,) = [t.i for t in parse.tokens if t.text == "office"]
    assert name(parse, i) == "office"
    assert name(parse, i, complement=True) == "office of the mayor"


def test_conjuncts(parser: ParseText) -> None:
    parse = parser("Farmers, herders and miners fled.")
    assert [parse.tokens[i].text for i in conjuncts(parse, 0)] == ["Farmers", "herders", "miners"]
