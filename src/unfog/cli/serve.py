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


def serve(
    register: options.Register = options.DEFAULT_REGISTER,
    host: Annotated[
        str,
        typer.Option(metavar="ADDRESS", help="Where to listen; beyond this machine needs --auth."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 takes any that is free.")
    ] = 8700,
    name: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Who decides; else UNFOG_REVIEWER, else the login name."),
    ] = None,
    browser: Annotated[
        bool, typer.Option("--browser/--no-browser", help="Open the desk in the browser.")
    ] = True,
    auth: Annotated[
        bool, typer.Option("--auth", help="Let in who has an account (`unfog users add`).")
    ] = False,
    certificate: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Certificate for TLS (PEM).")
    ] = None,
    key: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Its private key, where not in that file.")
    ] = None,
    public_address: Annotated[
        str | None,
        typer.Option(metavar="URL", help="How others open the desk, as https://desk.example."),
    ] = None,
    insecure_http: Annotated[
        bool, typer.Option("--insecure-http", help="Other machines may come in without TLS.")
    ] = False,
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
