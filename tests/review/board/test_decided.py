"""The board after what reviewers decide, by the register's own way of deciding."""

import datetime as dt
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from unfog.model.judgement import Signed
from unfog.pipeline.acts import merged, taken_back
from unfog.pipeline.judge import decide, listed, ready
from unfog.review.acts import confirmed, rejected, reopened
from unfog.review.board_facets import facets
from unfog.review.board_page import Page, page
from unfog.review.board_query import BoardQuery
from unfog.review.boards import Boards
from unfog.settings import Settings
from unfog.store import open_register
from unfog.store.base import Store

EVERY = BoardQuery(review=("unreviewed", "confirmed", "completed", "reopened", "rejected"))


@pytest.fixture
def store(demo_register: Path, tmp_path: Path) -> Iterator[Store]:
    opened = open_register(shutil.copyfile(demo_register, tmp_path / "demo.unfog"))
    ready(opened, Settings())
    yield opened
    opened.close()


def seen(store: Store, boards: Boards, query: BoardQuery = EVERY) -> Page:
    """The page by the board that is kept, which is that of a board loaded now."""
    kept, anew = boards.select(query), Boards(store.view).select(query)
    assert page(kept, 500) == page(anew, 500)
    assert facets(kept) == facets(anew)
    return page(kept, 500)


def test_each_decision_shows_at_once_without_loading_all(store):
    boards = Boards(store.view)
    first, second = (row.id for row in seen(store, boards).items[:2])
    minutes = iter(range(60))

    def by(why: str = "") -> Signed:
        return Signed("Ada", dt.datetime(2032, 1, 1, 9, next(minutes), tzinfo=dt.UTC), why)

    def say(rows) -> dict[str, str]:
        shown = store.view.shown()
        decide(store, Settings(), rows)
        assert store.view.board(shown).changed is not None
        return {row.id: row.review for row in seen(store, boards).items}

    assert say(confirmed(store.view, first, by()))[first] == "confirmed"
    assert say(rejected(store.view, second, by("a drill")))[second] == "rejected"
    listed_now = {row.id for row in seen(store, boards, BoardQuery()).items}
    assert first in listed_now
    assert second not in listed_now
    assert say(reopened(store.view, second, by()))[second] == "reopened"
    one, other = (store.view.incident(id).incident for id in (first, second))
    together = say(merged(store.view, one, other, listed(store.view), by("one and the same")))
    assert len({first, second} & together.keys()) == 1
    apart = say(taken_back(store.view.judgements(), None, by("not so")))
    assert {first, second} <= apart.keys()
