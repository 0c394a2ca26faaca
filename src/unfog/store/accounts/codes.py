"""The second factor: codes of thirty seconds (TOTP, RFC 6238), and codes for when they are lost."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import secrets
from hmac import compare_digest

import pyotp

PERIOD = 30
"""Seconds for which a code is shown; that of the period before and after is taken too."""

RECOVERY_CODES = 10

_BYTES = 10


def new_secret() -> str:
    """160 random bits in base32, as authenticator programs take them."""
    return pyotp.random_base32()


def address_of_secret(secret: str, name: str, desk: str) -> str:
    """The otpauth:// address that a program reads off a picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=name, issuer_name=desk)


def step_of(secret: str, code: str, at: dt.datetime, after: int) -> int | None:
    """The step (30 seconds since 1970) whose code this is; None where it is none of those now.

    Only steps beyond `after` count: a code that was taken once is not taken again.
    """
    digits = "".join(code.split())
    maker, now = pyotp.TOTP(secret), int(at.timestamp()) // PERIOD
    found = None
    for step in (now - 1, now, now + 1):
        same = compare_digest(maker.generate_otp(step).encode(), digits.encode())
        if same and step > after:
            found = step
    return found


def recovery_codes() -> list[str]:
    """New codes, each good for one sign-in: 80 random bits, in groups of four."""
    made = (base64.b32encode(secrets.token_bytes(_BYTES)).decode() for _ in range(RECOVERY_CODES))
    return ["-".join(code[i : i + 4] for i in range(0, 16, 4)).lower() for code in made]


def recovery_digest(code: str) -> str:
    """What is kept of a recovery code, which is random enough for a plain digest."""
    bare = "".join(c for c in code.casefold() if c.isalnum())
    return hashlib.sha256(b"unfog recovery " + bare.encode()).hexdigest()
