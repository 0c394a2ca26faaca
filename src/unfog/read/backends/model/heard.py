"""Attributions that the network hears, as frames beside those of the rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.parse import Parse
from unfog.read.attribution_frames import Frame, Range
from unfog.read.attribution_verbs import certainty_of, stance_of
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.quoted import Joined, Joiner, decoded

ROLES = ("source", "cue", "content")
_SURE = 0.6
"""Least mean probability of the words of a content."""
_GAP = 2
"""Most words between two pieces of a content that are one."""


def joined(parse: Parse, heads: dict[str, Floats]) -> list[Joined]:
    """The attributions of the document as the network tags them."""
    sources, cues, contents = (decoded(heads[role]) for role in ROLES)
    whole = _mended(parse, contents, {i for a, b in (*sources, *cues) for i in range(a, b)})
    inside = 1 - heads["content"][:, 0]
    sure = [(a, b) for a, b in whole if inside[a:b].mean() >= _SURE]
    return Joiner(parse, sources, cues, sure).joined()


def _mended(parse: Parse, contents: Sequence[Range], taken: set[int]) -> list[Range]:
    """Pieces of a sentence that only a word or two keep apart, as one."""
    out: list[Range] = []
    for first, last in contents:
        if out:
            begin, end = out[-1]
            same = parse.tokens[first].sentence == parse.tokens[begin].sentence
            if same and first - end <= _GAP and not taken & set(range(end, first)):
                out[-1] = (begin, last)
                continue
        out.append((first, last))
    return out


def frames(parse: Parse, heads: dict[str, Floats]) -> Iterator[Frame]:
    """A frame for each attribution with a source, a cue and a content."""
    for found in joined(parse, heads):
        if not (found.source and found.cue and found.content):
            continue
        cue = _head(parse, found.cue[0])
        token = parse.tokens[cue]
        stance = stance_of(parse, token) if token.pos in ("VERB", "AUX") else "asserts"
        if stance is not None:
            yield Frame(
                cue,
                found.cue[0],
                source=_head(parse, found.source[0]),
                content=list(found.content),
                stance=stance,
                certainty=certainty_of(token),
                nominal=token.pos == "NOUN",
            )


def _head(parse: Parse, span: Range) -> int:
    """The token of the range that hangs on one outside it; the first of several."""
    inside = range(*span)
    for i in inside:
        if parse.tokens[i].head not in inside or parse.tokens[i].head == i:
            return i
    return span[0]
