"""Bench `claims`: what the reader finds in the documents of the claim gold."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
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
from unfog.settings import Settings, default_cache

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


def measure(data: Sequence[Path]) -> Measured:
    """Read the gold's documents and score the claims, on the news, the invented and all.

    `data` is one folder with `documents.jsonl` and `claims/*.gold.json`; empty means the gold
    beside the checkout. Raises SettingsError where it is not there.
    """
    folder = _folder(data)
    documents = folder / "documents.jsonl"
    gold = read_gold(folder / "claims")
    predicted = predict(documents)
    figures = {
        f"{which}_{name}": value
        for which in SETS
        if (part := choose(gold, which))
        for name, value in score(part, predicted).items()
    }
    files = [documents, *(folder / "claims").glob("*.gold.json")]
    headline = "news_sourced_f1" if "news_sourced_f1" in figures else "all_sourced_f1"
    return Measured(
        data=Data(str(folder), digest_of_files(files), len(gold)),
        figures=figures,
        headline=headline,
        published=PUBLISHED,
    )


def predict(documents: Path) -> dict[str, ScoredDocument]:
    """What the default reader makes of `documents`, through the interchange format."""
    from unfog.pipeline.claims import write_claims

    settings = Settings(cache=default_cache())
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "claims.jsonl"
        with out.open("wb") as stream:
            write_claims([str(documents)], stream, settings, None)
        with out.open("rb") as lines:
            return read_predictions(lines, str(out))


def _folder(data: Sequence[Path]) -> Path:
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
