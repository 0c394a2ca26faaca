"""Decisions as a page, by the API, as files; and that viewers do not learn who decided."""

import csv
import io
import json

import httpx


def entries(client: httpx.Client, **query: object) -> list[dict]:
    found, after = [], None
    while True:
        given = {**query, **({"after": after} if after else {})}
        answer = client.get("/api/v1/audit", params=given)
        assert answer.status_code == 200, answer.text
        found += answer.json()["items"]
        after = answer.json()["next"]
        if after is None:
            return found


def test_all_decisions_are_told_newest_first(judged_desk, judges: tuple[str, str]) -> None:
    with judged_desk.client("coder") as coder:
        told = entries(coder, limit=2)
        assert [(one["kind"], one["what"], one["by"]) for one in told] == [
            ("source", "said", judges[0]),
            ("incident", "rejected", judges[1]),
            ("undo", "undo", judges[0]),
            ("claim", "rejected", judges[1]),
            ("incident", "confirmed", judges[0]),
        ]
        assert told[3]["undone_by"] == told[2]["id"]
        assert told[3]["before"]
        assert told[0]["after"] == "party: -1; reliability: B"
        assert told[4]["after"] == "confirmed"


def test_filters_leave_what_they_name(judged_desk, judges: tuple[str, str]) -> None:
    with judged_desk.client("coder") as coder:
        told = entries(coder)
        assert len(entries(coder, by=judges[0])) == 3
        assert [one["kind"] for one in entries(coder, kind="claim")] == ["claim"]
        incident = told[4]["incident"]
        on_it = entries(coder, incident=incident)
        assert {one["kind"] for one in on_it} >= {"incident", "claim"}
        assert all(one["incident"] in (incident, "") for one in on_it)
        assert entries(coder, until="2020-01-01") == []
        page = coder.get("/audit", params={"kind": "claim", "by": judges[1]}).text
        assert page.count("<li id=") == 1
        assert coder.get("/audit?since=soon").status_code == 400
        assert coder.get("/audit?kind=king").status_code == 400
        assert coder.get("/api/v1/audit?after=xyz").status_code == 400


def test_exports_hold_what_the_page_shows(judged_desk) -> None:
    with judged_desk.client("coder") as coder:
        told = entries(coder)
        sheet = coder.get("/api/v1/audit/export?format=csv")
        assert "attachment" in sheet.headers["content-disposition"]
        rows = list(csv.DictReader(io.StringIO(sheet.text)))
        assert [row["id"] for row in rows] == [one["id"] for one in told]
        lines = coder.get("/api/v1/audit/export?format=jsonl").text.splitlines()
        assert [json.loads(line) for line in lines] == told
        one = coder.get("/api/v1/audit/export?format=csv&kind=claim").text
        assert len(list(csv.DictReader(io.StringIO(one)))) == 1


def test_no_cell_is_taken_for_a_formula(judged_desk) -> None:
    with judged_desk.client("coder") as coder:
        rows = csv.reader(io.StringIO(coder.get("/api/v1/audit/export").text))
        cells = [cell for row in rows for cell in row]
        assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_viewers_see_that_but_not_who(judged_desk, judges: tuple[str, str]) -> None:
    with judged_desk.client("viewer") as viewer:
        assert {one["by"] for one in entries(viewer)} == {"a reviewer"}
        assert viewer.get("/api/v1/audit", params={"by": judges[0]}).status_code == 403
        assert viewer.get("/audit", params={"by": judges[0]}).status_code == 403


def test_no_page_and_no_answer_tells_viewers_a_name(
    judged_desk, endpoints, judges: tuple[str, str]
) -> None:
    """Walks all that can be got; whatever page comes later has to hide names too."""
    with judged_desk.client("coder") as coder:
        told = entries(coder)
    incidents = sorted({one["incident"] for one in told if one["incident"]})
    documents = sorted({one["document"] for one in told if one["document"]})
    seen = ""
    with judged_desk.client("viewer") as viewer:
        for one in endpoints:
            if one.method != "GET" or one.role not in ("viewer", "anyone"):
                continue
            ids = [*incidents, *documents] if "{" in one.path else [""]
            names = [part[1:-1].split(":")[0] for part in one.path.split("/") if "{" in part]
            for id in ids:
                answer = viewer.get(one.address(**dict.fromkeys(names, id)))
                leaks = [name for name in judges if name in answer.text]
                assert not leaks, (one, id)
                seen += answer.text if answer.status_code == 200 else ""
    assert "a reviewer" in seen
