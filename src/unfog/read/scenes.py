"""Scenes: an event mention with the time, place and arguments that its clause gives."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.span import Span
from unfog.model.timespan import TimeExpression
from unfog.read.arguments import Arguments, arguments
from unfog.read.clauses import stretch
from unfog.read.mentions import Mention

SPEECH = frozenset(
    "say tell report announce add confirm state claim deny reject write tweet declare warn note "
    "explain condemn publish post quote speak interview brief insist acknowledge admit".split()
)


class Scene(msgspec.Struct, frozen=True):
    """`first` and `last` bound the clause (token range); `time` and `place` are the ones in it.

    `item` is the place of the strike list's item to which the scene belongs.
    """

    mention: Mention
    first: int
    last: int
    arguments: Arguments
    time: TimeExpression | None
    place: PlaceMention | None
    places: tuple[PlaceMention, ...]
    item: str | None = None

    @property
    def sentence(self) -> int:
        return self.mention.sentence


def scenes(
    parse: Parse,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
) -> tuple[Scene, ...]:
    """One scene for each mention, in text order."""
    by_sentence = _index(parse, times), _index(parse, places)
    crowd: dict[int, int] = {}
    for m in mentions:
        crowd[m.sentence] = crowd.get(m.sentence, 0) + 1
    found = []
    for m in mentions:
        first, last = stretch(parse, m.i)
        near_times = [
            t for t in by_sentence[0].get(m.sentence, []) if not _of_speech(parse, t.start, m.i)
        ]
        near_places = [p for p in by_sentence[1].get(m.sentence, []) if p.role == "location"]
        alone = crowd[m.sentence] == 1 and parse.tokens[m.i].pos == "VERB"
        span = parse.span(first, last)
        time = _nearest(parse, m.i, span, [t for t in near_times if t.value], alone)
        inside = _ranked(parse, m.i, span, near_places, alone)
        found.append(
            Scene(
                mention=m,
                first=first,
                last=last,
                arguments=arguments(parse, m),
                time=time,
                place=inside[0] if inside else None,
                places=tuple(inside),
            )
        )
    return tuple(found)


def _index[T: (TimeExpression, PlaceMention)](
    parse: Parse, items: Sequence[T]
) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(parse.tokens[parse.token_at(item.start)].sentence, []).append(item)
    return found


def _of_speech(parse: Parse, offset: int, trigger: int) -> bool:
    """Whether the time at `offset` says when somebody spoke, not when it happened."""
    i = parse.token_at(offset)
    for above in parse.ancestors(i):
        if above.i == trigger:
            return False
        if above.pos == "VERB":
            return above.lemma in SPEECH and above.i < i
    return False


def _governed(parse: Parse, trigger: int, offset: int) -> int:
    """Rank of the tie between a phrase and the trigger: 0 below it, 1 beside it, 2 elsewhere."""
    i = parse.token_at(offset)
    chain = [t.i for t in parse.ancestors(i)]
    if trigger in chain:
        return 0
    upper = parse.tokens[trigger].head
    return 1 if upper in chain[:3] else 2


def _ranked[T: (TimeExpression, PlaceMention)](
    parse: Parse, trigger: int, span: Span, items: Sequence[T], alone: bool
) -> list[T]:
    at = parse.tokens[trigger].start
    inside = [x for x in items if span.start <= x.start < span.end or alone]
    return sorted(inside, key=lambda x: (_governed(parse, trigger, x.start), abs(x.start - at)))


def _nearest[T: (TimeExpression, PlaceMention)](
    parse: Parse, trigger: int, span: Span, items: Sequence[T], alone: bool
) -> T | None:
    ranked = _ranked(parse, trigger, span, items, alone)
    return ranked[0] if ranked else None
