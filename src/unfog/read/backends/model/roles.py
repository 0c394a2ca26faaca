"""What decides whether a report is about an incident: one row of numbers each."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import numpy as np

from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.taxonomy import EVENT_TYPE
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.anchors import Candidate
from unfog.read.backends.model.ground import Ground

TYPES = tuple(EVENT_TYPE)
"""The sub-event types, by which a row numbers them."""
NONE = -1.0
_TAGS = ("VBD", "VBN", "NN", "NNS")
_RELATIONS = ("ROOT", "relcl", "acl", "advcl", "ccomp", "conj", "pobj", "dobj", "nsubj")
STEM = 5
"""Letters by which words are alike: "kidnapped", "kidnapping"."""


def lag(incident: ReadIncident, document: Document) -> float:
    """Days from the end of the incident to publication; -1000 where either is unknown."""
    if incident.date is None or document.published is None:
        return -1000.0
    return float((document.published - incident.date.end).days)


def incident_rows(reading: Reading, found: Sequence[Candidate], ground: Ground) -> Floats:
    """(incidents, features): where and how much is told of each, how, and what the network
    says, beside the most that it says of any."""
    of = [[c for c in found if c.incident == n] for n in range(len(reading.incidents))]
    marks = [_marks(mine) for mine in of]
    background = ground.heads["main"][:, 1]
    ends = [i.date.end if i.date is not None else None for i in reading.incidents]
    means = [float(background[m].mean()) if m else 1.0 for m in marks]
    title = {w.lower() for w in (ground.document.title or "").split() if len(w) > 3}
    out = []
    for n, incident in enumerate(reading.incidents):
        mine = of[n]
        out.append(
            [
                float(n),
                float(len(reading.incidents)),
                float(len(mine)),
                len(mine) / max(1, len(found)),
                max(len(mine) / max(1, len(x)) for x in of),
                *_told(incident, mine, ground),
                *_where(marks[n], ground),
                *_titled(mine, title),
                *_called(marks[n], title, ground),
                *_dated(ends[n], ends),
                *_network(background, marks[n]),
                means[n] - min(means),
                float(sum(m < means[n] for m in means)),
            ]
        )
    width = len(out[0]) if out else 0
    return np.array(out, dtype=np.float32).reshape(len(out), width)


def _marks(mine: Sequence[Candidate]) -> list[int]:
    events = sorted({c.event for c in mine if c.event is not None})
    return events or sorted({c.anchor for c in mine})


def _told(incident: ReadIncident, mine: Sequence[Candidate], ground: Ground) -> list[float]:
    return [
        float(incident.role == "main"),
        float(TYPES.index(incident.type)) if incident.type in TYPES else NONE,
        lag(incident, ground.document),
        float(incident.date.days) if incident.date is not None else NONE,
        float(incident.place is not None),
        float(len({c.claim.speaker.name for c in mine})),
        float(sum(c.claim.speaker.is_report for c in mine)),
        float(len({c.claim.property for c in mine})),
        float(sum(c.claim.property in ("killed", "wounded") for c in mine)),
    ]


def _where(marks: Sequence[int], ground: Ground) -> list[float]:
    parse = ground.parse
    if not marks:
        return [NONE] * (7 + len(_TAGS) + len(_RELATIONS) + ground.inputs.flags.shape[1])
    sentences = [parse.tokens[i].sentence for i in marks]
    total = max(1, len(parse.sentences))
    tags = Counter(parse.tokens[i].tag for i in marks)
    relations = Counter(parse.tokens[i].dep for i in marks)
    had = sum(any(t.lower == "had" for t in parse.children(i, "aux")) for i in marks)
    return [
        float(min(sentences)),
        float(max(sentences)),
        min(sentences) / total,
        float(len(set(sentences))),
        len(set(sentences)) / total,
        float(had),
        had / max(1, len(marks)),
        *(float(tags[t]) for t in _TAGS),
        *(relations[r] / len(marks) for r in _RELATIONS),
        *ground.inputs.flags[list(marks)].mean(axis=0),
    ]


def _titled(mine: Sequence[Candidate], title: set[str]) -> list[float]:
    """Whether the title has the names and numbers of the incident."""
    if not title:
        return [NONE, NONE]
    names = {
        w.lower() for c in mine if isinstance(c.claim.value, str) for w in c.claim.value.split()
    }
    return [float(len(title & names)), len(title & names) / len(title)]


def _called(marks: Sequence[int], title: set[str], ground: Ground) -> list[float]:
    """How many of the event words the title has as well, by their beginnings."""
    stems = {w[:STEM] for w in title}
    alike = sum(ground.parse.tokens[i].lower[:STEM] in stems for i in marks)
    return [float(alike), alike / max(1, len(marks))]


def _dated(end: dt.date | None, ends: Sequence[dt.date | None]) -> list[float]:
    """Days to the latest incident of the report, and how many are later."""
    known = [e for e in ends if e is not None]
    if end is None:
        return [NONE, NONE, float(len(known))]
    return [float((max(known) - end).days), float(sum(e > end for e in known)), float(len(known))]


def _network(background: Floats, marks: Sequence[int]) -> list[float]:
    if not marks:
        return [NONE] * 4
    p = background[list(marks)]
    return [float(p.mean()), float(p.max()), float(p.min()), float(p[0])]
