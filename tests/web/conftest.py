"""A real desk on loopback, over a register of the demo's reports."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from threading import Thread

import httpx
import pytest

from unfog.settings import Settings, default_cache
from unfog.store import open_register
from unfog.web.desk import Desk
from unfog.web.roles import Role, User
from unfog.web.serve import Listening, Server

type Serve = Callable[..., str]


@contextmanager
def served(register: Path, name: str = "Ada", role: Role = "admin") -> Iterator[str]:
    """The address of a desk over `register`, served from a thread of this process."""
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        desk = Desk(store, Settings(cache=default_cache()))
        server = Server(desk, User(name, role), Listening(port=0, browser=False))
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
    """Serves a desk of the test's own, by name and role of its one user."""
    with ExitStack() as stack:
        yield lambda **who: stack.enter_context(served(copied(), **who))


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address) as client:
        yield client
