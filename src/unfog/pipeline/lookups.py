"""The look-ups that a reader gets: times, places, actors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from unfog.model.lookups import ActorFinder, Lookups, PlaceFinder, TimeFinder
from unfog.settings import Settings, default_cache


@dataclass(frozen=True, slots=True)
class Found:
    """Fulfils `Lookups`."""

    times: TimeFinder
    places: PlaceFinder
    actors: ActorFinder


def ensure(settings: Settings) -> Path:
    """The folder of the gazetteer, built in the cache where it is missing (once, seconds)."""
    from unfog.resolve import gazetteer

    return gazetteer.ensure(cache_of(settings))


def gazetteer_version(settings: Settings) -> str:
    """Of the gazetteer that `ensure` gives: with other places added, texts are read anew."""
    from unfog.resolve import gazetteer

    return gazetteer.current_version(cache_of(settings))


def load(settings: Settings) -> Lookups:
    """All look-ups. Raises SettingsError where the gazetteer cannot be built or opened."""
    from unfog.resolve.actor import ActorRegistry
    from unfog.resolve.gazetteer import Gazetteer
    from unfog.resolve.place import GazetteerPlaceFinder
    from unfog.resolve.time import RuleTimeFinder

    places = GazetteerPlaceFinder(Gazetteer.open(ensure(settings)))
    return Found(times=RuleTimeFinder(), places=places, actors=ActorRegistry.load())


def cache_of(settings: Settings) -> Path:
    """The cache folder: the user's, unless the settings name one."""
    return default_cache() if settings.cache == Path() else settings.cache
