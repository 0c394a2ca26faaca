"""Bench `gva`: which reports of local news tell of the same shooting, and what its toll is.

The files are those of the bench `counts` (Gun Violence Corpus, Vossen et al. 2018). All
documents but those of the split `train` are read and linked into one register, from headline,
text and day of publication alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from unfog.errors import SettingsError
from unfog.evaluation.bench import Measured, Published
from unfog.evaluation.counts import GvaDocument, GvaIncident, gva_folder, read_gva
from unfog.evaluation.linked import Given, Linked, bcubed, read_and_link
from unfog.fuse import UNFOG, fuse
from unfog.model.claim import Property
from unfog.model.incident import Incident

_TASK = "SemEval-2018 task 5, best of each subtask"
PUBLISHED = (
    Published("b3_f1", 0.90, "bar"),
    Published("gvc_b3_f1", 0.87, "bar"),
    Published("killed_exact", 0.85, "bar"),
    Published("injured_exact", 0.75, "bar"),
    *(Published("b3_f1", value, _TASK) for value in (0.783, 0.505, 0.636)),
)

type Linker = Callable[[Iterable[Given]], Linked]


def measure(data: Sequence[Path], linker: Linker = read_and_link) -> Measured:
    """Score what `linker` makes of the documents.

    `b3_*` is over all documents, `gvc_*` over those of the Gun Violence Corpus within the same
    register. Tolls are of incidents that two documents or more report. Raises SettingsError
    where the two files are not there or not in the layout.
    """
    documents, incidents, what = read_gva(gva_folder("gva", data))
    chosen = [d for d in documents if d.split != "train" and len(d.incidents) == 1]
    if not chosen:
        raise SettingsError(f"{what.path}: no document outside the split train in it")
    linked = linker(Given(d.id, d.text, d.title, d.date) for d in chosen)
    found = linked.incident_of()
    figures = {"documents": float(len(chosen)), **_agreement("", chosen, found)}
    corpus = [d for d in chosen if d.gvc_split and d.gvc_split != "train"]
    if corpus:
        figures |= _agreement("gvc_", corpus, found)
    figures |= _tolls(chosen, incidents, linked, found)
    return Measured(what, figures, "b3_f1", _shown(figures))


def _shown(figures: Mapping[str, float]) -> tuple[Published, ...]:
    return tuple(row for row in PUBLISHED if row.figure in figures)


def _agreement(
    prefix: str, documents: Sequence[GvaDocument], found: Mapping[str, Incident]
) -> dict[str, float]:
    gold = {d.id: d.incidents[0] for d in documents}
    scores = bcubed(gold, {name: found[name].id for name in gold})
    alone = bcubed(gold, {name: name for name in gold})
    named = zip(
        ("b3_precision", "b3_recall", "b3_f1", "b3_f1_alone"), (*scores, alone[2]), strict=True
    )
    return {f"{prefix}{name}": round(value, 4) for name, value in named}


def _tolls(
    documents: Sequence[GvaDocument],
    incidents: Sequence[GvaIncident],
    linked: Linked,
    found: Mapping[str, Incident],
) -> dict[str, float]:
    """Shares of incidents whose best figures are those of the gold; none read counts as 0."""
    told: dict[str, list[str]] = defaultdict(list)
    for document in documents:
        told[document.incidents[0]].append(document.id)
    by_id = {incident.incident_id: incident for incident in incidents}
    right = {"killed": 0, "injured": 0}
    number = 0
    for name in sorted(told):
        gold = by_id.get(name)
        if gold is None or len(told[name]) < 2:
            continue
        number += 1
        killed, injured = _toll(_shared(told[name], found), linked)
        right["killed"] += killed == gold.killed
        right["injured"] += injured == gold.injured
    if not number:
        return {}
    shares = {f"{name}_exact": round(count / number, 4) for name, count in right.items()}
    return {"incidents_of_several": float(number), **shares}


def _shared(documents: Sequence[str], found: Mapping[str, Incident]) -> Incident:
    """The incident that most of the documents went into; of equals, the one with more parts."""
    held: dict[str, list[Incident]] = defaultdict(list)
    for name in documents:
        held[found[name].id].append(found[name])
    best = min(held.values(), key=lambda rows: (-len(rows), -len(rows[0].parts), rows[0].id))
    return best[0]


def _toll(incident: Incident, linked: Linked) -> tuple[int, int]:
    """The best figures; a finding on attackers by themselves is none of the whole."""
    best: dict[Property, int] = {}
    for finding in fuse(incident, linked.reports, UNFOG):
        if finding.best is not None and not finding.of:
            best[finding.property] = finding.best.value
    return best.get("killed", 0), best.get("wounded", 0)
