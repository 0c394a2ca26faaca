"""Which incidents name an actor, and how."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from unfog.model.actor import Actor
from unfog.model.claim import Property
from unfog.model.names import initials, name_tokens
from unfog.publish.brief.behind import stands
from unfog.publish.brief.model import ActorRole
from unfog.resolve.actor import ActorRegistry
from unfog.store.base import StoredIncident

_REMEMBERED = 65_536


def roles_of(name: str, stored: StoredIncident) -> list[ActorRole]:
    """How `stored` names the actor `name`: as whoever did it, as whoever was hit, or as one
    of whom it is only denied, or was taken back."""
    found: list[ActorRole] = []
    if any(same_actor(name, told) for told in _names(stored, "perpetrator", asserted=True)):
        found.append("perpetrator")
    elif any(same_actor(name, told) for told in _names(stored, "perpetrator", asserted=False)):
        found.append("denied")
    if any(same_actor(name, told) for told in _names(stored, "target", asserted=True)):
        found.append("target")
    return found


def named_actors(stored: StoredIncident) -> list[str]:
    """Who is said to have done it, by proper name, the best supported first; each once."""
    found: list[str] = []
    for name in _names(stored, "perpetrator", asserted=True):
        known = any(same_actor(a, name) or same_actor(name, a) for a in found)
        if is_proper(name) and not known:
            found.append(name)
    return found


def same_actor(asked: str, told: str) -> bool:
    """Whether `told` names the actor `asked`.

    Known actors are compared by the registry; of others, all words of `asked` stand in `told`,
    or one is the other's initials. A shorter name ("the Column") is not taken for a longer one.
    """
    left, right = _known(asked), _known(told)
    if left is not None and right is not None:
        return left.id == right.id
    words, other = name_tokens(asked), name_tokens(told)
    if not words:
        return False
    return words <= other or initials(asked) in other or initials(told) in words


def _names(stored: StoredIncident, property: Property, asserted: bool) -> Iterator[str]:
    """The values of `property`, the best supported first; those that stand where `asserted`."""
    for finding in stored.findings:
        if finding.property == property:
            for alternative in finding.alternatives:
                if stands(alternative) or not asserted:
                    yield str(alternative.value)


def is_proper(name: str) -> bool:
    """Whether `name` names one body: known, or capitalised beyond its first word."""
    words = name.split()
    return _known(name) is not None or any(word[:1].isupper() for word in words[1:])


@lru_cache(_REMEMBERED)
def _known(name: str) -> Actor | None:
    return ActorRegistry.load().lookup(name)
