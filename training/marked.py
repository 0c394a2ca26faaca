"""All documents with marked claims: the claim gold, and the reports that we invented.

Every document has a fold. The gold's are its own (folds.json); an invented report's is drawn from
its id, or from its cluster where reports tell of the same happening.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import invented
import msgspec

from unfog.clean import clean
from unfog.evaluation.gold import ScoredDocument
from unfog.model.document import Document
from unfog.pipeline.sources import found
from unfog.settings import Settings

FOLDS = 5


@dataclass(frozen=True)
class Marked:
    """`gold` and `fold` by document id."""

    documents: list[Document]
    gold: dict[str, dict[str, Any]]
    fold: dict[str, int]

    def scored(self, document: str) -> ScoredDocument:
        """The gold of a document as the scorer takes it."""
        return msgspec.convert(self.gold[document], ScoredDocument)


def marked(shared: Path, settings: Settings) -> Marked:
    """The gold in `shared`, then the invented reports."""
    folds = json.loads((shared / "gold/folds.json").read_text())["folds"]
    if len(folds) != FOLDS:
        raise SystemExit(f"{shared}/gold/folds.json: {len(folds)} folds, not {FOLDS}")
    fold = {d: n for n, documents in enumerate(folds) for d in documents}
    gold = {
        row["id"]: row
        for path in sorted((shared / "gold/claims").glob("*.gold.json"))
        for row in [json.loads(path.read_text(encoding="utf-8"))]
    }
    ours = invented.reports()
    for report in ours:
        gold[report.document["id"]] = report.gold
        fold[report.document["id"]] = _drawn(report.cluster)
    with tempfile.TemporaryDirectory() as folder:
        lines = Path(folder) / "invented.jsonl"
        lines.write_text("".join(json.dumps(r.document) + "\n" for r in ours), encoding="utf-8")
        sources = [str(shared / "gold/documents.jsonl"), str(lines)]
        documents = [clean(r, settings) for r in found(sources, settings, None)]
    return Marked(documents, gold, fold)


def _drawn(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0] % FOLDS
