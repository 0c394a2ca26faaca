"""What each feature of a pair of incidents is worth: writes the weights of `unfog.link`.

usage: .venv/bin/python training/link.py --shared ../shared --work DIR

Reads the corpora once, into registers in DIR (minutes; what is there is not read again), takes
the pairs that blocking proposes and fits logistic regressions over classes of features, with a
quadratic price on weights: for pairs whose days of publication are known and for others, each
on everything and without each fold. In the Gun Violence Corpus and ECB+ a document counts with
its chief incident; in the claim gold each read incident counts as the gold incident whose claims
it has most of, and the gold's own incidents are taken as well, as if they had been read without
a fault. Synthetic worlds stand for what no corpus has: many like incidents in one place.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import numpy as np

from unfog.clean.terms import terms
from unfog.evaluation.gold import ScoredIncident, choose, read_gold, read_predictions
from unfog.evaluation.linked import Given, read_reports
from unfog.evaluation.matching import match
from unfog.evaluation.worlds import World, WorldOptions
from unfog.link import FACTS, facts_of, folds, number_of, weights
from unfog.link.block import Blocks
from unfog.link.facts import Facts, chief
from unfog.link.features import FEATURES
from unfog.model.claim import Claim, Count
from unfog.model.document import Document
from unfog.model.incident import Part, ReadIncident, Reading, Report, Role
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.model.wire import encode_line

FOLDS = 5
WEIGHT = {
    "dated": {"gva": 1.0, "gold": 1.0, "clean": 1.0, "world": 0.3},
    "undated": {
        **{"gva-undated": 0.1, "ecbplus": 1.0, "gold": 1.0, "clean": 1.0},
        "world-undated": 0.005,
    },
}
"""Of a pair, by table and corpus."""

WORLDS = (101, 102)
"""Seeds of worlds of 1500 reports; the bench `scale` has another."""


PRICE = 3.0
"""Of a squared weight."""

LIKE = 0.03
"""Cosine from which chief incidents are compared whether blocking proposes them or not."""
NAMES = tuple(feature.name for feature in FEATURES)


class Corpus(NamedTuple):
    """Rows of classes, one a pair; whether it is one incident; the fold of each side."""

    name: str
    rows: np.ndarray
    same: np.ndarray
    folds: np.ndarray


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("--shared", type=Path, required=True)
    arguments.add_argument("--work", type=Path, required=True)
    options = arguments.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    gva = _gva(options.shared / "data/gva/docs.jsonl.gz", options.work)
    ecbplus, keys = _ecbplus(options.shared / "data/ecbplus/dev.jsonl.gz", options.work)
    gold, more = _gold(options.shared / "gold", options.work)
    worlds = [_world(seed) for seed in WORLDS]
    clean = _clean(options.shared / "gold")
    corpora = [gva, _undated(gva), ecbplus, gold, clean, *worlds, _undated(worlds[0])]
    for corpus in corpora:
        print(f"{corpus.name}: {len(corpus.same)} pairs, {int(corpus.same.sum())} of one incident")
    _write(weights.FILE, [_tables(corpora, fold) for fold in range(FOLDS + 1)])
    _write(folds.FILE, keys | more)


def _write(path: Path, content: object) -> None:
    path.parent.mkdir(exist_ok=True)
    body = json.dumps(content, sort_keys=True, separators=(",", ":"))
    path.write_text(body.replace("],", "],\n") + "\n", encoding="utf-8")


def _gva(path: Path, work: Path) -> Corpus:
    records = [r for r in _records(path) if r["split"] == "train"]
    given = [Given(r["id"], r["text"], r["title"], r["date"]) for r in records]
    reports = read_reports(given, work / "gva.unfog")
    incidents = {r["id"]: r["incidents"][0] for r in records}
    return _corpus("gva", reports, _chiefs(reports, incidents), {})


def _ecbplus(path: Path, work: Path) -> tuple[Corpus, dict[str, int]]:
    records = _records(path)
    given = [Given(r["id"], r["text"] or r["title"], r["title"]) for r in records]
    reports = read_reports(given, work / "ecbplus.unfog")
    incidents = {r["id"]: f"{r['topic']}:{r['incident']}" for r in records}
    parts = {r["id"]: 1 + r["topic"] % FOLDS for r in records}
    return _corpus("ecbplus", reports, _chiefs(reports, incidents), parts), _keys(reports, parts)


def _gold(folder: Path, work: Path) -> tuple[Corpus, dict[str, int]]:
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    given = [Given(r["id"], r["text"], r["title"], r["published"]) for r in map(json.loads, lines)]
    reports = read_reports(given, work / "gold.unfog")
    parts = _parts(folder)
    truth = _aligned(reports, {one.id: one.text for one in given}, folder / "claims")
    return _corpus("gold", reports, truth, parts), _keys(reports, parts)


def _clean(folder: Path) -> Corpus:
    """The incidents of the gold themselves."""
    lines = (folder / "documents.jsonl").read_text(encoding="utf-8").splitlines()
    gold = read_gold(folder / "claims")
    reports = [_as_read(record, gold[record["id"]].incidents) for record in map(json.loads, lines)]
    truth = {Part(r.document, i.id): i.id for r in reports for i in r.incidents}
    return _corpus("clean", reports, truth, _parts(folder))


def _parts(folder: Path) -> dict[str, int]:
    listed = json.loads((folder / "folds.json").read_text())["folds"]
    return {name: n for n, fold in enumerate(listed, 1) for name in fold}


def _as_read(record: Mapping[str, Any], incidents: Iterable[ScoredIncident]) -> Report:
    day = record["published"]
    return Report(
        document=record["id"],
        digest=record["sha256"],
        published=dt.date.fromisoformat(day[:10]) if day else None,
        outlet=record["outlet"],
        title=record["title"],
        origin=record["id"],
        incidents=tuple(map(_incident, incidents)),
        terms=terms(record["title"], record["text"]),
    )


def _incident(told: ScoredIncident) -> ReadIncident:
    where = told.place
    known = where is not None and where.lat is not None and where.lon is not None
    place = Place("", "", where.lat, where.lon, where.within_km) if known else None
    role: Role = "background" if told.role == "background" else "main"
    claims = tuple(
        Claim(c.about, _value(c.value), c.start, c.end, c.stance)  # type: ignore[arg-type]
        for c in told.claims
    )
    return ReadIncident(told.id, told.type or "", role, told.date, place, claims)


def _value(told: Any) -> Any:
    if isinstance(told, list):
        return tuple(told)
    if not isinstance(told, dict):
        return told
    if "name" in told:
        return told["name"]
    return msgspec.convert(told, Timespan if "start" in told else Count)


def _world(seed: int) -> Corpus:
    """Pairs of a world. Its wording of who was hit, by whom and with what is too uniform to
    learn from."""
    documents = list(World(WorldOptions(documents=1500, seed=seed)).documents(0, 1500))
    truth = {part: true for document in documents for part, true in document.parts().items()}
    corpus = _corpus("world", [document.report() for document in documents], truth, {})
    for name in ("target", "weapon", "perpetrator"):
        column = NAMES.index(name)
        corpus.rows[:, column] = FEATURES[column].neutral
    return corpus


def _records(path: Path) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _chiefs(reports: Iterable[Report], incidents: Mapping[str, str]) -> dict[Part, str]:
    """The incident of each document's chief; its other ones are something else."""
    found: dict[Part, str] = {}
    for report in reports:
        first = chief(report.incidents).id
        for told in report.incidents:
            other = "" if told.id == first else f"{report.document}/{told.id}"
            found[Part(report.document, told.id)] = other or incidents[report.document]
    return found


def _keys(reports: Iterable[Report], parts: Mapping[str, int]) -> dict[str, int]:
    told = {r.document: [word for word, _ in r.terms] for r in reports}
    return {folds.word_key(words): parts[d] for d, words in told.items() if words}


def _aligned(reports: Sequence[Report], texts: Mapping[str, str], claims: Path) -> dict[Part, str]:
    """The gold incident of each read incident that has a claim of one."""
    gold = choose(read_gold(claims), "all")
    lines = [
        encode_line(
            Document(r.document, r.digest, texts[r.document]), Reading(r.document, "", r.incidents)
        )
        for r in reports
    ]
    predicted = read_predictions(lines, "gold")
    found: dict[Part, str] = {}
    for report in reports:
        wanted, made = gold[report.document].claims, predicted[report.document].claims
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for m in match([c for _, c in wanted], [c for _, c in made]):
            votes[made[m.predicted][0].id][wanted[m.gold][0].id] += 1
        for local, ranked in votes.items():
            found[Part(report.document, local)] = ranked.most_common(1)[0][0]
    return found


def _corpus(
    name: str, reports: Sequence[Report], truth: Mapping[Part, str], parts: Mapping[str, int]
) -> Corpus:
    facts = facts_of(reports)
    proposed = _candidates(facts) | _alike(facts)
    pairs = [(facts[i], facts[j]) for i, j in sorted(proposed)]
    pairs = [(a, b) for a, b in pairs if a.part in truth and b.part in truth]
    if name in ("gva", "ecbplus"):
        pairs = [(a, b) for a, b in pairs if a.chief or b.chief]
    return Corpus(
        name,
        np.array([[feature.of(a, b) for feature in FEATURES] for a, b in pairs]),
        np.array([truth[a.part] == truth[b.part] for a, b in pairs], dtype=float),
        np.array([[parts.get(x.part.document, 0) for x in pair] for pair in pairs]),
    )


def _candidates(facts: Sequence[Facts]) -> set[tuple[int, int]]:
    """What blocking proposes."""
    filed = [(key, place, i) for i, row in enumerate(facts) for key, place in FACTS.rows(row)]
    keys, places, items = np.array(filed, np.int64).reshape(-1, 3).T
    numbers = np.array([number_of(row.part) for row in facts], np.int64)
    blocks = Blocks(keys, places, items.astype(np.int32), numbers)
    return {
        pair for pairs in blocks.pairs(FACTS.neighbours) for pair in FACTS.meeting(facts, *pairs)
    }


def _alike(facts: Sequence[Facts]) -> set[tuple[int, int]]:
    """Chief incidents of documents that share some telling words: clusters compare them, too."""
    holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
    found = set()
    for j, row in enumerate(facts):
        if row.chief:
            shared: Counter[int] = Counter()
            for word, weight in row.terms.items():
                for i, other in holders[word]:
                    shared[i] += weight * other
                holders[word].append((j, weight))
            found |= {(i, j) for i, cosine in shared.items() if cosine >= LIKE}
    return found


def _undated(corpus: Corpus) -> Corpus:
    """The same pairs as if no document told its day of publication."""
    rows = corpus.rows.copy()
    rows[:, NAMES.index("publication")] = 0
    date = rows[:, NAMES.index("date")]
    one_known = (date >= 3) & (date < 27)
    for name in ("text", "words"):
        blocks = (FEATURES[NAMES.index(name)].classes - 1) // 4
        column = rows[:, NAMES.index(name)]
        column[column < blocks] += 3 * blocks  # two main incidents, as `features._telling` has it
    rows[:, NAMES.index("date")] = np.where(one_known, 10 + (date - 3) // 8 * 8, date)
    return corpus._replace(name=f"{corpus.name}-undated", rows=rows)


def _tables(corpora: Sequence[Corpus], fold: int) -> dict[str, Any]:
    """The two tables learned without `fold`; 0 leaves nothing out."""
    return {name: _table(corpora, fold, name) for name in WEIGHT}


def _table(corpora: Sequence[Corpus], fold: int, name: str) -> dict[str, Any]:
    rows, same, weight = [], [], []
    for corpus in corpora:
        if corpus.name in WEIGHT[name]:
            undated = corpus.rows[:, NAMES.index("publication")] == 0
            kept = undated == (name == "undated")
            if fold:
                kept &= (corpus.folds != fold).all(axis=1)
            rows.append(corpus.rows[kept])
            same.append(corpus.same[kept])
            weight.append(np.full(kept.sum(), WEIGHT[name][corpus.name]))
    return _fit(np.concatenate(rows), np.concatenate(same), np.concatenate(weight))


def _fit(rows: np.ndarray, same: np.ndarray, weight: np.ndarray) -> dict[str, Any]:
    """Logistic regression by Newton's method over one indicator a class."""
    starts = np.concatenate([[0], np.cumsum([feature.classes for feature in FEATURES])])
    columns = [start + rows[:, n] for n, start in enumerate(starts[:-1])]
    columns.append(np.full(len(same), starts[-1]))
    size = starts[-1] + 1
    price = np.full(size, PRICE)
    price[-1] = 1e-3
    found = np.zeros(size)
    for _ in range(30):
        chance = 1 / (1 + np.exp(-sum(found[c] for c in columns)))
        off = weight * (chance - same)
        spread = np.maximum(weight * chance * (1 - chance), 1e-9)
        slope = sum(np.bincount(c, off, size) for c in columns) + price * found
        step = np.linalg.solve(_curvature(columns, spread, size) + np.diag(price), slope)
        found -= step
        if np.abs(step).max() < 1e-4:
            break
    told, prior = {}, found[-1]
    for feature, row in zip(FEATURES, np.split(found[:-1], starts[1:-1]), strict=True):
        prior += row[feature.neutral]
        told[feature.name] = [round(float(x), 3) for x in row - row[feature.neutral]]
    return {"prior": round(float(prior), 3), "features": told}


def _curvature(columns: Sequence[np.ndarray], spread: np.ndarray, size: int) -> np.ndarray:
    total = np.zeros((size, size))
    for n, left in enumerate(columns):
        for right in columns[n:]:
            part = np.bincount(left * size + right, spread, size * size).reshape(size, size)
            total += part if left is right else part + part.T
    return total


if __name__ == "__main__":
    main()
