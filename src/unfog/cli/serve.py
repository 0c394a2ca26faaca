"""The command `serve`: the review desk."""

from __future__ import annotations

from typing import Annotated

import typer

from unfog.cli import options
from unfog.cli.console import say


def serve(
    register: options.Register = options.DEFAULT_REGISTER,
    host: Annotated[str, typer.Option(metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
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
) -> None:
    """Open the review desk: read, compare and decide in the browser.

    One process on this machine, for this machine alone; it fetches nothing from elsewhere. Stop
    it with Ctrl-C.
    """
    from unfog.web.desk import Desk
    from unfog.web.roles import User
    from unfog.web.serve import Listening, serve

    with options.opened(register) as store:
        desk = Desk(store, options.own_settings())
        user = User(options.reviewer(name, "--name"), "admin")
        serve(desk, user, Listening(host, port, browser), lambda at: say(f"The desk is at {at}"))
