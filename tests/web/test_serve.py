"""The desk beyond loopback: over TLS, behind a proxy, and by what address people are told apart."""

import os
import re
import ssl
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from certificates import certificate
from unfog.settings import default_cache
from unfog.store.accounts.file import beside
from unfog.web.listening import Listening
from web.conftest import PASSWORD

COMMAND = "import unfog.cli; unfog.cli.main()"
PUBLIC = "https://desk.example"
SIGN_IN = {"name": "Some coder", "password": PASSWORD}


@pytest.fixture
def over_tls(copied, example_accounts: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """`unfog serve --auth` with a certificate, in a process of its own."""
    register, (own, key) = copied(), certificate(tmp_path)
    beside(register).write_bytes(example_accounts.read_bytes())
    beside(register).chmod(0o600)
    options = ["--register", register, "--port", "0", "--no-browser", "--auth"]
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "serve", *options, "--certificate", own, "--key", key],
        stderr=subprocess.PIPE,
        text=True,
        env=os.environ | {"UNFOG_CACHE": str(default_cache()), "NO_COLOR": "1", "COLUMNS": "200"},
    )
    try:
        assert process.stderr is not None
        told = process.stderr.readline()
        found = re.search(r"https://127\.0\.0\.1:\d+", told)
        assert found is not None, told
        trust = ssl.create_default_context(cafile=str(own))
        with httpx.Client(base_url=found[0], verify=trust, timeout=60) as client:
            yield client
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode in (0, -15)


def test_over_tls_cookies_and_answers_hold_browsers_to_it(over_tls: httpx.Client) -> None:
    own = str(over_tls.base_url)
    signed = over_tls.post("/login", data=SIGN_IN, headers={"origin": own})
    assert signed.status_code == 303
    name, _, given = signed.headers["set-cookie"].partition("=")
    assert name == "__Host-unfog"
    flags = {flag.strip().lower() for flag in given.split(";")[1:]}
    assert {"secure", "httponly", "samesite=strict", "path=/"} <= flags
    assert not any(flag.startswith("domain") for flag in flags)
    answer = over_tls.get("/method")
    assert answer.status_code == 200
    assert answer.headers["strict-transport-security"] == "max-age=31536000"
    # the name under which a desk without TLS keeps sessions opens nothing here
    token = over_tls.cookies["__Host-unfog"]
    over_tls.cookies.clear()
    plain = over_tls.get("/method", headers={"cookie": f"unfog={token}"})
    assert plain.status_code == 303
    foreign = {"origin": own.replace("https:", "http:")}
    assert over_tls.post("/login", data=SIGN_IN, headers=foreign).status_code == 403
    with pytest.raises(httpx.TransportError):
        httpx.get(own.replace("https:", "http:"))


@pytest.fixture
def proxied(desk_at) -> Iterator[httpx.Client]:
    """A desk behind a proxy that offers it as PUBLIC, asked as that asks."""
    desk = desk_at(Listening(port=0, browser=False, public=PUBLIC))
    headers = {"host": "desk.example", "x-forwarded-for": "198.51.100.7"}
    with httpx.Client(base_url=desk.address, headers=headers) as client:
        client.desk = desk  # type: ignore[attr-defined]
        yield client


def test_behind_a_proxy_the_desk_answers_as_it_is_offered(proxied: httpx.Client) -> None:
    signed = proxied.post("/login", data=SIGN_IN, headers={"origin": PUBLIC})
    assert signed.status_code == 303
    assert signed.headers["location"] == "/incidents"
    assert signed.headers["set-cookie"].startswith("__Host-unfog=")
    assert "; secure" in signed.headers["set-cookie"].lower()
    assert "strict-transport-security" in signed.headers
    for host in ("elsewhere.invalid", "desk.example.elsewhere.invalid"):
        assert proxied.get("/login", headers={"host": host}).status_code == 403
    for origin in ("http://desk.example", "https://desk.example:8443", str(proxied.base_url)):
        refused = proxied.post("/login", data=SIGN_IN, headers={"origin": origin})
        assert refused.status_code == 403


def test_a_proxy_says_who_asks(proxied: httpx.Client) -> None:
    """The last address counts, which is the proxy's own word: what stands before it came along."""
    for before in ("", "203.0.113.1, "):
        proxied.post("/login", data=SIGN_IN, headers={"x-forwarded-for": f"{before}198.51.100.7"})
    lines = proxied.desk.accounts.log.page(None, 2)  # type: ignore[attr-defined]
    assert [one.address for one in lines] == ["198.51.100.7"] * 2


def test_who_guesses_does_not_slow_down_those_at_other_addresses(proxied: httpx.Client) -> None:
    proxied.desk.gate._by_address._clock = lambda: 0.0  # type: ignore[attr-defined]

    def tried(address: str) -> int:
        wrong = {"name": f"Nobody at {address}", "password": "wrong"}
        return proxied.post("/login", data=wrong, headers={"x-forwarded-for": address}).status_code

    # of one network as IPv6 has them: whoever has one address there has them all
    assert [tried(f"2001:db8::{n:x}") for n in range(21)] == [401] * 20 + [429]
    assert tried("2001:db8:0:1::1") == 401
    assert tried("198.51.100.8") == 401


@pytest.mark.parametrize("secure", [False, True])
def test_nobody_is_believed_who_asks_for_others_unless_a_proxy_is_named(
    desk_at, tmp_path: Path, secure: bool
) -> None:
    where, verify = Listening(port=0, browser=False), True
    if secure:
        own, key = certificate(tmp_path)
        where = Listening(port=0, browser=False, certificate=own, key=key, public=PUBLIC)
        verify = ssl.create_default_context(cafile=str(own))  # type: ignore[assignment]
    desk = desk_at(where)
    forged = {
        "x-forwarded-for": "198.51.100.7",
        "x-real-ip": "198.51.100.7",
        "forwarded": "for=198.51.100.7;host=elsewhere.invalid;proto=https",
        "x-forwarded-host": "elsewhere.invalid",
        "x-forwarded-proto": "https",
    }
    with httpx.Client(base_url=desk.address, headers=forged, verify=verify) as client:
        signed = client.post("/login", data=SIGN_IN)
        assert signed.status_code == 303
        assert ("secure" in signed.headers["set-cookie"].lower()) == secure
        assert "elsewhere" not in f"{signed.headers}{client.get('/method').text}"
    (line,) = desk.accounts.log.page(None, 1)
    assert (line.what, line.address) == ("signed in", "127.0.0.1")
