"""Each page at both sizes, in both languages and themes: axe finds nothing wrong, nothing is wider
than the window, nothing fails on the console, nothing is asked of another host."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import pytest

from unfog.web.roles import ROLES, Role
from web.browsing import PHONE, WIDE, Opened, Size
from web.conftest import Endpoint, Shared
from web.furnished import BATCH, MOST_TOLD
from web.matrix import walks


class Stop(NamedTuple):
    """A page: its address, a walk over it that halts at each thing to be looked at, and the role of
    who looks, None for who is not signed in."""

    path: str
    walk: walks.Walk = walks.as_it_is
    role: Role | None = "admin"
    refused: tuple[int, ...] = ()


INCIDENT = f"/incidents/{MOST_TOLD}"
STOPS = {
    "incidents": Stop("/", walks.incidents),
    "incidents asked for": Stop("/incidents?status=contested&more=outlet&q=army", walks.facets),
    "no incident": Stop("/incidents?q=zzzz"),
    "incident": Stop(INCIDENT, walks.incident),
    "toll": Stop(f"{INCIDENT}/toll"),
    "origins": Stop(f"{INCIDENT}/origins", walks.tray),
    "near": Stop(f"{INCIDENT}/map", walks.near),
    "history": Stop(f"{INCIDENT}/history"),
    "document": Stop("/documents/own-c222-1", walks.document),
    "pairs": Stop("/queue", walks.queue),
    "values": Stop("/queue?kind=value", walks.queue),
    "changed": Stop("/queue?kind=changed", walks.queue),
    "disagreements": Stop("/queue?kind=disagreement", walks.queue),
    "agreement": Stop("/agreement"),
    "drafts": Stop("/drafts"),
    "draft": Stop(f"/drafts/{BATCH}", walks.draft),
    "outlets": Stop("/sources"),
    "speakers": Stop("/sources?kind=speaker&text=min"),
    "no source": Stop("/sources?text=zzzz"),
    "outlet": Stop("/sources/one?kind=outlet&name=Rioni+Press"),
    "speaker": Stop("/sources/one?kind=speaker&name=army"),
    "audit": Stop("/audit"),
    "no decision": Stop("/audit?since=2100-01-01"),
    "method": Stop("/method", walks.method),
    "login": Stop("/login", walks.login, role=None, refused=(401,)),
    "account": Stop("/account", walks.account),
    "users": Stop("/users", walks.users, refused=(422,)),
    "not allowed": Stop("/queue", role="viewer", refused=(403,)),
    "not found": Stop("/incidents/i-nowhere", refused=(404,)),
    "nothing there": Stop("/nowhere", refused=(404,)),
    "wrong request": Stop("/audit?since=never", refused=(400,)),
}
LOOKS = [(size, language) for size in (WIDE, PHONE) for language in ("en", "ar")]
PARTS = {"/incidents/found"}
"""What is got by pages and is none."""


class Window(NamedTuple):
    """A browser's window of one size and language, kept for all pages; `sessions` are the cookies
    of those who look."""

    page: Opened
    sessions: dict[Role, dict[str, str]]


@pytest.fixture(scope="module")
def windows(browser: Any, furnished: Shared) -> Iterator[Callable[[Size, str], Window]]:
    made: dict[tuple[Size, str], Window] = {}
    sessions = {role: furnished.cookie(role) for role in ROLES}

    def _window(size: Size, language: str) -> Window:
        if (size, language) not in made:
            context = browser.new_context(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="light",
                reduced_motion="reduce",
            )
            context.add_cookies([{"name": "language", "value": language, "url": furnished.address}])
            page = Opened(context.new_page(), furnished.address)
            page.listen()
            made[size, language] = Window(page, sessions)
        return made[size, language]

    yield _window
    for window in made.values():
        window.page.at.context.close()


@pytest.mark.parametrize(
    ("size", "language"), LOOKS, ids=[f"{size[0]}-{language}" for size, language in LOOKS]
)
@pytest.mark.parametrize("stop", STOPS.values(), ids=STOPS)
def test_a_page(
    windows: Callable[[Size, str], Window], stop: Stop, size: Size, language: str
) -> None:
    page, sessions = windows(size, language)
    context = page.at.context
    context.clear_cookies(name=sessions["admin"]["name"])
    if stop.role is not None:
        context.add_cookies([sessions[stop.role]])
    page.refused = stop.refused
    page.visit(stop.path)
    assert page.run("document.documentElement.dir") == ("rtl" if language == "ar" else "ltr")
    for part in stop.walk(page):
        page.sound(part)
    page.unharmed()


def test_no_page_is_left_out(endpoints: list[Endpoint]) -> None:
    """Whoever adds a page adds it to STOPS."""
    seen = [stop.path.partition("?")[0].split("/") for stop in STOPS.values()]

    def is_seen(page: str) -> bool:
        steps = page.split("/")
        return any(
            len(steps) == len(path)
            and all(
                a in (b, "{id:str}") or a.startswith("{") for a, b in zip(steps, path, strict=True)
            )
            for path in seen
        )

    pages = {
        one.path for one in endpoints if one.method == "GET" and not one.path.startswith("/api/")
    }
    assert {page for page in pages - PARTS if not is_seen(page)} == set()
