"""How many were killed and wounded in what a text tells of, as far as it can be told.

The toll is stated ("three dead and five wounded"), or follows from what is said of all ("seven
were shot, one fatally") or of each ("a man, 34, died; two others were in hospital").
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.counts import CountMention
from unfog.read.lexicon import toll as words
from unfog.read.toll_casualties import casualties
from unfog.read.toll_casualty import Casualty
from unfog.read.toll_choice import best
from unfog.read.toll_told import Told
from unfog.read.toll_victims import victims
from unfog.read.toll_words import of_title

_WEIGHTS = Path(__file__).with_name("data") / "toll.json"


class Figure(msgspec.Struct, frozen=True):
    """A number of people and the words that it rests on, in the order of the text.

    `inferred` says that no statement of the text gives it as it stands: it was worked out
    from several, or only the headline gives it (then there are no words).
    """

    number: int
    evidence: tuple[Span, ...]
    inferred: bool = False


class Toll(msgspec.Struct, frozen=True):
    """Those killed, attackers included, and those wounded who lived.

    None where nothing is told of either; otherwise zero stands for those who are not told of.
    """

    killed: Figure | None
    wounded: Figure | None


def toll(
    parse: Parse,
    counted: Iterable[CountMention],
    published: dt.date | None = None,
    title: str | None = None,
    fewest: int = 0,
) -> Toll:
    """The toll of the main happening of `parse`, whose counts are `counted`.

    `published` tells years past from the present one; a headline says what matters most.
    `fewest` is how many victims there were at least, as far as is known otherwise.
    """
    told = collect(parse, counted, published, title)
    if not told.all:
        return Toll(None, None)
    killed, wounded = best(told, _weights(), fewest)
    dead = [c for c in told.text if c.fate == "killed"]
    hurt = [c for c in told.text if c.fate != "killed"]
    return Toll(_figure(killed, dead), _figure(wounded, hurt))


def collect(
    parse: Parse,
    counted: Iterable[CountMention],
    published: dt.date | None = None,
    title: str | None = None,
) -> Told:
    """All that bears on the toll; arguments as for `toll`."""
    text = casualties(parse, counted, published)
    places = (("headline", title or ""), ("text", parse.text))
    deadly = tuple(place for place, said in places if words.DEADLY.search(said))
    return Told(text, of_title(title or ""), victims(text), deadly)


def _figure(number: int, statements: list[Casualty]) -> Figure:
    """The figure with the first statement that gives it, else with all from which it follows."""
    stated = next((c for c in statements if c.number == number and not c.listed), None)
    if stated is not None:
        return Figure(number, (stated.span,))
    spans = tuple(sorted({c.span for c in statements if c.number})) if number else ()
    return Figure(number, spans, inferred=True)


@cache
def _weights() -> dict[str, float]:
    return msgspec.json.decode(_WEIGHTS.read_bytes(), type=dict[str, float])
