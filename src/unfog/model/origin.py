"""Where texts come from: which document hangs on which source, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

EdgeKind = Literal["copy-of", "part-of", "credits", "quotes"]


class Edge(msgspec.Struct, frozen=True, omit_defaults=True):
    """`document` hangs on `target` in the way of `kind`; `why` says so in words, for people.

    The target of `copy-of` and `part-of` is a document: an earlier copy, and the longer text
    that holds this one. Of `credits` it is an agency by its short name, of `quotes` a speaker
    or an outlet, with `via` those through whom the words came. `share` is how much of the
    document's text is found in the target, 0 to 1; `stretches` where, as offsets in the clean
    text of the target for `part-of` and of the document for the others.
    """

    document: str
    kind: EdgeKind
    target: str
    why: str
    share: float | None = None
    stretches: tuple[tuple[int, int], ...] = ()
    via: tuple[str, ...] = ()


class Passage(msgspec.Struct, frozen=True, order=True):
    """A stretch of a document's clean text that comes from elsewhere: from `origin`."""

    start: int
    end: int
    origin: str


class OriginGraph(msgspec.Struct, frozen=True):
    """The origin of each document, and the edges from which it follows.

    An origin is an agency's short name or the id of the document on which others hang.
    `passages` are the stretches of longer texts, live blogs and round-ups, that stand in
    others by themselves; claims in them are no more independent than those others.
    """

    origins: Mapping[str, str]
    edges: tuple[Edge, ...] = ()
    passages: Mapping[str, tuple[Passage, ...]] = {}
