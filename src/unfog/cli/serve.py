"""The command `serve`: the review desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import say
from unfog.errors import SettingsError

if TYPE_CHECKING:
    from unfog.web.gate import Gate


_Host = Annotated[
    str,
    typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine needs --auth."),
]
_Port = Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")]
_Name = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="Who decides; else UNFOG_REVIEWER, else the login name."),
]
_Browser = Annotated[
    bool, typer.Option("--browser/--no-browser", help="Open the desk in the browser.")
]
_Auth = Annotated[
    bool, typer.Option("--auth", help="Let in who has an account (`unfog users add`).")
]
_Certificate = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Certificate for TLS (PEM).")
]
_Key = Annotated[
    Path | None, typer.Option(metavar="FILE", help="Its private key, where not in that file.")
]
_PublicAddress = Annotated[
    str | None,
    typer.Option(metavar="URL", help="How others open the desk, as https://desk.example."),
]
_InsecureHttp = Annotated[
    bool, typer.Option("--insecure-http", help="Other machines may come in without TLS.")
]


def serve(
    register: options.Register = options.DEFAULT_REGISTER,
    host: _Host = "127.0.0.1",
    port: _Port = 8700,
    name: _Name = None,
    browser: _Browser = True,
    auth: _Auth = False,
    certificate: _Certificate = None,
    key: _Key = None,
    public_address: _PublicAddress = None,
    insecure_http: _InsecureHttp = False,
) -> None:
    """Open the review desk: read, compare and decide in the browser.

    One process on this machine; it fetches nothing from elsewhere. Without --auth it is for this
    machine alone and needs no account. Stop it with Ctrl-C.
    """
    from unfog.web.desk import Desk
    from unfog.web.listening import Listening
    from unfog.web.roles import User
    from unfog.web.serve import serve

    public = public_address.rstrip("/") if public_address is not None else None
    where = Listening(host, port, browser, certificate, key, public, insecure_http)
    if auth and name is not None:
        raise SettingsError("--name: with --auth decisions are signed with the account's name")
    with options.opened(register) as store:
        desk = Desk(store, options.own_settings())
        if not auth:
            user = User(options.reviewer(name, "--name"), "admin")
            serve(desk, user, where, _tell)
            return
        with _gate(register, secure=where.secure) as gate:
            serve(desk, gate, where, _tell)


@contextmanager
def _gate(register: Path, *, secure: bool) -> Iterator[Gate]:
    from unfog.store.accounts import accounts_of
    from unfog.web.gate import Gate

    with accounts_of(register) as accounts:
        if not accounts.users.all():
            raise SettingsError("--auth: there is no account yet; `unfog users add` makes one")
        yield Gate(accounts, secure=secure)


def _tell(address: str) -> None:
    say(f"The desk is at {address}")
