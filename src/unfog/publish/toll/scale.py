"""Round numbers for an axis."""

from __future__ import annotations

from collections.abc import Iterator


def ticks(most: int, wanted: int) -> list[int]:
    """0 and round multiples up to the first at or above `most`; about `wanted` steps.

    Steps are 1, 2 or 5 times a power of ten (Heckbert 1990, Nice numbers for graph labels).
    """
    step = next(step for step in _steps() if most <= step * wanted)
    return list(range(0, most + step, step))


def _steps() -> Iterator[int]:
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
