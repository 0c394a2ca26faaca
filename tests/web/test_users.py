"""Accounts managed in the browser and by the API."""

import re

import httpx


def test_who_is_added_chooses_a_password_first(own_desk) -> None:
    with own_desk.client("admin") as admin:
        page = admin.post("/users", data={"name": "Grace", "role": "coder"})
        password = re.search(r"<code[^>]*>([a-z0-9-]{23})</code>", page.text)
        assert password is not None
        assert password[1] not in admin.get("/users").text
    with httpx.Client(base_url=own_desk.address) as grace:
        entered = grace.post(
            "/api/v1/session", json={"name": "grace", "password": password[1]}
        ).json()
        assert (entered["name"], entered["role"]) == ("Grace", "coder")
        assert grace.get("/method").headers["location"] == "/account"
        assert grace.get("/api/v1/openapi.json").status_code == 403
        assert grace.get("/account").status_code == 200
        headers = {"x-csrf-token": entered["csrf"]}
        new = {"password": password[1], "new": "nine brown sparrows sing"}
        assert grace.post("/api/v1/account/password", json=new, headers=headers).is_success
        assert grace.get("/method").status_code == 200


def test_a_change_of_role_counts_at_once(own_desk) -> None:
    with own_desk.client("admin") as admin, own_desk.client("coder") as coder:
        assert coder.get("/users").status_code == 403
        assert admin.post("/users/role", data={"name": "Some coder", "role": "admin"}).is_redirect
        assert coder.get("/users").status_code == 200
        assert admin.post("/users/disable", data={"name": "Some coder"}).is_redirect
        assert coder.get("/users").status_code == 303
        log = admin.get("/users").text
        assert "coder → admin" in log


def test_the_last_admin_stays(own_desk) -> None:
    with own_desk.client("admin") as admin:
        for path, fields in (
            ("/users/role", {"name": "Some admin", "role": "viewer"}),
            ("/users/disable", {"name": "Some admin"}),
        ):
            answer = admin.post(path, data=fields)
            assert answer.status_code == 422
            assert "last admin" in answer.text
        assert admin.get("/users").status_code == 200


def test_the_api_changes_what_was_seen(own_desk) -> None:
    path = "/api/v1/users/Some%20coder"
    with own_desk.client("admin") as admin:
        seen = admin.get(path)
        change = {"role": "reviewer"}
        assert admin.patch(path, json=change).status_code == 428
        version = {"if-match": seen.headers["etag"]}
        done = admin.patch(path, json=change, headers=version)
        assert done.json()["role"] == "reviewer"
        stale = admin.patch(path, json={"role": "viewer"}, headers=version)
        assert stale.status_code == 412
        assert stale.json()["current"]["role"] == "reviewer"
        assert admin.get("/api/v1/users/Nobody").status_code == 404
        lines = admin.get("/api/v1/users-log?limit=1").json()
        assert lines["items"][0]["what"] == "role"
        older = admin.get("/api/v1/users-log", params={"after": lines["next"]}).json()
        assert older["items"][0]["number"] == lines["items"][0]["number"] - 1
        made = admin.post("/api/v1/users", json={"name": "Grace", "role": "viewer"}).json()
        assert made["account"]["given"]
        again = admin.post("/api/v1/users/Grace/reset").json()
        assert again["password"] != made["password"]


def test_the_api_signs_in_and_out(own_desk) -> None:
    with httpx.Client(base_url=own_desk.address) as client:
        entry = {"name": "Some viewer", "password": "the ferry leaves at noon"}
        assert client.post("/api/v1/session", json={**entry, "password": "x"}).status_code == 401
        csrf = client.post("/api/v1/session", json=entry).json()["csrf"]
        assert client.get("/api/v1/session").json()["csrf"] == csrf
        assert client.delete("/api/v1/session").status_code == 403
        headers = {"x-csrf-token": csrf}
        assert client.delete("/api/v1/session", headers=headers).status_code == 204
        assert client.get("/api/v1/session").status_code == 401
