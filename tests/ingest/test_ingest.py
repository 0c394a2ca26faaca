"""Files, folders and standard input: what is read, in which order, and what is set aside."""

from __future__ import annotations

import gzip
import io
import os
import random
from pathlib import Path

import msgspec
import pytest

from unfog.ingest import ingest
from unfog.model.document import RawDocument, Skipped
from unfog.settings import Limits, RecordFields, Settings

SETTINGS = Settings()


def read(*inputs: str | Path, settings: Settings = SETTINGS, stdin: bytes | None = None):
    stream = None if stdin is None else io.BytesIO(stdin)
    return list(ingest([str(i) for i in inputs], settings, stream))


def good(found: list[RawDocument | Skipped]) -> list[RawDocument]:
    return [f for f in found if isinstance(f, RawDocument)]


def reasons(found: list[RawDocument | Skipped]) -> list[str]:
    return [f.reason for f in found if isinstance(f, Skipped)]


def test_kinds_by_name_and_content(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Two men were shot in Karlo.")
    (tmp_path / "b.md").write_text("# Shells fall on Karlo")
    (tmp_path / "c.htm").write_text("<p>Shells fell.</p>")
    (tmp_path / "d.txt").write_text("<!DOCTYPE html><html><p>A page in disguise.</p></html>")
    (tmp_path / "e.jsonl").write_text('{"id": "e1", "text": "One."}\n\n{"id": 2, "text": "Two."}\n')
    (tmp_path / "f").write_text('{"text": "No extension."}\n{"text": "Still lines."}\n')
    (tmp_path / "g.json").write_text('[\n {"text": "First."},\n {"text": "Second."}\n]')
    (tmp_path / "h.json").write_text('{\n "text": "One object."\n}')
    (tmp_path / "i.html").write_text("No tag at all, whatever the name says.")
    found = read(tmp_path)
    assert [(Path(f.source).name, f.media) for f in good(found)] == [
        ("a.txt", "text"),
        ("b.md", "text"),
        ("c.htm", "html"),
        ("d.txt", "html"),
        ("e.jsonl:1", "record"),
        ("e.jsonl:3", "record"),
        ("f:1", "record"),
        ("f:2", "record"),
        ("g.json[1]", "record"),
        ("g.json[2]", "record"),
        ("h.json", "record"),
        ("i.html", "text"),
    ]
    assert good(found)[5].id == "2"
    assert reasons(found) == []


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.jsonl", "a.json"])
def test_gzip_is_read_as_what_it_holds(tmp_path: Path, name: str) -> None:
    content = {
        "a.txt": b"Shells fell on Karlo.",
        "a.html": b"<html><p>Shells fell.</p></html>",
        "a.jsonl": b'{"text": "Shells fell."}',
        "a.json": b'[{"text": "Shells fell."}]',
    }[name]
    (tmp_path / name).write_bytes(content)
    (plain,) = read(tmp_path / name)
    (tmp_path / name).unlink()
    (tmp_path / f"{name}.gz").write_bytes(gzip.compress(content[:9]) + gzip.compress(content[9:]))
    (packed,) = read(tmp_path / f"{name}.gz")
    assert isinstance(plain, RawDocument)
    assert isinstance(packed, RawDocument)
    assert (packed.raw, packed.media) == (plain.raw, plain.media)


def test_order_does_not_depend_on_order_of_inputs(tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a.txt", "c.jsonl"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(f'{{"text": "{name}"}}' if name.endswith("l") else f"Text of {name}.")
    inputs = [tmp_path / "c.jsonl", tmp_path / "b", tmp_path / "a.txt", tmp_path / "b" / "2.txt"]
    expected = read(*inputs)
    for seed in range(6):
        random.Random(seed).shuffle(inputs)
        assert read(*inputs) == expected
    assert len(good(expected)) == 4


def test_a_file_given_twice_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("Shells fell.")
    Path("link.txt").symlink_to("a.txt")
    found = read("./a.txt", "a.txt", tmp_path / "a.txt", "link.txt", ".")
    assert len(found) == 1


def test_links_that_loop_end(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("Shells fell.")
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "self").symlink_to("self")
    found = read(tmp_path)
    assert len(good(found)) == 1
    assert reasons(found) == ["unreadable"]


def test_hidden_files_in_folders_are_left_out(tmp_path: Path) -> None:
    (tmp_path / ".hidden.txt").write_text("Not to be read.")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "config.txt").write_text("Nor this.")
    assert read(tmp_path) == []
    assert len(good(read(tmp_path / ".hidden.txt"))) == 1


def test_devices_pipes_and_missing_things_never_block(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "dangling.txt").symlink_to("nowhere")
    found = read(tmp_path, tmp_path / "missing.txt", "/dev/zero")
    assert reasons(found) == ["not-a-file", "dangling-link", "missing", "not-a-file"]
    assert all(f.source in f.detail for f in found if isinstance(f, Skipped))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder_are_named(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "secret.txt").chmod(0)
    (tmp_path / "locked").mkdir(mode=0)
    (tmp_path / "open.txt").write_text("Shells fell.")
    found = read(tmp_path)
    assert reasons(found) == ["unreadable", "unreadable"]
    assert len(good(found)) == 1


def test_odd_names_become_valid_one_line_sources(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/line\nbreak\xff.txt"
    with open(name, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(b"Shells fell.")
    (document,) = good(read(tmp_path))
    assert document.source.endswith("line\\nbreak\\xff.txt")
    document.source.encode("utf-8")


def test_bad_files_are_set_aside_and_good_ones_read(tmp_path: Path) -> None:
    (tmp_path / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "blank.txt").write_text(" \n\t\n")
    (tmp_path / "cut.txt.gz").write_bytes(gzip.compress(os.urandom(3000))[:-900])
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "good.txt").write_text("Shells fell.")
    (tmp_path / "paper.txt").write_bytes(b"%PDF-1.7 and so on")
    found = read(tmp_path)
    assert [(Path(f.source).name, f.reason) for f in found if isinstance(f, Skipped)] == [
        ("binary.txt", "binary"),
        ("blank.txt", "empty"),
        ("cut.txt.gz", "binary"),
        ("empty.txt", "empty"),
        ("paper.txt", "binary"),
    ]
    assert len(good(found)) == 1


def test_lines_before_the_end_of_cut_gzip_are_read(tmp_path: Path) -> None:
    rows = b"\n".join(b'{"id": "r%d", "text": "Shell %d fell."}' % (i, i * i) for i in range(500))
    (tmp_path / "cut.jsonl.gz").write_bytes(gzip.compress(rows)[:-40])
    found = read(tmp_path)
    assert 0 < len(good(found)) < 500
    assert reasons(found) == ["bad-gzip"]
    assert isinstance(found[-1], Skipped)


def test_gzip_bombs_are_left(tmp_path: Path) -> None:
    with gzip.open(tmp_path / "bomb.txt.gz", "wb") as file:
        file.write(b"a" * 200_000_000)
    (skipped,) = read(tmp_path)
    assert isinstance(skipped, Skipped)
    assert skipped.reason == "too-large"


def test_bad_lines_name_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_bytes(
        b'{"text": "Good."}\n'
        b"not json\n" + b"[" * 50_000 + b"\n"
        b'{"id": "x"}\n'
        b'{"text": 5}\n'
        b'{"text": "   "}\n'
        b'["a list"]\n'
        b'{"text": "\xff"}\n'
        b'{"id": {"a": 1}, "text": "Odd id."}\n'
        b'{"text": "Good too."}\n'
    )
    found = read(tmp_path)
    assert [f.raw for f in good(found)] == [b'{"text": "Good."}', b'{"text": "Good too."}']
    assert reasons(found) == [
        "invalid-json",
        "invalid-json",
        "no-text",
        "bad-field",
        "no-text",
        "not-a-record",
        "encoding",
        "bad-field",
    ]
    for number, item in enumerate(found, 1):
        assert item.source.endswith(f"n.jsonl:{number}")
        assert isinstance(item, RawDocument) or f"n.jsonl:{number}" in item.detail


def test_endless_lines_and_large_files_are_never_held(tmp_path: Path) -> None:
    settings = Settings(limits=Limits(file_bytes=10_000, line_chars=1_000))
    long = b"x" * 50_000
    (tmp_path / "a.jsonl").write_bytes(b'{"text": "Before."}\n' + long + b'\n{"text": "After."}')
    (tmp_path / "b.txt").write_bytes(long)
    found = read(tmp_path, settings=settings)
    assert [f.text for f in good(found)] == ["Before.", "After."]
    assert reasons(found) == ["line-too-long", "too-large"]


def test_fields_can_be_named(tmp_path: Path) -> None:
    (tmp_path / "n.jsonl").write_text('{"key": "k1", "body": "Shells fell.", "text": 7}\n')
    settings = Settings(fields=RecordFields(id="key", text="body"))
    (document,) = good(read(tmp_path, settings=settings))
    assert (document.id, document.text) == ("k1", "Shells fell.")


def test_lines_with_incidents_are_the_interchange_format(tmp_path: Path) -> None:
    line = msgspec.json.encode({"id": "k1", "text": "Shells fell.", "incidents": []})
    (tmp_path / "n.jsonl").write_bytes(line)
    settings = Settings(fields=RecordFields(id="key", text="body"))
    (document,) = good(read(tmp_path, settings=settings))
    assert (document.media, document.id, document.text) == ("claims", "k1", "Shells fell.")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig"])
def test_lines_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    rows = '{"text": "Café in Karlo shelled."}\n{"text": "Zwei"}\n'
    (tmp_path / "n.jsonl").write_bytes(rows.encode(encoding))
    assert [d.text for d in good(read(tmp_path))] == ["Café in Karlo shelled.", "Zwei"]


def test_same_id_first_text_wins(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "One."}\n{"id": "x", "text": "Two."}\n')
    (tmp_path / "b.jsonl").write_text('{"id": "x", "text": "One.", "title": "Later"}\n')
    (tmp_path / "c.txt").write_text("Same text.")
    (tmp_path / "d.txt").write_text("Same text.")
    found = read(tmp_path)
    assert [f.text or f.raw for f in good(found)] == ["One.", b"Same text."]
    assert reasons(found) == ["duplicate-id", "duplicate", "duplicate"]


def test_standard_input(tmp_path: Path) -> None:
    (document,) = read("-", stdin=b"Shells fell on Karlo.")
    assert isinstance(document, RawDocument)
    assert (document.source, document.media) == ("standard input", "text")
    assert [f.source for f in read("-", stdin=b'{"text": "A."}\n{"text": "B."}')] == [
        "standard input:1",
        "standard input:2",
    ]
    assert reasons(read("-", stdin=b"")) == ["empty"]
