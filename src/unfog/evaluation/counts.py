"""Bench `counts`: how many were killed and injured, in local news of shootings.

Two files lie in one folder, as in the Gun Violence Corpus (Vossen et al. 2018): `docs.jsonl`
with `id`, `text`, `title`, `date` (of publication), `incidents` (ids) and perhaps `split`, and
`incidents.jsonl` with `incident_id`, `killed`, `injured` and `n_docs`. Measured are incidents
of exactly one document and at least two victims, in all splits but `train`. What the gold has
is the state of knowledge years later: who died of wounds after the report counts as killed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from unfog.clean import clean
from unfog.errors import SettingsError, SkipDocument
from unfog.evaluation.bench import Data, Measured, Published, beside_checkout
from unfog.evaluation.corpus import read_records
from unfog.model.document import Document, RawDocument
from unfog.model.parse import Parse
from unfog.read.counts import counts
from unfog.read.toll import Toll, collect, toll
from unfog.read.toll_told import Told
from unfog.settings import Settings

FEWEST = 2
"""Victims that an incident has at least."""

_SETS = "three other sets, best system"
_ROLES = "the same sets, semantic-role baseline"
PUBLISHED = (
    Published("killed_exact", 0.80, "bar"),
    Published("injured_exact", 0.75, "bar"),
    *(Published("killed_exact", value, _SETS) for value in (0.81, 0.50, 0.44)),
    *(Published("killed_exact", value, _ROLES) for value in (0.74, 0.43, 0.31)),
)


class GvaDocument(msgspec.Struct, frozen=True):
    """One report; `incidents` are ids, `gvc_split` its part of the Gun Violence Corpus."""

    id: str
    text: str
    incidents: tuple[str, ...]
    title: str | None = None
    date: str | None = None
    split: str | None = None
    gvc_split: str | None = None


class GvaIncident(msgspec.Struct, frozen=True):
    """One incident; `killed` counts attackers who died too."""

    incident_id: str
    killed: int
    injured: int
    n_docs: int


class Case(msgspec.Struct, frozen=True):
    """A report and how many its incident killed and injured."""

    document: GvaDocument
    killed: int
    injured: int


type Figures = tuple[int, int] | None
"""Killed and injured; None where nothing was read."""
type Predictor = Callable[[Sequence[Case]], Iterable[tuple[Figures, Figures]]]
"""For each case the figures read from headline and text, and those from the text alone."""


def cases(
    documents: Iterable[GvaDocument],
    incidents: Iterable[GvaIncident],
    *,
    split: str | None = None,
    alone: bool = True,
    fewest: int = FEWEST,
) -> list[Case]:
    """Reports of one incident with `fewest` victims or more: of `split`, or of all but `train`.

    `alone` asks for incidents that no other document reports.
    """
    by_id = {incident.incident_id: incident for incident in incidents}
    found = []
    for document in documents:
        wanted = document.split == split if split else document.split != "train"
        told = [by_id[i] for i in document.incidents if i in by_id]
        if not wanted or (not alone and len(told) != 1):
            continue
        found += [
            Case(document, one.killed, one.injured)
            for one in told
            if one.killed + one.injured >= fewest and (one.n_docs == 1 or not alone)
        ]
    return found


def collected(chosen: Iterable[Case]) -> Iterator[tuple[Case, Told]]:
    """Each case that can be read, with what bears on its toll."""
    for case, document, parse in _parsed(chosen):
        yield case, collect(parse, counts(parse), document.published, document.title)


def predict(chosen: Sequence[Case]) -> Iterator[tuple[Figures, Figures]]:
    """What the rule reader's counts and `unfog.read.toll` make of each case."""
    read: dict[int, tuple[Figures, Figures]] = {}
    for case, document, parse in _parsed(chosen):
        counted = counts(parse)
        titled = toll(parse, counted, document.published, document.title, FEWEST)
        bare = toll(parse, counted, document.published, fewest=FEWEST)
        read[id(case)] = _figures(titled), _figures(bare)
    for case in chosen:
        yield read.get(id(case), (None, None))


def measure(data: Sequence[Path], predictor: Predictor = predict) -> Measured:
    """Score the figures that `predictor` gives.

    `data` is the folder of the two files, or either of them; empty means the one beside the
    checkout. Raises SettingsError where they are not there or not in the layout.
    """
    documents, incidents, what = read_gva(gva_folder("counts", data))
    chosen = cases(documents, incidents)
    if not chosen:
        raise SettingsError(f"{what.path}: no incident of one document with two victims in it")
    read = list(predictor(chosen))
    titled = _score(chosen, [figures for figures, _ in read])
    bare = _score(chosen, [figures for _, figures in read])
    figures = {"incidents": float(len(chosen)), **titled}
    figures |= {f"text_{name}": value for name, value in bare.items() if name.endswith("exact")}
    return Measured(what, figures, "injured_exact", PUBLISHED)


def _score(chosen: Sequence[Case], read: Sequence[Figures]) -> dict[str, float]:
    """Shares and mean absolute errors; what was not read counts as none killed or injured."""
    found = [figures or (0, 0) for figures in read]
    killed = [abs(f[0] - case.killed) for case, f in zip(chosen, found, strict=True)]
    injured = [abs(f[1] - case.injured) for case, f in zip(chosen, found, strict=True)]
    both = [k + i for k, i in zip(killed, injured, strict=True)]
    number = len(chosen)
    figures = {
        "killed_exact": sum(not off for off in killed) / number,
        "injured_exact": sum(not off for off in injured) / number,
        "both_exact": sum(not off for off in both) / number,
        "killed_within_one": sum(off <= 1 for off in killed) / number,
        "injured_within_one": sum(off <= 1 for off in injured) / number,
        "killed_mean_error": sum(killed) / number,
        "injured_mean_error": sum(injured) / number,
        "unread": sum(figures is None for figures in read) / number,
    }
    return {name: round(value, 3) for name, value in figures.items()}


def _figures(read: Toll) -> Figures:
    if read.killed is None or read.wounded is None:
        return None
    return read.killed.number, read.wounded.number


def _parsed(chosen: Iterable[Case]) -> Iterator[tuple[Case, Document, Parse]]:
    """Each case with its clean document and the parse of it, without those set aside."""
    from unfog.read.backends.spacy_parse import Parser, load

    settings = Settings()
    cleaned = [(case, document) for case in chosen if (document := _cleaned(case, settings))]
    texts = (document.readable for _, document in cleaned)
    parses = Parser(load(settings.parser)).parse_all(texts, batch_size=settings.batch)
    for (case, document), parse in zip(cleaned, parses, strict=True):
        yield case, document, parse


def _cleaned(case: Case, settings: Settings) -> Document | None:
    given = case.document
    raw = RawDocument(
        source=given.id,
        raw=given.text.encode("utf-8", "surrogatepass"),
        media="record",
        id=given.id,
        title=given.title,
        published=given.date,
        text=given.text,
    )
    try:
        return clean(raw, settings)
    except SkipDocument:
        return None


def gva_folder(bench: str, data: Sequence[Path]) -> Path:
    """The folder of the two files. Raises SettingsError, in the name of `bench`, without one."""
    folders = {path if path.is_dir() else path.parent for path in data}
    if len(folders) > 1:
        raise SettingsError(f"{bench}: give one folder, with docs.jsonl and incidents.jsonl in it")
    folder = next(iter(folders), None) or beside_checkout("data", "gva")
    if folder is None:
        raise SettingsError(f"{bench}: no data beside the checkout; name their folder with --data")
    return folder


def read_gva(folder: Path) -> tuple[list[GvaDocument], list[GvaIncident], Data]:
    """Documents and incidents of `folder`. Raises SettingsError where they cannot be read."""
    documents, of_documents = read_records(_file(folder, "docs"), GvaDocument)
    incidents, of_incidents = read_records(_file(folder, "incidents"), GvaIncident)
    digest = hashlib.sha256(f"{of_documents.digest} {of_incidents.digest}".encode()).hexdigest()
    return documents, incidents, Data(str(folder), digest, len(documents))


def _file(folder: Path, name: str) -> Path:
    for path in (folder / f"{name}.jsonl.gz", folder / f"{name}.jsonl"):
        if path.is_file():
            return path
    raise SettingsError(f"{folder}: no {name}.jsonl or {name}.jsonl.gz in it")
