"""What two scenes of one document have in common: one row of numbers for each pair."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from unfog.model.parse import Parse
from unfog.model.timespan import Timespan
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.roles import STEM, TYPES
from unfog.read.backends.model.scene_words import TELLING, shared, stems
from unfog.read.grouping import NEW
from unfog.read.happening import Happening
from unfog.read.lexicon.triggers import Family
from unfog.read.scenes import Scene

_FAMILIES: tuple[str, ...] = get_args(Family)
_RELATIONS = ("", "relcl", "acl", "advcl", "ccomp", "conj", "pobj", "dobj", "nsubj")
"""The first stands for all others."""
_BACK = frozenset("earlier previous previously last ago before since".split())
_FAR = 1000.0
"""Longer distances in words, days and kilometres count as this one."""
_PARTING = (
    ("after", "following", "since", "before", "until"),
    ("and", ","),
    ("who", "which", "that", "whose"),
    ("as", "when", "while", "during"),
    ("in", "of", "for", "over", "by", "from"),
    (";", ":", "but"),
)
"""Words that, between two event words of a sentence, may part what they tell of or join it."""


@dataclass(frozen=True, slots=True)
class Told:
    """A scene with the number of the happening that the rules gave it to."""

    scene: Scene
    happening: Happening


def pairs(count: int) -> tuple[Ints, Ints]:
    """All pairs of `count` scenes, each as (earlier, later)."""
    first, second = np.triu_indices(count, 1)
    return first.astype(np.int64), second.astype(np.int64)


def pair_rows(told: Sequence[Told], ground: Ground) -> Floats:
    """(pairs, features), in the order of `pairs`; `told` is in text order."""
    a, b = pairs(len(told))
    parse, heads = ground.parse, ground.heads
    if not len(a):
        return np.zeros((0, 0), dtype=np.float32)
    own = np.array([_own(t, parse) for t in told], dtype=np.float32)
    at = [t.scene.mention.i for t in told]
    said = np.hstack([heads["event"][at, 1:], heads["main"][at, 1:], heads["stance"][at, :3]])
    titled = _alike(_stems_of_title(ground.document.title), [stems(parse, i) for i in at])
    sides = np.hstack([own, said, titled[:, None]])
    columns = [
        _places_in_text(told, a, b, parse),
        _between(told, a, b, parse),
        _happenings(told, a, b),
        _days([t.scene.day for t in told], a, b),
        _days([t.happening.date for t in told], a, b),
        _days(_last_told([t.scene.day for t in told]), a, b),
        _spots(told, a, b),
        shared([t.scene for t in told], a, b, parse, ground.evidence),
        (heads["type"][at][a] * heads["type"][at][b]).sum(axis=1, keepdims=True),
        np.abs(said[a] - said[b]),
        sides[a],
        sides[b],
    ]
    return np.hstack([np.asarray(c, dtype=np.float32) for c in columns])


def _own(told: Told, parse: Parse) -> list[float]:
    """A scene by itself."""
    scene, mention = told.scene, told.scene.mention
    token = parse.tokens[mention.i]
    below = parse.children(mention.i)
    words = {t.lower for t in below}
    given = scene.arguments
    first, last = parse.sentences[scene.sentence]
    return [
        float(_FAMILIES.index(mention.trigger.family)),
        float(TYPES.index(mention.type)) if mention.type in TYPES else -1.0,
        float(mention.trigger.vague),
        float(mention.definite),
        float(scene.refers),
        float(scene.quoted),
        float(scene.explicit),
        float(token.pos == "VERB"),
        float(token.tag == "NNS"),
        float(_RELATIONS.index(token.dep)) if token.dep in _RELATIONS else 0.0,
        float(bool(words & {"a", "an"})),
        float(bool(words & {"this", "that", "these", "those"})),
        float(bool(words & NEW)),
        float("had" in words),
        float(any(parse.tokens[i].lower in _BACK for i in range(scene.first, scene.last))),
        float(any(parse.tokens[i].lower in _BACK for i in range(first, last))),
        float(len(given.perpetrators)),
        float(len(given.targets)),
        float(len(given.weapons)),
        float(mention.realis == "negated"),
        float(scene.sentence),
    ]


def _places_in_text(told: Sequence[Told], a: Ints, b: Ints, parse: Parse) -> Floats:
    """How far apart in the text."""
    sentence = np.array([t.scene.sentence for t in told])
    token = np.array([t.scene.mention.i for t in told])
    paragraph = np.array([parse.text.count("\n", 0, parse.tokens[i].start) for i in token])
    head = np.array([parse.tokens[i].head for i in token])
    clause = np.array([(t.scene.first, t.scene.last) for t in told])
    under = (head[b] == token[a]) | (head[a] == token[b])
    inside = (clause[a, 0] <= token[b]) & (token[b] < clause[a, 1])
    around = (clause[b, 0] <= token[a]) & (token[a] < clause[b, 1])
    return np.stack(
        [
            sentence[b] - sentence[a],
            np.minimum(token[b] - token[a], _FAR),
            b - a,
            paragraph[b] - paragraph[a],
            under,
            inside,
            around,
            np.full(len(a), len(told)),
        ],
        axis=1,
    ).astype(np.float32)


def _last_told[T](given: Sequence[T | None]) -> list[T | None]:
    """Each with the last one told up to there where it has none of its own."""
    out: list[T | None] = []
    for one in given:
        out.append(one if one is not None else out[-1] if out else None)
    return out


def _between(told: Sequence[Told], a: Ints, b: Ints, parse: Parse) -> Floats:
    """Words that part or join two scenes of one sentence, and steps in its tree; what is told
    between others."""
    at = [t.scene.mention.i for t in told]
    dated = np.cumsum([0, *(t.scene.day is not None for t in told)])
    placed = np.cumsum([0, *(t.scene.place is not None for t in told)])
    out = []
    for i, j in zip(a.tolist(), b.tolist(), strict=True):
        row = [float(dated[j] - dated[i + 1]), float(placed[j] - placed[i + 1])]
        if told[i].scene.sentence != told[j].scene.sentence:
            out.append([*row, *[-1.0] * (len(_PARTING) + 2)])
            continue
        words = {t.lower for t in parse.tokens[at[i] : at[j]]}
        up = [at[i], *(t.i for t in parse.ancestors(at[i]))]
        other = {k: n for n, k in enumerate([at[j], *(t.i for t in parse.ancestors(at[j]))])}
        met = next(((n, other[k]) for n, k in enumerate(up) if k in other), (9, 9))
        out.append([*row, *(float(bool(words & set(p))) for p in _PARTING), *map(float, met)])
    return np.array(out, dtype=np.float32)


def _happenings(told: Sequence[Told], a: Ints, b: Ints) -> Floats:
    """What the rules made of them."""
    number = np.array([t.happening.number for t in told])
    size = np.array([len(t.happening.scenes) for t in told])
    family = np.array([_FAMILIES.index(t.scene.mention.trigger.family) for t in told])
    type_ = np.array([t.scene.mention.type for t in told])
    return np.stack(
        [
            number[a] == number[b],
            np.abs(number[a] - number[b]),
            np.minimum(number[a], number[b]),
            np.minimum(size[a], size[b]),
            np.maximum(size[a], size[b]),
            np.full(len(a), len(set(number.tolist()))),
            family[a] == family[b],
            type_[a] == type_[b],
        ],
        axis=1,
    ).astype(np.float32)


def _days(given: Sequence[Timespan | None], a: Ints, b: Ints) -> Floats:
    """How many are dated, the days between, whether one day, lengths."""
    start = np.array([t.start.toordinal() if t else 0 for t in given])
    end = np.array([t.end.toordinal() if t else 0 for t in given])
    known = np.array([t is not None for t in given])
    both = known[a] & known[b]
    gap = np.maximum(0, np.maximum(start[a] - end[b], start[b] - end[a]))
    same = (start[a] == start[b]) & (end[a] == end[b])
    length = np.where(known, end - start + 1, 0)
    return np.stack(
        [
            known[a] + 2 * known[b],
            np.where(both, np.minimum(gap, _FAR), -1),
            np.where(both, same, -1),
            np.minimum(length[a], _FAR),
            np.minimum(length[b], _FAR),
        ],
        axis=1,
    ).astype(np.float32)


def _spots(told: Sequence[Told], a: Ints, b: Ints) -> Floats:
    """Distances of the scenes' own places and of their happenings'."""
    own = [t.scene.place.place if t.scene.place else None for t in told]
    wide = [t.happening.told_place for t in told]
    out = []
    for given in (own, wide, _last_told(own)):
        known = np.array([p is not None for p in given])
        radius = np.array([p.radius_km if p else 0.0 for p in given])
        km = np.zeros((len(told), len(told)))
        for i, p in enumerate(given):
            for j in range(i + 1, len(given)):
                q = given[j]
                km[i, j] = p.km_to(q) if p and q and p is not q else 0.0
        both = known[a] & known[b]
        clear = km[a, b] - radius[a] - radius[b]
        out += [
            known[a] + 2 * known[b],
            np.where(both, np.minimum(km[a, b], _FAR), -1),
            np.where(both, np.clip(clear, -_FAR, _FAR), -_FAR - 1),
        ]
    return np.stack(out, axis=1).astype(np.float32)


def _stems_of_title(title: str | None) -> set[Hashable]:
    return {w.lower()[:STEM] for w in (title or "").split() if len(w) >= TELLING}


def _alike(title: set[Hashable], stems: Sequence[set[Hashable]]) -> Floats:
    return np.array([float(bool(title & s)) for s in stems], dtype=np.float32)
