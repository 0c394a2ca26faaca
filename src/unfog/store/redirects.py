"""Where an incident went: vanished ids lead to the incident that took over their parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from unfog.model.identity import incident_id
from unfog.model.incident import Part

type Parts = Sequence[tuple[str, str]]


def successors(
    old: Mapping[str, Parts], new: Mapping[str, Sequence[Part]], held: Mapping[str, str]
) -> dict[str, str]:
    """Redirects from vanished incident ids to living ones, each in one step.

    `old` and `new` are parts by incident before and after, `held` the redirects until now.
    The part that an incident grew from decides; where that is no more, most of its parts;
    then most of its documents. An id that lives again is no redirect.
    """
    by_part = {(p.document, p.incident): id for id, parts in new.items() for p in parts}
    by_document: dict[str, set[str]] = {}
    for id, parts in new.items():
        for part in parts:
            by_document.setdefault(part.document, set()).add(id)
    moved = {}
    for id, parts_before in old.items():
        if id not in new:
            heir = _heir(id, parts_before, by_part, by_document)
            if heir:
                moved[id] = heir
    result = {}
    for id, target in (dict(held) | moved).items():
        last = target if target in new else moved.get(target, "")
        if id not in new and last:
            result[id] = last
    return result


def _heir(
    id: str,
    parts: Parts,
    by_part: Mapping[tuple[str, str], str],
    by_document: Mapping[str, set[str]],
) -> str:
    for part in parts:
        if part in by_part and incident_id(Part(*part)) == id:
            return by_part[part]
    votes = Counter(by_part[part] for part in parts if part in by_part)
    if not votes:
        told_in = {document for document, _ in parts}
        votes = Counter(
            heir for document in sorted(told_in) for heir in by_document.get(document, ())
        )
        if len(votes) > 1 and len(set(votes.values())) == 1:
            return ""
    return min(votes, key=lambda heir: (-votes[heir], heir), default="")
