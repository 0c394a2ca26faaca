"""Forms as browsers send them from pages, read by ourselves.

Litestar keeps the last bodies of forms that it read, which would keep passwords in memory.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

from litestar import Request
from litestar.di import NamedDependency

from unfog.web.problems import Problem

type Fields = dict[str, str]

GivenFields = NamedDependency[Fields]
"""Type of the parameter `fields` of a handler that takes a form."""

MOST_BYTES = 64 * 1024
MOST_FIELDS = 100


async def fields_of(request: Request[Any, Any, Any]) -> Fields:
    """The fields of a form by name; none where the body is something else.

    Raises Problem (400, 413) for a form that cannot be read.
    """
    kind, _ = request.content_type
    if kind == "multipart/form-data":
        return {name: one for name, one in (await request.form()).items() if isinstance(one, str)}
    if kind != "application/x-www-form-urlencoded":
        return {}
    if (request.content_length or 0) > MOST_BYTES:
        raise Problem(413, "The form is too large.")
    body = await request.body()
    if len(body) > MOST_BYTES:
        raise Problem(413, "The form is too large.")
    try:
        return dict(
            parse_qsl(
                body.decode("ascii"),
                keep_blank_values=True,
                max_num_fields=MOST_FIELDS,
                errors="strict",
            )
        )
    except ValueError as error:
        raise Problem(400, "The form cannot be read.") from error


async def fields(request: Request[Any, Any, Any]) -> Fields:
    """Provides `fields`."""
    return await fields_of(request)
