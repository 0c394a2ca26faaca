"""Scenes: an event mention with the time, place and arguments that its clause gives."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.model.span import Span
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.arguments import Arguments, arguments
from unfog.read.clauses import is_passive, stretch
from unfog.read.localities import locates, names_another
from unfog.read.mentions import Mention
from unfog.read.sites import ranked

SPEECH = frozenset(
    "say tell report announce add confirm state claim deny reject write tweet declare warn note "
    "explain condemn publish post quote speak interview brief insist acknowledge admit".split()
)
"""Verbs whose time says when somebody spoke."""
_UNCONNECTED = 99
_PAGE_TIME = re.compile(r"(?:updated|published|posted|modified|last update)\W*$", re.IGNORECASE)
_QUOTE_REACH = 600
_MOST_SPOTS = 4
_DOUBTFUL = -0.5
"""Logarithm of the odds below which a place is not taken for the event's."""
SPOT_KM = 40.0
"""Radius up to which a place is a town or a facility rather than a region."""


class Scene(msgspec.Struct, frozen=True):
    """`first` and `last` bound the clause (token range); `time` is the one in it.

    `places` are those of its sentence where it may have happened, the likeliest first. `item` is
    the place of the strike list's item to which the scene belongs. `refers` says that it takes up
    something told before, `quoted` that it stands in direct speech, `explicit` that its time is a
    written-out date rather than counted from publication.
    """

    mention: Mention
    first: int
    last: int
    arguments: Arguments
    time: TimeExpression | None
    places: tuple[PlaceMention, ...]
    item: str | None = None
    refers: bool = False
    quoted: bool = False
    explicit: bool = False

    @property
    def sentence(self) -> int:
        return self.mention.sentence

    @property
    def place(self) -> PlaceMention | None:
        """The likeliest place."""
        return self.places[0] if self.places else None

    @property
    def day(self) -> Timespan | None:
        """When it happened, where the clause says so."""
        return self.time.value if self.time else None


def scenes(
    parse: Parse,
    mentions: Sequence[Mention],
    times: Sequence[TimeExpression],
    places: Sequence[PlaceMention],
) -> tuple[Scene, ...]:
    """One scene for each mention, in text order; several where a clause names several spots."""
    dated = by_sentence(parse, [t for t in times if t.value])
    placed = by_sentence(parse, [p for p in places if locates(parse, p)])
    crowd = Counter(m.sentence for m in mentions)
    found: list[Scene] = []
    for m in mentions:
        first, last = stretch(parse, m.i)
        alone = crowd[m.sentence] == 1 and parse.tokens[m.i].pos == "VERB"
        reach = parse.sentence_span(m.sentence) if alone else parse.span(first, last)
        when = _times(parse, m.i, reach, dated.get(m.sentence, []))
        where = _places(parse, m.i, placed.get(m.sentence, []))
        scene = Scene(
            mention=m,
            first=first,
            last=last,
            arguments=arguments(parse, m),
            time=when[0] if when else None,
            places=tuple(where),
            refers=any(d.definite and first <= d.i < last for d in mentions),
            quoted=_quoted(parse, m.i),
            explicit=bool(when) and _written_out(parse, when[0]),
        )
        found += _split(parse, scene)
    return tuple(found)


def _times(
    parse: Parse, trigger: int, reach: Span, known: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """The times of the mention, the one tied closest to it first."""
    at = parse.tokens[trigger].start
    own = [t for t in known if not _of_speech(parse, t.start, trigger)]
    return sorted(
        _inside(parse, trigger, reach, own),
        key=lambda t: (_steps(parse, parse.token_at(t.start), trigger), abs(t.start - at)),
    )


def _places(parse: Parse, trigger: int, known: Sequence[PlaceMention]) -> list[PlaceMention]:
    """The places of the mention, the likeliest one first."""
    own = [p for p in known if not names_another(parse, p, trigger)]
    return [s.mention for s in ranked(parse, own, trigger) if s.score > _DOUBTFUL]


def _written_out(parse: Parse, time: TimeExpression) -> bool:
    """Whether a time is a written-out date rather than "on Monday"."""
    return any(c.isdigit() for c in parse.text[time.start : time.end])


def _split(parse: Parse, scene: Scene) -> list[Scene]:
    """One scene for each place where the clause tells of the same thing in several at once
    ("the embassy in X as well as the base at Y were attacked")."""
    spots = sorted(
        (p for p in scene.places if p.place and p.place.radius_km <= SPOT_KM),
        key=lambda p: p.start,
    )
    kept: list[PlaceMention] = []
    for spot in spots:
        if all(spot.place and k.place and _far(spot.place, k.place) for k in kept):
            kept.append(spot)
    joined = len(kept) > 1 and any(_joined(parse, p) for p in spots)
    if not joined or scene.mention.definite:
        return [scene]
    return [msgspec.structs.replace(scene, places=(p,)) for p in kept[:_MOST_SPOTS]]


def _far(a: Place, b: Place) -> bool:
    return a.km_to(b) > a.radius_km + b.radius_km + SPOT_KM


def _joined(parse: Parse, mention: PlaceMention) -> bool:
    """Whether a place hangs on the second of two coordinated nouns."""
    i = parse.token_at(mention.start)
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if token.dep == "conj" and parse.head(token.i).pos in ("NOUN", "PROPN"):
            return True
        if token.pos == "VERB":
            return False
    return False


def _quoted(parse: Parse, i: int) -> bool:
    """Whether a quotation that opened before token `i` is still open there."""
    before = parse.text[max(0, parse.tokens[i].start - _QUOTE_REACH) : parse.tokens[i].start]
    before = before.rsplit("\n", 1)[-1]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def by_sentence[T: (TimeExpression, PlaceMention)](
    parse: Parse, items: Sequence[T]
) -> dict[int, list[T]]:
    """The items by the sentence in which they begin."""
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(parse.tokens[parse.token_at(item.start)].sentence, []).append(item)
    return found


def of_page(parse: Parse, offset: int) -> bool:
    """Whether the time at `offset` is the page's own ("Updated 5 March")."""
    return _PAGE_TIME.search(parse.text, max(0, offset - 30), offset) is not None


def _of_speech(parse: Parse, offset: int, trigger: int) -> bool:
    """Whether the time at `offset` says when somebody spoke, not when it happened."""
    if of_page(parse, offset):
        return True
    i = parse.token_at(offset)
    for above in parse.ancestors(i):
        if above.i == trigger:
            return False
        if above.pos == "VERB":
            told = parse.tokens[trigger].dep in ("nsubjpass", "xcomp")
            own = told and is_passive(parse, above.i) and trigger in parse.subtree(above.i)
            return above.lemma in SPEECH and above.i < i and not own
    return False


def _steps(parse: Parse, a: int, b: int) -> int:
    """Steps in the dependency tree between two tokens of a sentence; far where unconnected."""
    up_a = [a, *(t.i for t in parse.ancestors(a))]
    up_b = {i: n for n, i in enumerate([b, *(t.i for t in parse.ancestors(b))])}
    return next((n + up_b[i] for n, i in enumerate(up_a) if i in up_b), _UNCONNECTED)


def _inside(
    parse: Parse, trigger: int, reach: Span, items: Sequence[TimeExpression]
) -> list[TimeExpression]:
    """Those within reach; without any the one that opens the sentence."""
    inside = [x for x in items if reach.start <= x.start < reach.end]
    if not inside and parse.tokens[trigger].pos == "VERB":
        opening = parse.sentences[parse.tokens[trigger].sentence][0] + 2
        inside = [x for x in items if parse.token_at(x.start) <= opening]
    return inside
