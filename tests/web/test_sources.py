"""Outlets and speakers as lists and one by one, and what reviewers say of them."""

import re
from pathlib import Path

import httpx
import pytest

from unfog.store import open_register

WORD = {"why": "owned by the ministry, says its imprint", "party": "the government"}


def all_items(client: httpx.Client, path: str, **query: object) -> list[dict]:
    found, after = [], None
    while True:
        page = client.get(path, params={**query, **({"after": after} if after else {})}).json()
        found += page["items"]
        after = page["next"]
        if after is None:
            return found


def test_outlets_are_counted(client: httpx.Client, demo_register: Path) -> None:
    outlets = all_items(client, "/api/v1/outlets", limit=3)
    with open_register(demo_register, create=False) as store:
        documents = list(store.view.documents())
    assert sum(one["documents"] for one in outlets) == len(documents)
    assert {one["name"] for one in outlets} == {d.document.outlet or "" for d in documents}
    assert [one["documents"] for one in outlets] == sorted(
        (one["documents"] for one in outlets), reverse=True
    )
    assert sum(one["claims"] for one in outlets) == sum(d.claims for d in documents)
    assert all(one["own"] <= one["claims"] for one in outlets)


def test_speakers_are_counted(client: httpx.Client, demo_register: Path) -> None:
    speakers = all_items(client, "/api/v1/speakers", limit=7)
    with open_register(demo_register, create=False) as store:
        claims = [one for one in store.view.claims() if not one.claim.speaker.is_report]
    assert sum(one["claims"] for one in speakers) == len(claims)
    denials = sum(one.claim.stance == "denies" for one in claims)
    assert sum(one["denials"] for one in speakers) == denials
    assert len({(s["name"], s["kind"], s["org"]) for s in speakers}) == len(speakers)
    assert any(one["agreed"] for one in speakers)
    assert any(one["denied"] for one in speakers)
    assert {one["reliability"] for one in speakers} <= set("ABCDEF")
    assert all(one["why"] for one in speakers)


def test_search_finds_by_name_and_body(client: httpx.Client) -> None:
    speakers = all_items(client, "/api/v1/speakers")
    some = next(one for one in speakers if one["org"])
    for text in (some["name"][:6].upper(), some["org"][1:5]):
        assert some in all_items(client, "/api/v1/speakers", text=text)
    assert all_items(client, "/api/v1/speakers", text="no such body") == []


def test_a_word_on_a_source_is_kept_and_taken_back(serve) -> None:
    with httpx.Client(base_url=serve()) as client:
        name = client.get("/api/v1/outlets").json()["items"][0]["name"]
        query = {"kind": "outlet", "name": name}
        seen = client.get("/api/v1/source", params=query)
        put = "/api/v1/source/word"
        assert client.put(put, params=query, json=WORD).status_code == 428
        version = {"if-match": seen.headers["etag"]}
        said = client.put(
            put, params=query, json={**WORD, "reliability": "C", "owner": "X"}, headers=version
        )
        assert said.status_code == 200, said.text
        word = said.json()["word"]
        assert (word["party"], word["reliability"], word["by"]) == ("the government", "C", "Ada")
        assert client.get("/api/v1/outlets").json()["items"][0]["word"] == word
        stale = client.put(put, params=query, json=WORD, headers=version)
        assert stale.status_code == 412
        assert stale.json()["current"]["word"]["party"] == "the government"
        version = {"if-match": said.headers["etag"]}
        empty = client.put(put, params=query, json={"why": "x"}, headers=version)
        assert empty.status_code == 422
        back = client.delete(put, params=query, headers=version)
        assert back.status_code == 200
        assert back.json()["word"] is None


def test_a_word_is_said_without_script(serve) -> None:
    with httpx.Client(base_url=serve()) as client:
        rows = client.get("/sources", params={"kind": "speaker"}).text
        href = re.search(r'href="(/sources/one\?[^"]+)"', rows)
        assert href is not None
        page = client.get(href[1].replace("&amp;", "&")).text
        hidden = dict(re.findall(r'type="hidden" name="([^"]+)" value="([^"]*)"', page))
        form = {**hidden, "reliability": "B", "why": "a record of four years"}
        answer = client.post("/sources/word", data=form)
        assert answer.status_code == 303, answer.text
        page = client.get(answer.headers["location"]).text
        assert "a record of four years" in page
        again = client.post("/sources/word", data=form)
        assert again.status_code == 422
        assert "somebody else" in again.text


def test_an_outlet_leads_to_its_incidents(client: httpx.Client) -> None:
    outlet = client.get("/api/v1/outlets").json()["items"][0]
    page = client.get("/sources/one", params={"kind": "outlet", "name": outlet["name"]}).text
    href = re.search(r'href="/(incidents\?[^"]+)"', page)
    assert href is not None
    found = client.get(f"/api/v1/{href[1].replace('&amp;', '&')}").json()
    assert found["total"] == outlet["incidents"]


def test_kinds_of_speakers_are_told_in_words(client: httpx.Client) -> None:
    page = client.get("/sources", params={"kind": "speaker"}).text
    assert "non-governmental organisation" in page
    assert ">ngo<" not in page


@pytest.mark.parametrize("query", ["kind=outlet&name=Nobody", "kind=speaker&name="])
def test_unknown_sources_are_told(client: httpx.Client, query: str) -> None:
    assert client.get(f"/sources/one?{query}").status_code == 404
    assert client.get(f"/api/v1/source?{query}").status_code == 404


def test_wrong_cursors_are_told(client: httpx.Client) -> None:
    assert client.get("/api/v1/outlets?after=xyz").status_code == 400
    assert client.get("/sources?after=W10").status_code == 400
    assert client.get("/sources?kind=king").status_code == 400


def test_viewers_do_not_see_who_said_it(own_desk) -> None:
    with own_desk.client("reviewer") as reviewer, own_desk.client("viewer") as viewer:
        name = reviewer.get("/api/v1/outlets").json()["items"][0]["name"]
        query = {"kind": "outlet", "name": name}
        version = {"if-match": reviewer.get("/api/v1/source", params=query).headers["etag"]}
        put = "/api/v1/source/word"
        assert viewer.put(put, params=query, json=WORD, headers=version).status_code == 403
        done = reviewer.put(put, params=query, json=WORD, headers=version)
        assert done.json()["word"]["by"] == "Some reviewer"
        assert viewer.get("/api/v1/source", params=query).json()["word"]["by"] == "a reviewer"
        page = viewer.get("/sources/one", params=query).text
        assert "a reviewer" in page
        assert "Some reviewer" not in page
