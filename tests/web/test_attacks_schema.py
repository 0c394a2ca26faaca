"""The API described by itself and asked at random, as each role: nothing breaks."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings

from unfog.web.app import DESCRIPTION
from unfog.web.roles import ROLES

type Answers = list[tuple[str, str, requests.Response]]


def asking(
    operation: Any, examples: int, ask: Callable[[schemathesis.Case], None]
) -> Callable[[], None]:
    """Asks for one operation some times."""

    @seed(1)
    @settings(
        max_examples=examples,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
        database=None,
        deadline=None,
    )
    @given(case=operation.as_strategy())
    def asked(case: schemathesis.Case) -> None:
        ask(case)

    return asked


def _up_to(role: str) -> tuple[str, ...]:
    """The roles whose operations `role` may use."""
    return ROLES[: ROLES.index(role) + 1]


@pytest.mark.parametrize("role", ROLES)
def test_no_request_breaks_the_desk(shared, endpoints, role: str) -> None:
    """Most by those who just may, since what others may not is refused before it is read."""
    least = {
        (one.method, re.sub(r":\w+}", "}", one.path)): one.role
        for one in endpoints
        if one.path.startswith("/api/") and not one.path.startswith(DESCRIPTION)
    }
    allowed = {key for key, needed in least.items() if needed in ("anyone", *_up_to(role))}
    answers: Answers = []
    with shared.client(role) as client:
        described = client.get("/api/v1/openapi.json")
        assert described.status_code == 200, described.text
    schema = schemathesis.openapi.from_dict(described.json())
    operations = [found.ok() for found in schema.get_all_operations()]
    assert {(one.method.upper(), one.path) for one in operations} == least.keys()
    for operation in operations:
        needed = least[operation.method.upper(), operation.path]
        if (operation.method.upper(), operation.path) not in allowed:
            continue
        with shared.client(role) as client:
            cookies = dict(client.cookies)
            signs = {"x-csrf-token": client.headers["x-csrf-token"]}

        def ask(case: schemathesis.Case, cookies: Any = cookies, signs: Any = signs) -> None:
            sent = case.as_transport_kwargs(base_url=shared.address)
            sent["headers"] = {**sent["headers"], **signs}
            sent["cookies"] = cookies
            answer = requests.request(**sent, timeout=60)
            answers.append((case.method, case.path, answer))

        asking(operation, 4 if role == needed else 1, ask)()
    assert {(method, path) for method, path, _ in answers} == allowed
    broken = [(method, path, a.text[:300]) for method, path, a in answers if a.status_code >= 500]
    assert not broken
    plain = [
        (method, path, answer.status_code)
        for method, path, answer in answers
        if answer.status_code >= 400
        and answer.headers["content-type"] != "application/problem+json"
    ]
    assert not plain
