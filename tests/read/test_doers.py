"""Whom a pronoun or "the group" means, where it stands as the doer."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.arguments import arguments
from unfog.read.mentions import mentions

type ParseText = Callable[[str], Parse]


def last_doers(parse: Parse) -> list[str]:
    told = [m for m in mentions(parse) if m.told]
    return [a.name for a in arguments(parse, told[-1]).perpetrators]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Bandits came to the village at night. They kidnapped nine farmers.", ["Bandits"]),
        ("The Red Dune Front said it had attacked the port of Salem.", ["Red Dune Front"]),
        ("Nine farmers were abducted in May. They killed a guard.", []),
        ("A gunman entered the bank at noon. He shot a clerk.", ["gunman"]),
        ("It killed a man.", []),
        ("Clashes went on at dawn. Later the group killed two guards.", ["group"]),
    ],
)
def test_pronouns_take_up_the_last_one_who_can_have_done_it(
    parser: ParseText, text: str, doers: list[str]
) -> None:
    assert last_doers(parser(text)) == doers
