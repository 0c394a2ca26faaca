"""Filing: under which keys, and where in their order, a read incident is looked for.

Each incident has a row under some keys for where it was, for names, for figures and for the
telling words of its document. Under a key the rows are in the order of their days, then of kind
and toll; those next to one another are worth a comparison (multi-pass sorted neighbourhood,
Hernández and Stolfo 1995). Keys and places in the order depend on the incident alone, so that a
register can be filed bit by bit.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from functools import lru_cache

import msgspec

from unfog.link.facts import STEPS, UNBOUNDED, Facts
from unfog.link.types import group
from unfog.model.incident import Part

_CELL_DEGREES = 1.5
_SPOT_DEGREES = 0.25
_WIDE_KM = 150.0
_NAMES = 12
_SHARP_DAYS = 3
_BLUNT_DAYS = 16
_FEWEST = 3
_WORDS = 10

_WEIGHTS = tuple(step / STEPS for step in range(STEPS))
"""All weights of words, so that those of many documents share their memory."""

_ENCODER = msgspec.msgpack.Encoder(order="deterministic")
_DECODER = msgspec.msgpack.Decoder(tuple[bytes, Facts])


def number_of(part: Part) -> int:
    """A number of 63 bits that stands for `part` in an index."""
    joined = f"{part.document}\x1f{part.incident}".encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(joined, digest_size=8).digest()) >> 1


def pack(facts: Facts) -> bytes:
    """`facts` in a few hundred bytes, equal for equal facts."""
    terms = array("I", (n for n, _ in facts.terms.items())).tobytes()
    terms += array("H", (round(STEPS * x) for x in facts.terms.values())).tobytes()
    return _ENCODER.encode((terms, msgspec.structs.replace(facts, terms={})))


def unpack(packed: bytes) -> Facts:
    """What `pack` packed."""
    terms, facts = _DECODER.decode(packed)
    middle = len(terms) // 3 * 2
    numbers, weights = array("I", terms[:middle]), array("H", terms[middle:])
    scaled = {n: _WEIGHTS[x] for n, x in zip(numbers, weights, strict=True)}
    return msgspec.structs.replace(facts, terms=scaled)


def rows_of(facts: Facts) -> set[tuple[int, int]]:
    """Rows (key, place in the order), both of 63 bits.

    An incident that is dated vaguely has several rows under a key, spread over its days.
    """
    keys = [_hash(f"{kind} {what}") for kind, what in _keys(facts)]
    places = [_place(day, facts) for day in _days(facts)]
    return {(key, place) for key in keys for place in places} | _rows_of_words(facts)


def _rows_of_words(facts: Facts) -> set[tuple[int, int]]:
    """A main incident is filed under the weightiest words of its document, too: by day of
    publication, on one day those beside one another whose weightiest other word is the same."""
    if facts.role != "main":
        return set()
    words = weightiest(facts, _WORDS)
    day = (facts.published or 0) << 16
    return {
        (_hash(f"word {word}"), day | words[word == words[0]] & 0xFFFF)
        for word in words
        if len(words) > 1
    }


def weightiest(facts: Facts, most: int) -> list[int]:
    """The words that tell most of the document, the weightiest first."""
    terms = facts.terms
    return sorted(terms, key=lambda word: (-terms[word], word))[:most]


def _keys(facts: Facts) -> list[tuple[str, str]]:
    names = sorted(facts.target) + sorted(facts.perpetrator) + sorted(facts.place_names)
    found = [("name", name) for name in names[:_NAMES]]
    kind = group(facts.type)
    found += [("country", f"{code} {kind}") for code in facts.countries]
    if facts.place is not None:
        lat, lon, radius = facts.place
        if radius <= _WIDE_KM:
            found += [("cell", cell) for cell in _cells(lat, lon, radius)]
            spot = math.floor(lat / _SPOT_DEGREES), math.floor(lon / _SPOT_DEGREES)
            found.append(("spot", f"{spot[0]} {spot[1]} {kind}"))
    for name, rows in facts.counts.items():
        for low, high, exact in rows[:2]:
            if exact and low == high and low >= _FEWEST:
                found += [(name, f"{low} {code}") for code in ("", *facts.countries)]
    found.append(("kind", kind))
    return found


def _cells(lat: float, lon: float, radius: float) -> list[str]:
    """The grid cells that the place's circle touches: up to four for a small one."""
    high = max(radius, 25.0) / 111.0
    wide = min(high / max(0.05, math.cos(math.radians(lat))), 20.0)
    return [
        f"{y} {x % _COLUMNS}"
        for y in range(_cell(lat - high), _cell(lat + high) + 1)
        for x in range(_cell(lon - wide), _cell(lon + wide) + 1)
    ]


_COLUMNS = int(360 / _CELL_DEGREES)


def _cell(degrees: float) -> int:
    return math.floor(degrees / _CELL_DEGREES)


def _days(facts: Facts) -> list[int]:
    """Days under which it is filed: undated news under the day it was printed."""
    if facts.date is None:
        return [facts.published or 0]
    start, end = facts.date
    if end - start < _SHARP_DAYS:
        return [start]
    if end - start < _BLUNT_DAYS:
        return [start, end]
    return sorted({start + (end - start) * step // 3 for step in range(4)})


def _place(day: int, facts: Facts) -> int:
    killed = facts.counts.get("killed", ())
    toll = min(killed[0][0], 255) if killed and killed[0][0] < UNBOUNDED else 0
    return day << 16 | _hash(group(facts.type)) % 256 << 8 | toll


@lru_cache(1 << 16)
def _hash(text: str) -> int:
    """63 bits that stay the same in every process, unlike `hash`."""
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=8).digest()) >> 1
