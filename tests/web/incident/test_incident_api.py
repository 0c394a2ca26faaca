"""The API of an incident and a document: who may do what, what is locked, what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from hostile_register import SCRIPT, TEXT, hostile_register

type Serve = Callable[..., str]

ID = "i-ryhotgts7d"
DOCUMENT = "own-c222-1"


class Api:
    """The API of a desk, as a program uses it."""

    def __init__(self, address: str) -> None:
        self.at = httpx.Client(base_url=f"{address}/api/v1", timeout=60)

    def get(self, path: str, **query: str) -> Any:
        answer = self.at.get(path, params=query)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def version(self, id: str = ID) -> str:
        return str(self.at.get(f"/incidents/{id}").headers["etag"])

    def send(self, below: str, version: str | None = None, /, **body: object) -> httpx.Response:
        headers = {"If-Match": version or self.version()}
        return self.at.post(f"/incidents/{ID}{below}", json=body, headers=headers)

    def done(self, below: str, /, **body: object) -> Any:
        answer = self.send(below, **body)
        assert answer.status_code == 200, answer.text
        return answer.json()

    def finding(self, name: str) -> Any:
        found = self.get(f"/incidents/{ID}")["findings"]
        return next(one for one in found if one["property"] == name)

    def claims(self, **fields: object) -> list[Any]:
        claims = self.get(f"/documents/{DOCUMENT}")["claims"]
        return [c for c in claims if c["incident"] == ID and fields.items() <= c.items()]


type Asked = Callable[[str], Api]


@pytest.fixture
def asked() -> Iterator[Asked]:
    """The API of the desk at an address."""
    made: list[Api] = []

    def _asked(address: str) -> Api:
        made.append(Api(address))
        return made[-1]

    yield _asked
    for one in made:
        one.at.close()


@pytest.fixture
def api(serve: Serve, asked: Asked) -> Api:
    return asked(serve())


@pytest.fixture
def reading(address: str, asked: Asked) -> Api:
    return asked(address)


def test_all_parts_of_an_incident_are_told(reading: Api) -> None:
    one = reading.get(f"/incidents/{ID}")
    assert (one["id"], one["rules"], one["review"]) == (ID, "unfog", None)
    sheet = reading.get(f"/incidents/{ID}/sheet")
    assert len(sheet["rows"]) == one["accounts"]
    assert {c["property"] for c in sheet["columns"]} >= {f["property"] for f in one["findings"]}
    assert reading.get(f"/incidents/{ID}/toll")["courses"]
    told = reading.get(f"/incidents/{ID}/origins")["origins"]
    assert sum(1 for origin in told if origin["asserts"]) == one["origins"]
    documents = reading.get(f"/incidents/{ID}/documents")
    assert sorted(d["id"] for d in documents) == one["documents"]
    assert reading.get(f"/incidents/{ID}/history") == {"items": [], "next": None}
    assert reading.get(f"/incidents/{ID}/near")["own"]["id"] == ID


def test_findings_are_those_of_the_rule_set_asked_for(reading: Api) -> None:
    found = reading.get(f"/incidents/{ID}/findings", rules="acled")
    assert {one["rule"] for one in found} == {"acled"}
    asked = reading.at.get(f"/incidents/{ID}", params={"rules": "os:system"})
    assert asked.status_code == 400


def test_what_is_known_already_is_not_sent_again(reading: Api) -> None:
    for path in (f"/incidents/{ID}", f"/documents/{DOCUMENT}"):
        first = reading.at.get(path)
        again = reading.at.get(path, headers={"If-None-Match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("path", ["/incidents/i-none", "/documents/none", "/raw/abc"])
def test_what_is_not_there_is_not_found(reading: Api, path: str) -> None:
    assert reading.at.get(path).status_code == 404


def test_a_change_says_which_version_it_is_made_to(api: Api) -> None:
    seen = api.version()
    bare = api.at.post(f"/incidents/{ID}/confirm", json={})
    assert bare.status_code == 428
    assert api.send("/confirm", seen).status_code == 200
    late = api.send("/values", seen, property="killed", value={"low": 4, "high": 4}, why="late")
    assert late.status_code == 412
    current = late.json()["current"]
    assert (current["state"], current["version"]) == ("confirmed", api.version().strip('"'))
    (latest,) = current["history"]
    assert (latest["by"], latest["what"]) == ("Ada", "confirmed")
    assert api.finding("killed")["reviewed"] is None


def test_what_is_completed_is_locked_until_it_is_reopened(api: Api) -> None:
    api.done("/complete", why="All is in")
    claim = api.claims()[0]["id"]
    for below, body in (
        ("/confirm", {}),
        ("/complete", {}),
        ("/reject", {"why": "x"}),
        ("/values", {"property": "killed", "value": None, "why": "x"}),
        (f"/claims/{claim}/reject", {"why": "x"}),
        (f"/claims/{claim}/accept", {}),
        ("/split", {"documents": [DOCUMENT], "why": "x"}),
        ("/merge", {"other": "i-4w2ykfhlw2", "why": "x"}),
    ):
        assert api.send(below, **body).status_code == 423, below
    api.done("/reopen", why="A late report")
    api.done("/confirm")


@pytest.mark.parametrize(
    ("below", "body"),
    [
        ("/reject", {}),
        ("/reopen", {"why": "  "}),
        ("/values", {"property": "killed", "value": {"low": 1, "high": 1}}),
        ("/values", {"property": "killed", "value": "many", "why": "x"}),
        ("/values", {"property": "killed", "value": {"low": 5, "high": 1}, "why": "x"}),
        ("/values", {"property": "killed", "value": {"low": -5, "high": 1}, "why": "x"}),
        ("/values", {"property": "place", "value": "", "why": "x"}),
        ("/values", {"property": "place", "value": "Paris", "why": "x"}),
        ("/values", {"property": "place", "value": {"name": "Gao", "lat": 99}, "why": "x"}),
        ("/values", {"property": "type", "value": "Fireworks", "why": "x"}),
        ("/values", {"property": "type", "value": None, "why": "x"}),
        ("/values", {"property": "date", "value": {"start": "2031-02-30"}, "why": "x"}),
        ("/values", {"property": "killed", "value": None, "of": "Martians", "why": "x"}),
        ("/values", {"property": "killed", "value": {"low": 2**70, "high": 2**70}, "why": "x"}),
        ("/values", {"property": "weapon", "value": ["mine"] * 51, "why": "x"}),
        ("/split", {"documents": [], "why": "x"}),
        ("/split", {"documents": ["none"], "why": "x"}),
        ("/merge", {"other": ID, "why": "x"}),
        ("/merge", {"other": "", "why": "x"}),
        ("/confirm", {"why": "x" * 3000}),
    ],
)
def test_what_cannot_be_done_is_told_and_not_done(api: Api, below: str, body: Any) -> None:
    before = api.version()
    answer = api.send(below, **body)
    assert answer.status_code == 422, answer.text
    assert answer.json()["detail"]
    assert api.version() == before


def test_a_corrected_value_stands_beside_the_finding(api: Api) -> None:
    before = api.finding("killed")
    value = {"low": 4, "high": 5, "of": "civilians"}
    api.done("/values", property="killed", value=value, why="Certificates")
    after = api.finding("killed")
    assert (after["words"], after["best"]) == (before["words"], before["best"])
    assert after["reviewed"]["words"] == "4–5 civilians"
    api.done("/values", property="killed", value=None, why="Nobody can know")
    assert api.finding("killed")["reviewed"]["value"] is None
    assert api.finding("killed")["reviewed"]["by"] == "Ada"


def test_a_type_and_a_place_that_are_given_rule_and_what_was_read_is_told(api: Api) -> None:
    before = api.get(f"/incidents/{ID}")["incident"]
    api.done("/values", property="type", value="armed clash", why="Two sides fought")
    api.done("/values", property="place", value="Gossi, ML within 3 km", why="Seen on site")
    told = api.get(f"/incidents/{ID}")
    now = told["incident"]
    assert (now["type"], now["place"]["country"], now["place"]["radius_km"]) == (
        "Armed clash",
        "ML",
        3,
    )
    assert (told["read"]["type"], told["read"]["place"]) == (before["type"], before["place"])
    assert told["typed"]["by"] == "Ada"
    assert ID in [row["id"] for row in api.get("/incidents?country=ML&type=Battles")["items"]]
    api.done("/values", property="place", value=now["place"] | {"radius_km": 1}, why="Closer")
    assert api.get(f"/incidents/{ID}")["incident"]["place"]["radius_km"] == 1


def test_a_rejected_claim_bears_on_nothing_and_stays_in_sight(api: Api) -> None:
    best = api.finding("killed")["best"]["claim"]
    api.done(f"/claims/{best}/reject", why="Of another day")
    found = api.finding("killed")
    ends = [bound["claim"] for bound in (found["low"], found["best"], found["high"]) if bound]
    assert best not in ends
    said = [
        one
        for row in api.get(f"/incidents/{ID}/sheet")["rows"]
        for cell in row["cells"]
        for one in cell["said"]
        if best in one["claims"]
    ]
    assert [(one["agreement"], one["why"]) for one in said] == [("rejected", "Of another day")]
    (mark,) = said[0]["marks"]
    api.done("/undo", judgement=mark["judgement"])
    assert api.finding("killed")["best"]["claim"] == best


def test_a_corrected_claim_takes_the_place_of_what_was_read(api: Api) -> None:
    claim = api.claims(property="killed", stance="asserts")[0]
    anew = {k: claim[k] for k in ("property", "start", "end", "stance", "certainty")}
    anew |= {"value": {"low": 6, "high": 6}, "speaker": {"name": "Ana Prado", "kind": "medical"}}
    api.done(f"/claims/{claim['id']}/correct", claim=anew, why="Six, and she says so")
    rows = api.get(f"/incidents/{ID}/sheet")["rows"]
    assert any(row["speaker"]["name"] == "Ana Prado" for row in rows)
    entry = api.get(f"/incidents/{ID}/history")["items"][0]
    assert (entry["kind"], entry["what"], entry["rows"]) == ("claim", "corrected", 2)


def test_words_are_found_by_code_points(serve: Serve, asked: Asked, tmp_path: Path) -> None:
    """The text holds characters beyond U+FFFF before the words that are added."""
    api = asked(serve(hostile_register(tmp_path / "hostile.unfog")))
    start = TEXT.index("denied it")
    claim = {"property": "damage", "value": SCRIPT, "start": start, "end": start + 9}
    (document,) = api.get("/incidents/i-izza6s63kj")["documents"]
    answer = api.at.post(
        "/incidents/i-izza6s63kj/claims",
        json={"document": document, "part": "h1", "claim": claim},
        headers={"If-Match": api.version("i-izza6s63kj")},
    )
    assert answer.status_code == 200, answer.text
    documents = api.get("/incidents/i-izza6s63kj/documents")
    added = [c for d in documents for c in d["claims"] if c["property"] == "damage"]
    assert [(c["quote"], c["mark"]["verdict"]) for c in added] == [("denied it", "added")]


@pytest.mark.parametrize(
    "claim",
    [
        {"start": 0, "end": 0},
        {"start": -4, "end": 3},
        {"start": 0, "end": 10**6},
        {"value": []},
        {"speaker": {"name": "x" * 500}},
    ],
)
def test_a_claim_without_words_in_the_text_is_refused(api: Api, claim: Any) -> None:
    part = api.claims()[0]["part"]
    said = {"property": "killed", "value": {"low": 1, "high": 1}, "start": 0, "end": 5} | claim
    answer = api.send("/claims", document=DOCUMENT, part=part, claim=said)
    assert answer.status_code == 422, answer.text


def test_a_merge_leads_on_and_is_taken_back(api: Api) -> None:
    other = "i-4w2ykfhlw2"
    preview = api.at.post(f"/incidents/{ID}/merge/preview", json={"other": other[:6]}).json()
    assert {one["id"] for one in preview["before"]} == {ID, other}
    (after,) = preview["after"]
    assert preview["other"] == other
    seen = preview["version"]
    decided = api.done("/merge", other=other[:6], version=seen, why="One and the same")
    gone = ({ID, other} - {after["id"]}).pop()
    lead = api.at.get(f"/incidents/{gone}")
    assert (lead.status_code, lead.headers["location"]) == (
        301,
        f"/api/v1/incidents/{after['id']}",
    )
    assert api.get(f"/incidents/{after['id']}")["earlier"] == [gone]
    page = httpx.get(str(api.at.base_url).replace("/api/v1/", f"/incidents/{gone}?rules=ibc"))
    assert page.headers["location"] == f"/incidents/{after['id']}?rules=ibc"
    undone = api.at.post(
        f"/incidents/{after['id']}/undo",
        json={"judgement": decided["judgements"][0]},
        headers={"If-Match": api.version(after["id"])},
    )
    assert undone.status_code == 200, undone.text
    assert {ID, other} == {api.get(f"/incidents/{one}")["id"] for one in (ID, other)}


def test_a_merge_is_made_of_both_incidents_as_they_were_seen(serve: Serve, asked: Asked) -> None:
    """Two reviewers at one desk: what either changed of either incident, the other has to see."""
    address, other = serve(), "i-4w2ykfhlw2"
    first, second = asked(address), asked(address)
    own = first.version()
    seen = first.at.post(f"/incidents/{ID}/merge/preview", json={"other": other}).json()["version"]
    unsaid = first.send("/merge", own, other=other, why="One")
    assert unsaid.status_code == 428
    assert "version" in unsaid.json()["detail"]
    said = {"property": "killed", "value": {"low": 8, "high": 8}, "why": "Counted"}
    named = {"If-Match": second.version(other)}
    assert second.at.post(f"/incidents/{other}/values", json=said, headers=named).status_code == 200
    late = first.send("/merge", own, other=other[:6], version=seen, why="One")
    assert late.status_code == 412
    now = late.json()["current"]
    assert (now["asked"], now["id"]) == (other[:6], other)
    assert now["history"][0]["what"] == "corrected"
    assert late.headers["etag"] == second.version(other) == f'"{now["version"]}"'
    assert second.done("/confirm")
    late = first.send("/merge", own, other=other, version=now["version"], why="One")
    assert (late.status_code, late.json()["current"]["asked"]) == (412, ID)
    assert first.get(f"/incidents/{other}")["id"] == other
    assert first.done("/merge", other=other, version=now["version"], why="One")


def test_who_merges_what_has_merged_meanwhile_is_told(serve: Serve, asked: Asked) -> None:
    address, other = serve(), "i-4w2ykfhlw2"
    first, second = asked(address), asked(address)
    named = {"If-Match": first.version(other)}
    own = first.at.post(f"/incidents/{other}/merge/preview", json={"other": ID}).json()["version"]
    seen = second.at.post(f"/incidents/{ID}/merge/preview", json={"other": other}).json()["version"]
    second.done("/merge", other=other, version=seen, why="One")
    body = {"other": ID, "version": own, "why": "One"}
    again = first.at.post(f"/incidents/{other}/merge", json=body, headers=named)
    assert again.status_code == 412
    now = again.json()["current"]
    assert (now["asked"], now["id"], now["history"][0]["what"]) == (other, ID, "same")


def test_any_row_of_a_split_takes_all_of_it_back(api: Api) -> None:
    documents = api.get(f"/incidents/{ID}")["documents"]
    decided = api.done("/split", documents=documents[:1], why="Another street")
    assert len(decided["judgements"]) > 1
    id = decided["id"]
    answer = api.at.post(
        f"/incidents/{id}/undo",
        json={"judgement": decided["judgements"][-1]},
        headers={"If-Match": api.version(id)},
    )
    assert answer.status_code == 200, answer.text
    assert api.get(f"/incidents/{ID}")["documents"] == documents


ACTS = {
    "/confirm": "coder",
    "/values": "coder",
    "/claims": "coder",
    "/claims/c-x/accept": "coder",
    "/claims/c-x/reject": "coder",
    "/claims/c-x/correct": "coder",
    "/merge": "coder",
    "/merge/preview": "coder",
    "/split": "coder",
    "/split/preview": "coder",
    "/undo": "coder",
    "/complete": "reviewer",
    "/reopen": "reviewer",
    "/reject": "reviewer",
}


@pytest.mark.parametrize("role", ["viewer", "coder", "reviewer"])
def test_each_role_may_do_its_own_and_no_more(serve: Serve, asked: Asked, role: str) -> None:
    api = asked(serve(role=role))
    ranks = ["viewer", "coder", "reviewer"]
    version = api.version()
    for below, least in ACTS.items():
        answer = api.at.post(f"/incidents/{ID}{below}", json=[], headers={"If-Match": version})
        allowed = ranks.index(role) >= ranks.index(least)
        assert (answer.status_code != 403) == allowed, (below, answer.text)


def test_viewers_are_not_told_who_decided(
    serve: Serve, asked: Asked, copied: Callable[[], Path]
) -> None:
    register = copied()
    coder = asked(serve(register, name="Ada"))
    coder.done("/confirm", why="Checked")
    coder.done("/values", property="killed", value=None, why="Checked")
    viewer = asked(serve(register, name="Vi", role="viewer"))
    for path in ("", "/history", "/sheet"):
        assert "Ada" not in viewer.at.get(f"/incidents/{ID}{path}").text
    page = httpx.get(str(viewer.at.base_url).replace("/api/v1/", f"/incidents/{ID}"))
    assert "Ada" not in page.text


def test_coders_take_back_their_own_words_alone(
    serve: Serve, asked: Asked, copied: Callable[[], Path]
) -> None:
    register = copied()
    first = asked(serve(register, name="Ada", role="coder"))
    (judgement,) = first.done("/confirm")["judgements"]
    second = asked(serve(register, name="Bea", role="coder"))
    assert second.send("/undo", judgement=judgement).status_code == 403
    assert first.send("/undo", judgement=judgement).status_code == 200
    assert first.send("/undo", judgement="j-none").status_code == 404


def test_raw_bytes_are_saved_and_never_shown(reading: Api) -> None:
    digest = reading.get(f"/documents/{DOCUMENT}")["digest"]
    headers = reading.at.get(f"/raw/{digest}").headers
    assert headers["content-disposition"].startswith("attachment;")
    assert headers["content-type"].startswith("text/plain")
    assert headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in headers["content-security-policy"]
