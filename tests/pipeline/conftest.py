"""Invented reports in files, settings with the tiny reader, and a way to read them."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from unfog.pipeline.run import read
from unfog.pipeline.summary import RunSummary
from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.store.base import Store

TOWNS = ("Basra", "Mosul", "Aden", "Taiz", "Goma", "Sirte", "Tikrit")


def report(number: int) -> dict[str, object]:
    """An invented report; every third differs from the one before in its toll alone."""
    town = TOWNS[number // 3 % len(TOWNS)]
    toll = 2 + number % 5
    text = (
        f"A rocket hit the market in {town} early in the morning, the police said on Tuesday. "
        f"They said that {toll} people were killed and that the road to the harbour was closed. "
        f"Witness number {number} spoke of smoke over the houses near the river."
    )
    return {
        "id": f"r{number:03}",
        "title": f"Rocket hits market in {town}",
        "published": f"2031-05-{1 + number // 3 % 28:02}",
        "outlet": f"Paper {number % 4}",
        "text": text,
    }


def lines(reports: list[dict[str, object]]) -> bytes:
    return b"".join(msgspec.json.encode(one) + b"\n" for one in reports)


@pytest.fixture(scope="session", name="report")
def report_fixture() -> Callable[[int], dict[str, object]]:
    return report


@pytest.fixture(scope="session", name="lines")
def lines_fixture() -> Callable[[list[dict[str, object]]], bytes]:
    return lines


@pytest.fixture(autouse=True)
def readers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    yield
    sys.modules.pop("tiny_reader", None)


@pytest.fixture
def settings() -> Settings:
    return Settings(reader="tiny_reader:TinyReader", cache=default_cache(), batch=4)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_register(tmp_path / "register.unfog")
    yield opened
    opened.close()


@pytest.fixture
def run(store: Store, settings: Settings) -> Callable[..., RunSummary]:
    """Reads paths into the register, with settings changed as told."""

    def _run(*inputs: Path, **changes: object) -> RunSummary:
        changed = msgspec.structs.replace(settings, **changes)
        return read([str(one) for one in inputs], store, changed)

    return _run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Thirty reports as JSON lines, three as files, and some that cannot be used."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "news.jsonl").write_bytes(lines([report(n) for n in range(30)]))
    for n in range(30, 33):
        (made / f"{n}.txt").write_text(str(report(n)["text"]))
    (made / "german.txt").write_text(
        "Bei einem Anschlag auf einen Markt wurden am Dienstag nach Angaben der Polizei "
        "mehrere Menschen getötet. Die Straße zum Hafen blieb den ganzen Tag gesperrt."
    )
    (made / "empty.txt").touch()
    (made / "blob.bin").write_bytes(bytes(range(256)) * 20)
    return made
