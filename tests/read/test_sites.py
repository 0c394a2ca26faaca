"""Which of several places is the one where something happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.read.site_names import unlisted_names
from unfog.read.sites import happened_at, ranked

type ParseText = Callable[[str], Parse]


@pytest.mark.parametrize(
    ("text", "event", "place"),
    [
        ("A driver from Kano was shot dead in Lagos on Monday.", "shot", "Lagos"),
        ("In Lagos, a driver from Kano was killed on Monday.", "killed", "Lagos"),
        ("Two traders were killed in Kano, a spokesman said in Abuja.", "killed", "Kano"),
        ("Gunmen attacked a mine near Jos and fled towards Bauchi.", "attacked", "near Jos"),
        ("Gunmen killed three guards at a depot on Monday.", "killed", None),
        ("Nigerian soldiers killed three gunmen on Monday.", "killed", None),
    ],
)
def test_the_place_is_told_from_origins_seats_and_goals(
    parser: ParseText, lookups: Lookups, text: str, event: str, place: str | None
) -> None:
    parse = parser(text)
    document = Document(id="t", digest=digest_of(text.encode()), text=text)
    listed = lookups.places.find(parse, document)
    found = happened_at(parse, listed, parse.token_at(text.index(event)))
    assert (found.name if found else None) == place


def test_all_places_are_ranked_and_the_likelier_stands_first(
    parser: ParseText, lookups: Lookups
) -> None:
    text = "A driver from Kano was shot dead in Lagos on Monday."
    parse = parser(text)
    document = Document(id="t", digest=digest_of(text.encode()), text=text)
    found = ranked(parse, lookups.places.find(parse, document), parse.token_at(23))
    assert [s.mention.name for s in found] == ["Lagos", "Kano"]
    assert found[0].score > 0 > found[1].score


def test_names_that_no_gazetteer_knows_may_be_places(parser: ParseText) -> None:
    text = "Two herders were killed in Umm Zurqan-Selifa on Monday, Dela Oruk said."
    names = [m.name for m in unlisted_names(parser(text), ())]
    assert "Umm Zurqan-Selifa" in names
    assert "Monday" not in names
