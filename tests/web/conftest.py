"""A real desk on loopback, over a register of the demo's reports."""

import datetime as dt
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from threading import Thread
from typing import NamedTuple

import httpx
import pytest
from litestar.handlers import HTTPRouteHandler

from unfog.model.judgement import SourceWord
from unfog.pipeline.acts import taken_back
from unfog.review import acts
from unfog.review.source_words import source_said
from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.store.accounts import Accounts, accounts_of
from unfog.store.accounts.base import Doing
from unfog.store.accounts.file import beside
from unfog.web.access import ROLE
from unfog.web.app import create_app
from unfog.web.desk import Desk
from unfog.web.gate import Gate, csrf_of
from unfog.web.limits import Limits
from unfog.web.listening import Listening
from unfog.web.roles import ROLES, Role, User
from unfog.web.serve import Server
from web import furnished as furnishing
from web.browsing import browser, opened

__all__ = ["browser", "opened"]

type Serve = Callable[..., str]


PASSWORD = "the ferry leaves at noon"
"""Of all accounts that tests make."""

LOOPBACK = Listening(port=0, browser=False)

UNLIMITED = Limits(10**6, 1.0, 10**6, 1.0, 1e6, 10**6)


@contextmanager
def served(
    register: Path,
    name: str = "Ada",
    role: Role = "admin",
    gate: Gate | None = None,
    where: Listening = LOOPBACK,
) -> Iterator[str]:
    """The address of a desk over `register`, served from a thread of this process."""
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        desk = Desk(store, Settings(cache=default_cache()))
        server = Server(desk, gate or User(name, role), where)
        thread = Thread(target=server.run)
        thread.start()
        try:
            yield server.address
        finally:
            server.stop()
            thread.join(timeout=30)
            assert not thread.is_alive()


@pytest.fixture(scope="session")
def copied(demo_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[], Path]:
    """A copy of the demo's register each time, for those who change it."""
    folder = tmp_path_factory.mktemp("desks")
    numbers = count()

    def _copied() -> Path:
        return Path(shutil.copyfile(demo_register, folder / f"{next(numbers)}.unfog"))

    return _copied


@pytest.fixture(scope="session")
def address(copied: Callable[[], Path]) -> Iterator[str]:
    """A desk that all tests look at and none changes."""
    with served(copied()) as at:
        yield at


@pytest.fixture
def serve(copied: Callable[[], Path]) -> Iterator[Serve]:
    """Serves a desk of the test's own, over `register` or a copy of the demo's, by name and role
    of its one user."""
    with ExitStack() as stack:
        yield lambda register=None, **who: stack.enter_context(served(register or copied(), **who))


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client


class Shared(NamedTuple):
    """A desk with accounts, one for each role; its name is that of the role."""

    address: str
    accounts: Accounts
    gate: Gate

    def _token(self, role: Role) -> str:
        account = self.accounts.users.named(f"Some {role}")
        assert account is not None
        return self.accounts.sessions.begin(account, dt.datetime.now(dt.UTC), "", "")

    def cookie(self, role: Role) -> dict[str, str]:
        """The cookie by which a browser is signed in."""
        return {"name": self.gate.cookie, "value": self._token(role), "url": self.address}

    def client(self, role: Role, **options: object) -> httpx.Client:
        """Somebody signed in, who brings the token that changes need."""
        token = self._token(role)
        return httpx.Client(
            base_url=self.address,
            cookies={self.gate.cookie: token},
            headers={"x-csrf-token": csrf_of(token)},
            **options,  # type: ignore[arg-type]
        )


@pytest.fixture(scope="session")
def example_accounts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of accounts, made once: good hashes take their time."""
    register = tmp_path_factory.mktemp("accounts") / "x.unfog"
    doing = Doing("tests", dt.datetime.now(dt.UTC))
    with accounts_of(register, create=True) as accounts:
        for role in reversed(ROLES):
            accounts.users.add(f"Some {role}", role, PASSWORD, doing)
        return accounts.path


@contextmanager
def shared_desk(
    register: Path, example: Path, limits: Limits, where: Listening = LOOPBACK
) -> Iterator[Shared]:
    shutil.copy(example, beside(register))
    with accounts_of(register) as accounts:
        gate = Gate(accounts, secure=where.secure, limits=limits)
        with served(register, gate=gate, where=where) as address:
            yield Shared(address, accounts, gate)


@pytest.fixture(scope="session")
def shared(copied: Callable[[], Path], example_accounts: Path) -> Iterator[Shared]:
    """A desk with accounts that nobody slows down; tests leave its accounts as they are."""
    with shared_desk(copied(), example_accounts, UNLIMITED) as desk:
        yield desk


@pytest.fixture
def desk_at(
    copied: Callable[[], Path], example_accounts: Path
) -> Iterator[Callable[[Listening], Shared]]:
    """A desk with accounts of the test's own that listens as it is told."""
    with ExitStack() as stack:
        yield lambda where: stack.enter_context(
            shared_desk(copied(), example_accounts, Limits(), where)
        )


@pytest.fixture
def own_desk(copied: Callable[[], Path], example_accounts: Path) -> Iterator[Shared]:
    """A desk with accounts of the test's own, limits as they are by default."""
    with shared_desk(copied(), example_accounts, Limits()) as desk:
        yield desk


class Endpoint(NamedTuple):
    """One method of one address; `path` has its parameters in braces, `role` is the least one."""

    method: str
    path: str
    role: str

    def address(self, **values: str) -> str:
        """The address with `values` for its parameters, "nowhere" for the others."""
        parts = self.path.split("/")
        names = [one[1:-1].split(":")[0] if one.startswith("{") else "" for one in parts]
        return "/".join(
            values.get(n, "nowhere") if n else p for p, n in zip(parts, names, strict=True)
        )


@pytest.fixture(scope="session")
def endpoints(demo_register: Path, example_accounts: Path) -> list[Endpoint]:
    """All that a desk with accounts answers to, files apart."""
    register = example_accounts.with_name(example_accounts.name.removesuffix(".accounts"))
    with (
        open_register(demo_register, create=False) as store,  # type: ignore[attr-defined]
        accounts_of(register) as accounts,
    ):
        app = create_app(Desk(store, Settings(cache=default_cache())), Gate(accounts))
    return sorted(
        Endpoint(method, route.path, str(handler.opt.get(ROLE)))
        for route in app.routes
        for handler in route.route_handlers  # type: ignore[union-attr]
        if isinstance(handler, HTTPRouteHandler) and not route.path.startswith("/static")
        for method in handler.http_methods
        if method not in ("OPTIONS", "HEAD")
    )


JUDGES = ("Zelda Quill", "Yusuf Marlow")
"""Who decided what stands in the judged register."""


@pytest.fixture(scope="session")
def judged(demo_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo's register with decisions of most kinds, by JUDGES."""
    path = Path(shutil.copyfile(demo_register, tmp_path_factory.mktemp("judged") / "j.unfog"))
    chosen = Settings(cache=default_cache())
    with open_register(path, create=False) as store:  # type: ignore[attr-defined]
        desk = Desk(store, chosen)
        first, second = (User(name, "reviewer") for name in JUDGES)
        ids = store.view.ids()
        claims = [one for one in store.view.claims() if one.incident == ids[0]]
        desk.decide(first, "as reported", lambda v, s: acts.confirmed(v, ids[0], s))
        rejected = desk.decide(
            second, "misread: =1+1", lambda v, s: acts.claim_rejected(v, claims[-1].id, s)
        )
        desk.decide(first, "", lambda v, s: taken_back(v.judgements(), rejected.rows[0].id, s))
        desk.decide(second, "no attack", lambda v, s: acts.rejected(v, ids[-1], s))
        word = SourceWord("outlet", "Somewhere Times", party="-1", reliability="B")
        desk.decide(first, "known for years", lambda v, s: [source_said(word, s)])
    return path


@pytest.fixture
def judges() -> tuple[str, ...]:
    return JUDGES


@pytest.fixture
def judged_desk(judged: Path, example_accounts: Path, tmp_path: Path) -> Iterator[Shared]:
    """A desk with accounts over that register."""
    register = Path(shutil.copyfile(judged, tmp_path / "j.unfog"))
    with shared_desk(register, example_accounts, UNLIMITED) as desk:
        yield desk


@pytest.fixture
def served_at() -> Iterator[Callable[[Path], str]]:
    """Serves a desk for one user over a register."""
    with ExitStack() as stack:
        yield lambda register: stack.enter_context(served(register))


@pytest.fixture(scope="session")
def furnished_register(judged: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judged register with something to show on each page of the desk."""
    path = Path(shutil.copyfile(judged, tmp_path_factory.mktemp("furnished") / "f.unfog"))
    furnishing.furnish(path)
    return path


@pytest.fixture
def own_furnished(furnished_register: Path, tmp_path: Path) -> Path:
    """A copy of it, with its drafts, for a test that changes it."""
    shutil.copytree(f"{furnished_register}.drafts", tmp_path / "own.unfog.drafts")
    return Path(shutil.copyfile(furnished_register, tmp_path / "own.unfog"))


@pytest.fixture(scope="module")
def furnished(furnished_register: Path, example_accounts: Path) -> Iterator[Shared]:
    """A desk with accounts over that register, which tests look at and do not change."""
    with shared_desk(furnished_register, example_accounts, UNLIMITED) as desk:
        yield desk
