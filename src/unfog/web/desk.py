"""What the handlers work with: one register, open, and how decisions get into it."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Callable, Sequence
from functools import cached_property
from threading import Event, Lock
from typing import TYPE_CHECKING

from unfog.model.judgement import Judgement, Signed
from unfog.model.place import Place
from unfog.review.board import Board
from unfog.review.boards import Boards
from unfog.review.places import certain
from unfog.review.sources import Sources
from unfog.settings import Settings
from unfog.store.base import Store, View
from unfog.web.roles import User

if TYPE_CHECKING:
    from unfog.pipeline.drafts import Accepted, Chosen
    from unfog.pipeline.judge import Decision
    from unfog.resolve.gazetteer import Gazetteer


type Rows = Callable[[View, Signed], Sequence[Judgement]]
"""Makes rows of the log, of the register as it is and a signature."""


class Desk:
    """One register on the desk. `settings` are those under which decisions are followed;
    `boards` gives all incidents as lists, maps and timelines need them, `sources` outlets and
    speakers.

    Decisions are taken one after the other: whoever checks the state of what they decide on
    does so in `decide`, where nobody comes between the check and the deed.
    """

    def __init__(self, store: Store, settings: Settings) -> None:
        self.store = store
        self.settings = settings
        self.boards = Boards(store.view)
        self.sources = Sources(store.view)
        self._mark = secrets.token_hex(4)
        self._deciding = Lock()
        self.backlog = Event()
        """Set when documents may be pending."""

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The places that reviewers may name, opened when the first is."""
        from unfog.pipeline.lookups import ensure
        from unfog.resolve.gazetteer import Gazetteer

        return Gazetteer.open(ensure(self.settings))

    def find(self, name: str, country: str) -> Place | None:
        """The one place of that name, by itself or in that country."""
        return certain(name, country, self.gazetteer)

    @property
    def view(self) -> View:
        return self.store.view

    def version(self, board: Board) -> str:
        """Names a board among all that any desk has shown: an ETag of what is made of it."""
        return f"{self._mark}-{board.shown}"

    def decide(self, user: User, why: str, rows: Rows) -> Decision:
        """Makes rows of the log by `rows`, stores them and brings the views up to date.

        `rows` gets the register as it is now and raises where the decision cannot be taken.
        """
        from unfog.pipeline.judge import decide_soon

        with self._deciding:
            decision = decide_soon(self.store, self.settings, self._made(user, why, rows))
        self.backlog.set()
        return decision

    def catch_up(self) -> bool:
        """Takes some of the backlog in; whether there was any. Decisions wait for that."""
        from unfog.pipeline.heed import take_some
        from unfog.pipeline.progress import Silent

        with self._deciding:
            return take_some(self.store, self.settings, Silent())

    def preview(self, user: User, rows: Rows) -> Decision:
        """What `decide` would come to; nothing is stored of it."""
        from unfog.pipeline.judge import preview

        with self._deciding:
            return preview(self.store, self.settings, self._made(user, "", rows))

    def accept(self, user: User, why: str, chosen: Chosen) -> Accepted:
        """Takes drafts into the register. Raises SettingsError where one is not there."""
        from unfog.pipeline.drafts import accept

        with self._deciding:
            return accept(self.store, self.settings, chosen, self._signed(user, why))

    def _made(self, user: User, why: str, rows: Rows) -> Sequence[Judgement]:
        from unfog.pipeline.judge import soon_ready

        view = soon_ready(self.store, self.settings)
        return rows(view, self._signed(user, why))

    def _signed(self, user: User, why: str) -> Signed:
        from unfog.pipeline.judge import signed

        return signed(self.view, user.name, dt.datetime.now(dt.UTC), why)
