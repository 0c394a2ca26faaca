"""How often something may be tried: growing waits for sign-ins, a steady flow for requests.

Kept in the memory of the one process, for so many names at most; the longest untouched go first.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

import msgspec

MOST_KEYS = 50_000


class Limits(msgspec.Struct, frozen=True):
    """What the desk lets through. Waits are seconds; `rate` is requests a second for each user,
    `burst` how many of them may come at once."""

    tries_of_account: int = 5
    wait_of_account: float = 60.0
    tries_of_address: int = 20
    wait_of_address: float = 900.0
    rate: float = 50.0
    burst: int = 300


class Waits:
    """Tries that fail. After `free` of them each further one waits twice as long as the one
    before, `longest` seconds at most; all are forgotten an hour after the last."""

    FORGOTTEN = 3600.0

    def __init__(
        self, free: int, longest: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._free = free
        self._longest = longest
        self._clock = clock
        self._lock = Lock()
        self._tries: OrderedDict[str, tuple[int, float]] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds until `key` may be tried again; 0 where it may be now."""
        with self._lock:
            return self._wait(key)

    def tried(self, key: str) -> float:
        """Counts a try before it is known how it ends, so that many at once are no way around.

        Seconds to wait, and nothing counted, where it comes too early.
        """
        with self._lock:
            wait = self._wait(key)
            if wait <= 0:
                count, last = self._tries.get(key, (0, 0.0))
                now = self._clock()
                before = 0 if now - last > self.FORGOTTEN else count
                self._tries[key] = (before + 1, now)
                self._tries.move_to_end(key)
                if len(self._tries) > MOST_KEYS:
                    self._tries.popitem(last=False)
            return wait

    def forgive(self, key: str) -> None:
        """A try that went well: those before it count no more."""
        with self._lock:
            self._tries.pop(key, None)

    def give_back(self, key: str) -> None:
        """A try that went well, where those before it may have been somebody else's."""
        with self._lock:
            count, last = self._tries.get(key, (0, 0.0))
            if count:
                self._tries[key] = (count - 1, last)

    def _wait(self, key: str) -> float:
        count, last = self._tries.get(key, (0, 0.0))
        over = count - self._free
        if over < 0:
            return 0.0
        return max(0.0, last + min(self._longest, 2.0 ** min(over, 60)) - self._clock())


class Flow:
    """Requests by who makes them: `rate` a second, `burst` at once."""

    def __init__(
        self, rate: float, burst: int, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate = rate
        self._burst = float(burst)
        self._clock = clock
        self._lock = Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def taken(self, key: str) -> float:
        """Takes a request of `key` in; seconds to wait, and none taken, where there are too
        many."""
        with self._lock:
            now = self._clock()
            left, last = self._left.get(key, (self._burst, now))
            left = min(self._burst, left + (now - last) * self._rate)
            wait = 0.0 if left >= 1 else (1 - left) / self._rate
            self._left[key] = (left if wait else left - 1, now)
            self._left.move_to_end(key)
            if len(self._left) > MOST_KEYS:
                self._left.popitem(last=False)
            return wait
