"""Which requests the desk lets in, and what its answers forbid."""

import httpx
import pytest

PAGES = ("/method", "/api/v1/openapi.json", "/nowhere", "/api/v1/nowhere", "/static/nowhere")


@pytest.mark.parametrize("page", PAGES)
def test_every_answer_forbids_what_comes_from_elsewhere(client: httpx.Client, page: str) -> None:
    headers = client.get(page).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize("host", ["elsewhere.invalid", "127.0.0.1.elsewhere.invalid", "[", ""])
def test_another_host_name_is_refused(client: httpx.Client, host: str) -> None:
    """A name of somebody else's that leads to loopback must not open the desk to them."""
    answer = client.get("/method", headers={"host": host})
    assert answer.status_code in (400, 403)
    assert "<main" not in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://elsewhere.invalid"},
        {"origin": "null"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
)
def test_changes_come_from_own_pages_only(client: httpx.Client, headers: dict[str, str]) -> None:
    answer = client.post("/method", headers=headers)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path", ["/static/../app.py", "/static/%2e%2e/app.py", "/static//etc/passwd"]
)
def test_files_beside_the_static_ones_stay_hidden(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_what_is_not_there_is_told_in_the_form_of_who_asks(client: httpx.Client) -> None:
    page, problem = client.get("/nowhere"), client.get("/api/v1/nowhere")
    assert (page.status_code, problem.status_code) == (404, 404)
    assert "<h1>Not found</h1>" in page.text
    assert problem.json()["title"] == "Not found"


def test_a_browser_that_is_not_let_in_is_shown_a_page(client: httpx.Client) -> None:
    asked = {"host": "elsewhere.invalid", "accept": "text/html,*/*;q=0.8", "accept-language": "ar"}
    answer = client.get("/method", headers=asked)
    assert answer.status_code == 403
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert 'dir="rtl"' in answer.text
    assert "/static/" not in answer.text
    assert "Method" not in answer.text
    assert client.get("/api/v1/incidents", headers=asked).json()["title"] == "Not allowed"
