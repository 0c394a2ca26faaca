"""The API described by itself, asked at random, as each role: nothing breaks."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import seed as seeded

from unfog.web.roles import ROLES

EXAMPLES = 4
"""For each operation and role."""


@pytest.mark.parametrize("role", ROLES)
def test_no_request_breaks_the_desk(shared, role: str) -> None:
    with shared.client(role) as client:
        described = client.get("/api/v1/openapi.json").json()
    schema = schemathesis.openapi.from_dict(described)
    broken = []
    for found in schema.get_all_operations():
        operation = found.ok()
        with shared.client(role) as client:

            @seeded(1)
            @settings(
                max_examples=EXAMPLES,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
                deadline=None,
            )
            @given(case=operation.as_strategy())
            def asked(case: schemathesis.Case, client=client) -> None:
                answer = client.request(**request_of(case))
                if answer.status_code >= 500:
                    broken.append((case.method, case.path, answer.status_code, answer.text[:200]))
                if answer.status_code >= 400:
                    assert answer.headers["content-type"] == "application/problem+json"

            asked()
    assert not broken
