"""Strike lists: one happening an item, day and doer from the header."""

from __future__ import annotations

from collections.abc import Callable

from unfog.model.incident import Reading
from unfog.model.parse import Parse
from unfog.read.lists import items

type ParseText = Callable[[str], Parse]
type ReadText = Callable[..., Reading]

LIST = (
    "On March 4, coalition forces conducted seven strikes.\n\n"
    "Near Palmyra, three strikes destroyed two trucks.\n\n"
    "Near Mosul, an airstrike destroyed a tunnel.\n"
)


def test_items_name_their_place(parser: ParseText) -> None:
    assert sorted(items(parser(LIST)).values()) == ["Mosul", "Palmyra"]


def test_one_such_sentence_is_no_list(parser: ParseText) -> None:
    assert not items(parser("Near Palmyra, three strikes destroyed two trucks."))


def test_what_an_item_destroyed_is_no_weapon(read_text: ReadText) -> None:
    listed = [i for i in read_text(LIST).incidents if i.place and "Palmyra" in i.place.name]
    (item,) = listed
    assert "weapon" not in {c.property for c in item.claims}
    assert {c.value for c in item.claims if c.property == "target"} == {"trucks"}


def test_an_item_without_a_header_has_no_day(read_text: ReadText) -> None:
    bare = LIST.split("\n\n", 1)[1]
    assert {i.date for i in read_text(bare).incidents} == {None}
