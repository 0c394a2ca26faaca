"""The page of incidents in a real browser: nothing may fail on it, or be asked of another host."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from unfog.evaluation.desk_register import make_register
from unfog.model.place import Place
from web.conftest import served

HOSTILE = (
    "<script>window.hurt = 1</script>",
    "<img src=x onerror='window.hurt = 1'>",
    "\u202egnorts\u202c \u2066",
    "%(x)s {{ 7 * 7 }} ${name}",
    "Very" + "long" * 60,
)
"""Names that must stay text: of places, and in those of outlets."""


@pytest.fixture(scope="session")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register of 400 invented incidents, some reviewed, with what hostile papers might print."""
    path = tmp_path_factory.mktemp("many") / "many.unfog"
    make_register(path, 400)
    with closing(sqlite3.connect(path)) as register, register:
        ids = [id for (id,) in register.execute("SELECT id FROM incidents ORDER BY id")]
        reviews = [
            *((id, "rejected", 0) for id in ids[:3]),
            *((id, "confirmed", n < 2) for n, id in enumerate(ids[3:9])),
        ]
        register.executemany(
            "INSERT INTO reviews VALUES (?, ?, 'Ada', '2031-06-01T00:00:00Z', '', '', ?, '')",
            reviews,
        )
        for number, name in enumerate(HOSTILE):
            place = msgspec.json.encode(Place(name, "SY", 35.0 + number, 38.0, 12.0)).decode()
            outlet = f"{name} Times"
            register.execute(
                "UPDATE incidents SET place = ?, country = 'SY' WHERE id = ?",
                (place, ids[10 + number]),
            )
            register.execute(
                "UPDATE documents SET outlet = ? WHERE id IN "
                "(SELECT document FROM incident_parts WHERE incident = ?)",
                (outlet, ids[10 + number]),
            )
    return path


@pytest.fixture(scope="session")
def desk(many: Path) -> Iterator[str]:
    """The address of a desk over that register."""
    with served(many) as address:
        yield address
