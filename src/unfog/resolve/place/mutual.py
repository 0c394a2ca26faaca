"""What the places of different names have to do with each other before any is chosen.

A county told as such and a town of it, or two towns of one county, named in one document speak for each
other, the more the fewer such pairs their names allow.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from unfog.resolve.gazetteer import Entry, Gazetteer
from unfog.resolve.gazetteer.entry import ABBREVIATION
from unfog.resolve.place.toponym import Toponym

HELD, BESIDE = 1.8, 0.9
"""Support for a county by its town and the town by its county; for two towns by each other."""
_MOST = 40
_GROUND = ("settlement", "district")

type Support = dict[tuple[str, int], float]
"""Name and number of an entry → what the document's other names add to it."""


def support(gazetteer: Gazetteer, groups: Mapping[str, Sequence[Toponym]]) -> Support:
    """The support of every option of the names in `groups` that has any."""
    inside: dict[int, dict[str, list[int]]] = defaultdict(dict)
    divisions: dict[int, str] = {}
    for key, group in groups.items():
        told = group[0].hint == "admin"
        if not told and _known(group):
            continue
        for entry in _options(group):
            if entry.level == 2:
                divisions.setdefault(entry.number, key)
            number = gazetteer.narrowest(entry)
            if number >= 0 and entry.kind == "settlement":
                inside[number].setdefault(key, []).append(entry.number)
    pairs: dict[tuple[str, str], list[tuple[int, int, float]]] = defaultdict(list)
    for number, held in inside.items():
        outer = divisions.get(number)
        names = list(held)
        if outer is not None:
            for key in names:
                if key != outer:
                    pairs[outer, key].append((number, held[key][0], HELD))
        for i, a in enumerate(names):
            for b in names[i + 1 :]:
                pairs[a, b].append((held[a][0], held[b][0], BESIDE))
    found: Support = {}
    for (a, b), matches in pairs.items():
        for first, second, weight in matches:
            for key, number in ((a, first), (b, second)):
                share = weight / len(matches)
                found[key, number] = max(share, found.get((key, number), 0.0))
    return found


def _known(group: Sequence[Toponym]) -> bool:
    """Whether it is a country's or a province's name before it is any town's."""
    options = group[0].options
    return bool(options) and (
        options[0].entry.kind in ("country", "area") or options[0].entry.level == 1
    )


def _options(group: Sequence[Toponym]) -> list[Entry]:
    return [
        o.entry
        for o in group[0].options[:_MOST]
        if o.quality < ABBREVIATION and o.entry.kind in _GROUND
    ]
