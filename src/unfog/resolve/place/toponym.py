"""A place name found in a text, while it is being worked out."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model.place import Place
from unfog.resolve.gazetteer import Entry, Named
from unfog.resolve.place.lexicon import Hint


@dataclass(slots=True)
class Toponym:
    """Tokens `first` to `last`; `core` is the name as looked up, `key` its normal form.

    `sure` says that the tagger took it for a place. `container` is the toponym it lies in by
    the text's own words. `entry` is the referent, `place` what it comes to with direction,
    distance or compound; `demonym` holds a country's code; `seat` marks a place in the name of
    a body that sits there, `weak` a known name that no word around it says to be a place,
    `located` one that stands after a word of place, `water` a river, lake or sea by its noun,
    `given` one that someone else found, `article` one right after "the". `peers` are those it is
    listed with, `held` is one that lies in it by the text's own words.
    """

    first: int
    last: int
    core: str
    key: str
    options: tuple[Named, ...] = ()
    label: str = ""
    hint: Hint = ""
    sure: bool = False
    container: Toponym | None = None
    entry: Entry | None = None
    place: Place | None = None
    demonym: str = ""
    direction: str = ""
    merged: bool = False
    seat: bool = False
    weak: bool = False
    located: bool = False
    water: bool = False
    given: bool = False
    article: bool = False
    peers: tuple[Toponym, ...] = ()
    held: Toponym | None = None
    score: float = 0.0
