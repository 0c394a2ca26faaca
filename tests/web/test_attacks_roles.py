"""Who may do what: the table of roles by endpoints, and every endpoint asked as each role."""

import os
from contextlib import ExitStack
from pathlib import Path

import httpx
import pytest

from unfog.web.roles import ROLES

PAGE = Path(__file__).parents[2] / "docs" / "desk-roles.md"

HEAD = """\
# Who may do what on the review desk

Each may do what stands in their column. A desk for one person (`unfog serve` without `--auth`)
knows no accounts: its user may do all of this but what is about accounts. This page is made from
the routes: `UNFOG_WRITE_DOCS=1 pytest tests/web/test_attacks_roles.py`.

"""


def table(endpoints) -> str:
    columns = ("anyone", *ROLES)
    lines = [
        f"| method | address | {' | '.join(('not signed in', *ROLES))} |",
        f"|---|---|{'---|' * len(columns)}",
    ]
    for one in sorted(endpoints, key=lambda one: (one.path, one.method)):
        least = columns.index(one.role)
        may = ["yes" if at >= least else "–" for at in range(len(columns))]
        lines.append(f"| {one.method} | `{one.path}` | {' | '.join(may)} |")
    return HEAD + "\n".join(lines) + "\n"


def test_the_page_shows_what_the_routes_say(endpoints) -> None:
    made = table(endpoints)
    if os.environ.get("UNFOG_WRITE_DOCS"):
        PAGE.write_text(made, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == made, "run this test with UNFOG_WRITE_DOCS=1"


def test_only_signing_in_is_open_to_anyone(endpoints) -> None:
    open_ones = {(one.method, one.path) for one in endpoints if one.role == "anyone"}
    assert open_ones == {("GET", "/login"), ("POST", "/login"), ("POST", "/api/v1/session")}


def test_nothing_changes_for_viewers_but_what_is_their_own(endpoints) -> None:
    changing = {one.path for one in endpoints if one.method != "GET" and one.role == "viewer"}
    own = ("/account", "/api/v1/account", "/api/v1/session", "/logout")
    assert not [path for path in changing if not path.startswith(own)]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_gets_what_is_its_own_and_no_more(shared, endpoints, role: str) -> None:
    wrong = []
    with ExitStack() as clients:
        client = clients.enter_context(shared.client(role))
        for one in endpoints:
            if one.role == "anyone":
                continue
            answer = client.request(one.method, one.address())
            status = answer.status_code
            if "max-age=0" in answer.headers.get("set-cookie", "").lower():  # it signs out
                client = clients.enter_context(shared.client(role))
            may = ROLES.index(role) >= ROLES.index(one.role)
            if (status in (401, 403)) == may or status >= 500:
                wrong.append((one, status))
    assert not wrong


def test_who_is_not_signed_in_gets_nothing(shared, endpoints) -> None:
    with httpx.Client(base_url=shared.address) as client:
        for one in endpoints:
            if one.role == "anyone":
                continue
            answer = client.request(one.method, one.address())
            if one.path.startswith("/api/"):
                assert answer.status_code == 401, one
            else:
                assert answer.status_code == 303, one
                assert answer.headers["location"].startswith("/login?next="), one
                assert not answer.content, one
