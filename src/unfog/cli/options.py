"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import getpass
import os
import shlex
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from unfog.errors import SettingsError

if TYPE_CHECKING:
    from unfog.settings import Settings
    from unfog.store.base import Store

DEFAULT_REGISTER = Path("register.unfog")

Register = Annotated[
    Path, typer.Option("--register", "-r", help="The register: one file.", metavar="FILE")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="NAME",
        help="Rule set for tolls: acled, ucdp, airwars, ibc or unfog. Worked out anew from the "
        "claims; without it, as stored.",
    ),
]
Out = Annotated[
    str, typer.Option("--out", "-o", metavar="FILE", help="File to write; - is standard output.")
]


def of_register(register: Path) -> str:
    """What a printed command needs to act on `register`: ` --register FILE`, "" for the default."""
    return "" if register == DEFAULT_REGISTER else f" --register {shlex.quote(str(register))}"


@contextmanager
def opened(path: Path) -> Iterator[Store]:
    """The register at `path`, which must be there, closed at the end."""
    from unfog.store import open_register

    store = open_register(path, create=False)
    try:
        yield store
    finally:
        store.close()


def writable(target: str, option: str = "--out") -> Path:
    """The file named by `option`. Raises SettingsError where none can be made there."""
    path = Path(target)
    if path.is_dir():
        raise SettingsError(f"{option}: {path} is a folder; name a file in it")
    if not path.absolute().parent.is_dir():
        raise SettingsError(f"{option}: there is no folder {path.parent}; make it first")
    return path


def country(name: str | None) -> str | None:
    """ISO 3166-1 alpha-2 for a code or an English name. Raises SettingsError where it is none."""
    if name is None:
        return None
    from babel import Locale

    code = name.strip().upper()
    if len(code) == 2 and code.isalpha() and code in Locale("en").territories:
        return code
    from unfog.resolve.gazetteer import Gazetteer, ensure
    from unfog.settings import default_cache

    for place in Gazetteer.open(ensure(default_cache())).lookup(name, 5):
        if place.kind == "country":
            return place.country
    raise SettingsError(f"--country: no country {name!r}; write its two letters (ML) or its name")


def days(
    since: str | None, until: str | None, names: tuple[str, str] = ("--from", "--to")
) -> tuple[dt.date | None, dt.date | None]:
    """The days given for the options `names`. Raises SettingsError where they are in wrong
    order."""
    first, last = day(since, names[0]), day(until, names[1])
    if first and last and first > last:
        raise SettingsError(f"{names[0]}: {first} is later than {names[1]} {last}; exchange them")
    return first, last


def day(text: str | None, option: str) -> dt.date | None:
    """An ISO day given for `option`. Raises SettingsError where it is none."""
    if text is None:
        return None
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SettingsError(f"{option}: {text!r} is no day; write it as 2031-03-12") from error


def rule_set(name: str | None) -> str | None:
    """`name`. Raises SettingsError where there is no such rule set."""
    from unfog import registry

    if name is not None:
        registry.resolve("rule_sets", name)
    return name


def reviewer(given: str | None, option: str) -> str:
    """Who decides: `given`, else UNFOG_REVIEWER, else the login name.

    Raises SettingsError, naming `option`, where nobody is named.
    """
    name = given if given is not None else os.environ.get("UNFOG_REVIEWER", "")
    if given is None and not name.strip():
        try:
            name = getpass.getuser()
        except (OSError, KeyError):
            name = ""
    if not name.strip():
        raise SettingsError(f"{option}: say who judges, or set UNFOG_REVIEWER")
    return name.strip()


def own_settings() -> Settings:
    """The settings under which decisions are followed."""
    from unfog.settings import Settings, default_cache

    return Settings(cache=default_cache())
