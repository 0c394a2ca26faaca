"""Where the desk listens, and what would let others in who should not."""

from __future__ import annotations

import ipaddress
import ssl
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from unfog.errors import SettingsError
from unfog.web.gate import Gate
from unfog.web.roles import User
from unfog.web.security import Known

NAMES_OF_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})

ANY = frozenset({"0.0.0.0", "::", ""})  # noqa: S104 - to be refused without a name
"""Hosts that stand for all addresses of this machine."""


class Listening(msgspec.Struct, frozen=True):
    """Where the desk listens. With `port` 0 the system chooses a free one.

    `certificate` and `key` are PEM files for TLS. `public` is the address under which a proxy
    on this machine offers the desk, or by which others reach a host of many names. `insecure`
    lets other machines in without TLS.
    """

    host: str = "127.0.0.1"
    port: int = 8700
    browser: bool = True
    certificate: Path | None = None
    key: Path | None = None
    public: str | None = None
    insecure: bool = False

    @property
    def secure(self) -> bool:
        """Whether browsers open the desk over TLS."""
        return self.certificate is not None or (self.public or "").startswith("https://")

    @property
    def proxied(self) -> bool:
        """Whether a proxy on this machine is believed whom it asks for (X-Forwarded-For)."""
        return self.public is not None and self.certificate is None


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach an address of that host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def check(who: User | Gate, where: Listening) -> None:
    """Raises SettingsError where others would come in who should not, or could listen in."""
    if where.public is not None:
        _check_public(where.public)
    _check_certificate(where)
    if isinstance(who, User):
        _check_alone(where)
    if is_loopback(where.host):
        return
    if not where.secure and not where.insecure:
        raise SettingsError(
            f"--host: on {where.host} without TLS others could read passwords on the way; give "
            "--certificate and --key, or --public-address https://… of a proxy that does TLS "
            "(--insecure-http does without, for a network of your own)"
        )
    if where.host in ANY and where.public is None:
        raise SettingsError(
            f"--host: {where.host} has many names; say with --public-address under which one "
            "the desk is opened, as https://desk.example:8700"
        )


def _check_public(address: str) -> None:
    written = _origin(address)
    if address != written or urlsplit(address).scheme not in ("http", "https"):
        example = written if written.startswith(("http://", "https://")) else "https://desk.example"
        raise SettingsError(f"--public-address: {address!r} is none; write it as {example}")


def _check_certificate(where: Listening) -> None:
    if where.certificate is None:
        if where.key is not None:
            raise SettingsError("--key: is of no use without its --certificate; give both")
        return
    for option, file in (("--certificate", where.certificate), ("--key", where.key)):
        if file is not None and not file.is_file():
            raise SettingsError(f"{option}: there is no file {file}")

    def password() -> str:
        raise ValueError("the key is locked with a password; give one that is not")

    try:
        context = ssl.create_default_context()
        context.load_cert_chain(where.certificate, where.key, password)
    except (OSError, ValueError) as error:
        raise SettingsError(
            f"--certificate, --key: cannot be used ({error}); give a certificate and its private "
            "key, both PEM"
        ) from error


def _check_alone(where: Listening) -> None:
    """Raises SettingsError where a desk without accounts would be open to others."""
    way = "--host", where.host
    if is_loopback(where.host):
        if where.public is None or is_loopback(urlsplit(where.public).hostname or ""):
            return
        way = "--public-address", where.public
    raise SettingsError(
        f"{way[0]}: {way[1]} lets other machines in, and without accounts everybody "
        "who reaches the desk may decide; use 127.0.0.1 alone, or make accounts with "
        "`unfog users add` and give --auth"
    )


def known(where: Listening) -> Known:
    """Under which names and origins requests are let in."""
    hosts = {*NAMES_OF_LOOPBACK, where.host.lower()}
    if where.public is not None:
        hosts.add(urlsplit(where.public).hostname or "")
    return Known(frozenset(hosts), where.secure, where.public)


def _origin(address: str) -> str:
    """The address as browsers write an origin; "" where it is none."""
    try:
        parts = urlsplit(address)
        standard = {"http": 80, "https": 443}.get(parts.scheme)
        port = "" if parts.port in (None, standard) else f":{parts.port}"
    except ValueError:
        return ""
    return f"{parts.scheme}://{in_address(parts.hostname or '')}{port}" if parts.hostname else ""


def in_address(host: str) -> str:
    """The host as it stands in an address."""
    return f"[{host}]" if ":" in host else host
