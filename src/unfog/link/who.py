"""Names, weapons and figures as reasons."""

from __future__ import annotations

from unfog.link.facts import UNBOUNDED, Facts


def perpetrator(a: Facts, b: Facts) -> int:
    """0 where one names nobody; 1 where names differ; 2 and 3 for one shared word and more."""
    if not a.perpetrator or not b.perpetrator:
        return 0
    return 1 + min(2, len(a.perpetrator & b.perpetrator))


def target(a: Facts, b: Facts) -> int:
    """Shared proper names of those hit, places apart; then shared common nouns.

    0 where one names nobody, 1 where nothing is shared, 2 for a noun, 3 and 4 for names.
    """
    shared = (a.target & b.target) - a.place_names - b.place_names
    if shared:
        return 3 if len(shared) == 1 else 4
    if a.things & b.things:
        return 2
    return 1 if a.things and b.things else 0


def weapon(a: Facts, b: Facts) -> int:
    """0 where one names none, 1 where they differ, 2 where any noun is shared."""
    if not a.weapons or not b.weapons:
        return 0
    return 2 if a.weapons & b.weapons else 1


def counts(a: Facts, b: Facts) -> float:
    """Equal figures count by their size; tolls may rise with the days, not jump apart."""
    found = 0.0
    for name, left in a.counts.items():
        right = b.counts.get(name)
        if right:
            found += max([_count_pair(x, y) for x in left for y in right])
    return max(-2.0, min(2.4, round(found, 2)))


def _count_pair(a: tuple[int, int, bool], b: tuple[int, int, bool]) -> float:
    near, far = (a[0], b[0]) if a[0] < b[0] else (b[0], a[0])
    if near == far and a[2] and b[2]:
        return _equal(near)
    if near >= 20 and far <= 1.15 * near and far % 10:
        return 0.8
    if a[0] <= b[1] and b[0] <= a[1]:
        return 0.2
    low = min(_top(a), _top(b))
    if far - low <= 2 or far <= 1.35 * low:
        return 0.1
    if far <= 2.5 * low or far - low <= 5:
        return -0.3
    return -1.2


def _equal(n: int) -> float:
    """Large and odd numbers are seldom equal by chance."""
    if n < 3:
        return 0.4
    return 0.9 if n < 10 else 1.4 if n < 30 or n % 10 == 0 else 1.9


def _top(row: tuple[int, int, bool]) -> int:
    return row[0] if row[1] == UNBOUNDED else row[1]
