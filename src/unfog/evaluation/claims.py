"""Bench `claims`: what the reader finds in the documents of the claim gold."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from unfog.errors import SettingsError
from unfog.evaluation.bench import Data, Measured, Published, beside_checkout
from unfog.evaluation.gold import (
    DocumentSet,
    ScoredDocument,
    choose,
    digest_of_files,
    read_gold,
    read_predictions,
)
from unfog.evaluation.score import score
from unfog.model.incident import Reading
from unfog.model.wire import encode_line
from unfog.settings import Settings, default_cache
from unfog.store.base import View

JOBS = 2

SETS: tuple[DocumentSet, ...] = ("news", "own", "all")
PUBLISHED = (
    Published("news_sourced_f1", 0.19, "60-line baseline on the same gold"),
    Published("news_value_f1", 0.25, "60-line baseline on the same gold"),
    Published("news_traps_per_100", 8, "60-line baseline on the same gold"),
    Published("own_sourced_f1", 0.17, "60-line baseline on the same gold"),
    Published("own_denials_f1", 0.04, "60-line baseline on the same gold"),
    Published("news_sourced_f1", 0.87, "two careful coders apart, 12 documents"),
    Published("own_sourced_f1", 0.94, "two careful coders apart, 6 documents"),
)


def measure(data: Sequence[Path], reader: str = Settings().reader) -> Measured:
    """Read the gold's documents and score the claims, on the news, the invented and all.

    `data` is one folder with `documents.jsonl` and `claims/*.gold.json`; empty means the gold
    beside the checkout. Raises SettingsError where it is not there.
    """
    folder = gold_folder(data)
    documents = folder / "documents.jsonl"
    gold = read_gold(folder / "claims")
    predicted, linked = predict(documents, reader)
    figures = {
        f"{which}_{name}": value
        for which in SETS
        if (part := choose(gold, which))
        for name, value in score(part, predicted, linked).items()
    }
    files = [documents, *(folder / "claims").glob("*.gold.json")]
    headline = "news_sourced_f1" if "news_sourced_f1" in figures else "all_sourced_f1"
    return Measured(
        data=Data(str(folder), digest_of_files(files), len(gold)),
        figures=figures,
        headline=headline,
        published=PUBLISHED,
    )


def predict(
    documents: Path, reader: str = Settings().reader
) -> tuple[dict[str, ScoredDocument], dict[tuple[str, str], str]]:
    """What `reader` makes of `documents`, as the interchange format has it, and the
    register's incident for each (document, incident there)."""
    from unfog.pipeline.run import read
    from unfog.store import open_register

    settings = Settings(reader=reader, jobs=JOBS, cache=default_cache())
    with tempfile.TemporaryDirectory() as folder:
        store = open_register(Path(folder) / "bench.unfog")
        try:
            read([str(documents)], store, settings)
            lines = list(_lines(store.view))
            linked = {
                (part.document, part.incident): row.incident.id
                for row in store.view.incidents()
                for part in row.incident.parts
            }
        finally:
            store.close()
    return read_predictions(lines, str(documents)), linked


def _lines(view: View) -> Iterator[bytes]:
    for report in view.reports({}):
        stored = view.document(report.document)
        if stored is not None:
            reading = Reading(report.document, stored.reader, report.incidents)
            yield encode_line(stored.document, reading)


def gold_folder(data: Sequence[Path]) -> Path:
    if len(data) > 1:
        raise SettingsError("claims: give one folder, with documents.jsonl and claims/ in it")
    folder = data[0] if data else beside_checkout("gold")
    if folder is None:
        raise SettingsError("claims: no gold beside the checkout; name its folder with --data")
    if folder.name == "documents.jsonl":
        folder = folder.parent
    if not (folder / "documents.jsonl").is_file():
        raise SettingsError(f"{folder}: no documents.jsonl in it; give the folder of claim gold")
    return folder
