"""What a file of accounts holds, as values."""

from __future__ import annotations

import datetime as dt
import unicodedata

import msgspec

from unfog.errors import SettingsError
from unfog.model.role import Role

LONGEST_NAME = 64

LONGEST_TYPED = 256
"""Characters of a name as it is typed. Longer ones are nobody's and are not looked at: bringing
marks into order (Unicode's normal forms) takes time with the square of how many there are."""


class Account(msgspec.Struct, frozen=True):
    """Someone who may sign in, unless `disabled`. Decisions are signed with `name`.

    `given` says that somebody else chose the password, which is to be changed at the next
    sign-in.
    """

    name: str
    role: Role
    created: dt.datetime
    disabled: bool = False
    second_factor: bool = False
    given: bool = False


class Session(msgspec.Struct, frozen=True):
    """A sign-in that still counts. `id` names it to its owner and opens nothing."""

    id: str
    account: Account
    began: dt.datetime
    seen: dt.datetime
    address: str
    agent: str


class Event(msgspec.Struct, frozen=True):
    """A line of the log of sign-ins and changes: `by` did `what` about an account, from where."""

    number: int
    at: dt.datetime
    by: str
    what: str
    about: str
    address: str
    detail: str


class Doing(msgspec.Struct, frozen=True):
    """Who does something to accounts, when and from where; what the log says of it."""

    by: str
    at: dt.datetime
    address: str = ""


def key_of(name: str) -> str:
    """The name as it is compared: no two accounts differ by case or look alike in width only.

    "", which nobody is called, for one that is too long to be a name.
    """
    if len(name) > LONGEST_TYPED:
        return ""
    return unicodedata.normalize("NFKC", " ".join(name.split())).casefold()


def checked_name(name: str) -> str:
    """The name as it is kept. Raises SettingsError where it cannot be one."""
    short = name if len(name) <= LONGEST_TYPED else ""
    plain = unicodedata.normalize("NFC", " ".join(short.split()))
    if not plain or len(plain) > LONGEST_NAME or not plain.isprintable() or "/" in plain:
        raise SettingsError(
            f"a name has 1 to {LONGEST_NAME} letters, digits or signs that can be printed, no /"
        )
    return plain


def written(at: dt.datetime) -> str:
    """A time as it is kept."""
    return at.astimezone(dt.UTC).isoformat(timespec="microseconds")
