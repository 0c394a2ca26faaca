"""Bench `times`: time expressions with extent, TIMEX3 type and value, by corpus.

A record has `text`, `timexes`, each with `start`, `end`, `type` and `value`, and perhaps `dct`
(day of publication, ISO) and `corpus`, else the name of its file is taken.
`unfog.evaluation.times_score` says how they are compared.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import msgspec

from unfog.evaluation.bench import Data, Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.evaluation.times_score import Tagged, Tally

type Tagger = Callable[[str, dt.date | None], Sequence[Tagged]]
"""From a text and its day of publication to its time expressions."""

DEFAULT = ("timebank.jsonl.gz", "wikiwars_dev.jsonl.gz")
_OTHERS = "HeidelTime, TempEval-3 platinum"
_BARS = {"strict_f1": 0.80, "relaxed_f1": 0.90, "value_f1": 0.78}
_HEIDELTIME = {"strict_f1": 0.813, "relaxed_f1": 0.903, "value_f1": 0.776}


class Record(msgspec.Struct, frozen=True):
    """One text with its time expressions."""

    text: str
    timexes: tuple[Tagged, ...]
    corpus: str = ""
    dct: str | None = None

    @property
    def anchor(self) -> dt.date | None:
        return dt.date.fromisoformat(self.dct[:10]) if self.dct else None


def own_tagger() -> Tagger:
    """What unfog itself tags."""
    from unfog.resolve.time.timex import TimexTagger

    found = TimexTagger()
    return lambda text, anchor: [
        Tagged(t.start, t.end, t.type, t.value) for t in found.tag(text, anchor)
    ]


def measure(data: Sequence[Path], tagger: Tagger | None = None) -> Measured:
    """Score what `tagger` (unfog's own, unless given) finds, each corpus by itself.

    `data` are files of records; empty means both corpora beside the checkout. Raises
    SettingsError where one is not there or not in the layout.
    """
    paths = list(data) or [one_file("times", (), "temporal", name) for name in DEFAULT]
    tagger = tagger or own_tagger()
    tallies: dict[str, Tally] = {}
    digests: list[str] = []
    count = 0
    for path in paths:
        records, what = read_records(one_file("times", [path]), Record)
        digests.append(what.digest)
        count += len(records)
        for record in records:
            found = tagger(record.text, record.anchor)
            corpus = record.corpus or path.name.partition(".")[0]
            tallies.setdefault(corpus, Tally()).add(record.timexes, found)
    figures: dict[str, float] = {}
    for corpus, tally in tallies.items():
        figures |= {f"{corpus}_{name}": value for name, value in tally.figures().items()}
    digest = digests[0]
    if len(digests) > 1:
        digest = hashlib.sha256("".join(digests).encode()).hexdigest()
    shown = ", ".join(map(str, paths))
    headline = f"{next(iter(tallies))}_value_f1"
    return Measured(Data(shown, digest, count), figures, headline, _published(tallies))


def _published(corpora: Iterable[str]) -> tuple[Published, ...]:
    rows: list[Published] = []
    for corpus in corpora:
        for figure, bar in _BARS.items():
            rows.append(Published(f"{corpus}_{figure}", bar, "bar"))
            if corpus != "wikiwars":
                rows.append(Published(f"{corpus}_{figure}", _HEIDELTIME[figure], _OTHERS))
        if corpus == "wikiwars":
            rows.append(Published(f"{corpus}_value_f1", 0.808, "HeidelTime"))
    return tuple(rows)
