"""What `unfog serve` refuses, with what remedy, before anybody is let in."""

import os
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from certificates import certificate
from unfog.store import open_register
from unfog.store.accounts import accounts_of
from unfog.store.accounts.base import Doing
from unfog.store.accounts.file import beside
from unfog.web.gate import now
from unfog.web.serve import Server

type Unfog = Callable[..., tuple[int, str, str]]
type Refused = Callable[..., tuple[int, str]]

NOWHERE = "203.0.113.9"
"""An address that no machine has (RFC 5737)."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A register with an account."""
    path = tmp_path / "x.unfog"
    open_register(path).close()
    with accounts_of(path, create=True) as accounts:
        accounts.users.add("Ada", "admin", "the ferry leaves at noon", Doing("tests", now()))
    return path


@pytest.fixture
def refused(unfog: Unfog, register: Path, monkeypatch: pytest.MonkeyPatch) -> Refused:
    """What the command says over that register, which must be a refusal: nothing is served."""
    monkeypatch.setattr(Server, "run", lambda _: pytest.fail("the desk was opened"))

    def call(*options: object, register: Path = register) -> tuple[int, str]:
        given = ("--no-browser", "--port", 0, *options)
        status, out, err = unfog("serve", "--register", register, *given)
        assert not out
        assert "Traceback" not in err
        return status, " ".join(err.split())

    return call


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (f"--host {NOWHERE}", "give --auth"),
        ("--host 0.0.0.0", "give --auth"),
        ("--host desk.example", "give --auth"),
        ("--host 0.0.0.0 --insecure-http", "give --auth"),
        ("--public-address https://desk.example", "give --auth"),
        (f"--auth --host {NOWHERE}", "--certificate and --key"),
        (f"--auth --host {NOWHERE} --public-address http://desk.example", "--insecure-http"),
        ("--auth --host 0.0.0.0 --insecure-http", "--public-address"),
        ("--auth --host :: --insecure-http", "--public-address"),
        (f"--auth --host {NOWHERE} --insecure-http", "no address of this machine"),
        ("--auth --name Grace", "the account's name"),
        ("--auth --public-address desk.example", "https://desk.example"),
        ("--auth --public-address https://desk.example/unfog", "https://desk.example"),
        ("--auth --public-address https://Desk.example:443", "as https://desk.example"),
        ("--auth --public-address https://me:word@desk.example", "as https://desk.example"),
        ("--auth --public-address ftp://desk.example", "as https://desk.example"),
        ("--auth --public-address https://[", "https://desk.example"),
        ("--key desk.key", "--certificate"),
        ("--certificate nowhere.pem", "there is no file nowhere.pem"),
    ],
)
def test_what_would_let_others_in_is_refused(refused: Refused, options: str, said: str) -> None:
    status, told = refused(*options.split())
    assert status == 2
    assert said in told


def test_certificates_that_cannot_be_used_are_told(refused: Refused, tmp_path: Path) -> None:
    own, key = certificate(tmp_path)
    _, others = certificate(tmp_path, "others")
    locked, locked_key = certificate(tmp_path, "locked", b"word")
    torn = tmp_path / "torn.pem"
    torn.write_text("-----BEGIN CERTIFICATE-----")
    for options, said in (
        ((own, tmp_path / "no.key"), "no file"),
        ((own, others), "its private key"),
        ((own, own), "its private key"),
        ((torn, key), "PEM"),
        ((locked, locked_key), "password"),
    ):
        status, told = refused("--certificate", options[0], "--key", options[1])
        assert status == 2
        assert said in told


def test_a_port_in_use_is_told(refused: Refused) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, told = refused("--port", port)
    assert status == 2
    assert f"127.0.0.1:{port} is in use" in told
    assert "--port" in told


def _marked(path: Path, *statements: str) -> None:
    """As a newer unfog would mark the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for one in (*statements, "PRAGMA user_version = 99"):
            connection.execute(one)


def test_registers_that_cannot_be_opened_are_told(
    refused: Refused, register: Path, tmp_path: Path
) -> None:
    status, told = refused(register=tmp_path / "none.unfog")
    assert (status, "`unfog read` makes one" in told) == (3, True)
    other = tmp_path / "notes.txt"
    other.write_text("no register")
    assert refused(register=other)[0] == 3
    assert other.read_text() == "no register"
    _marked(register, "UPDATE alembic_version SET version_num = '0099'")
    status, told = refused()
    assert (status, "newer" in told) == (3, True)


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A register without accounts."""
    path = tmp_path / "bare.unfog"
    open_register(path).close()
    return path


def test_accounts_that_cannot_be_used_are_told(
    refused: Refused, register: Path, bare: Path
) -> None:
    status, told = refused("--auth", register=bare)
    assert (status, "`unfog users add`" in told) == (3, True)
    accounts_of(bare, create=True).close()
    status, told = refused("--auth", register=bare)
    assert (status, "`unfog users add`" in told) == (2, True)
    beside(bare).write_bytes(b"something else altogether" * 9)
    assert refused("--auth", register=bare)[0] == 3
    if os.name == "posix":
        beside(register).chmod(0o644)
        status, told = refused("--auth")
        assert (status, "chmod 600" in told) == (3, True)
        beside(register).chmod(0o600)
    _marked(beside(register))
    status, told = refused("--auth")
    assert (status, "newer" in told) == (3, True)
