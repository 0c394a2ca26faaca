"""Totals that a speaker gives by adding to a figure told before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from unfog.model.claim import Count
from unfog.model.parse import Parse
from unfog.read.counts import CountMention
from unfog.read.numbers import number_at

_ADDED = re.compile(
    r"\b(?:in addition to|on top of|besides|apart from) (?:these|those|the) (?P<number>[\w-]+)\b",
    re.IGNORECASE,
)


def with_sums(parse: Parse, found: Sequence[CountMention]) -> Iterator[CountMention]:
    """The counts, and behind each "in addition to these five, one …" also the sum of both."""
    for mention in found:
        yield mention
        span = parse.sentence_span(parse.tokens[mention.trigger].sentence)
        match = _ADDED.search(span.of(parse.text))
        if match is None or match.end() + span.start > parse.tokens[mention.noun].start:
            continue
        base = number_at([match["number"].lower()], 0)
        if base is not None and base.low is not None:
            yield _plus(mention, base.low)


def _plus(mention: CountMention, more: int) -> CountMention:
    count = mention.count
    total = Count(
        low=None if count.low is None else count.low + more,
        high=None if count.high is None else count.high + more,
        unit="people",
        approx=count.approx,
    )
    return msgspec.structs.replace(mention, count=total)
