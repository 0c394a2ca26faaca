"""What a reviewer does, as rows for the log of judgements."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from unfog.errors import SettingsError
from unfog.link.constraints import Ruling
from unfog.model.identity import grown_from
from unfog.model.incident import Incident, Part
from unfog.model.judgement import (
    Judgement,
    Pair,
    Side,
    Signed,
    Undo,
    Verdict,
    in_one_act,
    undone,
)
from unfog.store.base import View
from unfog.store.parts import refuse_locked, side_of

MOST_PAIRS = 20_000
"""Pairs that one decision judges at most."""


def judged(view: View, a: Part, b: Part, verdict: Verdict, signed: Signed) -> list[Judgement]:
    """The word on one pair. Raises SettingsError where a part is not in the register,
    LockedError where it is in an incident that is completed, as do `merged` and `split`."""
    return _rows(view, [(a, b)], verdict, signed)


def merged(
    view: View, a: Incident, b: Incident, held: Iterable[Ruling], signed: Signed
) -> list[Judgement]:
    """Joins two incidents.

    One pair judged the same suffices, that of the parts they grew from; where earlier
    judgements keep parts of them apart, the same pairs are judged anew.
    """
    between = _between(a.parts, b.parts, held, "different") or [(grown_from(a), grown_from(b))]
    return _rows(view, between, "same", signed)


def split(
    view: View, incident: Incident, documents: Sequence[str], signed: Signed
) -> list[Judgement]:
    """Takes what `documents` tell out of the incident: each part there differs from each that
    stays.

    Raises SettingsError where a document has no part in it, or none would stay.
    """
    told_in = {part.document for part in incident.parts}
    for document in documents:
        if document not in told_in:
            known = ", ".join(sorted(told_in)[:5])
            raise SettingsError(
                f"--document: {document} does not tell of {incident.id}; these do: {known}"
            )
    leaving = [part for part in incident.parts if part.document in documents]
    staying = [part for part in incident.parts if part.document not in documents]
    if not leaving or not staying:
        raise SettingsError(
            f"{incident.id}: name some of its documents, not all, to be split from the others"
        )
    return _rows(view, list(product(leaving, staying)), "different", signed)


def taken_back(log: Sequence[Judgement], given: str | None, signed: Signed) -> list[Judgement]:
    """Undoes the judgement whose id is `given` or begins so, or the latest that stands.

    With it goes all that was decided in the same act. Raises SettingsError where there is no
    such judgement, it is undone already, or several begin so.
    """
    back = undone(log)
    rows = {row.id: row for row in log}
    id = _latest(rows, back) if given is None else _named(rows, given)
    if id in back:
        raise SettingsError(f"{id} is undone already, by {back[id]}; undo that by its id")
    act = rows[id].act
    ids = [i for i, row in rows.items() if i not in back and act and row.act == act] or [id]
    return in_one_act([Undo(i) for i in ids], signed)


def _latest(rows: dict[str, Judgement], back: dict[str, str]) -> str:
    standing = (
        (row.strength, id)
        for id, row in rows.items()
        if id not in back and not row.machine and not isinstance(row.subject, Undo)
    )
    last = max(standing, default=None)
    if last is None:
        raise SettingsError("no judgement stands that could be undone; an undo is undone by its id")
    return last[1]


def _named(rows: dict[str, Judgement], given: str) -> str:
    found = sorted(id for id in rows if given and id.startswith((given, f"j-{given}")))
    if given in found or len(found) == 1:
        return given if given in found else found[0]
    if found:
        raise SettingsError(
            f"{given!r} begins several ids: {', '.join(found[:5])}; give more of it"
        )
    raise SettingsError(f"no judgement {given!r}; `unfog judgements` lists all")


def _between(
    left: Sequence[Part], right: Sequence[Part], held: Iterable[Ruling], verdict: Verdict
) -> list[tuple[Part, Part]]:
    """Pairs with one part on either side on which a ruling of that verdict holds."""
    here, there = set(left), set(right)
    found = [r.parts for r in held if r.state == "holds" and r.pair.verdict == verdict and r.parts]
    return sorted(
        pair
        for pair in found
        if (pair[0] in here and pair[1] in there) or (pair[0] in there and pair[1] in here)
    )


def _rows(
    view: View, pairs: Sequence[tuple[Part, Part]], verdict: Verdict, signed: Signed
) -> list[Judgement]:
    if len(pairs) > MOST_PAIRS:
        raise SettingsError(
            f"this would judge {len(pairs):,} pairs, more than {MOST_PAIRS:,}; "
            "split off fewer documents at a time"
        )
    parts = sorted({part for pair in pairs for part in pair})
    sides = {part: _side(view, part) for part in parts}
    refuse_locked(view, parts)
    return in_one_act([Pair(sides[a], sides[b], verdict) for a, b in pairs], signed)


def _side(view: View, part: Part) -> Side:
    found = side_of(view, part)
    if found is None:
        raise SettingsError(f"no incident {part.incident!r} in document {part.document!r}")
    return found
