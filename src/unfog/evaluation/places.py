"""Bench `places`: names of places found in raw text and told where they lie.

A record has `id`, `corpus`, `text`, perhaps `title`, `url` and `date`, and `toponyms` with
`start`, `end`, `lat` and `lon` (null where the corpus does not know). As in LGL (Lieberman et
al. 2010) and GeoVirus (Gritta et al. 2018). `unfog.evaluation.places_score` says how they are
compared. Words for the people and things of a country ("Kenyan") count in a corpus whose gold
has such words, and are left out of what is found in one that has none.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unfog.errors import SettingsError
from unfog.evaluation.bench import Data, Measured, Published, beside_checkout
from unfog.evaluation.corpus import read_records
from unfog.evaluation.places_score import Located, Spot, Tally
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.resolve.gazetteer.sources import demonyms
from unfog.settings import Settings, default_cache

_MORDECAI = "Mordecai 3 (Halterman 2023)"
_WITHIN = "resolution_within_161km"
PUBLISHED = (
    Published("geovirus_recognition_f1", 0.80, "bar"),
    Published(f"lgl_{_WITHIN}", 0.83, "bar"),
    Published(f"geovirus_{_WITHIN}", 0.92, "bar"),
    Published("lgl_end_to_end_f1", 0.62, "bar"),
    Published("geovirus_end_to_end_f1", 0.75, "bar"),
    Published(f"lgl_{_WITHIN}", 0.827, _MORDECAI),
    Published(_WITHIN, 0.871, f"{_MORDECAI} on TR-News"),
    Published(_WITHIN, 0.941, f"{_MORDECAI} on GeoWebNews"),
    Published("end_to_end_f1", 0.692, f"{_MORDECAI} on mixed news"),
)
_CHARACTERS = 2_000


class GoldToponym(msgspec.Struct, frozen=True):
    """A name of a place in gold; WGS84 degrees."""

    start: int
    end: int
    lat: float | None = None
    lon: float | None = None


class Record(msgspec.Struct, frozen=True):
    """One document with its toponyms."""

    id: str
    text: str
    toponyms: tuple[GoldToponym, ...]
    corpus: str = ""
    title: str | None = None
    url: str | None = None
    date: str | None = None


class Seen(msgspec.Struct, frozen=True):
    """What a finder makes of one document.

    `found` are all names that it finds, each with its place and whether it is a word for the
    people or things of a country; `resolved` what the gold spans come to, in their order;
    `parsing` and `finding` the processor seconds that each took.
    """

    found: tuple[tuple[Span, Place | None, bool], ...]
    resolved: tuple[Place | None, ...]
    parsing: float = 0.0
    finding: float = 0.0


type Predictor = Callable[[Sequence[Record]], Iterable[Seen]]


def measure(data: Sequence[Path], predictor: Predictor | None = None) -> Measured:
    """Score what `predictor` (the finder, unless given) makes of each document.

    `data` are files of records; empty means LGL and GeoVirus beside the checkout. Figures of
    one corpus begin with its name, the others are of all documents. Raises SettingsError
    where a file is not there or not in the layout.
    """
    records, what = _read(data)
    seen = list((predictor or predict)(records))
    corpora = list(dict.fromkeys(r.corpus for r in records))
    figures: dict[str, float] = {}
    whole = Tally()
    for corpus in corpora:
        tally = Tally()
        own = [(r, s) for r, s in zip(records, seen, strict=True) if r.corpus == corpus]
        adjectives = _has_adjectives([r for r, _ in own])
        for record, what_seen in own:
            _add((tally, whole), record, what_seen, adjectives)
        name = re.sub(r"\W+", "_", corpus.lower()) or "unnamed"
        figures |= {f"{name}_{figure}": value for figure, value in tally.figures().items()}
    figures |= whole.figures() | _cost(records, seen)
    published = tuple(p for p in PUBLISHED if p.figure in figures)
    return Measured(what, figures, "end_to_end_f1", published)


def predict(records: Sequence[Record]) -> Iterator[Seen]:
    """What unfog's own finder makes of each document."""
    from unfog.read.backends.spacy_parse import Parser, load
    from unfog.resolve.gazetteer import Gazetteer, ensure
    from unfog.resolve.place import GazetteerPlaceFinder

    finder = GazetteerPlaceFinder(Gazetteer.open(ensure(default_cache())))
    parses = Parser(load(Settings().parser)).parse_all(r.text for r in records)
    begun = time.process_time()
    for record, parse in zip(records, parses, strict=True):
        parsed = time.process_time()
        document = document_of(record)
        finder.find(parse, document)
        done = time.process_time()
        names = finder.toponyms(parse, document)
        spans = [Span(t.start, t.end) for t in record.toponyms]
        found = ((parse.span(t.first, t.last), finder.referent(t), bool(t.demonym)) for t in names)
        resolved = finder.resolve(parse, document, spans)
        yield Seen(tuple(found), resolved, parsed - begun, done - parsed)
        begun = time.process_time()


def document_of(record: Record) -> Document:
    """The record as a document of raw text: no dateline is told apart."""
    return Document(
        id=record.id,
        digest=digest_of(record.text.encode()),
        text=record.text,
        title=record.title,
        url=record.url,
        published=dt.date.fromisoformat(record.date) if record.date else None,
    )


def _add(tallies: Iterable[Tally], record: Record, seen: Seen, adjectives: bool) -> None:
    gold = [Located(Span(t.start, t.end), _spot(t)) for t in record.toponyms]
    found = [Located(s, _at(p)) for s, p, demonym in seen.found if adjectives or not demonym]
    for tally in tallies:
        tally.add(gold, found, [_at(p) for p in seen.resolved])


def _spot(toponym: GoldToponym) -> Spot | None:
    if toponym.lat is None or toponym.lon is None:
        return None
    return Spot(toponym.lat, toponym.lon)


def _at(place: Place | None) -> Spot | None:
    return None if place is None else Spot(place.lat, place.lon, place.radius_km)


def _has_adjectives(records: Iterable[Record]) -> bool:
    """Whether the gold marks words for the people and things of a country."""
    known = demonyms()
    return any(r.text[t.start : t.end].lower() in known for r in records for t in r.toponyms)


def _cost(records: Sequence[Record], seen: Sequence[Seen]) -> dict[str, float]:
    """Milliseconds of finding and of parsing for 2,000 characters, and the share of finding in
    both: its share of reading, which takes longer still, is less."""
    size = sum(len(r.text) for r in records) / _CHARACTERS
    finding, parsing = sum(s.finding for s in seen), sum(s.parsing for s in seen)
    return {
        "finding_ms": round(1000 * finding / size, 2),
        "parsing_ms": round(1000 * parsing / size, 2),
        "finding_share": round(finding / (finding + parsing), 4) if finding else 0.0,
    }


def _read(data: Sequence[Path]) -> tuple[list[Record], Data]:
    paths = list(data) or [
        path
        for name in ("lgl.jsonl.gz", "geovirus.jsonl.gz")
        if (path := beside_checkout("data", "geoparsing", name)) is not None
    ]
    if not paths:
        raise SettingsError("places: no data beside the checkout; name a file with --data")
    records: list[Record] = []
    told: list[Data] = []
    for path in paths:
        if not path.is_file():
            raise SettingsError(f"{path}: no such file; give files of JSON Lines with --data")
        found, what = read_records(path, Record)
        records += found
        told.append(what)
    if len(told) == 1:
        return records, told[0]
    digest = hashlib.sha256("".join(d.digest for d in told).encode()).hexdigest()
    return records, Data(", ".join(d.path for d in told), digest, len(records))
