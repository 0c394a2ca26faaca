from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.alive import alive

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    "text",
    ["The group said that Dorvane was alive.", "Two traders had seen him alive at the market."],
)
def test_who_is_alive_is_not_dead(parser: ParseText, text: str) -> None:
    (found,) = alive(parser(text))
    assert (found.property, found.negated) == ("killed", True)


@pytest.mark.parametrize(
    "text", ["The old fears are alive.", "Dorvane is not alive.", "Dorvane is still alive."]
)
def test_nobody_is_said_to_have_been_thought_dead(parser: ParseText, text: str) -> None:
    assert not list(alive(parser(text)))
