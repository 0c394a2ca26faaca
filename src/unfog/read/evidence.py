"""What the rules find in a document before anything is decided: the ground of every reading."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model.document import Document
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.timespan import TimeExpression
from unfog.read.attribution import Attribution, attributions
from unfog.read.counts import CountMention, counts
from unfog.read.mentions import Mention, mentions
from unfog.read.sums import with_sums


@dataclass(frozen=True, slots=True)
class Evidence:
    """Attributions, event mentions, counts, places and times of one parsed document."""

    said: tuple[Attribution, ...]
    mentions: tuple[Mention, ...]
    counts: tuple[CountMention, ...]
    places: tuple[PlaceMention, ...]
    times: tuple[TimeExpression, ...]


def gather(parse: Parse, document: Document, lookups: Lookups) -> Evidence:
    """All that the rules find in the document."""
    return Evidence(
        said=attributions(parse, document, lookups.actors),
        mentions=mentions(parse),
        counts=tuple(with_sums(parse, counts(parse))),
        places=lookups.places.find(parse, document),
        times=lookups.times.find(parse.text, document.published),
    )
