"""What the judge sees of each proposed claim: one row of numbers."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import get_args

import numpy as np

from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES, Count
from unfog.model.incident import Reading
from unfog.model.speaker import SpeakerKind
from unfog.model.timespan import Timespan
from unfog.read.backends.arrays import Floats, Ints
from unfog.read.backends.model.anchors import Candidate, candidates, within
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.roles import NONE, TYPES, lag
from unfog.read.lexicon.people import KINDS

NOWHERE = -1
"""In place of a token: there is none."""
_STANCES = ("asserts", "denies", "doubts")
_SURE = ("stated", "likely", "possible")
_SPEAKERS: tuple[str, ...] = get_args(SpeakerKind)


class Rows:
    """Feature rows of all candidates of one document."""

    def __init__(self, reading: Reading, draft: Reading, ground: Ground) -> None:
        self.reading, self.ground = reading, ground
        self.found = candidates(reading, draft, ground)
        self._text = ground.parse.text.lower()
        self._often: dict[str, int] = {}
        tokens, evidence = ground.parse.tokens, ground.evidence
        self._mentioned = Counter(m.sentence for m in evidence.mentions)
        self._counted = Counter(tokens[n.trigger].sentence for n in evidence.counts)
        self._before: Counter[tuple[object, ...]] = Counter()
        self._total = Counter(c.claim.property for c in self.found)
        self._sizes = Counter(c.incident for c in self.found)
        self._properties = [Counter(x.property for x in i.claims) for i in reading.incidents]
        self._same: defaultdict[tuple[object, ...], list[Candidate]] = defaultdict(list)
        for c in self.found:
            self._same[c.claim.property, c.claim.folded(), c.anchor].append(c)
        self._cues: defaultdict[str, list[int]] = defaultdict(list)
        for a in ground.evidence.said:
            if a.cue is not None:
                self._cues[a.speaker.name].append(ground.parse.token_at(a.cue.start))
        self._voices = Counter(a.speaker.name for a in ground.evidence.said)
        self._firsts: dict[int, int] = {}
        for c in self.found:
            self._firsts.setdefault(c.incident, c.claim.start)

    def claims(self) -> Floats:
        """(candidates, features), in the order of `found`."""
        rows = []
        for c in self.found:
            keys = self._keys(c)
            rows.append(self._row(c, [float(self._before[key]) for key in keys]))
            self._before.update(keys)
        if not rows:
            return np.zeros((0, 0), dtype=np.float32)
        anchors = np.array([c.anchor for c in self.found])
        events = np.array([NOWHERE if c.event is None else c.event for c in self.found])
        parts = [
            np.array(rows, dtype=np.float32),
            self._words(anchors),
            self._words(events),
            scores(self.ground, self.found, anchors, events),
        ]
        return np.hstack(parts)

    def _keys(self, c: Candidate) -> list[tuple[object, ...]]:
        claim, value = c.claim, c.claim.folded()
        return [
            ("incident property", c.incident, claim.property),
            ("property value", claim.property, value),
            ("property value speaker", claim.property, value, claim.speaker.name),
            ("incident property speaker", c.incident, claim.property, claim.speaker.name),
            ("event", c.event, claim.property),
            ("speaker property", claim.speaker.name, claim.property),
            ("incident speaker", c.incident, claim.speaker.name),
            ("origin", c.origin, c.incident, claim.property),
            ("origin value", c.origin, claim.property, value),
            ("value here", claim.property, value, c.anchor),
        ]

    def _row(self, c: Candidate, before: list[float]) -> list[float]:
        return [
            *self._told(c),
            *before,
            *self._incident(c),
            *self._where(c),
            *self._rivals(c),
            *self._value(c),
        ]

    def _told(self, c: Candidate) -> list[float]:
        claim = c.claim
        kind = claim.speaker.kind
        return [
            float(PROPERTIES.index(claim.property)),
            float(_STANCES.index(claim.stance)),
            float(_SURE.index(claim.certainty)),
            float(_SPEAKERS.index(kind)) if kind in _SPEAKERS else NONE,
            float(claim.speaker.is_report),
            float(len(claim.via)),
            float(claim.responsibility),
            float(claim.end - claim.start),
            float(c.origin),
        ]

    def _incident(self, c: Candidate) -> list[float]:
        incident = self.reading.incidents[c.incident]
        properties = self._properties[c.incident]
        return [
            float(c.incident),
            float(len(self.reading.incidents)),
            float(self._sizes[c.incident]),
            float(c.claim.start - self._firsts[c.incident]),
            float(incident.role == "main"),
            float(TYPES.index(incident.type)) if incident.type in TYPES else NONE,
            float(incident.date is not None),
            float(incident.place is not None),
            float(properties[c.claim.property]),
            float(len(properties)),
            float(len({x.speaker.name for x in incident.claims})),
            lag(incident, self.ground.document),
            float(self._total[c.claim.property]),
        ]

    def _where(self, c: Candidate) -> list[float]:
        parse = self.ground.parse
        token = parse.tokens[c.anchor]
        sentence = token.sentence
        first, last = parse.sentences[sentence]
        depth = sum(1 for _ in parse.ancestors(c.anchor))
        far = abs(c.anchor - c.event) if c.event is not None else NONE
        same = c.event is not None and parse.tokens[c.event].sentence == sentence
        return [
            float(sentence),
            sentence / max(1, len(parse.sentences)),
            float(len(parse.sentences)),
            float(last - first),
            float(c.anchor - first),
            float(depth),
            float(far),
            float(same),
            float(self._mentioned[sentence]),
            float(self._counted[sentence]),
        ]

    def _rivals(self, c: Candidate) -> list[float]:
        """Other candidates of the same value at the same place: by origin and kind of voice."""
        same = self._same[c.claim.property, c.claim.folded(), c.anchor]
        cue = self._cues.get(c.claim.speaker.name)
        near = min((abs(i - c.anchor) for i in cue), default=-1) if cue else -1
        return [
            float(len(same)),
            float(sum(x.ruled for x in same)),
            float(sum(x.claim.speaker.is_report for x in same)),
            float(len({x.claim.speaker.name for x in same})),
            float(any(x.ruled and x.claim.speaker == c.claim.speaker for x in same)),
            float(near),
            float(self._voices[c.claim.speaker.name]),
        ]

    def _value(self, c: Candidate) -> list[float]:
        value, parse = c.claim.value, self.ground.parse
        token = parse.tokens[c.anchor]
        head = parse.head(c.anchor)
        text = value if isinstance(value, str) else ""
        low = high = NONE
        if isinstance(value, Count):
            low = float(value.low) if value.low is not None else NONE
            high = float(value.high) if value.high is not None else NONE
        days = float(value.days) if isinstance(value, Timespan) else NONE
        determiners = {t.lower for t in parse.children(c.anchor, "det", "poss")}
        return [
            float(len(text.split())),
            float(text[:1].isupper()),
            float(self._told_often(text.lower())) if text else NONE,
            low,
            high,
            days,
            float(bool(determiners & {"the", "this", "that", "these", "those"})),
            float(bool(determiners & {"a", "an"})),
            float(token.tag in ("NNS", "NNPS")),
            float(token.lemma in KINDS),
            float(head.pos == "VERB"),
            float(isinstance(value, Count) and value.approx),
        ]

    def _told_often(self, name: str) -> int:
        if name not in self._often:
            self._often[name] = self._text.count(name)
        return self._often[name]

    def _words(self, at: Ints) -> Floats:
        """Labels and flags of the tokens `at`; NONE where there is no token."""
        rows = self.ground.inputs
        out = np.hstack([rows.labels[at], rows.flags[at]]).astype(np.float32)
        out[at == NOWHERE] = NONE
        return out


def scores(ground: Ground, found: Sequence[Candidate], anchors: Ints, events: Ints) -> Floats:
    """What the network says of candidates: of their own properties, the events, the rivals."""
    heads = ground.heads
    some = {h: 1 - heads[h][:, 0] for h in (*_NAMED, "event", "source", "content")}
    here = np.where(events == NOWHERE, anchors, events)
    own = np.array([_own(ground, c, some) for c in found], dtype=np.float32)
    own[events == NOWHERE, 3] = NONE
    columns = [
        own,
        *(heads[h][anchors, 1:] for h in ("stance", "sure", "voice")),
        heads["voice"][here, 1:],
        *(heads["main"][at, 1:] for at in (anchors, here)),
        *(some[h][at, None] for h in ("source", "content") for at in (anchors, here)),
        *(some[h][anchors, None] for h in _NAMED),
        heads["count"][anchors],
    ]
    return np.hstack(columns)


_NAMED = ("perpetrator", "target", "weapon", "place", "date", "motive", "damage")
COUNTED = (
    "no killed wounded missing captured released munitions_fired munitions_intercepted".split()
)


def _own(ground: Ground, c: Candidate, some: Mapping[str, Floats]) -> list[float]:
    """The candidate's property at its word, the most and the mean over its stretch; the event at
    its event word and the most over the stretch."""
    held = within(c.claim, ground.parse)
    stretch = slice(held.start, held.stop)
    at, event = c.anchor, some["event"]
    if c.claim.property == "occurrence":
        p = event
        at = at if c.event is None else c.event
    elif c.claim.property in COUNT_PROPERTIES:
        p = ground.heads["count"][:, COUNTED.index(c.claim.property)]
    else:
        p = some[c.claim.property]
    part = p[stretch]
    return [p[at], part.max(), part.mean(), event[c.event or 0], event[stretch].max()]
