"""Bench `ecbplus`: telling apart two like incidents of one topic, from text alone.

ECB+ (Cybulska and Vossen 2014) has short news, two incidents a topic (two earthquakes, two
prison breaks), not all of them attacks, without days of publication. Documents are read and
linked into one register.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.corpus import one_file, read_records
from unfog.evaluation.gva import Linker
from unfog.evaluation.linked import Given, bcubed, read_and_link

PUBLISHED = (Published("b3_f1", 0.85, "bar"),)


class EcbDocument(msgspec.Struct, frozen=True):
    """One document; incidents are numbered within their topic."""

    id: str
    topic: int
    incident: str
    text: str
    title: str | None = None


def measure(data: Sequence[Path], linker: Linker = read_and_link) -> Measured:
    """Score what `linker` makes of the documents of one file of JSON Lines.

    A document of one sentence has it as its title alone: that is its text, too.
    `b3_f1_topics` is what true topics alone would give. Raises SettingsError where the file is
    not there or not in the layout.
    """
    documents, what = read_records(
        one_file("ecbplus", data, "ecbplus", "dev.jsonl.gz"), EcbDocument
    )
    found = linker(Given(d.id, d.text or d.title or "", d.title) for d in documents).incident_of()
    gold = {d.id: f"{d.topic}:{d.incident}" for d in documents}
    scores = bcubed(gold, {name: found[name].id for name in gold})
    topics = bcubed(gold, {d.id: str(d.topic) for d in documents})
    named = zip(
        ("b3_precision", "b3_recall", "b3_f1", "b3_f1_topics"), (*scores, topics[2]), strict=True
    )
    figures = {"incidents": float(len(set(gold.values())))}
    figures |= {name: round(value, 4) for name, value in named}
    return Measured(what, figures, "b3_f1", PUBLISHED)
