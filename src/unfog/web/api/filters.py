"""How the API describes the parameters by which incidents are filtered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from litestar.openapi.spec import Operation, Parameter, Schema
from litestar.openapi.spec.enums import OpenAPIFormat, OpenAPIType

from unfog.review.board_columns import FACETS
from unfog.review.board_query import BoardQuery
from unfog.web.asked import LONGEST_TEXT, MOST_VALUES, SORTS

DAY = Schema(type=OpenAPIType.STRING, format=OpenAPIFormat.DATE)
WHETHER = Schema(type=OpenAPIType.BOOLEAN)
BOX = Schema(type=OpenAPIType.STRING, examples=["35.5,32.3,42.4,37.3"])
_NAMES = Schema(
    type=OpenAPIType.ARRAY, items=Schema(type=OpenAPIType.STRING), max_items=MOST_VALUES
)
_FACETS = {
    "type": "Event or sub-event types of ACLED.",
    "country": "Countries, ISO 3166-1 alpha-2.",
    "status": "How far accounts agree.",
    "review": "What reviewers said; `changed`: findings differ since. Without it, rejected "
    "incidents are left out.",
    "role": "`main` or `background` of the reports.",
    "actor": "Who is blamed, or speaks: values that the facet gives.",
    "outlet": "Who published a report of it.",
}


def asked(name: str, schema: Schema, description: str) -> Parameter:
    """A parameter that may stand in the query of an address."""
    return Parameter(name=name, param_in="query", schema=schema, description=description)


def _filters() -> Iterator[Parameter]:
    text = Schema(type=OpenAPIType.STRING, max_length=LONGEST_TEXT)
    yield asked("q", text, "Words that occur together in a report of the incident.")
    yield asked("since", DAY, "It may have happened on that day or later.")
    yield asked("until", DAY, "It may have happened on that day or earlier.")
    for name in FACETS:
        yield asked(name, _NAMES, f"{_FACETS[name]} Any of several.")
    yield asked("box", BOX, "Where its place has its middle: west,south,east,north in degrees.")
    yield asked("dated", WHETHER, "With a date, or without.")
    yield asked("placed", WHETHER, "With a place, or without.")
    sort = Schema(type=OpenAPIType.STRING, enum=list(SORTS), default=BoardQuery().sort)
    yield asked("sort", sort, "The order of the list.")


def filtered(*more: Parameter) -> type[Operation]:
    """An operation that takes the filters and `more` parameters."""

    @dataclass
    class Filtered(Operation):
        def __post_init__(self) -> None:
            self.parameters = [*(self.parameters or []), *_filters(), *more]

    return Filtered
