"""Totals that a speaker gives by adding."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.sums import with_sums

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "lows"),
    [
        ("In addition to these five, one child was killed.", [1, 6]),
        ("Besides the twelve, three guards were killed.", [3, 15]),
        ("One child was killed in addition to these five.", [1]),
        ("In addition to these, one child was killed.", [1]),
        ("Three guards were killed.", [3]),
    ],
)
def test_sums(parser: ParseText, text: str, lows: list[int]) -> None:
    parse = parser(text)
    assert [m.count.low for m in with_sums(parse, counts(parse))] == lows
