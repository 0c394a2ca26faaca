"""Bench `muc4`: templates of terrorist incidents in the MUC-4 corpus (1992).

A record has `id`, `text` (in capitals), `date` and `templates`, each `optional` or not, with
`slots`: lists of fillers with `alts` or `values`. `unfog.evaluation.muc4_score` says how
templates are compared. Victims are, as in GTT (Du et al. 2021), those named; what else the
text calls a named victim is an alternative, and victims without a name are free.

Confidence in an organisation counts over paired templates that are not optional: each
organisation of the gold asks for its class, each one given offers one, and a template without
organisations has the one class `none`. Naming no organisation at all is thus right half the
time, so that `confidence_named`, which leaves `none` out, says what is really read.

`strict_micro` counts as GTT's scorer does: the very words, nothing optional.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unfog.clean import clean
from unfog.errors import SkipDocument
from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.evaluation.muc4_assemble import assemble
from unfog.evaluation.muc4_rules import Read, read
from unfog.evaluation.muc4_score import Confidence, Filler, Role, Tally, Template, normal, strict
from unfog.evaluation.muc4_signs import scored, weights
from unfog.model.document import Document, RawDocument
from unfog.read.truecase import WordCaser, is_upper
from unfog.settings import Settings, default_cache

PUBLISHED = (
    Published("strict_micro_f1", 0.502, "GTT (Du et al. 2021), on the test split"),
    Published("strict_micro_f1", 0.530, "IterX (Chen et al. 2023), on the test split"),
    Published("micro_f1", 0.40, "bar"),
    Published("confidence_named_recall", 0.24, "best system of 1992, perpetrator confidence"),
    Published("confidence_named_precision", 0.30, "best system of 1992, perpetrator confidence"),
    Published("confidence_recall", 0.40, "bar"),
    Published("confidence_precision", 0.40, "bar"),
)
_SLOTS: tuple[tuple[Role, str], ...] = (
    ("PerpInd", "perp_ind"),
    ("PerpOrg", "perp_org"),
    ("Target", "phys_tgt"),
    ("Weapon", "instrument_id"),
)
_CONFIDENCE: dict[str, Confidence] = {
    "REPORTED AS FACT": "fact",
    "CLAIMED OR ADMITTED": "claimed",
    "SUSPECTED OR ACCUSED": "suspected",
    "SUSPECTED OR ACCUSED BY AUTHORITIES": "suspected",
    "POSSIBLE": "possible",
}


class Slot(msgspec.Struct, frozen=True):
    """One filler: its wordings (`alts`) or classes (`values`), and of which other (`xref`)."""

    optional: bool = False
    alts: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    xref: tuple[str, ...] | None = None


class GoldTemplate(msgspec.Struct, frozen=True):
    optional: bool
    slots: dict[str, tuple[Slot, ...]]


class Record(msgspec.Struct, frozen=True):
    """One dispatch and its templates."""

    id: str
    text: str
    templates: tuple[GoldTemplate, ...]
    date: str | None = None


type Predictor = Callable[[Sequence[Record]], Iterable[Sequence[Template]]]
"""From dispatches to their templates, in order."""


def measure(data: Sequence[Path], predictor: Predictor | None = None) -> Measured:
    """Score the templates that `predictor` (unfog's incidents, unless given) makes.

    `data` is one file of records; empty means the development split beside the checkout.
    Raises SettingsError where it is not there or not in the layout.
    """
    path = one_file("muc4", data, "muc4", "dev.jsonl.gz")
    records, what = read_records(path, Record)
    tally, exact = Tally(), Tally(exact=True)
    for record, found in zip(records, (predictor or predict)(records), strict=True):
        templates = [gold(t) for t in record.templates]
        tally.add(templates, found)
        exact.add([strict(t) for t in templates], found)
    figures = tally.figures()
    for name in ("micro_f1", "micro_recall", "micro_precision"):
        figures[f"strict_{name}"] = exact.figures()[name]
    return Measured(what, figures, "micro_f1", PUBLISHED)


def predict(records: Sequence[Record]) -> Iterator[list[Template]]:
    """Templates by unfog's incidents: case restored, read, weighed, assembled."""
    given = weights()
    for _, found in read_all(records):
        if found is None:
            yield []
            continue
        events, spans = scored(found, given)
        yield assemble(found.parse.text, events, spans)


def read_all(records: Iterable[Record]) -> Iterator[tuple[Record, Read | None]]:
    """What the reader's stages find in each record; None where cleaning sets it aside."""
    from unfog.pipeline.lookups import load as load_lookups
    from unfog.read.backends.spacy_parse import Parser, load

    settings = Settings(cache=default_cache())
    lookups = load_lookups(settings)
    caser = WordCaser.load()
    cleaned = [(record, _cleaned(record, settings, caser)) for record in records]
    parser = Parser(load(settings.parser))
    texts = (document.readable for _, document in cleaned if document is not None)
    parses = parser.parse_all(texts, batch_size=settings.batch)
    for record, document in cleaned:
        yield record, None if document is None else read(next(parses), document, lookups)


def _cleaned(record: Record, settings: Settings, caser: WordCaser) -> Document | None:
    text = caser.restore(record.text) if is_upper(record.text) else record.text
    raw = RawDocument(
        source=record.id,
        raw=text.encode("utf-8", "surrogatepass"),
        media="record",
        id=record.id,
        published=record.date,
        text=text,
    )
    try:
        return clean(raw, settings)
    except SkipDocument:
        return None


def gold(template: GoldTemplate) -> Template:
    """A template of the corpus in the form that is scored."""
    slots = template.slots
    fillers: dict[Role, tuple[Filler, ...]] = {
        role: tuple(Filler(s.alts, s.optional) for s in slots.get(name, ()))
        for role, name in _SLOTS
    }
    fillers["Victim"] = tuple(_victims(slots))
    said = (
        tuple(_CONFIDENCE[v] for v in s.values if v in _CONFIDENCE)
        for s in slots.get("perp_org_confidence", ())
    )
    return Template(
        types=normal(v for s in slots.get("type", ()) for v in s.values),
        fillers=fillers,
        confidence=tuple(classes for classes in said if classes),
        optional=template.optional,
    )


def _victims(slots: dict[str, tuple[Slot, ...]]) -> Iterator[Filler]:
    described = slots.get("hum_tgt_desc", ())
    for named in slots.get("hum_tgt_name", ()):
        also = (a for d in described if set(d.xref or ()) & set(named.alts) for a in d.alts)
        yield Filler((*named.alts, *also), named.optional)
    for nameless in described:
        if not set(nameless.xref or ()) - {"-"}:
            yield Filler(nameless.alts, optional=True)
