"""How operations of the API say in the OpenAPI description with which problems they may answer."""

from __future__ import annotations

from typing import Any

import msgspec
from litestar.openapi.datastructures import ResponseSpec

from unfog.web.problems import PROBLEM
from unfog.web.refusals import TITLES


class ProblemDetails(msgspec.Struct, frozen=True):
    """What went wrong (RFC 9457). `current` is the state of what was to be changed."""

    type: str
    title: str
    status: int
    detail: str
    current: Any = None


def tells(*statuses: int) -> dict[int, ResponseSpec]:
    """The answers of an operation besides that of success, 400 always among them."""
    return {
        status: ResponseSpec(
            ProblemDetails,
            generate_examples=False,
            description=TITLES[status],
            media_type=PROBLEM,
        )
        for status in (400, *statuses)
    }
