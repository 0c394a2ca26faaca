"""What two scenes of one document have in common: one row of numbers for each pair."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np

from unfog.model.claim import Count
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.model.timespan import Timespan
from unfog.read.attribution import speakers_at
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.roles import TYPES
from unfog.read.evidence import Evidence
from unfog.read.happening import Happening
from unfog.read.lexicon.triggers import Family
from unfog.read.scenes import Scene

_FAMILIES: tuple[str, ...] = get_args(Family)
_RELATIONS = ("ROOT", "relcl", "acl", "advcl", "ccomp", "conj", "pobj", "dobj", "nsubj")
_NEW = frozenset("another separate earlier previous similar second third different other".split())
_BACK = frozenset("earlier previous previously last ago before since".split())
_STEM = 5
"""Letters by which words are alike: "kidnapped", "kidnapping"."""
_FAR = 1000.0
"""In place of a distance: one of the two has none. Longer ones are cut."""
_SHORT = 4
_PARTING = (
    ("after", "following", "since", "before", "until"),
    ("and", ","),
    ("who", "which", "that", "whose"),
    ("as", "when", "while", "during"),
    ("in", "of", "for", "over", "by", "from"),
    (";", ":", "but"),
)


@dataclass(frozen=True, slots=True)
class Told:
    """A scene with the number of the happening that the rules gave it to."""

    scene: Scene
    happening: Happening


def pairs(count: int) -> tuple[Ints, Ints]:
    """All pairs of `count` scenes, each as (earlier, later)."""
    first, second = np.triu_indices(count, 1)
    return first.astype(np.int64), second.astype(np.int64)


def pair_rows(
    told: Sequence[Told],
    parse: Parse,
    evidence: Evidence,
    title: str | None,
    heads: dict[str, Floats],
) -> Floats:
    """(pairs, features), in the order of `pairs`; `told` in text order, `heads` as the network
    gives them."""
    a, b = pairs(len(told))
    if not len(a):
        return np.zeros((0, 0), dtype=np.float32)
    own = np.array([_own(t, parse) for t in told], dtype=np.float32)
    at = [t.scene.mention.i for t in told]
    said = np.hstack([heads["event"][at, 1:], heads["main"][at, 1:], heads["stance"][at, :3]])
    titled = _alike(_stems_of_title(title), [_stems(parse, [i]) for i in at])
    sides = np.hstack([own, said, titled[:, None]])
    columns = [
        _places_in_text(told, a, b, parse),
        _between(told, a, b, parse),
        _happenings(told, a, b),
        _days([t.scene.day for t in told], a, b),
        _days([t.happening.date for t in told], a, b),
        _days(_last_told([t.scene.day for t in told]), a, b),
        _spots(told, a, b),
        _shared(told, a, b, parse, evidence),
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
        float(token.dep in _RELATIONS and _RELATIONS.index(token.dep)),
        float(bool(words & {"a", "an"})),
        float(bool(words & {"this", "that", "these", "those"})),
        float(bool(words & _NEW)),
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


def _shared(
    told: Sequence[Told], a: Ints, b: Ints, parse: Parse, evidence: Evidence
) -> Floats:
    """Words, names, parties and figures that both have, and how many each has."""
    sentences = {t.scene.sentence for t in told}
    words = {s: _words(parse, s) for s in sentences}
    names = {s: _names(parse, s) for s in sentences}
    figures: dict[int, set[Hashable]] = {s: set() for s in sentences}
    for c in evidence.counts:
        sentence = parse.tokens[c.trigger].sentence
        if sentence in figures:
            figures[sentence].add((c.property, *_bounds(c.count)))
    views: tuple[Callable[[Scene], Iterable[Hashable]], ...] = (
        lambda s: [parse.tokens[s.mention.i].lemma],
        lambda s: _stems(parse, [s.mention.i]),
        lambda s: {w for p in s.arguments.perpetrators for w in _telling(p.name)},
        lambda s: {w for t in s.arguments.targets for w in _telling(t.name)},
        lambda s: {w for t in s.arguments.perpetrators + s.arguments.targets
                   for w in _telling(t.name)},
        lambda s: s.arguments.weapons,
        lambda s: [p.name for p in s.places],
        lambda s: words[s.sentence],
        lambda s: names[s.sentence],
        lambda s: figures[s.sentence],
        lambda s: _speakers(parse, evidence, s),
    )
    out = []
    for view in views:
        out += _overlap([set(view(t.scene)) for t in told], a, b)
    return np.stack(out, axis=1).astype(np.float32)


def _overlap(held: Sequence[set[Hashable]], a: Ints, b: Ints) -> list[Floats]:
    """How many both have, and that as a share of the smaller; -1 where one has none."""
    known = {v: n for n, v in enumerate(dict.fromkeys(v for s in held for v in s))}
    table = np.zeros((len(held), max(1, len(known))), dtype=np.float32)
    for row, values in enumerate(held):
        table[row, [known[v] for v in values]] = 1
    both, size = table @ table.T, table.sum(axis=1)
    least = np.minimum(size[a], size[b])
    shared = both[a, b]
    share = np.where(least > 0, shared / np.maximum(least, 1), -1)
    return [np.where(least > 0, shared, -1), share]


def _bounds(count: Count) -> tuple[int | None, int | None]:
    return count.low, count.high


def _telling(name: str) -> set[str]:
    return {w[:_STEM] for w in name.lower().split() if len(w) >= _SHORT}


def _words(parse: Parse, sentence: int) -> set[Hashable]:
    first, last = parse.sentences[sentence]
    content = ("NOUN", "VERB", "PROPN", "ADJ", "NUM")
    return {t.lemma for t in parse.tokens[first:last] if t.pos in content}


def _names(parse: Parse, sentence: int) -> set[Hashable]:
    first, last = parse.sentences[sentence]
    return {t.lower for t in parse.tokens[first:last] if t.pos == "PROPN"}


def _stems(parse: Parse, at: Iterable[int]) -> set[Hashable]:
    return {parse.tokens[i].lower[:_STEM] for i in at}


def _stems_of_title(title: str | None) -> set[Hashable]:
    return {w.lower()[:_STEM] for w in (title or "").split() if len(w) >= _SHORT}


def _alike(title: set[Hashable], stems: Sequence[set[Hashable]]) -> Floats:
    return np.array([float(bool(title & s)) for s in stems], dtype=np.float32)


def _speakers(parse: Parse, evidence: Evidence, scene: Scene) -> set[Hashable]:
    token = parse.tokens[scene.mention.i]
    return {a.speaker.name for a in speakers_at(evidence.said, Span(token.start, token.end))}
