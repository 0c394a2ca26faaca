"""Passwords: argon2id as RFC 9106 recommends it where memory is scarce (argon2-cffi's default)."""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from unfog.errors import SettingsError

LEAST, MOST = 12, 256
"""Characters that a password may have. No kinds of characters are asked for (NIST SP 800-63B)."""

LONGEST_TYPED = 8 * MOST
"""Characters of a password as it comes from a keyboard, where one may take several."""

FEWEST_DIFFERENT = 5

_HASHER = PasswordHasher()
_AT_ONCE = BoundedSemaphore(4)
"""Each hash takes 64 MiB: whoever sends many passwords at once waits for the others'."""


def check_password(password: str, name: str) -> None:
    """Raises SettingsError where `password` is too easily guessed for the account `name`."""
    plain = _plain(password) if len(password) <= LONGEST_TYPED else password
    if len(plain) < LEAST:
        raise SettingsError(f"the password needs {LEAST} characters or more; a few words will do")
    if len(plain) > MOST:
        raise SettingsError(f"the password may have {MOST} characters at most")
    folded, own = plain.casefold(), name.casefold()
    if len(set(folded.replace(own, "") if len(own) > 2 else folded)) < FEWEST_DIFFERENT:
        raise SettingsError("the password is too easily guessed; take a few words that go together")


def hashed(password: str) -> str:
    """The hash to keep, with its salt and parameters in it."""
    with _AT_ONCE:
        return _HASHER.hash(_plain(password))


def matches(kept: str | None, password: str) -> bool:
    """Whether `password` has the hash `kept`. Takes as long where there is none to compare, or
    the password is too long to be one."""
    # one that is too long is not looked at, as with names (`base.LONGEST_TYPED`)
    plain = _plain(password)[: MOST + 1] if len(password) <= LONGEST_TYPED else ""
    nobodys = _nobodys()  # made at the first sign-in, whoever it is: that alone takes longer
    with _AT_ONCE:
        try:
            return _HASHER.verify(kept or nobodys, plain) and bool(kept)
        except (VerificationError, InvalidHashError):
            return False


def outdated(kept: str) -> bool:
    """Whether the hash was made with weaker parameters than are used now."""
    return _HASHER.check_needs_rehash(kept)


def made_up() -> str:
    """A password for somebody else's first sign-in: 100 random bits, easy to read out."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(4))


@cache
def _nobodys() -> str:
    return _HASHER.hash(secrets.token_urlsafe())


def _plain(password: str) -> str:
    """One spelling for what looks the same, whatever keyboard it came from."""
    return unicodedata.normalize("NFKC", password)
