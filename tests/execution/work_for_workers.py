"""Tasks for worker processes: they live in a module, as spawned workers import them."""

import os
import signal
from collections.abc import Sequence
from pathlib import Path


def nothing() -> int:
    return 10


def add(context: int, items: Sequence[int]) -> list[int]:
    return [context + item for item in items]


def environment(_: int, items: Sequence[str]) -> list[str | None]:
    return [os.environ.get(item) for item in items]


def process_ids(_: int, items: Sequence[int]) -> list[int]:
    return [os.getpid() for _item in items]


def die_of_negatives(context: int, items: Sequence[int]) -> list[int]:
    if any(item < 0 for item in items):
        os.kill(os.getpid(), signal.SIGKILL)
    return add(context, items)


def die_once(mark: Path, items: Sequence[int]) -> list[int]:
    if not mark.exists():
        mark.touch()
        os._exit(3)
    return list(items)


def a_mark(path: Path) -> Path:
    return path


def cannot_prepare() -> int:
    raise ValueError("no model here")


def dies_preparing() -> int:
    os._exit(9)


def refuses(_: int, items: Sequence[int]) -> list[int]:
    raise KeyError("unforeseen")


def sleeps(_: int, items: Sequence[float]) -> list[float]:
    import time

    for item in items:
        time.sleep(item)
    return list(items)


def lengths(_: int, items: Sequence[str]) -> list[int]:
    return [len(item) for item in items]


def new_word() -> str:
    import uuid

    return uuid.uuid4().hex


def told(word: str, items: Sequence[int]) -> list[str]:
    return [word for _ in items]
