"""Corpora as rows of features with labels, for training. Runs in the project's own environment.

    .venv/bin/python training/prepare.py --shared ../shared --out FOLDER [--only NAME …]

Writes FOLDER/NAME.npz for `polnear_train`, `polnear_dev`, `muc_train`, `muc_dev` and `gold`.
An archive holds the inputs of all documents one after the other
(`unfog.read.backends.model.inputs`), `lengths` in tokens, their windows, `ids`, `folds` of the
gold, and one array of classes a head (`y_HEAD`; -100 counts for nothing). The gold is that of
shared/ and the reports that we invented (`marked.py`).
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import corpora
import numpy as np
from gold import Labels
from marked import Marked, marked

from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.pipeline.lookups import load as load_lookups
from unfog.read.backends.model.inputs import Inputs, inputs
from unfog.read.backends.model.pieces import Vocabulary, read_by, windows
from unfog.read.backends.model.weights import FOLDER
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.evidence import gather
from unfog.read.truecase import WordCaser, is_upper
from unfog.settings import Settings, default_cache

IGNORE = -100
Targets = Callable[[Parse, int], dict[str, np.ndarray]]
DENSE = ("event", "count", "perpetrator", "target", "weapon", "place", "date", "motive", "damage")
SPARSE = ("type", "stance", "sure", "voice", "main", "home")


class Preparer:
    """The parser and the look-ups, loaded once."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.parser = Parser(load())
        self.settings = Settings(cache=default_cache())
        self.lookups = load_lookups(self.settings)
        self.vocabulary = Vocabulary(FOLDER / "vocabulary.txt")

    def write(
        self, name: str, documents: list[Document], targets: Targets, folds: Sequence[int] = ()
    ) -> None:
        columns: dict[str, list[np.ndarray]] = {}
        lengths = []
        texts = (d.readable for d in documents)
        for n, (document, parse) in enumerate(
            zip(documents, self.parser.parse_all(texts), strict=True)
        ):
            evidence = gather(parse, document, self.lookups)
            rows = inputs(parse, evidence, document.title, self.vocabulary)
            given = {
                **windowed(rows, n),
                "labels": rows.labels.astype(np.int8),
                "heads": rows.heads.astype(np.int32),
                "flags": rows.flags.astype(np.uint8),
                **{f"y_{h}": y.astype(np.int8) for h, y in targets(parse, n).items()},
            }
            lengths.append(len(parse))
            for key, value in given.items():
                columns.setdefault(key, []).append(value)
        np.savez(
            self.out / f"{name}.npz",
            lengths=np.array(lengths),
            ids=np.array([d.id for d in documents]),
            folds=np.array(folds, dtype=np.int8),
            **{k: np.concatenate(v) for k, v in columns.items()},
        )
        print(name, len(documents), "documents,", sum(lengths), "tokens", flush=True)


def windowed(rows: Inputs, n: int) -> dict[str, np.ndarray]:
    """The windows of document `n`, a row each (document, context, first, last, pieces), their
    pieces one after the other, and where in its window each token begins."""
    cut = windows(rows.pieces.counts, rows.sentences)
    read = [read_by(w, rows.pieces) for w in cut]
    at = [(n, w.context, w.first, w.last, len(ids)) for w, (ids, _) in zip(cut, read, strict=True)]
    return {
        "windows": np.array(at, dtype=np.int32).reshape(-1, 5),
        "pieces": np.concatenate([ids for ids, _ in read] or [[]]).astype(np.int32),
        "begins": np.concatenate([where for _, where in read] or [[]]).astype(np.int32),
    }


def documents_of(examples: Iterable[corpora.Example]) -> Iterator[Document]:
    caser = WordCaser.load()
    for e in examples:
        text = caser.restore(e.text) if is_upper(e.text) else e.text
        yield Document(id=e.id, digest=digest_of(text.encode()), text=text)


def spans_to_tags(parse: Parse, spans: list[tuple[int, int, str]]) -> np.ndarray:
    """0 outside, 1 at the first token of a span, 2 within; the longer of two that overlap."""
    out = np.zeros(len(parse), dtype=np.int64)
    starts = np.array([t.start for t in parse.tokens])
    ends = np.array([t.end for t in parse.tokens])
    for start, end, _ in sorted(spans, key=lambda s: s[0] - s[1]):
        inside = np.flatnonzero((starts < end) & (ends > start))
        if len(inside) and not out[inside].any():
            out[inside] = 2
            out[inside[0]] = 1
    return out


def of_spans(examples: list[corpora.Example], heads: tuple[str, ...], before: str = "") -> Targets:
    """Targets out of character spans; the names of the heads begin with `before`."""

    def targets(parse: Parse, n: int) -> dict[str, np.ndarray]:
        spans = examples[n].spans
        out = {f"{before}{h}": spans_to_tags(parse, spans[h]) for h in heads}
        for head, names in (("kind", corpora.KINDS), ("confidence", tuple(corpora.SURE))):
            if head in spans:
                y = out[f"{before}{head}"] = np.full(len(parse), IGNORE)
                for start, end, label in spans[head]:
                    inside = [t.i for t in parse.tokens if t.start < end and t.end > start]
                    y[inside] = names.index(label)
        return out

    return targets


def of_gold(given: Marked, lookups: Lookups) -> Targets:
    def targets(parse: Parse, n: int) -> dict[str, np.ndarray]:
        document = given.documents[n]
        times = list(lookups.times.find(parse.text, document.published))
        labels = Labels(parse.text, parse, times, given.gold[document.id])
        out = {}
        for head in DENSE:
            y = np.zeros(len(parse), dtype=np.int64)
            y[sorted(labels.free[head])] = IGNORE
            for i, c in labels.dense[head].items():
                y[i] = c
            out[head] = y
        for head in SPARSE:
            y = np.full(len(parse), IGNORE)
            for i, c in labels.sparse[head].items():
                y[i] = c
            out[head] = y
        return out

    return targets


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--only", nargs="*", default=[])
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    work = Preparer(given.out)
    data = given.shared / "data"
    for name, read, path, heads in (
        ("polnear_dev", corpora.polnear, "attribution/polnear_dev", ("source", "cue", "content")),
        (
            "polnear_train",
            corpora.polnear,
            "attribution/polnear_train",
            ("source", "cue", "content"),
        ),
        ("muc_dev", corpora.muc, "muc4/dev", corpora.ROLES),
        ("muc_train", corpora.muc, "muc4/train", corpora.ROLES),
    ):
        if not given.only or name in given.only:
            examples = read(data / f"{path}.jsonl.gz")
            before = "muc_" if name.startswith("muc") else ""
            targets = of_spans(examples, heads, before)
            work.write(name, list(documents_of(examples)), targets)
    if not given.only or "gold" in given.only:
        every = marked(given.shared, work.settings)
        folds = [every.fold[d.id] for d in every.documents]
        work.write("gold", every.documents, of_gold(every, work.lookups), folds)


if __name__ == "__main__":
    main()
