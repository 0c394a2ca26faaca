from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.contrasts import contrasts

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "about", "value"),
    [
        ("The attack was in Kano, not Lagos.", "place", "Lagos"),
        ("They were shot not at Kano but in Lagos.", "place", "Kano"),
        ("It took place in Lagos and not, as was claimed, in Kano.", "place", "Kano"),
        (
            "The Salt Brigade said that its men, not Red Dune, had planted the bomb.",
            "perpetrator",
            "Red Dune",
        ),
    ],
)
def test_what_is_set_aside(parser: ParseText, text: str, about: str, value: str) -> None:
    assert [(p.property, p.value, p.negated) for p in contrasts(parser(text))] == [
        (about, value, True)
    ]


@pytest.mark.parametrize(
    "text",
    ["The troops did not stay in Kano.", "He was angry, not sad.", "It was not in Lagos's power."],
)
def test_no_contrast(parser: ParseText, text: str) -> None:
    assert not list(contrasts(parser(text)))
