"""Bench `event-places`: given a text and a verb in it, which place is where it happened.

A record has `id`, perhaps `orig_id`, `text`, `verb` and `location`: lists of {"start", "end"},
offsets into `text`; no location where the text tells none. One place or none is predicted for the
first verb of each record.

place_right     the predicted span overlaps one of the gold spans; or none is predicted and
                the gold has none: a share of all records
place_half      as place_right, but the overlap has to be at least half of both spans
place_as_given  as place_right, with broken offsets taken as they stand (an empty span: none)
place_told      place_right among records whose gold has a place
place_untold    place_right among the others

Some records of the corpus give words where offsets should be: their spans are empty or cut a word
in two. These are counted as spaCy counts words, white space longer than one space included, the
last one inclusive; `in_words` says how many.

The weights that ship have seen the development split. On it the bench fits others on four fifths
for every fifth of it; records that share an article or eight words in a row stay together.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.evaluation.event_places_fit import Choice, fit
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.span import Span
from unfog.read.site_names import unlisted_names
from unfog.read.site_signs import signs, sites
from unfog.read.sites import Weights, shipped, weigh
from unfog.settings import Settings, default_cache

PUBLISHED = (Published("place_right", 0.75, "bar; saying of no event where it was has 0.43"),)
SEEN = "a61b21aef3ee2c297bafcfba0a4a79c632350b650b2b14ed16f25fd2065dd85b"
"""Digest of the records that the shipped weights were fitted on."""
FOLDS = 5
_SHARED_WORDS = 8
_ARTICLE = re.compile(r"(.+\.\d+)_\d+_\w+ *")


class Record(msgspec.Struct, frozen=True):
    """A text, the verb asked about and where it happened."""

    id: str
    text: str
    verb: tuple[Span, ...]
    location: tuple[Span, ...]
    orig_id: str = ""


class Case(msgspec.Struct, frozen=True):
    """A record with its candidates, and the gold as it is meant."""

    record: Record
    candidates: tuple[PlaceMention, ...]
    choice: Choice
    gold: tuple[Span, ...]


def measure(data: Sequence[Path]) -> Measured:
    """Score the place chosen for each record.

    `data` is one file of records; empty means the development split beside the checkout. Raises
    SettingsError where it is not there or not in the layout.
    """
    path = one_file("event-places", data, "event_location", "train.jsonl.gz")
    records, what = read_records(path, Record)
    found = list(cases(records))
    chosen = list(unseen(found) if what.digest == SEEN else (chose(c, shipped()) for c in found))
    figures = {"documents": len(found), **score(found, chosen)}
    return Measured(what, figures, "place_right", PUBLISHED)


def cases(records: Sequence[Record]) -> Iterator[Case]:
    """Each record with what may be its place, in order."""
    from unfog.pipeline.lookups import load as load_lookups
    from unfog.read.backends.spacy_parse import Parser, load

    settings = Settings(cache=default_cache())
    lookups = load_lookups(settings)
    texts = list(dict.fromkeys(r.text for r in records))
    parses = Parser(load(settings.parser)).parse_all(texts, batch_size=settings.batch)
    known: dict[str, tuple[Parse, tuple[PlaceMention, ...]]] = {}
    for text, parse in zip(texts, parses, strict=True):
        document = Document(id="", digest=digest_of(text.encode()), text=text)
        listed = lookups.places.find(parse, document)
        known[text] = parse, (*listed, *unlisted_names(parse, listed))
    for record in records:
        yield _case(record, *known[record.text])


def _case(record: Record, parse: Parse, places: Iterable[PlaceMention]) -> Case:
    gold = meant(record, parse)
    event = parse.token_at(record.verb[0].start)
    among = sites(parse, sorted(places, key=lambda p: p.start), event)
    right = tuple(any(_span(s.mention).overlap(g) for g in gold) for s in among)
    choice = Choice(tuple(signs(parse, among, event)), right)
    return Case(record, tuple(s.mention for s in among), choice, gold)


def unseen(found: Sequence[Case]) -> list[PlaceMention | None]:
    """The choices of weights fitted without the case's own fold, in order."""
    fold = [group % FOLDS for group in together([c.record for c in found])]
    weights = [
        fit([c.choice for c, at in zip(found, fold, strict=True) if at != held])
        for held in range(FOLDS)
    ]
    return [chose(c, weights[at]) for c, at in zip(found, fold, strict=True)]


def chose(case: Case, weights: Weights) -> PlaceMention | None:
    """The likeliest candidate, None where none is likelier than no place."""
    scored = [(weigh(weights, given), -at) for at, given in enumerate(case.choice.signs)]
    best, at = max(scored, default=(0.0, 0))
    return case.candidates[-at] if best > 0 else None


def score(found: Sequence[Case], chosen: Sequence[PlaceMention | None]) -> dict[str, float]:
    """The figures that the module's head names, to four places."""
    pairs = [(c, _span(p) if p else None) for c, p in zip(found, chosen, strict=True)]
    right = [_right(p, c.gold) for c, p in pairs]
    given = [_right(p, [g for g in c.record.location if len(g)]) for c, p in pairs]
    told = [r for r, (c, _) in zip(right, pairs, strict=True) if c.gold]
    untold = [r for r, (c, _) in zip(right, pairs, strict=True) if not c.gold]
    return {
        "in_words": sum(tuple(c.record.location) != c.gold for c in found),
        "place_right": _share(right),
        "place_half": _share([_right(p, c.gold, half=True) for c, p in pairs]),
        "place_as_given": _share(given),
        "place_told": _share(told),
        "place_untold": _share(untold),
    }


def _right(chosen: Span | None, gold: Sequence[Span], *, half: bool = False) -> bool:
    if chosen is None or not gold:
        return chosen is None and not gold
    if not half:
        return any(chosen.overlap(g) for g in gold)
    return any(2 * chosen.overlap(g) >= max(len(chosen), len(g)) for g in gold)


def meant(record: Record, parse: Parse) -> tuple[Span, ...]:
    """The gold spans as characters, where they were given as words too."""
    return tuple(
        _of_words(parse, span) if _broken(record.text, span) else span for span in record.location
    )


def _broken(text: str, span: Span) -> bool:
    """Whether a span is empty or begins or ends inside a word."""
    edges = (text[max(0, at - 1) : at + 1] for at in (span.start, span.end))
    cuts = any(len(edge) == 2 and edge.isalnum() for edge in edges)
    return cuts or not span.of(text).strip()


def _of_words(parse: Parse, span: Span) -> Span:
    """The characters of words `start` to `end`; an empty span at 0 where there are not so many."""
    words: list[Span] = []
    end = 0
    for token in parse.tokens:
        gap = parse.text[end : token.start]
        if gap and (gap != " " or not words):
            words.append(Span(end, token.start))
        words.append(Span(token.start, token.end))
        end = token.end
    if span.end >= len(words):
        return Span(0, 0)
    return Span(words[span.start].start, words[span.end].end)


def together(records: Sequence[Record]) -> list[int]:
    """A number for each record, the same for those of one article and those nearly alike."""
    above = list(range(len(records)))
    first: dict[object, int] = {}

    def top(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    for at, record in enumerate(records):
        for key in _likeness(record):
            above[top(at)] = top(first.setdefault(key, at))
    return [top(at) for at in range(len(records))]


def _likeness(record: Record) -> Iterator[object]:
    words = re.findall(r"\w+", record.text.lower())
    for at in range(max(1, len(words) - _SHARED_WORDS + 1)):
        yield tuple(words[at : at + _SHARED_WORDS])
    article = _ARTICLE.fullmatch(record.orig_id)
    if article is not None:
        yield article[1]


def _span(mention: PlaceMention) -> Span:
    return Span(mention.start, mention.end)


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0
