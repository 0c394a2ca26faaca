"""Batches of drafts, read apart and taken in: real registers, invented reports."""

import datetime as dt
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.model.incident import Part
from unfog.model.judgement import Signed
from unfog.pipeline.acts import judged
from unfog.pipeline.drafts import Chosen, accept
from unfog.pipeline.judge import decide, listed
from unfog.pipeline.run import read
from unfog.review.drafts import batches, drafts, rejection
from unfog.settings import Settings
from unfog.store import open_register
from unfog.store.base import Store
from unfog.store.draft_files import draft_names, draft_path
from unfog.store.writer import SqlWriter

NOON = dt.datetime(2031, 5, 20, 12, tzinfo=dt.UTC)
SIGNED = Signed("R. Coder", NOON, "looks right")


@pytest.fixture
def batch(
    store: Store,
    settings: Settings,
    tmp_path: Path,
    report: Callable[[int], dict[str, object]],
    lines: Callable[[list[dict[str, object]]], bytes],
) -> str:
    """Six reports in the register, six more in the draft `spring`."""
    for name, numbers in (("main", range(6)), ("spring", range(6, 12))):
        (tmp_path / f"{name}.jsonl").write_bytes(lines([report(n) for n in numbers]))
    read([str(tmp_path / "main.jsonl")], store, settings)
    path = draft_path(store.path, "spring")
    path.parent.mkdir()
    with closing(open_register(path)) as apart:
        read([str(tmp_path / "spring.jsonl")], apart, settings)
        rows = judged(
            apart.view, Part("r006", "e1"), Part("r007", "e1"), "different", SIGNED
        )  # fmt: skip
        decide(apart, settings, rows)
    return "spring"


def documents(store: Store) -> list[str]:
    return [one.document.id for one in store.view.documents()]


def test_a_batch_is_listed_with_what_was_read(store: Store, batch: str) -> None:
    (found,) = batches(store)
    assert (found.name, found.documents, found.waiting) == (batch, 6, 6)
    listed_ = drafts(store, batch)
    assert [one.document.id for one in listed_] == [f"r{n:03}" for n in range(6, 12)]
    assert all(one.incidents and one.state == "waiting" for one in listed_)
    assert drafts(store, batch, after="r008", limit=2) == listed_[3:5]


def test_what_is_accepted_is_as_if_it_had_been_read(
    store: Store, batch: str, settings: Settings, tmp_path: Path
) -> None:
    done = accept(store, settings, Chosen(batch), SIGNED)
    assert len(done.taken) == 6
    assert done.judgements == 1
    with closing(open_register(tmp_path / "whole.unfog")) as whole:
        read([str(tmp_path / f"{n}.jsonl") for n in ("main", "spring")], whole, settings)
        decide(whole, settings, [row for row in store.view.judgements() if row.why == SIGNED.why])
        assert list(whole.dump()) == list(store.dump())
    again = read([str(tmp_path / "spring.jsonl")], store, settings)
    assert (again.read, again.unchanged) == (0, 6)


def test_accepting_again_changes_nothing(store: Store, batch: str, settings: Settings) -> None:
    some = Chosen(batch, ["r006", "r007"])
    accept(store, settings, some, SIGNED)
    assert [ruling.state for ruling in listed(store.view)] == ["holds"]
    before = list(store.dump())
    done = accept(store, settings, some, SIGNED)
    assert (done.taken, done.there) == ((), ("r006", "r007"))
    assert list(store.dump()) == before
    (found,) = batches(store)
    assert (found.accepted, found.waiting) == (2, 4)


def test_broken_off_nothing_is_taken_in(
    store: Store, batch: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = list(store.dump())

    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(SqlWriter, "judge", broken)
        with pytest.raises(KeyboardInterrupt):
            accept(store, settings, Chosen(batch), SIGNED)
    assert list(store.dump()) == before
    assert len(accept(store, settings, Chosen(batch), SIGNED).taken) == 6


def test_what_is_rejected_stays_in_its_batch(store: Store, batch: str, settings: Settings) -> None:
    row = rejection(store, batch, ["r006"], SIGNED)
    with store.write() as writer:
        writer.judge([row])
    first, *others = drafts(store, batch)
    assert (first.state, first.by, first.why) == ("rejected", "R. Coder", "looks right")
    assert {one.state for one in others} == {"waiting"}
    accept(store, settings, Chosen(batch), SIGNED)
    assert "r006" not in documents(store)
    accept(store, settings, Chosen(batch, ["r006"]), SIGNED)
    assert "r006" in documents(store)
    with pytest.raises(SettingsError, match="already"):
        rejection(store, batch, ["r006"], SIGNED)


def test_words_on_two_come_when_both_are_there(
    store: Store, batch: str, settings: Settings
) -> None:
    assert accept(store, settings, Chosen(batch, ["r006"]), SIGNED).judgements == 0
    assert accept(store, settings, Chosen(batch, ["r007"]), SIGNED).judgements == 1


def test_wrong_use_says_what_to_do(store: Store, batch: str, settings: Settings) -> None:
    with pytest.raises(SettingsError, match="there are: spring"):
        drafts(store, "autumn")
    with pytest.raises(SettingsError, match="no document 'r099'"):
        accept(store, settings, Chosen(batch, ["r099"]), SIGNED)
    with pytest.raises(SettingsError, match="no document 'r099'"):
        rejection(store, batch, ["r099"], SIGNED)
    with pytest.raises(SettingsError, match="say why"):
        rejection(store, batch, ["r006"], Signed("R. Coder", NOON))


@given(st.text(max_size=80))
def test_no_name_leads_out_of_the_folder(name: str) -> None:
    register = Path("/somewhere/x.unfog")
    try:
        path = draft_path(register, name)
    except SettingsError:
        return
    assert path.parent == Path("/somewhere/x.unfog.drafts")
    assert path.resolve().parent == path.parent
    assert not path.name.startswith(".")


@pytest.mark.parametrize("name", ["..", "../x", "a/b", "a\\b", "", ".hidden", "a b", "x\n", "é"])
def test_such_names_are_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="names no draft"):
        draft_path(tmp_path / "x.unfog", name)


def test_other_files_in_the_folder_are_no_batches(store: Store, batch: str) -> None:
    folder = draft_path(store.path, batch).parent
    (folder / "notes.txt").write_text("x")
    (folder / "a b.unfog").write_text("x")
    assert draft_names(store.path) == [batch]
