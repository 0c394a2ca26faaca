"""What waits, and decisions on pairs, as the API tells and takes them."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from unfog.store import open_register
from web.conftest import served

type Serve = Callable[..., str]


@pytest.fixture
def desk(serve: Serve) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=serve()) as client:
        yield client


def _items(desk: httpx.Client, kind: str = "pair") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    after: str | None = None
    while True:
        query = {"kind": kind, "limit": 4} | ({"after": after} if after else {})
        page = desk.get("/api/v1/queue", params=query).raise_for_status().json()
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def _judge(desk: httpx.Client, item: dict[str, Any], verdict: str, **more: Any) -> httpx.Response:
    sides = {side: item["pair"][side]["part"] for side in ("left", "right")}
    return desk.post("/api/v1/queue/pairs", json={**sides, "verdict": verdict, **more})


def test_pages_of_the_queue_put_together_give_each_item_once(desk: httpx.Client) -> None:
    items = _items(desk)
    assert len(items) > 4
    assert len({item["id"] for item in items}) == len(items)


def test_what_a_coder_has_judged_does_not_come_again_until_it_is_undone(desk: httpx.Client) -> None:
    first, *rest = _items(desk)
    told = _judge(desk, first, "unsure", why="the days differ").raise_for_status().json()
    assert [item["id"] for item in _items(desk)] == [item["id"] for item in rest]
    undo = {"judgement": told["judgements"][0]}
    desk.post("/api/v1/queue/undo", json=undo).raise_for_status()
    assert first["id"] in {item["id"] for item in _items(desk)}


def test_a_verdict_is_followed(desk: httpx.Client) -> None:
    apart = next(item for item in _items(desk) if not item["pair"]["joined"])
    told = _judge(desk, apart, "same").raise_for_status().json()
    assert told["changed"]
    ids = {apart["pair"][side]["incident"] for side in ("left", "right")}
    assert ids <= set(told["changed"])


def test_a_verdict_moves_incidents_only_as_they_were_seen(desk: httpx.Client) -> None:
    apart = next(item for item in _items(desk) if not item["pair"]["joined"])
    sides = [apart["pair"][side] for side in ("left", "right")]
    seen = {side["incident"]: side["version"] for side in sides}
    for id, version in seen.items():
        named = {"If-Match": f'"{version}"'}
        answer = desk.post(f"/api/v1/incidents/{id}/confirm", json={}, headers=named)
        assert answer.status_code == 200, answer.text
    refused = _judge(desk, apart, "same", seen=seen)
    assert refused.status_code == 412
    now = refused.json()["current"]
    assert (now["id"], now["state"]) == (sides[0]["incident"], "confirmed")
    # a word that moves nothing is the coder's own, whatever others did
    assert _judge(desk, apart, "unsure", seen=seen).status_code == 201
    told = next(item for item in _items(desk) if not item["pair"]["joined"])
    fresh = {told["pair"][s]["incident"]: told["pair"][s]["version"] for s in ("left", "right")}
    assert _judge(desk, told, "same", seen=fresh).status_code == 201


def test_two_coders_judge_blind_and_a_reviewer_settles(copied: Callable[[], Path]) -> None:
    register = copied()
    with served(register, "Ada", "coder") as one, httpx.Client(base_url=one) as ada:
        item = _items(ada)[0]
        _judge(ada, item, "unsure").raise_for_status()
        assert _judge(ada, item, "same", settles=True).status_code == 403
    with served(register, "Bo", "coder") as two, httpx.Client(base_url=two) as bo:
        assert item["id"] in {one["id"] for one in _items(bo)}
        _judge(bo, item, "different").raise_for_status()
        assert bo.get("/api/v1/agreement").status_code == 403
    with served(register, "Cleo", "reviewer") as three, httpx.Client(base_url=three) as cleo:
        assert cleo.get("/api/v1/agreement").json()["pairs"] == 1
        (differ,) = _items(cleo, "disagreement")
        assert {voice["by"]: voice["verdict"] for voice in differ["voices"]} == {
            "Ada": "unsure",
            "Bo": "different",
        }
        _judge(cleo, differ, "different", settles=True).raise_for_status()
        assert not _items(cleo, "disagreement")


def test_coders_take_back_only_their_own(copied: Callable[[], Path]) -> None:
    register = copied()
    with served(register, "Ada", "coder") as one, httpx.Client(base_url=one) as ada:
        (id,) = _judge(ada, _items(ada)[0], "unsure").json()["judgements"]
    with served(register, "Bo", "coder") as two, httpx.Client(base_url=two) as bo:
        assert bo.post("/api/v1/queue/undo", json={"judgement": id}).status_code == 403
        for part in (id[:-1], id[2:], ""):
            assert bo.post("/api/v1/queue/undo", json={"judgement": part}).status_code == 404
    with open_register(register, create=False) as store:  # type: ignore[attr-defined]
        assert len(store.view.judgements()) == 1


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"left": None}, 400),
        ({"verdict": "perhaps"}, 400),
        ({"why": "long " * 1000}, 400),
        ({"more": 1}, 400),
        ({"left": {"document": "nowhere", "incident": "h1"}}, 422),
    ],
)
def test_what_makes_no_sense_is_refused_and_stored_nowhere(
    desk: httpx.Client, change: dict[str, Any], status: int
) -> None:
    item = _items(desk)[0]
    sides = {side: item["pair"][side]["part"] for side in ("left", "right")}
    answer = desk.post("/api/v1/queue/pairs", json={**sides, "verdict": "same", **change})
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert item["id"] == _items(desk)[0]["id"]


def test_a_cursor_of_something_else_is_refused(desk: httpx.Client) -> None:
    answer = desk.get("/api/v1/queue", params={"kind": "pair", "after": "value [1]"})
    assert answer.status_code == 422


def test_values_tell_the_words_behind_them(desk: httpx.Client) -> None:
    item = _items(desk, "value")[0]
    (finding,) = item["incident"]["findings"]
    assert any(said["quote"] for said in finding["said"])
