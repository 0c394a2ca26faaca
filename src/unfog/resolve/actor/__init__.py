"""Actors: states, their forces and offices, armed groups, media and organisations, by name."""

from unfog.resolve.actor.registry import ActorRegistry

__all__ = ["ActorRegistry"]
