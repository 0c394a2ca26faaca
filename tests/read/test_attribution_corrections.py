from collections.abc import Callable

import pytest

from unfog.model.claim import Count
from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.attribution_corrections import corrects

type ReadText = Callable[..., Reading]


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said nine people had died.",
        "On Friday we wrote that nine people had died. That was an error.",
        "Our first statement gave nine dead; that was wrong.",
    ],
)
def test_a_correction(parser: Callable[[str], Parse], text: str) -> None:
    assert corrects(parser(text), 0)


@pytest.mark.parametrize(
    "text",
    ["On Friday we wrote that nine people had died.", "The army said an error was made."],
)
def test_no_correction(parser: Callable[[str], Parse], text: str) -> None:
    assert not corrects(parser(text), 0)


def test_what_was_wrong_is_denied_by_the_report(read_text: ReadText) -> None:
    reading = read_text(
        "A bomb killed seven people in Kano on Monday.\n"
        "An earlier version of this article said nine people were killed in Kano."
    )
    found = [c for i in reading.incidents for c in i.claims if c.stance == "denies"]
    assert [(c.speaker.name, c.property) for c in found] == [("REPORT", "killed")]
    assert isinstance(found[0].value, Count)
    assert found[0].value.low == 9
