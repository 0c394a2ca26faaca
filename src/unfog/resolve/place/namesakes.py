"""What speaks against a place as the bearer of a name that something better known bears."""

from __future__ import annotations

from unfog.resolve.gazetteer import Entry, Named
from unfog.resolve.gazetteer.entry import ALTERNATE, CANONICAL
from unfog.resolve.gazetteer.names import normalise
from unfog.resolve.place.toponym import Toponym

_HAMLET_SHARE = 500
"""How many times more people than its namesake town a state has to have to overshadow it."""
_ALIKE = 6
"""First letters that spellings of one name have in common."""
_CITY_SHARE = 10
"""How many times more people than its namesake district a city has that is no part of it."""


def namesake(option: Named, toponym: Toponym) -> float:
    """What speaks against a town as the bearer of another one's name.

    No town has an article ("the Pacific"); one that may be spelled so ("Pittsburgh" for a
    Pittsburg) yields to a larger one of the country that is spelled so, a hamlet to its state.
    """
    entry = option.entry
    if entry.kind != "settlement":
        return 0.0
    alike = normalise(entry.name)[:_ALIKE] == toponym.key[:_ALIKE]
    if toponym.article and any(o.entry.kind in ("area", "line") for o in toponym.options[:2]):
        return 2.0
    if (
        alike
        and option.quality == ALTERNATE
        and any(
            o.quality == CANONICAL
            and o.entry.country == entry.country
            and o.entry.population > entry.population
            for o in toponym.options
        )
    ):
        return 1.0
    if entry.population and any(
        o.entry.level == 1
        and o.quality == CANONICAL
        and o.entry.country == entry.country
        and o.entry.population > _HAMLET_SHARE * entry.population
        for o in toponym.options
    ):
        return 1.0
    return 0.0


def overshadowed(entry: Entry, toponym: Toponym) -> bool:
    """Whether a district bears the name of a great city that does not lie in it: "the Houston
    region" is no Houston County."""
    return entry.kind == "district" and any(
        o.entry.kind == "settlement"
        and o.quality == CANONICAL
        and o.entry.country == entry.country
        and o.entry.population > _CITY_SHARE * max(entry.population, 1_000)
        for o in toponym.options[:3]
    )
