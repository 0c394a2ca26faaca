"""The API of incidents over the demo's register: filters, pages, counts, map and timeline."""

from typing import Any

import httpx
import pytest

LIST, MAP, TIMELINE = "/api/v1/incidents", "/api/v1/map", "/api/v1/timeline"


def _all(client: httpx.Client, **given: Any) -> list[dict[str, Any]]:
    return list(client.get(LIST, params={"limit": 500, **given}).raise_for_status().json()["items"])


def _ids(rows: list[dict[str, Any]]) -> list[str]:
    return [row["id"] for row in rows]


@pytest.fixture(scope="module")
def everything(address: str) -> list[dict[str, Any]]:
    with httpx.Client(base_url=address) as client:
        return _all(client)


def test_pages_together_are_the_list(client: httpx.Client, everything: list[Any]) -> None:
    given: dict[str, Any] = {"limit": 3}
    found: list[dict[str, Any]] = []
    while True:
        page = client.get(LIST, params=given).raise_for_status().json()
        assert page["total"] == len(everything)
        found += page["items"]
        if page["next"] is None:
            break
        given["cursor"] = page["next"]
    assert len(everything) > 5
    assert found == everything


def test_counts_of_facets_are_what_the_list_has(
    client: httpx.Client, everything: list[Any]
) -> None:
    facets = client.get(LIST).json()["facets"]
    assert {facet["name"] for facet in facets} >= {"type", "country", "status", "actor", "outlet"}
    for facet in facets:
        for one in facet["values"][:6]:
            found = client.get(LIST, params={facet["name"]: one["value"] or "-"}).json()
            assert found["total"] == one["count"], (facet["name"], one)


def test_a_facet_is_counted_as_if_nothing_of_it_were_chosen(client: httpx.Client) -> None:
    free = client.get("/api/v1/facets/status").json()
    first = free["values"][0]["value"]
    chosen = client.get("/api/v1/facets/status", params={"status": first}).json()
    counts = [{one["value"]: one["count"] for one in facet["values"]} for facet in (free, chosen)]
    assert counts[0] == counts[1]
    assert [one["value"] for one in chosen["values"] if one.get("chosen")] == [first]


def test_values_of_a_facet_are_searched(client: httpx.Client) -> None:
    whole = client.get("/api/v1/facets/outlet").json()["values"]
    letters = whole[0]["value"][:4]
    found = client.get("/api/v1/facets/outlet", params={"like": letters.upper()}).json()["values"]
    assert whole[0] in found
    assert all(letters.casefold() in one["label"].casefold() for one in found)


def test_several_values_of_a_facet_widen_and_facets_narrow(
    client: httpx.Client, everything: list[Any]
) -> None:
    statuses = sorted({row["status"] for row in everything})[:2]
    assert len(statuses) == 2
    either = _all(client, status=statuses)
    assert _ids(either) == _ids([row for row in everything if row["status"] in statuses])
    country = next(row["place"]["country"] for row in either if row["place"])
    both = _all(client, status=statuses, country=country)
    assert both
    assert all(country in row["place"]["country"] for row in both)


def test_days_leave_what_may_have_happened_then(
    client: httpx.Client, everything: list[Any]
) -> None:
    dated = [row for row in everything if row["start"]]
    since = sorted(row["start"] for row in dated)[len(dated) // 2]
    found = _all(client, since=since)
    assert _ids(found) == _ids([row for row in dated if row["end"] >= since])
    assert 0 < len(found) < len(everything)


def test_what_has_no_date_or_place_is_found(client: httpx.Client, everything: list[Any]) -> None:
    undated = [row["id"] for row in everything if row["start"] is None]
    unplaced = [row["id"] for row in everything if row["place"] is None]
    assert _ids(_all(client, dated="false")) == undated
    assert _ids(_all(client, placed="false")) == unplaced
    page = client.get(LIST, params={"since": "2031-01-01", "box": "0,0,1,1"}).json()
    assert page["undated"] <= len(undated)
    assert client.get(LIST).json()["unplaced"] == len(unplaced)
    assert client.get(MAP).json()["unplaced"] == len(unplaced)
    assert client.get(TIMELINE).json()["undated"] == len(undated)


def test_a_box_leaves_what_lies_in_it(client: httpx.Client, everything: list[Any]) -> None:
    place = next(row["place"] for row in everything if row["place"])
    lat, lon = place["lat"], place["lon"]
    found = _all(client, box=f"{lon - 1},{lat - 1},{lon + 1},{lat + 1}")
    assert found
    assert all(
        abs(row["place"]["lat"] - lat) <= 1 and abs(row["place"]["lon"] - lon) <= 1 for row in found
    )
    assert len(found) < len(everything)


def test_the_map_has_all_that_is_placed(client: httpx.Client, everything: list[Any]) -> None:
    shown = client.get(MAP, params={"zoom": 0}).json()
    placed = [row for row in everything if row["place"]]
    count = sum(one["count"] for one in shown["clusters"]) + len(shown["incidents"])
    assert count == shown["total"] == len(placed)
    near = client.get(MAP, params={"zoom": 12}).json()
    assert {one["id"] for one in near["incidents"]} <= set(_ids(placed))
    assert all(one["radius_km"] > 0 for one in near["incidents"]), "never a bare pin"


def test_the_map_is_not_narrowed_by_its_own_box(client: httpx.Client) -> None:
    assert client.get(MAP).json() == client.get(MAP, params={"box": "0,0,1,1"}).json()


def test_the_timeline_is_not_narrowed_by_its_own_days(client: httpx.Client) -> None:
    whole = client.get(TIMELINE).json()
    assert (
        whole == client.get(TIMELINE, params={"since": "2031-01-01", "until": "2031-01-02"}).json()
    )
    assert sum(one["exact"] for one in whole["bins"]) == whole["exact"]
    first, last = whole["bins"][0]["start"], whole["bins"][len(whole["bins"]) // 2]["end"]
    part = client.get(TIMELINE, params={"window": f"{first}..{last}"}).json()
    assert part["bins"][0]["start"] <= first
    assert part["bins"][-1]["end"] >= last
    assert part["after"] >= 0


@pytest.mark.parametrize("path", [LIST, MAP, TIMELINE, "/api/v1/facets/type"])
def test_nothing_is_sent_twice_while_the_register_stays(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    assert answer.headers["cache-control"] == "private, no-cache"
    again = client.get(path, headers={"if-none-match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(path, headers={"if-none-match": '"other"'})
    assert other.content == answer.content


@pytest.mark.parametrize("path", ["/incidents", "/incidents/found", LIST])
@pytest.mark.parametrize(
    "wrong",
    [
        "since=yesterday",
        "until=2031-02-30",
        "box=1,2,3",
        "box=a,b,c,d",
        "box=nan,nan,nan,nan",
        "box=0,50,1,40",
        "box=0,0,inf,1",
        "dated=maybe",
        "sort=beauty",
        "cursor=%00%ff",
        "cursor=" + "A" * 300,
        "q=" + "x" * 501,
        "type=" + "&type=".join(str(n) for n in range(501)),
    ],
)
def test_what_cannot_be_understood_is_told(client: httpx.Client, path: str, wrong: str) -> None:
    answer = client.get(f"{path}?{wrong}")
    assert answer.status_code == 400
    assert wrong.partition("=")[0] in answer.text


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (LIST, "limit=0"),
        (LIST, "limit=many"),
        (MAP, "zoom=-1"),
        (MAP, "view=200,0,100,1"),
        (TIMELINE, "window=2031-01-02..2031-01-01"),
        (TIMELINE, "window=2031"),
        ("/api/v1/facets/beauty", ""),
    ],
)
def test_each_answer_has_bounds_of_its_own(client: httpx.Client, path: str, wrong: str) -> None:
    answer = client.get(f"{path}?{wrong}")
    assert answer.status_code in (400, 404)
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "odd", ['"', "*", "NEAR(", "a\x00b", "'; DROP TABLE incidents; --", "%", "🙂", "\u202eabc", "-"]
)
def test_any_words_may_be_searched_for(client: httpx.Client, odd: str) -> None:
    for path in ("/incidents", LIST):
        assert client.get(path, params={"q": odd}).status_code == 200
    for facet in ("type", "country", "status", "review", "role", "actor", "outlet"):
        found = client.get("/incidents", params={facet: f"<script>{odd}%(x)s"})
        assert found.status_code == 200
        assert "<script>" + odd not in found.text


def test_what_forms_leave_empty_asks_for_nothing(
    client: httpx.Client, everything: list[Any]
) -> None:
    empty = {"q": "", "since": "", "until": "", "box": "", "dated": "", "sort": "", "type": ""}
    assert _ids(_all(client, **empty)) == _ids(everything)


def test_the_description_names_every_filter(client: httpx.Client) -> None:
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    for path in (LIST, MAP, TIMELINE):
        names = {one["name"] for one in paths[path]["get"]["parameters"]}
        assert names >= {"q", "since", "until", "type", "country", "outlet", "box", "dated"}
