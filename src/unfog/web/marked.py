"""The text of a document with the words of its claims marked, in stretches that follow one another.

The script that steps through them and reads selections counts on it: the texts of all
stretches together are the document's text, character by character.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from unfog.publish.explain.segments import segments
from unfog.publish.explain.visible import visible
from unfog.store.base import StoredClaim

DEEPEST = 3
"""Claims over one stretch that are told apart by depth of colour."""


class Stretch(NamedTuple):
    """A stretch of text and the claims over all of it, the closest last; none where it is plain.

    `property` is that of the closest claim, `kinds` are classes for stances and reviewers' words.
    """

    text: str
    claims: tuple[str, ...] = ()
    property: str = ""
    kinds: tuple[str, ...] = ()
    depth: int = 0


def marked(text: str, claims: Sequence[StoredClaim]) -> list[Stretch]:
    """`text` in stretches. Claims whose span is not in it are left out."""
    inside = [one for one in claims if 0 <= one.claim.start < one.claim.end <= len(text)]
    spans = [(one.claim.start, one.claim.end) for one in inside]
    return [
        _stretch(text[cut.start : cut.end], [inside[i] for i in cut.covering])
        for cut in segments(len(text), spans)
    ]


def pictured(text: str) -> str:
    """`text` with a picture in place of each character that hides, steers or reorders; as long."""
    return visible(text.replace("\r", "\u240d"))


def _stretch(text: str, over: Sequence[StoredClaim]) -> Stretch:
    if not over:
        return Stretch(pictured(text))
    kinds = {_kind(one) for one in over} - {""}
    return Stretch(
        text=pictured(text),
        claims=tuple(one.id for one in over),
        property=over[-1].claim.property,
        kinds=tuple(sorted(kinds)),
        depth=min(len(over), DEEPEST),
    )


def _kind(stored: StoredClaim) -> str:
    if stored.mark is not None and stored.mark.verdict == "rejected":
        return "rejected"
    return "" if stored.claim.stance == "asserts" else stored.claim.stance
