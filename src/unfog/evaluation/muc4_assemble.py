"""Templates out of events and role spans, wherever these come from.

An `Event` is one happening of a document with the stretches of text that tell of it; a
`RoleSpan` is a phrase that fills a role. Spans go to the event that is told where they stand;
who did it, told once, holds for events that name nobody.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from unfog.evaluation.muc4_score import (
    ROLES,
    Confidence,
    Filler,
    Role,
    Template,
    head_of,
    words_of,
)
from unfog.model.span import Span

EVENT_SCORE = 0.3
SPAN_SCORE = 0.3
"""Scores from which the training split gains by taking an event, a phrase."""
_MOST = 4
"""Templates of one document; more are rare."""
_ACCUSED = re.compile(
    r"\b(?:accus|blam|suspect|alleg|attribut|believ|charg|presum|responsib|apparent|link)",
    re.IGNORECASE,
)
_CLAIMED = re.compile(
    r"\b(?:claim(?:ed|ing|s)? (?:the )?(?:responsib|credit)|admitt|confess|took responsib)",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(r"\b(?:possib|perhaps|maybe|might|could have|may have)", re.IGNORECASE)
_DENIED = re.compile(r"\b(?:den(?:y|ie[sd])|reject)", re.IGNORECASE)


class RoleSpan(msgspec.Struct, frozen=True, order=True):
    """Characters `start` to `end` fill `role`; `score` from 0 to 1 says how surely."""

    start: int
    end: int
    role: Role
    score: float = 1.0


class Event(msgspec.Struct, frozen=True):
    """One happening: its incident type, and the stretches that tell of it in text order.

    `score` from 0 to 1 says how surely it makes a template.
    """

    type: str
    told: tuple[Span, ...]
    score: float = 1.0


def assemble(
    text: str,
    events: Sequence[Event],
    spans: Iterable[RoleSpan],
    *,
    event_score: float = EVENT_SCORE,
    span_score: float = SPAN_SCORE,
) -> list[Template]:
    """One template for each event, the most certain kept, with the spans of their scores.

    `text` holds the words of the spans; events below `event_score` and spans below
    `span_score` are left out. Events of one type of which one says no more than the other
    become one.
    """
    kept = sorted(
        sorted((e for e in events if e.score >= event_score), key=lambda e: -e.score)[:_MOST],
        key=lambda e: e.told[0] if e.told else Span(0, 0),
    )
    filled: list[dict[Role, list[RoleSpan]]] = [defaultdict(list) for _ in kept]
    for span in sorted(s for s in spans if s.score >= span_score):
        home = _home(span, kept)
        if home is not None:
            filled[home][span.role].append(span)
    _shared(filled)
    templates = [_template(text, event, roles) for event, roles in zip(kept, filled, strict=True)]
    return _merged(templates)


def _home(span: RoleSpan, events: Sequence[Event]) -> int | None:
    """The event told nearest to the span: around it, else last before it, else first."""
    best: tuple[tuple[int, int], int] | None = None
    for at, event in enumerate(events):
        for told in event.told:
            if told.start <= span.start < told.end:
                rank = (0, abs(span.start - told.start))
            elif told.end <= span.start:
                rank = (1, span.start - told.end)
            else:
                rank = (2, told.start - span.start)
            if best is None or rank < best[0]:
                best = rank, at
    return best[1] if best else None


def _shared(filled: Sequence[dict[Role, list[RoleSpan]]]) -> None:
    """Doers that the document names once hold for its other events too."""
    for role in ("PerpOrg", "PerpInd"):
        having = [roles for roles in filled if roles.get(role)]
        if len(having) == 1 and len(filled) > 1:
            for roles in filled:
                if not roles.get("PerpOrg") and not roles.get("PerpInd"):
                    roles[role] = list(having[0][role])


def _template(text: str, event: Event, roles: dict[Role, list[RoleSpan]]) -> Template:
    fillers = {role: entities(text, roles.get(role, [])) for role in ROLES}
    orgs = fillers["PerpOrg"]
    said = tuple(confidence(text, roles["PerpOrg"], one) for one in orgs)
    return Template((event.type,), fillers, tuple((c,) for c in said))


def entities(text: str, spans: Iterable[RoleSpan]) -> tuple[Filler, ...]:
    """Spans whose words agree, or of which one is the other's initials, as one entity each."""
    groups: list[list[str]] = []
    for span in spans:
        words = text[span.start : span.end].strip(" \n\"“”'’,.;")
        if not words_of(words):
            continue
        home = next((g for g in groups if any(_same(words, w) for w in g)), None)
        if home is None:
            groups.append([words])
        elif words not in home:
            home.append(words)
    return tuple(Filler(tuple(g)) for g in groups)


def _same(a: str, b: str) -> bool:
    mine, theirs = words_of(a), words_of(b)
    if _initials(mine) == "".join(theirs) or _initials(theirs) == "".join(mine):
        return True
    nested = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return nested and head_of(mine).rstrip("s") == head_of(theirs).rstrip("s")


def _initials(words: Sequence[str]) -> str:
    small = ("of", "for", "the", "de", "and")
    return "".join(w[0] for w in words if w not in small) if len(words) > 1 else "\0"


def confidence(text: str, spans: Iterable[RoleSpan], organisation: Filler) -> Confidence:
    """How surely the text ties an organisation to the deed: by the words of its sentences."""
    found: set[Confidence] = set()
    for span in spans:
        if text[span.start : span.end].strip(" \n\"“”'’,.;") in organisation.alternatives:
            found.add(_confidence_at(_sentence(text, span)))
    for one in ("claimed", "fact", "suspected", "possible"):
        if one in found:
            return one
    return "fact"


def _confidence_at(sentence: str) -> Confidence:
    if _CLAIMED.search(sentence) and not _DENIED.search(sentence):
        return "claimed"
    if _ACCUSED.search(sentence) or _DENIED.search(sentence):
        return "suspected"
    return "possible" if _POSSIBLE.search(sentence) else "fact"


def _sentence(text: str, span: RoleSpan) -> str:
    start = max(text.rfind(". ", 0, span.start), text.rfind("\n", 0, span.start)) + 1
    ends = [at for at in (text.find(". ", span.end), text.find("\n", span.end)) if at >= 0]
    return text[start : min(ends, default=len(text))]


def _merged(templates: Sequence[Template]) -> list[Template]:
    """Templates without those that another of their type says as much of."""
    found: list[Template] = []
    for one in templates:
        if not any(_covers(other, one) for other in found):
            found = [other for other in found if not _covers(one, other)] + [one]
    return found


def _covers(larger: Template, smaller: Template) -> bool:
    return larger.types == smaller.types and all(
        all(filler in larger.fillers[role] for filler in smaller.fillers[role]) for role in ROLES
    )
