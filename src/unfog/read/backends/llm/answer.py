"""What the model answered, taken apart without trust in its form."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, Any

import msgspec

_FENCE = re.compile(r"```(?:json)?[^\S\n]*\n(.*?)```", re.DOTALL)
_THINKING = re.compile(r"^\s*<think>.*?</think>", re.DOTALL)

_LARGEST = 10**15

type Name = str | Annotated[int, msgspec.Meta(gt=-_LARGEST, lt=_LARGEST)]
"""What tells incidents apart; models write 1 as well as "1"."""


class MalformedAnswer(Exception):
    """The answer is not of the form that was asked for."""


class ToldIncident(msgspec.Struct, frozen=True):
    """An incident as the model describes it; nothing of it is checked yet."""

    id: Name
    type: str
    role: str = "main"
    summary: str = ""


class ToldClaim(msgspec.Struct, frozen=True):
    """A claim as the model gives it, every value in words; nothing of it is checked yet."""

    incident: Name
    property: str
    quote: str
    value: Any = ""
    stance: str = "asserts"
    certainty: str = "stated"
    speaker: str | None = None
    kind: str | None = None
    org: str | None = None
    via: list[str] | None = None
    of: str | None = None
    unit: str | None = None
    subset: str | None = None
    responsibility: bool | None = False

    def words(self) -> str:
        """The value as words; "" where it holds none."""
        return _words(self.value)


class ToldReading(msgspec.Struct, frozen=True):
    """An answer: what is of the right form, and in `broken` why the rest is not."""

    incidents: tuple[ToldIncident, ...]
    claims: tuple[ToldClaim, ...]
    broken: tuple[str, ...] = ()


def parsed(content: str, most: int) -> ToldReading:
    """The reading in `content`: bare JSON, or JSON within other words.

    Of incidents and of claims at most `most` are taken. Raises MalformedAnswer where there is
    no JSON object with both lists.
    """
    body = _object(content)
    lists = {name: body.get(name) for name in ("incidents", "claims")}
    for name, found in lists.items():
        if not isinstance(found, list):
            raise MalformedAnswer(f"`{name}` is missing or no list")
    broken: list[str] = []
    incidents = _converted(lists["incidents"] or [], ToldIncident, most, broken)
    claims = _converted(lists["claims"] or [], ToldClaim, most, broken)
    return ToldReading(tuple(incidents), tuple(claims), tuple(broken))


def _converted[T](rows: Sequence[object], kind: type[T], most: int, broken: list[str]) -> list[T]:
    good = []
    for row in rows[:most]:
        try:
            good.append(msgspec.convert(row, kind))
        except (msgspec.ValidationError, RecursionError) as error:
            broken.append(f"{kind.__name__}: {error}")
    if len(rows) > most:
        broken.append(f"{kind.__name__}: {len(rows) - most} beyond the {most} asked for")
    return good


def _object(content: str) -> dict[str, Any]:
    plain = _THINKING.sub("", content).strip()
    fenced = _FENCE.search(plain)
    tries = [plain, fenced[1] if fenced else "", plain[plain.find("{") : plain.rfind("}") + 1]]
    problem = "no JSON object"
    for text in tries:
        if not text.strip():
            continue
        try:
            found = msgspec.json.decode(text.encode("utf-8", "replace"))
        except (ValueError, RecursionError) as error:
            problem = str(error)
            continue
        if isinstance(found, dict):
            return found
    raise MalformedAnswer(problem)


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(w for w in map(_word, value) if w)
    return _word(value)


def _word(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return value.strip()
        case int() if abs(value) < _LARGEST:
            return str(value)
        case _:
            return ""
