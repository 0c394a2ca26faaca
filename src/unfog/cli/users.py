"""Commands on the accounts of those who share a desk (`unfog serve --auth`)."""

from __future__ import annotations

import datetime as dt
import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.cli import options
from unfog.cli.console import out, plain_table, print_json, safe, say
from unfog.errors import SettingsError
from unfog.model.role import ROLES, Role

if TYPE_CHECKING:
    from unfog.store.accounts import Accounts
    from unfog.store.accounts.base import Doing

app = typer.Typer(
    help="Accounts for `unfog serve --auth`: who may sign in, and what each may do. They are kept "
    "in a file of their own beside the register.",
    no_args_is_help=True,
)

Name = Annotated[
    str, typer.Argument(metavar="NAME", help="The name; decisions are signed with it.")
]
RoleOption = Annotated[str, typer.Option(metavar="ROLE", help=f"{', '.join(ROLES)}.")]


@app.command()
def add(
    name: Name,
    role: RoleOption = "coder",
    register: options.Register = options.DEFAULT_REGISTER,
) -> None:
    """Add an account. The password is asked for, or read from standard input.

    The first account has to be an admin's; admins can add others in the browser.
    """
    with _opened(register, create=True) as accounts:
        account = accounts.users.add(name, _role(role), _password(), _doing())
        say(f"added {account.name} ({account.role})")


@app.command(name="list")
def list_users(
    register: options.Register = options.DEFAULT_REGISTER, as_json: options.AsJson = False
) -> None:
    """List all accounts with their roles."""
    with _opened(register) as accounts:
        found = accounts.users.all()
    if as_json:
        print_json(found)
        return
    table = plain_table()
    for column in ("Name", "Role", "Since", "Second factor", ""):
        table.add_column(column)
    for account in found:
        state = "disabled" if account.disabled else ""
        factor = "yes" if account.second_factor else "no"
        table.add_row(
            safe(account.name), account.role, f"{account.created:%Y-%m-%d}", factor, state
        )
    out().print(table)


@app.command(name="role")
def change_role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help=f"{', '.join(ROLES)}.")],
    register: options.Register = options.DEFAULT_REGISTER,
) -> None:
    """Change what somebody may do; it counts at once, also for who is signed in."""
    with _opened(register) as accounts:
        accounts.users.change_role(name, _role(role), _doing())
        say(f"{name} is {role} now")


@app.command()
def reset(name: Name, register: options.Register = options.DEFAULT_REGISTER) -> None:
    """Set a new password, end all sessions and take the second factor off.

    The password is asked for, or read from standard input.
    """
    with _opened(register) as accounts:
        accounts.users.reset(name, _password(), _doing())
        say(f"{name} has a new password and no second factor; all sessions are ended")


@app.command()
def disable(
    name: Name,
    enable: Annotated[bool, typer.Option("--enable", help="Let the account in again.")] = False,
    register: options.Register = options.DEFAULT_REGISTER,
) -> None:
    """Shut an account out and end its sessions. Accounts are never removed, as decisions bear
    their names."""
    with _opened(register) as accounts:
        accounts.users.disable(name, _doing(), disabled=not enable)
        say(f"{name} is {'enabled' if enable else 'disabled'}")


@contextmanager
def _opened(register: Path, *, create: bool = False) -> Iterator[Accounts]:
    from unfog.store.accounts import accounts_of
    from unfog.store.connect import check_file

    check_file(register, create=False)
    with accounts_of(register, create=create) as accounts:
        yield accounts


def _doing() -> Doing:
    from unfog.store.accounts.base import Doing

    return Doing(options.reviewer(None, "UNFOG_REVIEWER"), dt.datetime.now(dt.UTC), "command line")


def _role(given: str) -> Role:
    from unfog.store.accounts.users import checked_role

    return checked_role(given)


def _password() -> str:
    """Asked for twice on a terminal, else the first line of standard input."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    first = getpass.getpass("Password: ")
    if getpass.getpass("Once more: ") != first:
        raise SettingsError("these were two passwords; nothing was changed")
    return first
