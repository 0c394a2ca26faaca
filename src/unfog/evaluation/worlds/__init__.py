"""Synthetic worlds with known truth, for measuring how linking and fusing scale."""

from __future__ import annotations

from unfog.evaluation.worlds.options import Misread, Told, WorldOptions
from unfog.evaluation.worlds.world import World, WorldDocument

__all__ = ["Misread", "Told", "World", "WorldDocument", "WorldOptions"]
