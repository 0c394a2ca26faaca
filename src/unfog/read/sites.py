"""Which of the places that a text names is the one where an event happened.

A log-linear choice among the places and "none of them is told": weights of the signs of
`unfog.read.site_signs`, learned by `training/sites.py` from the verbs and places of Halterman
(2019, "Geolocating Political Events in Text", MIT).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import msgspec

from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.read.site_signs import Signs, signs, sites

_WEIGHTS = Path(__file__).with_name("data") / "sites.json"

type Weights = Mapping[str, float]


class Sited(msgspec.Struct, frozen=True):
    """A place and how likely an event happened there.

    `score` is the logarithm of the odds against the text telling no place of the event at all:
    above zero, the place is the likelier.
    """

    mention: PlaceMention
    score: float


def ranked(
    parse: Parse,
    places: Sequence[PlaceMention],
    event: int,
    weights: Weights | None = None,
) -> tuple[Sited, ...]:
    """The `places` that may be where the event at token `event` happened, the likeliest first.

    Looks at the sentence of the event and the two before it. `places` may be unresolved. Without
    `weights` those that ship are used.
    """
    among = sites(parse, places, event)
    known = shipped() if weights is None else weights
    found = [
        Sited(site.mention, round(weigh(known, given), 4))
        for site, given in zip(among, signs(parse, among, event), strict=True)
    ]
    return tuple(sorted(found, key=lambda s: (-s.score, s.mention.start)))


def happened_at(
    parse: Parse,
    places: Sequence[PlaceMention],
    event: int,
    weights: Weights | None = None,
) -> PlaceMention | None:
    """The place of the event at token `event`; None where none is likelier than no place."""
    best = next(iter(ranked(parse, places, event, weights)), None)
    return best.mention if best is not None and best.score > 0 else None


def weigh(weights: Weights, given: Signs) -> float:
    """What the signs come to."""
    return sum(weights.get(name, 0.0) * value for name, value in given.items())


@cache
def shipped() -> Weights:
    """The weights that the package has."""
    return msgspec.json.decode(_WEIGHTS.read_bytes(), type=dict[str, float])
