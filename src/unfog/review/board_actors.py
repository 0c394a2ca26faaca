"""Actors as the board counts them: by their id where they are known, else by their name."""

from __future__ import annotations

from functools import lru_cache

from unfog.resolve.actor import ActorRegistry

_REMEMBERED = 1 << 16


@lru_cache(_REMEMBERED)
def actor_of(name: str) -> str:
    """The id of the actor of that name, or the name itself without its article."""
    known = ActorRegistry.load().lookup(name)
    if known is not None:
        return known.id
    article, _, rest = name.partition(" ")
    return rest if article.lower() == "the" and rest else name


@lru_cache(_REMEMBERED)
def actor_label(actor: str) -> str:
    """The name of an actor that `actor_of` named: `force:SY:police` is Syria's police."""
    registry = ActorRegistry.load()
    known = registry.get(actor)
    if known is not None:
        return known.name
    _, _, rest = actor.partition(":")
    country, _, office = rest.partition(":")
    state = registry.get(f"state:{country}")
    if state is None or not office:
        return actor
    return f"{state.name}: {office.replace('-', ' ')}"
