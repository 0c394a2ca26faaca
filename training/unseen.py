"""All documents with marked claims as the network sees them that has not seen their fold."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from marked import FOLDS, Marked

from unfog.model.document import Document
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse
from unfog.pipeline.lookups import load as load_lookups
from unfog.read.assemble import happenings_of
from unfog.read.backends.model.ground import Ground, grounded
from unfog.read.backends.model.inputs import inputs
from unfog.read.backends.model.network import Network
from unfog.read.backends.model.weights import vocabulary
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.evidence import Evidence, gather
from unfog.read.happening import Happening
from unfog.settings import Settings, default_cache


class Unseen(NamedTuple):
    """A document with what the rules find and group, and what the network says of it."""

    document: Document
    parse: Parse
    evidence: Evidence
    happenings: list[Happening]
    ground: Ground
    actors: ActorFinder


def unseen(every: Marked, folder: Path) -> Iterator[Unseen]:
    """The documents in which the rules find that anything happened, each with the network of
    `folder` (claims-K.network.npz) that has not seen its fold."""
    lookups = load_lookups(Settings(cache=default_cache()))
    networks = [network(folder, k) for k in range(FOLDS)]
    parses = Parser(load()).parse_all(d.readable for d in every.documents)
    for document, parse in zip(every.documents, parses, strict=True):
        evidence = gather(parse, document, lookups)
        happenings = happenings_of(parse, document, evidence)
        if not happenings:
            continue
        rows = inputs(parse, evidence, document.title, vocabulary())
        said = rows, networks[every.fold[document.id]].scores(rows)
        ground = grounded(parse, document, evidence, lookups.actors, said)
        yield Unseen(document, parse, evidence, happenings, ground, lookups.actors)


def network(folder: Path, k: int) -> Network:
    """The network that has not seen fold `k`."""
    heads = json.loads((folder / "heads.json").read_text())
    with np.load(folder / "base.npz") as base, np.load(folder / f"claims-{k}.network.npz") as own:
        return Network(folder / "graph.onnx", dict(base), dict(own), heads)
