"""Requests that mean harm: forged by other sites, oversized, nested, slow, out of bounds."""

import base64
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import httpx
import pytest

from unfog.web import patience, security
from web.conftest import PASSWORD

FOREIGN = {"origin": "https://elsewhere.invalid"}
UNSAFE = ("POST", "PUT", "PATCH", "DELETE")


@pytest.fixture
def changes(endpoints):
    """All that changes something and needs a session."""
    return [one for one in endpoints if one.method in UNSAFE and one.role != "anyone"]


@pytest.mark.parametrize(
    ("token", "more"),
    [
        (None, {}),
        ("", {}),
        ("0" * 64, {}),
        ("~" * 64, {}),
        ("right", FOREIGN),
        ("right", {"origin": "null"}),
        ("right", {"sec-fetch-site": "cross-site"}),
        ("right", {"sec-fetch-site": "same-site"}),
    ],
)
def test_no_change_is_forged(shared, changes, token, more: dict[str, str]) -> None:
    with shared.client("admin") as client:
        if token != "right":
            del client.headers["x-csrf-token"]
            if token is not None:
                client.headers["x-csrf-token"] = token
        for one in changes:
            answer = client.request(one.method, one.address(), headers=more)
            assert answer.status_code == 403, one
        assert client.get("/api/v1/session").status_code == 200


def test_a_token_is_good_for_its_own_session_alone(shared) -> None:
    with shared.client("admin") as one, shared.client("admin") as other:
        one.headers["x-csrf-token"] = other.headers["x-csrf-token"]
        assert one.post("/logout").status_code == 403


def test_forms_carry_the_token_in_a_field(shared) -> None:
    with shared.client("viewer") as client:
        token = client.headers.pop("x-csrf-token")
        assert client.post("/account/sessions", data={"id": "x"}).status_code == 403
        answer = client.post("/account/sessions", data={"id": "x", "csrf": token})
        assert answer.status_code == 303


def test_one_person_needs_the_token_too_where_a_browser_asks(serve) -> None:
    with httpx.Client(base_url=serve()) as client:
        page = client.get("/method").text
        assert '<meta name="csrf-token"' in page
        browser = {"sec-fetch-site": "same-origin", "origin": str(client.base_url)}
        answer = client.post("/method", headers=browser)
        assert answer.status_code in (403, 405)


@pytest.mark.parametrize(
    "host", ["elsewhere.invalid", "127.0.0.1.elsewhere.invalid", "localhost@elsewhere.invalid"]
)
def test_another_host_name_opens_nothing(shared, host: str) -> None:
    with shared.client("admin") as client:
        answer = client.get("/method", headers={"host": host})
        assert answer.status_code == 403
        assert "elsewhere" not in answer.text


def test_forwarded_names_are_not_believed(shared) -> None:
    headers = {"x-forwarded-host": "elsewhere.invalid", "forwarded": "host=elsewhere.invalid"}
    with httpx.Client(base_url=shared.address) as client:
        answer = client.get("/method", headers=headers)
        assert "elsewhere" not in f"{answer.headers}{answer.text}"


CLIMBS = (
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e/%2e%2e/etc/passwd",
    "....//....//etc/passwd",
    "%00",
    "..%5c..%5cwindows%5cwin.ini",
    "%252e%252e%252fetc%252fpasswd",
    "//etc/passwd",
)


def test_no_path_climbs_out(shared, endpoints) -> None:
    paths = [one for one in endpoints if one.method == "GET" and "{" in one.path]
    addresses = [one.path[: one.path.index("{")] + climb for one in paths for climb in CLIMBS]
    with shared.client("admin") as client:
        for address in [*addresses, *(f"/static/{climb}" for climb in CLIMBS)]:
            # as it stands: httpx would tidy the dots away
            answer = client.send(client.build_request("GET", raw_url(shared.address, address)))
            assert answer.status_code < 500, address
            assert "root:" not in answer.text, address
            assert answer.status_code != 200 or "etc/passwd" not in answer.text, address


def raw_url(base: str, path: str) -> httpx.URL:
    parts = urlsplit(base)
    return httpx.URL(
        scheme=parts.scheme, host=parts.hostname, port=parts.port, raw_path=path.encode()
    )


def test_bodies_are_bounded(shared, changes) -> None:
    body = b'{"why": "' + b"x" * (3 * 1024 * 1024) + b'"}'
    json = {"content-type": "application/json"}
    form = {"content-type": "application/x-www-form-urlencoded"}
    with shared.client("admin") as client:
        for one in changes:
            for kind in (json, form):
                try:
                    answer = client.request(one.method, one.address(), content=body, headers=kind)
                except httpx.TransportError:  # the door was closed before all was said
                    continue
                assert answer.status_code < 500, one
        assert client.get("/method").status_code in (200, 303)


@pytest.mark.parametrize("kind", ["application/json", "application/x-www-form-urlencoded"])
def test_bodies_that_do_not_say_how_long_they_are_are_bounded_too(shared, kind: str) -> None:
    def pieces() -> Iterator[bytes]:
        yield b'{"name": "' if kind == "application/json" else b"name="
        for _ in range(48):
            yield b"x" * 65536

    address = "/api/v1/session" if kind == "application/json" else "/login"
    with httpx.Client(base_url=shared.address) as client:
        try:
            answer = client.post(address, content=pieces(), headers={"content-type": kind})
            assert answer.status_code == 413
        except httpx.TransportError:  # the door was closed before all was said
            pass
        assert client.get("/login").status_code == 200


@pytest.mark.parametrize(
    "body",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000 + b"1" + b"}" * 50_000,
        b"\xff\xfe",
        b'"\\ud800"',
        b"1e400",
        b"-" * 5000,
        b'{"name": 1' + b"0" * 5000 + b"}",
        b"null",
        b"",
    ],
)
def test_odd_json_is_told_and_harmless(shared, changes, body: bytes) -> None:
    with shared.client("admin") as client:
        for one in changes:
            answer = client.request(
                one.method,
                one.address(),
                content=body,
                headers={"content-type": "application/json"},
            )
            assert answer.status_code < 500, (one, answer.text)


def test_many_parameters_and_headers_are_harmless(shared, endpoints) -> None:
    query = "&".join(f"a{n}={n}" for n in range(5000))
    with shared.client("admin") as client:
        for one in endpoints:
            if one.method == "GET":
                assert client.get(f"{one.address()}?{query}").status_code < 500, one
        fields = {f"a{n}": "1" for n in range(2000)}
        assert client.post("/users/role", data=fields).status_code == 400
        many = {f"x-{n}": "1" for n in range(5000)}
        assert client.get("/method", headers=many).status_code < 500


ODD_PLACES = (
    "10000000000000000000000000000000", "9223372036854775808", "-9223372036854775809", "-1", "0.5",
    '"\\u0000"', '"2031-05-04T12:00:00"', '"9999-12-31T23:59:59Z"', "[]", "{}", "null",
    "[1, 2, 3]", '["a", 1e400]', "",
)  # fmt: skip


def test_places_in_lists_that_no_list_gave_are_refused(shared, endpoints) -> None:
    places = [base64.urlsafe_b64encode(one.encode()).decode() for one in ODD_PLACES]
    with shared.client("admin") as client:
        for one in endpoints:
            if one.method != "GET" or "{" in one.path:
                continue
            for packed, plain in zip(places, ODD_PLACES, strict=True):
                answer = client.get(one.path, params={"after": packed, "before": plain})
                assert answer.status_code < 500, (one, plain)


def test_paths_forge_no_lines_of_a_log(shared) -> None:
    with shared.client("admin") as client:
        for sign in ("%0a", "%1b%5b2J", "%c2%85", "%c2%9b2J", "%e2%80%a8"):
            answer = client.get(f"/documents/a{sign}b")
            assert answer.status_code == 400
            assert answer.headers["content-type"] == "application/problem+json"


def test_fifty_at_once_lose_nothing_and_break_nothing(judged_desk) -> None:
    """Decisions on sources and sign-ins, which write to both files."""
    with judged_desk.client("admin", timeout=300) as client:
        name = client.get("/api/v1/outlets").json()["items"][0]["name"]
        address = httpx.URL("/api/v1/source/word", params={"kind": "outlet", "name": name})
        seen = client.get("/api/v1/source", params={"kind": "outlet", "name": name})
        before = client.get("/api/v1/audit", params={"limit": 200}).json()["items"]

        def say(number: int) -> httpx.Response:
            if number % 2:
                who = {"name": "Some coder", "password": PASSWORD}
                # somebody else's browser: in this one it would end the session of the others
                return httpx.post(f"{judged_desk.address}/api/v1/session", json=who, timeout=300)
            word = {"party": f"{number}", "why": "heard"}
            return client.put(address, json=word, headers={"if-match": seen.headers["etag"]})

        with ThreadPoolExecutor(50) as pool:
            answers = list(pool.map(say, range(50)))
        assert {answer.status_code for answer in answers[1::2]} == {200}
        done = [answer for answer in answers[::2] if answer.status_code == 200]
        assert {answer.status_code for answer in answers[::2]} == {200, 412}
        after = client.get("/api/v1/audit", params={"limit": 200}).json()["items"]
        assert (len(done), len(after) - len(before)) == (1, 1)


def test_what_is_asked_for_is_not_split_into_headers(shared) -> None:
    with httpx.Client(base_url=shared.address) as client:
        answer = client.get("/method?a=%0d%0aset-cookie:%20x=1%0d%0a")
        assert answer.status_code == 303
        assert "set-cookie" not in answer.headers
        page = client.get("/login", headers={"cookie": 'theme="><script>alert(1)</script>'})
        assert "<script>alert" not in page.text


def test_who_dawdles_is_cut_off(serve, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a head nor a body that never ends keeps a connection."""
    monkeypatch.setattr(patience, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(security, "BODY_SECONDS", 0.3)
    parts = urlsplit(serve())
    head = f"POST /api/v1/nowhere HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode()
    for sent in (b"", b"GET /meth", head, head + b"Content-Length: 100\r\n\r\n{"):
        with socket.create_connection((parts.hostname or "", parts.port or 0), 20) as connection:
            connection.sendall(sent)
            said = b""
            while some := connection.recv(4096):
                said += some
            assert b" 200 " not in said


def test_requests_flow_and_no_more(own_desk) -> None:
    own_desk.gate.flow._left["Some coder"] = (0.0, own_desk.gate.flow._clock() + 3600)
    with own_desk.client("coder") as coder, own_desk.client("viewer") as viewer:
        answer = coder.get("/api/v1/session")
        assert answer.status_code == 429
        assert int(answer.headers["retry-after"]) >= 1
        assert viewer.get("/api/v1/session").status_code == 200
