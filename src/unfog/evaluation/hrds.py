"""Bench `hrds`: reports of attacks on human-rights defenders (Ran et al. 2023, HRDsAttack).

A record has `id`, `text`, perhaps `title` and `date`, and `annotations`, of which the first
counts: `perpetrator_mention`, `perpetrator_type`, `violation_types`, `country`, `date_iso`
(a day, month or year) and `victims` with `victim_name`. `unfog.evaluation.hrds_score` says how
each is compared.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.evaluation.hrds_score import Attacked, score
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import ActorFinder, Lookups
from unfog.model.parse import Parse
from unfog.model.timespan import Timespan
from unfog.read.lexicon.violations import Violation
from unfog.settings import Settings, default_cache

type Predictor = Callable[[Sequence[Document]], Iterable[Attacked]]

PUBLISHED = (
    Published("perpetrator_f1", 0.90, "bar; below what always saying yes scores"),
    Published("victims_f1", 0.50, "bar"),
)
KINDS: dict[Violation, str] = {
    "killing": "killing",
    "abduction": "kidnapping",
    "disappearance": "enforced disappearance",
    "torture": "torture",
    "detention": "arbitrary detention",
    "prosecution": "arbitrary detention",
    "assault": "other",
    "threat": "other",
    "restriction": "other",
}
"""The corpus's violation types for ours; it calls prosecutions arbitrary detention."""
_OF_STATES = ("state actor", "other state actors", "regional orgs", "other actors with permissions")
_UNTYPED = (None, "insufficient info")
_ISO = re.compile(r"^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$")


class Victim(msgspec.Struct, frozen=True):
    victim_name: str | None = None


class Annotation(msgspec.Struct, frozen=True):
    perpetrator_mention: bool
    violation_types: tuple[str, ...] = ()
    perpetrator_type: str | None = None
    country: str | None = None
    date_iso: str | None = None
    victims: tuple[Victim, ...] = ()


class Record(msgspec.Struct, frozen=True):
    """One document with its annotations."""

    id: str
    text: str
    annotations: tuple[Annotation, ...]
    title: str | None = None
    date: str | None = None


def measure(data: Sequence[Path], predictor: Predictor | None = None) -> Measured:
    """Score what `predictor` (the rule reader, unless given) says of each document.

    `data` is one file of records; empty means the development split beside the checkout.
    Raises SettingsError where it is not there or not in the layout.
    """
    path = one_file("hrds", data, "hrdsattack", "dev.jsonl.gz")
    records, what = read_records(path, Record)
    kept = [r for r in records if r.annotations]
    lookups = _lookups()
    gold = [_gold(r.annotations[0], lookups.actors) for r in kept]
    found = (predictor or predict)([_document(r) for r in kept])
    return Measured(what, score(gold, list(found)), "victims_f1", PUBLISHED)


def predict(documents: Sequence[Document]) -> Iterator[Attacked]:
    """What the rule reader and its reading of victims make of each document."""
    from unfog.read.assemble import assemble
    from unfog.read.backends.spacy_parse import Parser, load

    lookups = _lookups()
    parses = Parser(load(Settings().parser)).parse_all(d.readable for d in documents)
    for document, parse in zip(documents, parses, strict=True):
        yield _attacked(parse, document, lookups, assemble(parse, document, lookups, "rules"))


def _attacked(parse: Parse, document: Document, lookups: Lookups, reading: Reading) -> Attacked:
    from unfog.read.victims import named_victims
    from unfog.read.victims_doers import by_state, day_told, perpetrator_told, violations
    from unfog.read.victims_harm import acts

    told = acts(parse)
    times = lookups.times.find(parse.text, document.published)
    accused = any(c.property == "perpetrator" for i in reading.incidents for c in i.claims)
    main = [i for i in reading.incidents if i.role == "main"] or list(reading.incidents)
    kinds = {KINDS[v] for v in violations(parse, told)}
    return Attacked(
        victims=frozenset(v.name for v in named_victims(parse, document.title, told)),
        perpetrator=accused or perpetrator_told(parse, told),
        state=by_state(parse, told),
        violations=frozenset(kinds or {"other"}),
        country=_country(parse, document, lookups),
        date=day_told(parse, told, times) or next((i.date for i in main if i.date), None),
    )


def _country(parse: Parse, document: Document, lookups: Lookups) -> str | None:
    """The country in which most of the places named lie."""
    found = lookups.places.find(parse, document)
    named = Counter(p.place.country for p in found if p.place is not None and p.place.country)
    return named.most_common(1)[0][0] if named else None


def _lookups() -> Lookups:
    from unfog.pipeline.lookups import load

    return load(Settings(cache=default_cache()))


def _document(record: Record) -> Document:
    published = span_of(record.date)
    return Document(
        id=record.id,
        digest=digest_of(record.text.encode()),
        text=record.text,
        title=record.title,
        published=published.start if published and published.days == 1 else None,
    )


def _gold(given: Annotation, actors: ActorFinder) -> Attacked:
    actor = actors.lookup(given.country) if given.country else None
    kind = given.perpetrator_type
    return Attacked(
        victims=frozenset(v.victim_name for v in given.victims if v.victim_name),
        perpetrator=given.perpetrator_mention,
        state=None if kind in _UNTYPED else kind in _OF_STATES,
        violations=frozenset(given.violation_types),
        country=actor.country or None if actor else None,
        date=span_of(given.date_iso),
    )


def span_of(iso: str | None) -> Timespan | None:
    """The days of an ISO day, month or year; None where it is none of them."""
    match = _ISO.match(iso or "")
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = dt.date(year or 0, month or 1, day or 1)
        length = calendar.monthrange(first.year, month or 12)[1]
        last = first if day else dt.date(first.year, month or 12, length)
    except ValueError:
        return None
    return Timespan(first, last)
