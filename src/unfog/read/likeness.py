"""How a scene and a happening agree or differ: doer, target, spot, day, family."""

from __future__ import annotations

from unfog.model.place import Place
from unfog.read.happening import Happening
from unfog.read.scenes import SPOT_KM, Scene

_NEAR_KM = 25.0
_UNTELLING = frozenset("people forces civilians soldiers troops police members".split())
_MIXING = frozenset(("violence", "territory"))
"""Families whose words may tell of one happening: a town is attacked and taken."""


def compatible(scene: Scene, other: Happening) -> bool:
    """Whether the scene can be of the happening: neither family, day, place nor type forbid it."""
    family = scene.mention.trigger.family
    if other.item is not None:
        return False
    if other.family != family and not {family, other.family} <= _MIXING:
        return False
    if another_day(scene, other):
        return False
    place = scene.place.place if scene.place else None
    if place and other.told_place and apart(place, other.told_place):
        return False
    if not scene.mention.trigger.vague and other.types and family == "violence":
        same = scene.mention.type in other.types or scene.sentence == other.last_sentence
        return same or scene.day is not None or scene.mention.definite
    return True


def another_day(scene: Scene, other: Happening) -> bool:
    """Whether both are dated, and differently."""
    return bool(scene.day and other.date and not scene.day.overlaps(other.date))


def same_doer(scene: Scene, other: Happening) -> bool:
    """Whether a perpetrator is named alike in both."""
    mine = {p.name.lower() for p in scene.arguments.perpetrators}
    theirs = {p.name.lower() for s in other.scenes for p in s.arguments.perpetrators}
    return bool(mine & theirs)


def same_target(scene: Scene, other: Happening) -> bool:
    """Whether what was hit has a telling word in common ("the embassy", "the base")."""
    mine = {w for t in scene.arguments.targets for w in _telling(t.name)}
    theirs = {w for s in other.scenes for t in s.arguments.targets for w in _telling(t.name)}
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in theirs)


def _telling(name: str) -> set[str]:
    return {w.rstrip("s") for w in name.lower().split() if len(w) > 3 and w not in _UNTELLING}


def same_spot(scene: Scene, other: Happening) -> bool:
    """Whether both are told of one town or facility."""
    here, there = scene.place.place if scene.place else None, other.told_place
    if here is None or there is None or max(here.radius_km, there.radius_km) > SPOT_KM:
        return False
    return here.km_to(there) <= here.radius_km + there.radius_km


def apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be the same, their radii considered."""
    return a.km_to(b) > a.radius_km + b.radius_km + _NEAR_KM
