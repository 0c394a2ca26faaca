"""Words, names, parties and figures that two scenes of one document have in common."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import numpy as np

from unfog.model.claim import Count
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.attribution import speakers_at
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.roles import STEM
from unfog.read.evidence import Evidence
from unfog.read.scenes import Scene

TELLING = 4
"""Letters of the shortest word that tells anything."""


def shared(scenes: Sequence[Scene], a: Ints, b: Ints, parse: Parse, evidence: Evidence) -> Floats:
    """(pairs, features): how many of each kind both have, and that as a share of the smaller."""
    sentences = {s.sentence for s in scenes}
    words = {s: _words(parse, s) for s in sentences}
    names = {s: _names(parse, s) for s in sentences}
    figures: dict[int, set[Hashable]] = {s: set() for s in sentences}
    for c in evidence.counts:
        sentence = parse.tokens[c.trigger].sentence
        if sentence in figures:
            figures[sentence].add((c.property, *_bounds(c.count)))
    views: tuple[Callable[[Scene], Iterable[Hashable]], ...] = (
        lambda s: [parse.tokens[s.mention.i].lemma],
        lambda s: stems(parse, s.mention.i),
        lambda s: {w for p in s.arguments.perpetrators for w in _telling(p.name)},
        lambda s: {w for t in s.arguments.targets for w in _telling(t.name)},
        _parties,
        lambda s: s.arguments.weapons,
        lambda s: [p.name for p in s.places],
        lambda s: words[s.sentence],
        lambda s: names[s.sentence],
        lambda s: figures[s.sentence],
        lambda s: _speakers(parse, evidence, s),
    )
    out = []
    for view in views:
        out += _overlap([set(view(s)) for s in scenes], a, b)
    return np.stack(out, axis=1).astype(np.float32)


def _overlap(held: Sequence[set[Hashable]], a: Ints, b: Ints) -> list[Floats]:
    """How many both have, and that as a share of the smaller; -1 where one has none."""
    known = {v: n for n, v in enumerate(dict.fromkeys(v for s in held for v in s))}
    table = np.zeros((len(held), max(1, len(known))), dtype=np.float32)
    for row, values in enumerate(held):
        table[row, [known[v] for v in values]] = 1
    both, size = table @ table.T, table.sum(axis=1)
    least = np.minimum(size[a], size[b])
    met = both[a, b]
    share = np.where(least > 0, met / np.maximum(least, 1), -1)
    return [np.where(least > 0, met, -1), share]


def _bounds(count: Count) -> tuple[int | None, int | None]:
    return count.low, count.high


def _telling(name: str) -> set[str]:
    return {w[:STEM] for w in name.lower().split() if len(w) >= TELLING}


def _parties(scene: Scene) -> set[Hashable]:
    given = scene.arguments
    return {w for p in (*given.perpetrators, *given.targets) for w in _telling(p.name)}


def _words(parse: Parse, sentence: int) -> set[Hashable]:
    first, last = parse.sentences[sentence]
    content = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
    return {t.lemma for t in parse.tokens[first:last] if t.pos in content}


def _names(parse: Parse, sentence: int) -> set[Hashable]:
    first, last = parse.sentences[sentence]
    return {t.lower for t in parse.tokens[first:last] if t.pos == "PROPN"}


def stems(parse: Parse, i: int) -> set[Hashable]:
    """How the word `i` begins."""
    return {parse.tokens[i].lower[:STEM]}


def _speakers(parse: Parse, evidence: Evidence, scene: Scene) -> set[Hashable]:
    token = parse.tokens[scene.mention.i]
    return {a.speaker.name for a in speakers_at(evidence.said, Span(token.start, token.end))}
