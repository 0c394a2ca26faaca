"""Lists by page: opaque cursors that say after what the next page begins."""

# no postponed annotations here: Litestar reads those of a generic class without its parameters
import base64
import binascii
import datetime as dt
from typing import Annotated, Any

import msgspec

from unfog.web.problems import Problem

MOST = 200
"""Items that a page may hold."""

type Moment = Annotated[dt.datetime, msgspec.Meta(tz=True)]
"""The place in a list by time."""

MOST_NUMBERED = 2**63 - 1
type Number = Annotated[int, msgspec.Meta(ge=1, le=MOST_NUMBERED)]
"""The place in a list of rows that are numbered; SQLite counts no further."""


class Page[T](msgspec.Struct, frozen=True):
    """A page of a list. `next` is the cursor of the page after it, None at the end."""

    items: tuple[T, ...]
    next: str | None = None


def cursor(place: Any) -> str:
    """`place` (what JSON can hold) as an opaque word."""
    return base64.urlsafe_b64encode(msgspec.json.encode(place)).decode().rstrip("=")


def place_of[P](given: str | None, kind: type[P]) -> P | None:
    """What `cursor` packed; None where none is given. Raises Problem (400) for a wrong one."""
    if given is None:
        return None
    try:
        packed = base64.urlsafe_b64decode(given + "=" * (-len(given) % 4))
        return msgspec.json.decode(packed, type=kind)
    except (binascii.Error, ValueError, msgspec.DecodeError) as error:
        raise Problem(400, "cursor: this is none that a list gave; begin without one.") from error
