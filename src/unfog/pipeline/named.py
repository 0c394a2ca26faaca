"""What a person names on the command line or in a script, found in the register."""

from __future__ import annotations

from pathlib import Path

from unfog.errors import SettingsError
from unfog.model.incident import Part
from unfog.store.base import StoredIncident, View
from unfog.store.parts import side_of


def incident_named(view: View, given: str, register: Path) -> StoredIncident:
    """The incident whose id is `given` or begins so, also where it has merged into another.

    Raises SettingsError where there is none or several.
    """
    found = view.named(given) if given else {}
    living = {found[given]} if given in found else set(found.values())
    if len(living) > 1:
        several = ", ".join(sorted(found)[:5])
        raise SettingsError(f"{given!r} begins several ids: {several}; give more of it")
    stored = view.incident(living.pop()) if living else None
    if stored is None:
        raise SettingsError(f"{register}: no incident {given!r}; `unfog incidents` lists all")
    return stored


def part_named(view: View, given: str) -> Part | None:
    """The part written as `document/incident`; None where `given` names none."""
    document, slash, local = given.rpartition("/")
    if not slash or side_of(view, part := Part(document, local)) is None:
        return None
    return part


def part_words(part: Part) -> str:
    """A part as it is written: `document/incident`."""
    return f"{part.document}/{part.incident}"
