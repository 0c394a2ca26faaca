"""When a predicted name, count, date or speaker agrees with the gold one."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any

from unfog.evaluation.gold import ScoredClaim, ScoredPlace, ScoredSpeaker
from unfog.model.claim import COUNT_PROPERTIES
from unfog.model.place import distance_km

_EMPTY_WORDS = frozenset(
    (
        *("the", "a", "an", "of", "in", "at", "and", "on", "s", "so", "called", "al", "el"),
        *("is", "isis", "isil", "group", "forces", "force", "troops", "army", "military"),
    )
)
_SAME = {
    "american": "united states",
    "daesh": "islamic state",
    "is": "islamic state",
    "isil": "islamic state",
    "isis": "islamic state",
    "sdf": "syrian democratic forces",
    "u s": "united states",
    "uk": "united kingdom",
    "us": "united states",
    "usa": "united states",
    "washington": "united states",
}
VAGUE = 1.5
"""A vague count ("dozens") agrees with a bound up to half as much again."""

VALUES_ALL_AGREE = frozenset(("occurrence", "damage", "motive"))
"""Properties whose values are true or free words: they rest on their evidence alone."""


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """`name` without accents, case and punctuation, common short forms written out."""
    ascii_only = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    bare = re.sub(r"[^a-z0-9]+", " ", ascii_only).strip()
    return _SAME.get(bare, bare)


@lru_cache(maxsize=50_000)
def _words(name: str) -> frozenset[str]:
    every = plain(name).split()
    telling = {
        w[:-1] if len(w) > 3 and w.endswith("s") else w for w in every if w not in _EMPTY_WORDS
    }
    return frozenset(telling or every)


def same_name(gold: object, predicted: object) -> bool:
    """Equal in plain form, or half the telling words of the shorter one are shared."""
    a, b = str(gold or ""), str(predicted or "")
    if plain(a) == plain(b):
        return True
    x, y = _words(a), _words(b)
    return bool(x and y) and 2 * len(x & y) >= min(len(x), len(y))


def same_count(gold: object, predicted: object) -> bool:
    """Equal bounds; where the gold is vague, one bound within `VAGUE` of the other is enough."""
    if not (isinstance(gold, dict) and isinstance(predicted, dict)):
        return False
    pairs = [(gold.get(bound), predicted.get(bound)) for bound in ("low", "high")]
    if all(a == b for a, b in pairs):
        return True
    if not gold.get("approx"):
        return False
    return any(a and b and max(a, b) <= VAGUE * min(a, b) for a, b in pairs)


def same_value(name: str, gold: Any, predicted: Any) -> bool:
    """Whether `predicted` is right for property `name`; free text rests on its evidence alone."""
    if name in VALUES_ALL_AGREE:
        return True
    if name in COUNT_PROPERTIES:
        return same_count(gold, predicted)
    if name == "date":
        return bool(gold and predicted) and all(
            gold.get(bound) == predicted.get(bound) for bound in ("start", "end")
        )
    if name == "weapon":
        return any(same_name(g, p) for g in _several(gold) for p in _several(predicted))
    return same_name(_name_in(gold), _name_in(predicted))


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _name_in(value: Any) -> Any:
    return value.get("name") if isinstance(value, dict) else value


def same_speaker(gold: ScoredSpeaker, predicted: ScoredSpeaker) -> bool:
    """The document's own voice agrees only with itself; anonymous sources with each other."""
    if "REPORT" in (gold.name, predicted.name):
        return gold.name == predicted.name
    if gold.kind == predicted.kind == "anonymous":
        return True
    return any(
        same_name(a, b)
        for a in (gold.name, gold.org)
        for b in (predicted.name, predicted.org)
        if a and b
    )


def overlap(gold: ScoredClaim, predicted: ScoredClaim) -> int:
    """Characters that the evidence of both shares."""
    return max(0, min(gold.end, predicted.end) - max(gold.start, predicted.start))


def place_right(gold: ScoredPlace, predicted: ScoredPlace | None) -> bool:
    """Within the distance that the gold allows."""
    if predicted is None or predicted.lat is None or predicted.lon is None:
        return False
    if gold.lat is None or gold.lon is None:
        return False
    return distance_km(gold.lat, gold.lon, predicted.lat, predicted.lon) <= gold.within_km
