"""Signing in and out, as a browser without script does it."""

import re

import httpx
import pyotp
import pytest

from unfog.store.accounts.base import Doing
from unfog.web.gate import now
from unfog.web.routes.login import place

PASSWORD = "the ferry leaves at noon"
NEW = "nine brown sparrows sing"


@pytest.fixture
def browser(own_desk) -> httpx.Client:
    with httpx.Client(base_url=own_desk.address) as client:
        yield client


def sign_in(client: httpx.Client, name: str = "Some coder", **fields: str) -> httpx.Response:
    return client.post("/login", data={"name": name, "password": PASSWORD, **fields})


def token_of(client: httpx.Client, page: str = "/account") -> str:
    found = re.search(r'name="csrf-token" content="([^"]+)"', client.get(page).text)
    assert found is not None
    return found[1]


def test_pages_lead_to_the_sign_in_and_back(browser: httpx.Client) -> None:
    asked = browser.get("/method?a=1&b=2")
    assert asked.status_code == 303
    assert asked.headers["location"] == "/login?next=%2Fmethod%3Fa%3D1%26b%3D2"
    form = browser.get(asked.headers["location"]).text
    to = re.search(r'name="next" value="([^"]+)"', form)
    assert to is not None
    assert to[1] == "/method?a=1&amp;b=2"
    answer = sign_in(browser, next="/method?a=1&b=2")
    assert (answer.status_code, answer.headers["location"]) == (303, "/method?a=1&b=2")
    assert browser.get("/method").status_code == 200


def test_the_api_says_401(browser: httpx.Client) -> None:
    answer = browser.get("/api/v1/session")
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"


def test_the_cookie_is_for_this_desk_alone(browser: httpx.Client) -> None:
    cookie = sign_in(browser).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "path=/" in cookie
    assert "domain" not in cookie
    assert "expires" not in cookie
    assert "max-age" not in cookie


def test_signing_out_ends_the_session(browser: httpx.Client) -> None:
    sign_in(browser)
    kept = dict(browser.cookies)
    answer = browser.post("/logout", data={"csrf": token_of(browser)})
    assert answer.headers["location"] == "/login"
    assert not browser.cookies
    again = browser.get("/method", headers={"cookie": f"unfog={kept['unfog']}"})
    assert again.status_code == 303


def test_a_session_given_beforehand_is_not_taken_over(browser: httpx.Client) -> None:
    """Session fixation: the token after sign-in is never one that was there before."""
    browser.cookies.set("unfog", "chosen-by-somebody-else", domain="127.0.0.1")
    answer = sign_in(browser)
    assert "chosen-by-somebody-else" not in answer.headers["set-cookie"]
    fixed = httpx.get(
        f"{browser.base_url}/method", headers={"cookie": "unfog=chosen-by-somebody-else"}
    )
    assert fixed.status_code == 303


def test_signing_in_again_ends_the_session_before(browser: httpx.Client) -> None:
    sign_in(browser)
    old = browser.cookies["unfog"]
    sign_in(browser, "Some viewer")
    assert browser.cookies["unfog"] != old
    answer = httpx.get(f"{browser.base_url}/method", headers={"cookie": f"unfog={old}"})
    assert answer.status_code == 303


def test_the_answer_does_not_tell_who_has_an_account(browser: httpx.Client, own_desk) -> None:
    own_desk.accounts.users.disable("Some coder", Doing("tests", now()))
    answers = [
        browser.post("/login", data={"name": name, "password": password})
        for name, password in (
            ("Some viewer", "not the password"),
            ("Nobody at all", "not the password"),
            ("Some coder", PASSWORD),
        )
    ]
    assert {answer.status_code for answer in answers} == {401}
    assert len({answer.text for answer in answers}) == 1
    assert len({tuple(sorted(answer.headers)) for answer in answers}) == 1


@pytest.mark.parametrize("name", ["Some viewer", "Nobody at all"])
def test_guessing_is_slowed_down_whoever_is_tried(browser: httpx.Client, name: str) -> None:
    tries = [browser.post("/login", data={"name": name, "password": "wrong"}) for _ in range(7)]
    statuses = [answer.status_code for answer in tries]
    assert statuses[:5] == [401] * 5
    assert 429 in statuses
    refused = next(answer for answer in tries if answer.status_code == 429)
    assert int(refused.headers["retry-after"]) >= 1


def test_the_log_tells_of_sign_ins_but_keeps_no_typed_passwords(
    browser: httpx.Client, own_desk
) -> None:
    browser.post("/login", data={"name": PASSWORD, "password": "x"})
    browser.post("/login", data={"name": "Some coder", "password": "x"})
    sign_in(browser)
    lines = own_desk.accounts.log.page(None, 3)
    assert [(one.what, one.about) for one in lines] == [
        ("signed in", "Some coder"),
        ("sign-in failed", "Some coder"),
        ("sign-in failed", "(no such account)"),
    ]
    assert {one.address for one in lines} == {"127.0.0.1"}


def test_a_second_factor_is_set_up_and_asked_for(browser: httpx.Client, own_desk) -> None:
    sign_in(browser)
    csrf = token_of(browser)
    page = browser.post("/account/factor", data={"csrf": csrf, "password": PASSWORD}).text
    assert '<img class="qr" src="data:image/svg+xml' in page
    secret = re.search(r">([A-Z2-7]{32})<", page)
    assert secret is not None
    wrong = browser.post("/account/factor/confirm", data={"csrf": csrf, "code": "000000"})
    assert wrong.status_code == 422
    assert secret[1] in wrong.text
    code = pyotp.TOTP(secret[1]).now()
    with httpx.Client(base_url=own_desk.address) as other:
        sign_in(other)
        assert other.get("/method").status_code == 200
        done = browser.post("/account/factor/confirm", data={"csrf": csrf, "code": code}).text
        assert other.get("/method").status_code == 303, "it was let in without a second factor"
    assert browser.get("/method").status_code == 200
    recovery = re.findall(r"<code>([a-z2-7-]{19})</code>", done)
    assert len(recovery) == 10
    with httpx.Client(base_url=own_desk.address) as other:
        assert sign_in(other).status_code == 401
        assert sign_in(other, code=code).status_code == 401
        assert sign_in(other, code=recovery[0]).status_code == 303


def test_a_new_password_ends_all_other_sessions(browser: httpx.Client, own_desk) -> None:
    sign_in(browser)
    with httpx.Client(base_url=own_desk.address) as other:
        sign_in(other)
        csrf, old = token_of(browser), browser.cookies["unfog"]
        change = {"csrf": csrf, "password": PASSWORD, "new": NEW}
        wrong = browser.post("/account/password", data={**change, "password": "wrong"})
        assert wrong.status_code == 422
        assert other.get("/method").status_code == 200
        assert browser.post("/account/password", data=change).status_code == 303
        assert browser.cookies["unfog"] != old
        assert browser.get("/method").status_code == 200
        assert other.get("/method").status_code == 303
        assert sign_in(other).status_code == 401


def test_what_somebody_may_do_changes_at_once(browser: httpx.Client, own_desk) -> None:
    """Who loses a role, or the account, does not keep it until the session ends."""
    sign_in(browser, "Some reviewer")
    asked = {"kind": "disagreement"}
    assert browser.get("/api/v1/agreement").status_code == 200
    own_desk.accounts.users.change_role("Some reviewer", "viewer", Doing("tests", now()))
    assert browser.get("/api/v1/agreement").status_code == 403
    assert browser.get("/api/v1/queue", params=asked).status_code == 403
    assert browser.get("/method").status_code == 200
    own_desk.accounts.users.disable("Some reviewer", Doing("tests", now()))
    assert browser.get("/method").status_code == 303
    own_desk.accounts.users.disable("Some reviewer", Doing("tests", now()), disabled=False)
    assert browser.get("/method").status_code == 303, "the session is gone for good"


def test_sessions_are_listed_and_ended(browser: httpx.Client, own_desk) -> None:
    sign_in(browser)
    with httpx.Client(base_url=own_desk.address, headers={"user-agent": "Elsewhere"}) as other:
        sign_in(other)
        assert "Elsewhere" in browser.get("/account").text
        browser.post("/account/sessions", data={"csrf": token_of(browser)})
        assert other.get("/method").status_code == 303
        assert browser.get("/method").status_code == 200


@pytest.mark.parametrize(
    "given",
    [
        "//elsewhere.invalid",
        "https://elsewhere.invalid/",
        "/\\elsewhere.invalid",
        "\\\\elsewhere.invalid",
        "javascript:alert(1)",
        "/\t/elsewhere.invalid",
        "/a\r\nset-cookie: x=1",
        "incidents",
        "",
        " /incidents",
        "/incidents\x00",
    ],
)
def test_nothing_leads_elsewhere(browser: httpx.Client, given: str) -> None:
    assert place(given) == "/incidents"
    answer = sign_in(browser, next=given)
    assert answer.headers["location"] == "/incidents"
    assert "x" not in answer.cookies


@pytest.mark.parametrize(
    "given", ["/", "/incidents?text=a%20b&sort=date", "/documents/a/b.html#c-1"]
)
def test_what_is_on_the_desk_is_led_to(given: str) -> None:
    assert place(given) == given
