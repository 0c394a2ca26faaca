"""Places in parsed documents: found, resolved by context, with radius and role."""

from unfog.resolve.place.finder import GazetteerPlaceFinder

__all__ = ["GazetteerPlaceFinder"]
