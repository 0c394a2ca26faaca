"""Bench `attribution`: who is named as source, by which cue, of which content.

A record has `id`, `text` and `attributions`, each with `source`, `cue` and `content`: lists of
{"start", "end"}, offsets into `text`. `unfog.evaluation.attribution_score` says how spans are
compared.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import astuple
from pathlib import Path

import msgspec

from unfog.evaluation.attribution_score import Attributed, Tally, trimmed
from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.attribution_frames import Range
from unfog.settings import Settings, default_cache

type Predictor = Callable[[Sequence[str]], Iterable[Sequence[Attributed]]]
"""From texts to their attributions, in the order of the texts."""

PUBLISHED = (
    Published("source_f1", 0.75, "bar: overlap of at least half of both spans"),
    Published("content_f1", 0.72, "bar: overlap of at least half of both spans"),
)


class Record(msgspec.Struct, frozen=True):
    """One article with its attributions."""

    id: str
    text: str
    attributions: tuple[Attributed, ...]


def predict(texts: Sequence[str]) -> Iterable[tuple[Attributed, ...]]:
    """What the network of the learned reader tags, joined to attributions, in the order of `texts`.

    The reader tries their speakers beside those that the rules find.
    """
    from unfog.pipeline.lookups import load as load_lookups
    from unfog.read.backends.model.heard import joined
    from unfog.read.backends.model.inputs import inputs
    from unfog.read.backends.model.weights import load as load_weights
    from unfog.read.backends.model.weights import vocabulary
    from unfog.read.backends.spacy_parse import Parser, load
    from unfog.read.evidence import gather

    settings = Settings(cache=default_cache())
    lookups = load_lookups(settings)
    network = load_weights(None).network
    parses = Parser(load(settings.parser)).parse_all(texts, batch_size=settings.batch)
    for text, parse in zip(texts, parses, strict=True):
        document = Document(id="", digest=digest_of(text.encode()), text=text)
        rows = inputs(parse, gather(parse, document, lookups), None, vocabulary())
        found = joined(parse, network.scores(rows))
        yield tuple(Attributed(*(_spans(parse, part) for part in astuple(j))) for j in found)


def _spans(parse: Parse, ranges: Iterable[Range]) -> tuple[Span, ...]:
    return tuple(parse.span(first, last) for first, last in ranges)


def measure(data: Sequence[Path], predictor: Predictor = predict) -> Measured:
    """Score the attributions that `predictor` finds.

    `data` is one file of records; empty means PolNeAR's development split beside the checkout.
    Raises SettingsError where it is not there or not in the layout.
    """
    path = one_file("attribution", data, "attribution", "polnear_dev.jsonl.gz")
    records, what = read_records(path, Record)
    tally = Tally()
    texts = [r.text for r in records]
    for record, found in zip(records, predictor(texts), strict=True):
        tally.add(_trim(record.text, record.attributions), _trim(record.text, found))
    return Measured(what, {"documents": len(records), **tally.figures()}, "full_f1", PUBLISHED)


def _trim(text: str, attributions: Iterable[Attributed]) -> list[Attributed]:
    def cut(pieces: tuple[Span, ...]) -> tuple[Span, ...]:
        return trimmed(text, pieces)

    return [Attributed(cut(a.source), cut(a.cue), cut(a.content)) for a in attributions]
