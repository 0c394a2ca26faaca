"""A reviewer's acts on incidents and parts that are given by name."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from unfog.errors import SettingsError
from unfog.model.identity import grown_from
from unfog.model.incident import Incident, Part
from unfog.model.judgement import WORDS, Judgement, Pair, Signed, Undo, Verdict
from unfog.pipeline.acts import judged, merged, split, taken_back
from unfog.pipeline.judge import listed
from unfog.pipeline.named import incident_named, part_named, part_words
from unfog.store.base import View
from unfog.store.parts import refuse_locked


def pair_judged(
    view: View, pair: tuple[str, str], verdict: Verdict, signed: Signed, register: Path
) -> list[Judgement]:
    """The word on two parts or incidents; an incident is judged by the part it grew from.

    Raises SettingsError where one is not in the register, or both are one.
    """
    left, right = (_named(view, given, register) for given in pair)
    if isinstance(left, Incident) and isinstance(right, Incident):
        _two(left, right)
        if verdict == "same":
            return merged(view, left, right, listed(view), signed)
    a, b = (one if isinstance(one, Part) else grown_from(one) for one in (left, right))
    if a == b:
        raise SettingsError(f"{pair[0]} and {pair[1]}: both are {part_words(a)}; name two")
    return judged(view, a, b, verdict, signed)


def incidents_merged(
    view: View, pair: tuple[str, str], signed: Signed, register: Path
) -> list[Judgement]:
    """One incident of two. Raises SettingsError where one is not in the register."""
    left, right = (incident_named(view, given, register).incident for given in pair)
    _two(left, right)
    return merged(view, left, right, listed(view), signed)


def documents_split(
    view: View, incident: str, documents: Sequence[str], signed: Signed, register: Path
) -> list[Judgement]:
    """`documents` out of an incident. Raises SettingsError where it has no such document."""
    found = incident_named(view, incident, register).incident
    return split(view, found, documents, signed)


def judgement_undone(view: View, given: str | None, signed: Signed) -> list[Judgement]:
    """Takes back the judgement that `given` names, or the latest (see `taken_back`).

    Raises LockedError where it bears on an incident that is completed, and is not what
    completed it.
    """
    log = view.judgements()
    undos = taken_back(log, given, signed)
    rows = {row.id: row.subject for row in log}
    meant = {row.subject.judgement for row in undos if isinstance(row.subject, Undo)}
    parts: set[Part] = set()
    for id in meant:
        subject = rows.get(id)
        while isinstance(subject, Undo):
            subject = rows.get(subject.judgement)
        if isinstance(subject, Pair):
            parts |= {subject.left.part, subject.right.part}
        elif isinstance(subject, WORDS):
            parts.add(subject.side.part)
    refuse_locked(view, parts, meant)
    return undos


def _named(view: View, given: str, register: Path) -> Incident | Part:
    return part_named(view, given) or incident_named(view, given, register).incident


def _two(left: Incident, right: Incident) -> None:
    if left.id == right.id:
        raise SettingsError(
            f"both are {left.id}; `unfog split` takes documents out of it, "
            "`unfog judge DOCUMENT/INCIDENT DOCUMENT/INCIDENT different` parts"
        )
