"""How well two sub-event types fit one happening that two documents tell of."""

from __future__ import annotations

from functools import cache

from unfog.model.taxonomy import EVENT_TYPE

_GROUP: dict[str, str] = {
    "Armed clash": "direct",
    "Attack": "direct",
    "Mob violence": "direct",
    "Sexual violence": "direct",
    "Suicide bomb": "bomb",
    "Remote explosive/landmine/IED": "bomb",
    "Grenade": "bomb",
    "Air/drone strike": "remote",
    "Shelling/artillery/missile attack": "remote",
    "Chemical weapon": "remote",
    "Government regains territory": "territory",
    "Non-state actor overtakes territory": "territory",
    "Non-violent transfer of territory": "territory",
    "Headquarters or base established": "territory",
    "Excessive force against protesters": "crowd",
    "Protest with intervention": "crowd",
    "Peaceful protest": "crowd",
    "Violent demonstration": "crowd",
    "Abduction/forced disappearance": "abduction",
    "Arrests": "arrest",
    "Agreement": "agreement",
    "Disrupted weapons use": "disrupted",
    "Looting/property destruction": "looting",
    "Change to group/activity": "other",
    "Other": "other",
}
"""Groups of sub-events that reporters (and readers) take for one another."""

_SAME, _SIBLING, _STRANGE = 1.0, 0.4, -6.0

_BETWEEN: dict[frozenset[str], float] = {
    frozenset(("direct", "bomb")): -0.3,
    frozenset(("direct", "remote")): -0.9,
    frozenset(("bomb", "remote")): -0.6,
    frozenset(("direct", "territory")): -0.7,
    frozenset(("remote", "territory")): -2.0,
    frozenset(("bomb", "territory")): -2.0,
    frozenset(("direct", "crowd")): -1.2,
    frozenset(("direct", "abduction")): -1.5,
    frozenset(("direct", "looting")): -1.5,
    frozenset(("crowd", "looting")): -1.5,
    frozenset(("remote", "disrupted")): -0.6,
    frozenset(("bomb", "disrupted")): -0.8,
    frozenset(("direct", "disrupted")): -2.0,
    frozenset(("abduction", "arrest")): -1.2,
    frozenset(("crowd", "arrest")): -2.5,
    frozenset(("arrest", "other")): -1.5,
    frozenset(("abduction", "other")): -1.8,
    frozenset(("agreement", "other")): -1.0,
    frozenset(("agreement", "territory")): -1.5,
}


@cache
def affinity(a: str, b: str) -> float:
    """From 1 (the same sub-event) to -6 (no one takes one for the other); symmetric."""
    if a == b:
        return 0.6 if a in ("Other", "Change to group/activity") else _SAME
    left, right = _GROUP.get(a, ""), _GROUP.get(b, "")
    if not left or not right:
        return -1.0
    if left == right:
        return _SIBLING
    known = _BETWEEN.get(frozenset((left, right)))
    if known is not None:
        # "Attack" is also what any violence is called before more is known.
        return known / 2 if "Attack" in (a, b) else known
    return -2.5 if EVENT_TYPE.get(a) == EVENT_TYPE.get(b) else _STRANGE


def group(name: str) -> str:
    """Name of the group of sub-event `name`; "" where the type is unknown."""
    return _GROUP.get(name, "")
