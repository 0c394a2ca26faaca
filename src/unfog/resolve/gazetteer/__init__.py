"""The offline gazetteer: built once into the user's cache, then opened by memory map."""

from unfog.resolve.gazetteer.cache import current_version, damage, ensure
from unfog.resolve.gazetteer.entry import Entry
from unfog.resolve.gazetteer.lookup import Gazetteer, Named

__all__ = ["Entry", "Gazetteer", "Named", "current_version", "damage", "ensure"]
