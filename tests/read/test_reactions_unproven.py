from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.reactions_frames import reaction_frames
from unfog.read.reactions_unproven import unproven

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("It was not possible to verify who had fired.", "perpetrator"),
        ("The agency could not verify who had fired.", "perpetrator"),
        ("The mission has no proof of who fired the rounds.", "perpetrator"),
        ("The prosecutor had seen no evidence against the Front.", "perpetrator"),
        ("Investigators found nothing to support the claim.", "claim"),
    ],
)
def test_doubts(parser: ParseText, text: str, about: str) -> None:
    parse = parser(text)
    found = [f for token in parse.tokens for f in unproven(parse, token)]
    assert [(f.stance, f.about) for f in found] == [("doubts", about)]


@pytest.mark.parametrize(
    "text", ["The agency verified who had fired.", "There is evidence against the Front."]
)
def test_no_doubt(parser: ParseText, text: str) -> None:
    assert not [f for f in reaction_frames(parser(text)) if f.stance == "doubts"]
