"""One JSON object as a raw document."""

from __future__ import annotations

from typing import Any

import msgspec

from unfog.errors import SkipDocument
from unfog.model.document import RawDocument
from unfog.settings import RecordFields

_INTERCHANGE = RecordFields()
_ID_CHARS = 300


def record(line: bytes, source: str, fields: RecordFields) -> RawDocument:
    """The document in the JSON object `line`, its fields named by `fields`.

    A line that has `incidents` is of the interchange format, whose field names are fixed.
    Raises SkipDocument naming `source`.
    """
    row = _decoded(line, source)
    claims = isinstance(row.get("incidents"), list)
    if claims:
        fields = _INTERCHANGE
    text = row.get(fields.text)
    if text is not None and not isinstance(text, str):
        raise SkipDocument(
            "bad-field",
            f"{source}: field {fields.text!r} is {_kind(text)}, not text: mend the line.",
        )
    if text is None or not text.strip():
        raise SkipDocument(
            "no-text",
            f"{source}: no text in field {fields.text!r}: add it, or name the field that has it.",
        )
    return RawDocument(
        source=source,
        raw=line,
        media="claims" if claims else "record",
        id=_identifier(row, fields.id, source),
        title=_string(row, fields.title, source),
        published=_string(row, fields.published, source),
        outlet=_string(row, fields.outlet, source),
        url=_string(row, fields.url, source),
        text=text,
    )


def _decoded(line: bytes, source: str) -> dict[str, Any]:
    try:
        row = msgspec.json.decode(line)
    except RecursionError as error:
        raise SkipDocument(
            "invalid-json", f"{source}: nested too deeply: flatten the record."
        ) from error
    except UnicodeDecodeError as error:
        raise SkipDocument(
            "encoding", f"{source}: not UTF-8 (byte {error.start}): convert the file to UTF-8."
        ) from error
    except ValueError as error:
        raise SkipDocument(
            "invalid-json", f"{source}: not valid JSON ({error}): mend or remove the line."
        ) from error
    if not isinstance(row, dict):
        raise SkipDocument(
            "not-a-record", f"{source}: {_kind(row)} where an object with fields is needed."
        )
    return row


def _identifier(row: dict[str, Any], field: str, source: str) -> str | None:
    found = _string(row, field, source)
    if found is not None and (len(found) > _ID_CHARS or not found.isprintable()):
        raise SkipDocument(
            "bad-field",
            f"{source}: field {field!r} is no usable id: at most {_ID_CHARS} printable characters.",
        )
    return found


def _string(row: dict[str, Any], field: str, source: str) -> str | None:
    value = row.get(field)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise SkipDocument(
            "bad-field", f"{source}: field {field!r} is {_kind(value)}, not text: mend the line."
        )
    return value.strip() or None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", bool: "true or false", str: "a string"}
    return "null" if value is None else names.get(type(value), "a number")
