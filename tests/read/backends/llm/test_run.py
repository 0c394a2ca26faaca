"""The reader in a run: from the terminal, and with documents that stay unread for now."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from unfog.cli.app import run
from unfog.cli.llm_options import llm_settings
from unfog.errors import SettingsError
from unfog.pipeline.run import read
from unfog.settings import LlmSettings, Settings, default_cache
from unfog.store import open_register
from unfog.store.base import Store

type Told = dict[str, Any]
type Make = Callable[..., Settings]

DEPOT = (
    "Gunmen killed three guards at a depot near Basra on Tuesday, the police said. The road to "
    "the harbour was closed for hours, and the owner asked for help from the town."
)
BRIDGE = (
    "A mine killed two drivers at a bridge near Mosul on Monday, the police said. The road to "
    "the dam was closed for hours, and the mayor asked for help from the army."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "news"
    made.mkdir()
    (made / "a.txt").write_text(DEPOT)
    (made / "b.txt").write_text(BRIDGE)
    return made


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lookups: object) -> Path:
    """A cache with the gazetteer that is built already, and without answers."""
    made = tmp_path / "cache"
    made.mkdir()
    for entry in default_cache().resolve().iterdir():
        if entry.name != "llm":
            (made / entry.name).symlink_to(entry)
    monkeypatch.setenv("UNFOG_CACHE", str(made))
    return made


@pytest.fixture
def good(claim: Callable[..., Told], answer: Callable[..., Told]) -> Callable[[Told], Told]:
    """What a good model says of the two reports."""

    def told(body: Told) -> Told:
        if "Basra" in body["messages"][-1]["content"]:
            return answer(claim("Gunmen killed three guards", "killed", "three"))
        return answer(claim("A mine killed two drivers", "killed", "two"))

    return told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_register(tmp_path / "x.unfog")
    yield opened
    opened.close()


@pytest.fixture
def run_settings(llm: LlmSettings, cache: Path) -> Callable[..., Settings]:
    """Settings of a run with the reader, changed as told."""

    def made(**changes: int) -> Settings:
        return Settings(reader="llm", llm=msgspec.structs.replace(llm, **changes), cache=cache)

    return made


def test_what_was_not_read_is_read_by_a_later_run(
    model: Any, good: Callable[[Told], Told], folder: Path, store: Store, run_settings: Make
) -> None:
    down = ["Mosul"]

    def choose(body: Told) -> tuple[int, object]:
        refused = any(name in body["messages"][-1]["content"] for name in down)
        return (500, "") if refused else (200, good(body))

    model.decides(choose)
    first = read([str(folder)], store, run_settings(attempts=1))
    assert (first.read, dict(first.skipped)) == (1, {"llm-unavailable": 1})
    (skip,) = store.view.skipped()
    assert "run again" in skip.detail
    down.clear()
    model.asked.clear()
    second = read([str(folder)], store, run_settings(attempts=1))
    assert (second.read, second.unchanged, dict(second.skipped)) == (1, 1, {})
    assert list(store.view.skipped()) == []
    assert len(model.asked) == 1


def test_documents_beyond_the_budget_are_left_for_the_next_run(
    model: Any, good: Callable[[Told], Told], folder: Path, store: Store, run_settings: Make
) -> None:
    model.decides(lambda body: (200, good(body)))
    settings = run_settings(token_budget=4000, answer_tokens=1500)
    first = read([str(folder)], store, settings)
    second = read([str(folder)], store, settings)
    assert (first.read, dict(first.skipped)) == (1, {"llm-budget": 1})
    assert (second.read, second.unchanged, dict(second.skipped)) == (1, 1, {})


def test_a_document_read_by_rules_stays_so_while_the_model_is_down(
    model: Any, folder: Path, store: Store, run_settings: Make
) -> None:
    rules = msgspec.structs.replace(run_settings(), reader="rules")
    read([str(folder)], store, rules)
    before = store.view.counts()
    model.replies(503, b"")
    again = read([str(folder)], store, run_settings(attempts=1))
    assert dict(again.skipped) == {"llm-unavailable": 2}
    assert store.view.counts()["claims"] == before["claims"]
    assert read([str(folder)], store, rules).unchanged == 2


def test_claims_are_written_from_the_terminal(
    model: Any,
    good: Callable[[Told], Told],
    folder: Path,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("UNFOG_LLM_URL", model.url)
    monkeypatch.setenv("UNFOG_LLM_KEY", "s3cret-k3y")
    model.decides(lambda body: (200, good(body)))
    out = folder.parent / "claims.jsonl"
    given = ["--reader", "llm", "--llm", "model=dwarf-2", "--published", "2031-03-05"]
    assert run(["claims", str(folder), "--out", str(out), *given]) == 0
    lines = [json.loads(line) for line in out.read_text().splitlines()]
    assert [i["claims"][0]["value"]["low"] for line in lines for i in line["incidents"]] == [3, 2]
    assert lines[0]["reader"].startswith("llm-1+dwarf-2+")
    kept = b"".join(p.read_bytes() for p in (cache / "llm").rglob("*.json"))
    assert b"Gunmen killed three guards" in kept
    assert b"s3cret" not in kept + out.read_bytes()


def test_without_address_and_model_nothing_is_read(
    folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.delenv("UNFOG_LLM_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    assert run(["read", str(folder), "--reader", "llm"]) == 2
    assert "UNFOG_LLM_URL" in capfd.readouterr().err


def test_options_take_the_place_of_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UNFOG_LLM_URL", "https://one.example")
    monkeypatch.setenv("UNFOG_LLM_MODEL", "one")
    given = ["model=two", "tokens=5000", "cost=1.5", "price-in=0.2", "allow-http=yes"]
    found = llm_settings(given)
    assert (found.url, found.model) == ("https://one.example", "two")
    assert (found.token_budget, found.cost_budget, found.price_in) == (5000, 1.5, 0.2)
    assert found.allow_http is True


@pytest.mark.parametrize(
    "given",
    [
        "model",
        "colour=red",
        "tokens=many",
        "cost=-1",
        "attempts=0",
        "allow-http=perhaps",
        "cost=nan",
        "key=s3cret",
        "token-budget=5",
    ],
)
def test_an_option_that_is_none_is_told_without_a_key(given: str) -> None:
    with pytest.raises(SettingsError, match="--llm") as error:
        llm_settings([given])
    assert "s3cret" not in str(error.value)
