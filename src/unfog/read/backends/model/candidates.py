"""What the judge sees of each proposed claim and incident: one row of numbers each."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import get_args

import numpy as np

from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES, Claim, Count
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.parse import Parse
from unfog.model.speaker import SpeakerKind
from unfog.model.timespan import Timespan
from unfog.read.backends.embedded import Floats
from unfog.read.backends.model.inputs import FLAGS, Inputs
from unfog.read.evidence import Evidence
from unfog.read.lexicon.people import KINDS

_STANCES = ("asserts", "denies", "doubts")
_SURE = ("stated", "likely", "possible")
_SPEAKERS: tuple[str, ...] = get_args(SpeakerKind)
_TYPES = (
    (
        "Attack Other Arrests Air/drone_strike Abduction/forced_disappearance Armed_clash "
        "Remote_explosive/landmine/IED Violent_demonstration Shelling/artillery/missile_attack "
        "Agreement Peaceful_protest"
    )
    .replace("_", " ")
    .split(" ")
)
NONE = -1.0


@dataclass(frozen=True, slots=True)
class Ground:
    """All that a row is made from; `heads` is what the network says of each token: head →
    (tokens, classes)."""

    parse: Parse
    document: Document
    evidence: Evidence
    inputs: Inputs
    heads: dict[str, Floats]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed claim with where it hangs: the token of its value and of its event word.

    `ruled` says that the rules found it.
    """

    incident: int
    claim: Claim
    anchor: int
    event: int | None
    ruled: bool


def candidates(reading: Reading, draft: Reading, ground: Ground) -> list[Candidate]:
    """The claims of `reading` in text order, each with its tokens; `draft` is the rules' own."""
    found = []
    for n, incident in enumerate(reading.incidents):
        ruled = set(draft.incidents[n].claims)
        for claim in incident.claims:
            event = _event(claim, ground)
            anchor = _anchor(claim, ground, event)
            found.append(Candidate(n, claim, anchor, event, claim in ruled))
    return sorted(found, key=lambda c: (c.claim.start, c.claim.end, c.incident))


def _within(claim: Claim, parse: Parse) -> range:
    first = parse.token_at(claim.start)
    last = parse.token_at(max(claim.start, claim.end - 1))
    return range(first, last + 1)


def _event(claim: Claim, ground: Ground) -> int | None:
    """The event word of the claim's stretch: one told as fact, the highest in its clause."""
    within = _within(claim, ground.parse)
    known = [m for m in ground.evidence.mentions if m.i in within]
    if not known:
        return None
    return min(
        known, key=lambda m: (m.realis == "irrealis", len(list(ground.parse.ancestors(m.i))), m.i)
    ).i


def _anchor(claim: Claim, ground: Ground, event: int | None) -> int:
    parse, within = ground.parse, _within(claim, ground.parse)
    if claim.property in COUNT_PROPERTIES:
        for c in ground.evidence.counts:
            if c.property == claim.property and c.trigger in within and c.count == claim.value:
                return c.noun
    elif isinstance(claim.value, Timespan):
        for t in ground.evidence.times:
            if t.value == claim.value and claim.start <= t.start < claim.end:
                return parse.token_at(t.start)
    elif isinstance(claim.value, tuple):
        for i in within:
            if parse.tokens[i].lemma in claim.value or parse.tokens[i].lower in claim.value:
                return i
    elif isinstance(claim.value, str):
        told = parse.text[claim.start : claim.end].lower().find(claim.value.lower())
        if told >= 0:
            at = claim.start + told
            first = parse.token_at(at)
            last = parse.token_at(at + max(1, len(claim.value)) - 1)
            inside = [
                i for i in range(first, last + 1) if not first <= parse.tokens[i].head <= last
            ]
            return inside[-1] if inside else last
    return event if event is not None else within[0]


class Rows:
    """Feature rows of all candidates of one document."""

    def __init__(self, reading: Reading, draft: Reading, ground: Ground) -> None:
        self.reading, self.ground = reading, ground
        self.found = candidates(reading, draft, ground)
        self._text = ground.parse.text.lower()
        self._before: Counter[tuple[object, ...]] = Counter()
        self._total = Counter(c.claim.property for c in self.found)
        self._sizes = Counter(c.incident for c in self.found)
        self._properties = [Counter(x.property for x in i.claims) for i in reading.incidents]
        self._firsts: dict[int, int] = {}
        for c in self.found:
            self._firsts.setdefault(c.incident, c.claim.start)

    def claims(self) -> Floats:
        """(candidates, features), in the order of `found`."""
        rows = []
        for c in self.found:
            rows.append(self._row(c))
            for key in self._keys(c):
                self._before[key] += 1
        width = len(rows[0]) if rows else 0
        return np.array(rows, dtype=np.float32).reshape(len(rows), width)

    def _keys(self, c: Candidate) -> list[tuple[object, ...]]:
        claim = c.claim
        value = claim.value.lower() if isinstance(claim.value, str) else claim.value
        return [
            ("incident property", c.incident, claim.property),
            ("property value", claim.property, value),
            ("property value speaker", claim.property, value, claim.speaker.name),
            ("incident property speaker", c.incident, claim.property, claim.speaker.name),
            ("event", c.event, claim.property),
            ("speaker property", claim.speaker.name, claim.property),
            ("incident speaker", c.incident, claim.speaker.name),
            ("ruled", c.ruled, c.incident, claim.property),
            ("ruled value", c.ruled, claim.property, value),
        ]

    def _row(self, c: Candidate) -> list[float]:
        return [
            *self._told(c),
            *[float(self._before[key]) for key in self._keys(c)],
            *self._incident(c),
            *self._where(c),
            *self._value(c),
            *self._words(c.anchor),
            *self._words(c.event),
            *scores(self.ground, c),
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
            float(c.ruled),
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
            float(_TYPES.index(incident.type)) if incident.type in _TYPES else NONE,
            float(incident.date is not None),
            float(incident.place is not None),
            float(properties[c.claim.property]),
            float(len(properties)),
            float(len({x.speaker.name for x in incident.claims})),
            _lag(incident, self.ground.document),
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
            float(sum(m.sentence == sentence for m in self.ground.evidence.mentions)),
            float(
                sum(
                    parse.tokens[n.trigger].sentence == sentence
                    for n in self.ground.evidence.counts
                )
            ),
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
            float(self._text.count(text.lower())) if text else NONE,
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

    def _words(self, i: int | None) -> list[float]:
        rows = self.ground.inputs
        if i is None:
            return [NONE] * (4 + len(FLAGS))
        return [*rows.labels[i].astype(float), *rows.flags[i]]


def scores(ground: Ground, c: Candidate) -> list[float]:
    """What the network says of a candidate: of its own property, the event, the rivals."""
    heads, claim = ground.heads, c.claim
    within = np.array(_within(claim, ground.parse))
    event = 1 - heads["event"][:, 0]
    if claim.property == "occurrence":
        own = _peak(event, c.event if c.event is not None else c.anchor, within)
    elif claim.property in COUNT_PROPERTIES:
        own = _peak(heads["count"][:, _COUNT_HEAD.index(claim.property)], c.anchor, within)
    else:
        own = _peak(1 - heads[claim.property][:, 0], c.anchor, within)
    other = [
        float(event[c.event]) if c.event is not None else NONE,
        float(event[within].max()),
        *(float(p) for h in ("stance", "sure") for p in heads[h][c.anchor][1:]),
        float(heads["voice"][c.anchor, 1]),
        float(heads["main"][c.anchor, 1]),
        float(heads["main"][c.event, 1]) if c.event is not None else NONE,
    ]
    rival = [float(1 - heads[h][c.anchor, 0]) for h in _NAMED]
    return [*own, *other, *rival]


_NAMED = ("perpetrator", "target", "weapon", "place", "date", "motive", "damage")
_COUNT_HEAD = (
    "no killed wounded missing captured released munitions_fired munitions_intercepted".split()
)


def _peak(p: Floats, i: int, within: np.ndarray) -> list[float]:
    return [float(p[i]), float(p[within].max()), float(p[within].mean())]


def _lag(incident: ReadIncident, document: Document) -> float:
    """Days from the end of the incident to publication; -1000 where either is unknown."""
    if incident.date is None or document.published is None:
        return -1000.0
    return float((document.published - incident.date.end).days)


def incident_rows(rows: Rows) -> Floats:
    """(incidents, features) for the incidents' roles."""
    reading, ground = rows.reading, rows.ground
    out = []
    for n, incident in enumerate(reading.incidents):
        mine = [c for c in rows.found if c.incident == n]
        events = sorted({c.event for c in mine if c.event is not None})
        marks = sorted({c.anchor for c in mine})
        p = ground.heads["main"][events or marks, 1]
        spread = [float(p.mean()), float(p.max()), float(p.min()), float(p[0])]
        sentences = [ground.parse.tokens[i].sentence for i in events or marks]
        flags = ground.inputs.flags[events or marks].mean(axis=0)
        tags = Counter(ground.parse.tokens[i].tag for i in events)
        had = sum(any(t.lower == "had" for t in ground.parse.children(i, "aux")) for i in events)
        out.append(
            [
                float(n),
                float(len(reading.incidents)),
                float(len(mine)),
                len(mine) / max(1, len(rows.found)),
                float(min(sentences)),
                float(max(sentences)),
                min(sentences) / max(1, len(ground.parse.sentences)),
                float(len(set(sentences))),
                len(set(sentences)) / max(1, len(ground.parse.sentences)),
                float(incident.role == "main"),
                float(_TYPES.index(incident.type)) if incident.type in _TYPES else NONE,
                _lag(incident, ground.document),
                float(incident.date.days) if incident.date is not None else NONE,
                float(incident.place is not None),
                float(len({c.claim.speaker.name for c in mine})),
                float(sum(c.claim.speaker.is_report for c in mine)),
                float(had),
                had / max(1, len(events)),
                *(float(tags[t]) for t in ("VBD", "VBN", "NN", "NNS")),
                *flags,
                *spread,
            ]
        )
    width = len(out[0]) if out else 0
    return np.array(out, dtype=np.float32).reshape(len(out), width)
