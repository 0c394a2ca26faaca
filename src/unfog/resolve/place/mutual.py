"""What the places of different names have to do with each other before any is chosen.

A county and a town of it, or two towns of one county, named in one document speak for each
other, the more the fewer such pairs their names allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from unfog.resolve.gazetteer import Entry, Gazetteer
from unfog.resolve.gazetteer.entry import ABBREVIATION
from unfog.resolve.place.toponym import Toponym

HELD, BESIDE = 1.8, 0.9
"""Support for a county by its town and the town by its county; for two towns by each other."""
_MOST = 40
_GROUND = ("settlement", "district")

type Support = dict[tuple[str, int], float]
"""Name and number of an entry → what the document's other names add to it."""
type _Inside = Mapping[int, Mapping[str, int]]
"""Number of a second-level division → names of towns in it, each with its best known town."""


def support(gazetteer: Gazetteer, groups: Mapping[str, Sequence[Toponym]]) -> Support:
    """The support of every option of the names in `groups` that has any."""
    inside: dict[int, dict[str, int]] = defaultdict(dict)
    divisions: dict[int, str] = {}
    for key, group in groups.items():
        for entry in _options(group):
            if entry.level == 2:
                divisions.setdefault(entry.number, key)
            number = gazetteer.narrowest(entry)
            if number >= 0 and entry.kind == "settlement":
                inside[number].setdefault(key, entry.number)
    pairs: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for names, match in _pairs(inside, divisions):
        pairs[names].append(match)
    found: Support = {}
    for (a, b), matches in pairs.items():
        for first, second, weight in matches:
            for one in ((a, first), (b, second)):
                found[one] = max(weight / len(matches), found.get(one, 0.0))
    return found


def _pairs(
    inside: _Inside, divisions: Mapping[int, str]
) -> Iterator[tuple[tuple[str, str], tuple[int, int, float]]]:
    """Two names, and a place of each that go together with the weight of that."""
    for number, held in inside.items():
        outer = divisions.get(number)
        if outer is not None:
            for key, town in held.items():
                if key != outer:
                    yield (outer, key), (number, town, HELD)
        for (a, first), (b, second) in combinations(held.items(), 2):
            yield (a, b), (first, second, BESIDE)


def _options(group: Sequence[Toponym]) -> list[Entry]:
    """The towns and districts of a name, none where it is a country's or province's first."""
    options = group[0].options
    if not options or (group[0].hint != "admin" and _known(options[0].entry)):
        return []
    return [
        o.entry for o in options[:_MOST] if o.quality < ABBREVIATION and o.entry.kind in _GROUND
    ]


def _known(entry: Entry) -> bool:
    return entry.kind in ("country", "area") or entry.level == 1
