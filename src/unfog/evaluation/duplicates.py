"""Bench `duplicates`: copies and parts of texts, found among texts that only look like it.

Any JSON Lines with `text`, perhaps `title` and `incidents` (ids of what it reports). A
sample of the texts is altered by 5, 10 and 20 % (`evaluation.alterations`), a sample is put
into longer texts, as it is and altered by 10 %, and each is looked for among all texts. Titles
stand above the texts, and the altered ones get another. Sentences that are added, and the
entries round an embedded text, come from texts that are in the corpus nowhere else.

Negatives are all other pairs. Among them are reports of one incident by different hands
(`incidents` says which), and half of the texts that are no originals end in 30 to 60 words
that all of one of twelve outlets share. The texts themselves may hold real copies: pairs that
share, in sequences of five words, half the words of the shorter one are neither right nor
wrong (`own_copies` counts them; they are found by comparing all sequences, apart from what is
measured). Two texts with a shorter overlap than that count as different.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import msgspec

from unfog.clean.duplicates import signature
from unfog.clean.furniture import find_furniture
from unfog.errors import SettingsError
from unfog.evaluation.alterations import Donor, altered, embedded, paragraphs, with_tail
from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.fuse.origin_rows import OriginRow, order
from unfog.fuse.origins import related
from unfog.model.span import mask

LEVELS = (5, 10, 20)
"""Per cent of the words that are altered."""

ORIGINALS = 500
_DONORS = 0.1
_FEWEST_WORDS = 40
_LONGEST_DONOR = 1200
_RUN = 5
_OUTLETS = 12
_EARLY, _LATE = dt.date(2031, 3, 4), dt.date(2031, 3, 5)

_BARS = {5: 0.98, 10: 0.95, 20: 0.85}
PUBLISHED = (
    *(Published(f"recall_{level}", _BARS[level], "bar") for level in LEVELS),
    *(Published(f"precision_{level}", 0.99, "bar") for level in LEVELS),
)

type Pair = tuple[str, str]


class Text(msgspec.Struct, frozen=True):
    """One record."""

    text: str
    title: str | None = None
    incidents: tuple[str | int, ...] = ()

    @property
    def shown(self) -> str:
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    @property
    def donor(self) -> Donor:
        return Donor(self.title or " ".join(self.text.split()[:8]), self.text)


class Cast(msgspec.Struct, frozen=True):
    """Who plays what: texts of the corpus by name, those altered, and those who give words."""

    corpus: Mapping[str, Text]
    originals: Sequence[str]
    donors: Sequence[Donor]
    kin: frozenset[Pair]


class Score(msgspec.Struct):
    """Counts of one run: pairs to be found, found, wrongly found, of these of one incident."""

    wanted: int = 0
    found: int = 0
    wrong: int = 0
    same_incident: int = 0

    @property
    def recall(self) -> float:
        return round(self.found / self.wanted, 4)

    @property
    def precision(self) -> float:
        return round(self.found / max(1, self.found + self.wrong), 4)


def measure(data: Sequence[Path]) -> Measured:
    """Look for altered and embedded texts in one file; the development texts where none is given.

    Raises SettingsError where it is not there, not in the layout, or holds too few texts.
    """
    path = one_file("duplicates", data, "gva", "docs.jsonl.gz")
    records, what = read_records(path, Text)
    cast = _cast(records, str(path))
    base = _base(cast)
    figures: dict[str, float] = {}
    for level in LEVELS:
        score = _copies(cast, base, level / 100)
        figures |= {f"recall_{level}": score.recall, f"precision_{level}": score.precision}
    for name, share in (("part", 0.0), ("part_altered", 0.1)):
        score = _parts(cast, base, share)
        figures |= {f"{name}_recall": score.recall, f"{name}_precision": score.precision}
    alone = _scored(cast, base, {})
    figures |= {
        "originals": len(cast.originals),
        "own_copies": sum(a in cast.corpus and b in cast.corpus for a, b in cast.kin),
        "one_incident_pairs": sum(1 for _ in _told_twice(cast)),
        "one_incident_wrong": alone.same_incident,
        "other_wrong": alone.wrong - alone.same_incident,
    }
    return Measured(what, figures, "recall_20", PUBLISHED)


def _cast(records: Sequence[Text], path: str) -> Cast:
    """Roles by the digest of the text, so that the order of the file plays no part."""
    named = {
        hashlib.sha256(r.text.encode("utf-8", "surrogatepass")).hexdigest(): r
        for r in records
        if len(r.text.split()) >= _FEWEST_WORDS
    }
    names = sorted(named)
    count = int(len(names) * _DONORS)
    donors = [n for n in names[:count] if len(named[n].text.split()) <= _LONGEST_DONOR]
    kin = _kin(named)
    donors = sorted(set(donors) - {name for pair in kin for name in pair})
    if len(donors) < _OUTLETS:
        raise SettingsError(
            f"{path}: only {len(names)} different texts of {_FEWEST_WORDS} words or more; "
            f"this bench needs some {round(_OUTLETS / _DONORS * 1.2)}"
        )
    corpus = {n: named[n] for n in names[count:]}
    originals = list(corpus)[: min(ORIGINALS, len(corpus) // 2)]
    return Cast(corpus, originals, [named[n].donor for n in donors], kin)


def _kin(corpus: Mapping[str, Text]) -> frozenset[Pair]:
    """Pairs of texts that share half the words of the shorter one, in runs of five words."""
    words = {n: corpus[n].text.casefold().split() for n in sorted(corpus)}
    where: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name, row in words.items():
        for run in {tuple(row[i : i + _RUN]) for i in range(len(row) - _RUN + 1)}:
            where[run].append(name)
    shared: Counter[Pair] = Counter()
    for names in where.values():
        shared.update(combinations(names, 2))
    # half the words in runs of five are at least a tenth as many runs
    return frozenset(
        pair
        for pair, count in shared.items()
        if count * 2 * _RUN >= min(len(words[n]) for n in pair)
        and _overlap(*sorted((words[n] for n in pair), key=len)) >= 1 / 2
    )


def _overlap(short: Sequence[str], long: Sequence[str]) -> float:
    """How much of `short` lies in runs of five words that `long` has too."""
    there = {tuple(long[i : i + _RUN]) for i in range(len(long) - _RUN + 1)}
    covered: set[int] = set()
    for i in range(len(short) - _RUN + 1):
        if tuple(short[i : i + _RUN]) in there:
            covered.update(range(i, i + _RUN))
    return len(covered) / len(short)


def _told_twice(cast: Cast) -> Iterator[Pair]:
    """Pairs of one incident that are no copies of each other."""
    told: dict[str | int, list[str]] = defaultdict(list)
    for name, text in cast.corpus.items():
        for incident in text.incidents:
            told[incident].append(name)
    every = {pair for names in told.values() for pair in combinations(names, 2)}
    yield from sorted(every - cast.kin)


def _base(cast: Cast) -> dict[str, str]:
    """The signatures of the corpus: originals as they are, half of the others with a tail."""
    draw = random.Random(7)  # noqa: S311 (a bench, nothing secret)
    tails = [_tail(donor, draw) for donor in cast.donors[-_OUTLETS:]]
    first = set(cast.originals)
    return {
        name: signed(
            text.shown
            if name in first or draw.random() < 1 / 2
            else with_tail(text.shown, draw.choice(tails))
        )
        for name, text in cast.corpus.items()
    }


def _tail(donor: Donor, draw: random.Random) -> str:
    words = [
        word for part in paragraphs(donor.text) for sentence in part for word in sentence.split()
    ]
    return " ".join(words[: draw.randint(30, 60)])


def signed(text: str) -> str:
    """The signature as the pipeline makes it, page furniture left out."""
    return signature(mask(text, find_furniture(text)))


def _copies(cast: Cast, base: Mapping[str, str], share: float) -> Score:
    made = {}
    for name in cast.originals:
        draw = random.Random(f"{name} {share}")  # noqa: S311 (a bench, nothing secret)
        text = altered(cast.corpus[name].text, share, draw.choice(cast.donors), draw)
        made[name] = signed(text)
    return _scored(cast, base, made)


def _parts(cast: Cast, base: Mapping[str, str], share: float) -> Score:
    made = {}
    for name in cast.originals:
        draw = random.Random(f"{name} part {share}")  # noqa: S311 (a bench, nothing secret)
        text = cast.corpus[name].text
        if share:
            text = altered(text, share, draw.choice(cast.donors), draw)
        made[name] = signed(embedded(text, _hosts(cast, len(text.split()), draw), draw))
    return _scored(cast, base, made, part=True)


def _hosts(cast: Cast, words: int, draw: random.Random) -> list[Donor]:
    """At least two entries, that together are one and a half times as long as the text or more."""
    hosts: list[Donor] = []
    left = 1.5 * words
    for host in draw.sample(cast.donors, len(cast.donors)):
        if left <= 0 and len(hosts) > 1:
            break
        hosts.append(host)
        left -= len(host.text.split())
    return hosts


def _scored(
    cast: Cast, base: Mapping[str, str], made: Mapping[str, str], *, part: bool = False
) -> Score:
    """What is found among the corpus and `made`, the altered texts by their originals' names.

    With `part`, found means found as a part of the altered text, not the other way round, and
    pairs of two longer texts do not count, as they may hold the same entries.
    """
    rows = [_row(name, _EARLY, sign) for name, sign in base.items()]
    rows += [_row(f"{name}+", _LATE, sign) for name, sign in made.items()]
    ordered = sorted(rows, key=order)
    told = set(_told_twice(cast))
    score = Score(wanted=len(made))
    for one in related(ordered):
        early, late = ordered[one.early].document, ordered[one.late].document
        if part and early.endswith("+") and late.endswith("+"):
            continue
        a, b = sorted((early.rstrip("+"), late.rstrip("+")))
        if a == b and (one.how.kind == "part" or not part):
            score.found += 1
        elif a == b or (a, b) not in cast.kin:
            score.wrong += 1
            score.same_incident += (a, b) in told
    return score


def _row(name: str, published: dt.date, sign: str) -> OriginRow:
    return OriginRow(name, published, None, (), None, sign)
