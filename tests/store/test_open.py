"""Which files are registers, and what happens to those that are not."""

import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from unfog.errors import RegisterError
from unfog.store import open_register
from unfog.store.connect import sealed


def test_a_register_is_one_file_that_opens_again(path, store, put, make):
    put(make())
    before = store.fingerprint()
    store.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    again = open_register(path, create=False)
    assert again.fingerprint() == before
    assert again.health() == []
    again.close()


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        b"\x00" * 5000,
        b"SQLite format 3\x00 and then nothing",
        random.Random(5).randbytes(99),
    ],
)
def test_a_file_that_is_no_register_is_left_as_it_is(path, content):
    path.write_bytes(content)
    with pytest.raises(RegisterError, match="not a register"):
        open_register(path)
    assert path.read_bytes() == content
    assert [p.name for p in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize("mode", ["delete", "wal"])
def test_the_database_of_another_program_is_left_as_it_is(path, mode):
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {mode}")
    other.execute("CREATE TABLE documents (id)")
    other.commit()
    other.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match="not a register"):
        open_register(path)
    assert path.read_bytes() == before


def test_a_newer_schema_is_named_and_left_as_it_is(path, store):
    store.close()
    newer = sqlite3.connect(path)
    newer.execute("UPDATE alembic_version SET version_num = '0099'")
    newer.execute("PRAGMA user_version = 99")
    newer.commit()
    newer.close()
    before = path.read_bytes()
    with pytest.raises(RegisterError, match=r"newer unfog .schema 0099.*Update unfog"):
        open_register(path)
    assert path.read_bytes() == before


def test_what_is_missing_or_no_file_is_said(tmp_path):
    with pytest.raises(RegisterError, match="no such register"):
        open_register(tmp_path / "none.unfog", create=False)
    assert not list(tmp_path.iterdir())
    with pytest.raises(RegisterError, match="not a file"):
        open_register(tmp_path)
    with pytest.raises(RegisterError, match="no folder"):
        open_register(tmp_path / "none" / "x.unfog")


def test_an_empty_file_becomes_a_register(path):
    path.touch()
    with pytest.raises(RegisterError, match="not a register"):
        open_register(path, create=False)
    open_register(path).close()
    open_register(path, create=False).close()


def test_a_register_that_another_process_writes_is_waited_for(path, store, put, make):
    other = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    threading.Timer(0.3, lambda: other.execute("COMMIT")).start()
    put(make())
    other.close()
    assert store.view.document("d1") is not None


def test_a_register_that_stays_locked_is_given_up(path, store, make):
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    hasty = open_register(path, busy=0.1)
    raw, entry = make()
    with pytest.raises(RegisterError, match="another process writes"), hasty.write() as writer:
        writer.put(entry, raw)
    assert list(hasty.view.documents()) == []
    hasty.close()
    other.execute("ROLLBACK")
    other.close()


def test_a_transaction_is_all_or_nothing(store, make):
    raw, entry = make()

    def fail():
        with store.write() as writer:
            writer.put(entry, raw)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert dict.fromkeys(store.view.counts().values()) == {0: None}
    assert list(store.view.documents("soldiers")) == []


def test_damage_is_found(path, store, put, make):
    for number in range(60):
        put(make(f"d{number}", f"Text {number} " * 50))
    store.close()
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 8192] = random.Random(5).randbytes(8192)
    path.write_bytes(content)
    try:
        damaged = open_register(path)
    except RegisterError as error:
        assert "damaged" in str(error)  # noqa: PT017 (either is right, by where the damage is)
    else:
        try:
            assert damaged.health() != []
        except RegisterError as error:
            assert "damaged" in str(error)  # noqa: PT017 (likewise)
        damaged.close()


def test_killed_while_a_register_is_made_it_is_made_again(tmp_path):
    """Ends the process at each write in turn, then opens what is left."""
    code = (
        "import os, sys, sqlite3, unfog.store.sql as sql\n"
        "from pathlib import Path\n"
        "left = int(sys.argv[2])\n"
        "plain = sql.run_outside\n"
        "def counted(*a):\n"
        "    global left\n"
        "    left -= 1\n"
        "    if left < 0: os._exit(7)\n"
        "    return plain(*a)\n"
        "sql.run_outside = counted\n"
        "from unfog.store import open_register\n"
        "open_register(Path(sys.argv[1])).close()\n"
    )
    ended = []
    for left in range(5):
        path = tmp_path / f"{left}.unfog"
        done = subprocess.run([sys.executable, "-c", code, str(path), str(left)], check=False)
        ended.append(done.returncode)
        open_register(path).close()
        assert open_register(path).health() == []
    assert 7 in ended
    assert ended[-1] == 0


def test_a_full_disk_loses_nothing(path, store, put, make):
    put(make())
    before = store.fingerprint()
    store.close()
    small = open_register(path)
    with small._engine.connect() as connection:
        size = connection.exec_driver_sql("PRAGMA page_count").scalar()
    from sqlalchemy import event

    @event.listens_for(small._engine, "connect")
    def _limit(connection, _record):
        connection.execute(f"PRAGMA max_page_count = {size + 3}")

    small._engine.dispose()
    raw, entry = make("d2", "".join(chr(48 + i * i % 73) for i in range(100_000)))
    with pytest.raises(RegisterError, match=r"disk is full.*safe"), small.write() as writer:
        writer.put(entry, raw)
    assert small.fingerprint() == before
    assert small.health() == []
    small.close()


def test_the_file_says_whose_it_is(path, store):
    assert path.read_bytes()[68:72] == b"unfo"
    assert Path(store.path) == path


def test_a_register_is_sealed_where_file_or_folder_may_not_be_written(path, store):
    store.close()
    assert not sealed(path)
    assert sealed(path, lambda asked: asked != path)
    assert sealed(path, lambda asked: asked != path.parent)
    path.with_name(f"{path.name}-wal").touch()
    assert not sealed(path, lambda _: False), "somebody writes it: it does change"
    assert not sealed(path.with_name("none"), lambda _: False)


_LOOK = """
import os, sys
from pathlib import Path
from unfog.errors import RegisterError
from unfog.store import open_register
with open_register(Path(sys.argv[2])) as own:  # loads all modules while they may be read
    list(own.view.documents()), list(own.view.incidents())
if os.geteuid() == 0:
    os.setgroups([]), os.setgid(65534), os.setuid(65534)
with open_register(Path(sys.argv[1]), create=False) as store:
    print([d.document.id for d in store.view.documents()], len(store.fingerprint()))
    try:
        with store.write() as writer:
            writer.unskip("a.txt")
    except RegisterError as error:
        print(error)
"""


def test_a_read_only_register_in_a_read_only_folder_is_looked_at(tmp_path, store, put, make):
    put(make())
    store.close()
    # Not under tmp_path, which nobody but its owner may enter.
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made) / "a folder with # and %20"
        folder.mkdir()
        copy = folder / "x?.unfog"
        shutil.copyfile(store.path, copy)
        copy.chmod(0o444)
        folder.chmod(0o555)
        Path(made).chmod(0o755)
        command = [sys.executable, "-c", _LOOK, str(copy), str(tmp_path / "own.unfog")]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert [p.name for p in folder.iterdir()] == [copy.name]
        folder.chmod(0o755)
    assert done.stderr == ""
    looked, refused = done.stdout.splitlines()
    assert looked == "['d1'] 64"
    assert refused.startswith(f"{copy}: the register may not be written, only looked at.")
