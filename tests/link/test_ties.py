"""What is tied is dealt with together, linked or not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from unfog.link import FACTS, Bulk, Facts, change, facts_of, number_of
from unfog.model.incident import Part, ReadIncident, Report
from unfog.model.place import Place
from unfog.model.timespan import Timespan

DAY = dt.date(2031, 5, 4)
TOWNS = (Place("Gao", "ML", 16.27, -0.04, 20.0), Place("Taiz", "YE", 13.58, 44.02, 20.0))


def facts() -> list[Facts]:
    """Two happenings far apart, each told by two documents."""
    return facts_of(
        Report(
            f"d{n}",
            f"digest-{n}",
            DAY,
            None,
            None,
            f"d{n}",
            (ReadIncident("1", "Attack", "main", Timespan(DAY, DAY), TOWNS[n // 2], ()),),
        )
        for n in range(4)
    )


def documents(items: Iterable[Facts]) -> list[str]:
    return sorted(item.part.document for item in items)


def numbers(*names: str) -> tuple[int, ...]:
    return tuple(number_of(Part(name, "1")) for name in names)


class Nothing:
    """An index that holds nothing yet."""

    def slice(self, key: int, first: int, last: int, beyond: int) -> list[tuple[int, int]]:
        return []

    def apart(self, key: int, low: tuple[int, int], high: tuple[int, int], limit: int) -> int:
        return limit + 1

    def held(self, numbers: Iterable[int]) -> dict[int, tuple[bytes, bytes]]:
        return {}


def test_tied_at_once() -> None:
    bulk: Bulk[Facts] = Bulk(FACTS)
    for row in facts():
        bulk.add(number_of(row.part), 0, row)
    bulk.link()
    assert [documents(items) for items, _ in bulk.components()] == [["d0", "d1"], ["d2", "d3"]]
    tie, absent = numbers("d1", "d2"), numbers("d1", "d9")
    ((items, links),) = bulk.components([tie, absent])
    assert documents(items) == ["d0", "d1", "d2", "d3"]
    assert len(links.scores) == 2


def test_bit_by_bit() -> None:
    come = {number_of(row.part): row for row in facts()}
    made = change(FACTS, Nothing(), {}, come)
    assert sorted(documents(c.items) for c in made.components()) == [["d0", "d1"], ["d2", "d3"]]
