"""All that candidates are made and judged from."""

from __future__ import annotations

from dataclasses import dataclass

from unfog.model.document import Document
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse
from unfog.read.attribution import Attribution, attributions
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.heard import frames
from unfog.read.backends.model.inputs import Inputs
from unfog.read.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Ground:
    """One document as the reader sees it. `heard` are the attributions of the rules and the
    network together, `heads` is what the network says of each token: head →
    (tokens, classes)."""

    parse: Parse
    document: Document
    evidence: Evidence
    heard: tuple[Attribution, ...]
    inputs: Inputs
    heads: dict[str, Floats]


def grounded(
    parse: Parse,
    document: Document,
    evidence: Evidence,
    actors: ActorFinder,
    network: tuple[Inputs, dict[str, Floats]],
) -> Ground:
    """What the rules found in a document, with what the network was given and what it said."""
    rows, heads = network
    return Ground(
        parse=parse,
        document=document,
        evidence=evidence,
        heard=attributions(parse, document, actors, tuple(frames(parse, heads))),
        inputs=rows,
        heads=heads,
    )
