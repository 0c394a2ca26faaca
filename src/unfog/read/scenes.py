"""Scenes: an event mention with the time, place and arguments that its clause gives."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.model.span import Span
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.arguments import Arguments, arguments
from unfog.read.clauses import is_passive, stretch
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.mentions import Mention

SPEECH = frozenset(
    "say tell report announce add confirm state claim deny reject write tweet declare warn note "
    "explain condemn publish post quote speak interview brief insist acknowledge admit".split()
)

FAR = 99
NAMING = ("compound", "amod", "nmod", "poss")
PARTS = frozenset(
    "capital city town village north south east west centre center region province part area "
    "border coast outskirts island state district shore half corner".split()
)
PAGE_TIME = re.compile(r"(?:updated|published|posted|modified|last update)\W*$", re.IGNORECASE)
QUOTE_REACH = 600
SPOT_KM = 40.0
MOST = 4
LOCATIVE = frozenset(
    "in into inside across within near at over throughout around outside on and or between "
    "through towards toward".split()
)


class Scene(msgspec.Struct, frozen=True):
    """`first` and `last` bound the clause (token range); `time` and `place` are the ones in it.

    `item` is the place of the strike list's item to which the scene belongs. `refers` says that
    it takes up something told before, `quoted` that it stands in direct speech,
    `explicit` that its time is a written-out date rather than counted from publication.
    """

    mention: Mention
    first: int
    last: int
    arguments: Arguments
    time: TimeExpression | None
    place: PlaceMention | None
    places: tuple[PlaceMention, ...]
    item: str | None = None
    refers: bool = False
    quoted: bool = False
    explicit: bool = False

    @property
    def sentence(self) -> int:
        return self.mention.sentence

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
        near_places = [
            p
            for p in by_sentence[1].get(m.sentence, [])
            if locates(parse, p) and not _of_another(parse, p, m.i)
        ]
        alone = crowd[m.sentence] == 1 and parse.tokens[m.i].pos == "VERB"
        span = parse.span(first, last)
        times_in = _inside(parse, m.i, span, [t for t in near_times if t.value], alone)
        places_in = _inside(parse, m.i, span, near_places, alone)
        at = parse.tokens[m.i].start
        times_in.sort(
            key=lambda t: (distance(parse, parse.token_at(t.start), m.i), abs(t.start - at))
        )
        places_in.sort(key=lambda p: (_governed(parse, m.i, p.start), abs(p.start - at)))
        found += split(
            parse,
            Scene(
                mention=m,
                first=first,
                last=last,
                arguments=arguments(parse, m),
                time=times_in[0] if times_in else None,
                place=places_in[0] if places_in else None,
                places=tuple(places_in),
                refers=any(d.definite and first <= d.i < last for d in mentions),
                quoted=_quoted(parse, m.i),
                explicit=bool(times_in) and _written_out(parse, times_in[0]),
            ),
        )
    return tuple(found)


def _written_out(parse: Parse, time: TimeExpression) -> bool:
    return any(c.isdigit() for c in parse.text[time.start : time.end])


def split(parse: Parse, scene: Scene) -> list[Scene]:
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
    return [msgspec.structs.replace(scene, place=p, places=(p,)) for p in kept[:MOST]]


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
    before = parse.text[max(0, parse.tokens[i].start - QUOTE_REACH) : parse.tokens[i].start]
    before = before.rsplit("\n", 1)[-1]
    return before.rfind("“") > before.rfind("”") or before.count('"') % 2 == 1


def locates(parse: Parse, mention: PlaceMention) -> bool:
    """Whether a place mention says where something is. A country does so only behind a
    preposition of place or a smaller place ("in Iraq", "Mosul, Iraq"): else it is a party."""
    if mention.role != "location":
        return False
    if mention.place is None or mention.place.kind != "country":
        return True
    first = parse.token_at(mention.start)
    last = parse.token_at(mention.end - 1)
    if parse.text[mention.end : mention.end + 1] == "-":
        return False
    if parse.tokens[last].dep in NAMING:
        return parse.head(last).i <= last
    before = first - 1
    while before >= 0 and parse.tokens[before].pos in ("DET", "ADJ", "ADV", "PUNCT"):
        if parse.tokens[before].text == ",":
            return True
        before -= 1
    if before > 0 and parse.tokens[before].lower == "of":
        return parse.tokens[before - 1].lemma in PARTS
    return before >= 0 and parse.tokens[before].lower in LOCATIVE


def _of_another(parse: Parse, mention: PlaceMention, trigger: int) -> bool:
    """ "The Paris attacks": a place that names another event than the trigger's."""
    last = parse.tokens[parse.token_at(mention.end - 1)]
    head = parse.head(last.i)
    return last.dep in NAMING and head.lemma in NOUNS and head.i != trigger


def _index[T: (TimeExpression, PlaceMention)](
    parse: Parse, items: Sequence[T]
) -> dict[int, list[T]]:
    found: dict[int, list[T]] = {}
    for item in items:
        found.setdefault(parse.tokens[parse.token_at(item.start)].sentence, []).append(item)
    return found


def _of_speech(parse: Parse, offset: int, trigger: int) -> bool:
    """Whether the time at `offset` says when somebody spoke, not when it happened."""
    if PAGE_TIME.search(parse.text, max(0, offset - 30), offset):
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


def distance(parse: Parse, a: int, b: int) -> int:
    """Steps in the dependency tree between two tokens of a sentence; far where unconnected."""
    up_a = [a, *(t.i for t in parse.ancestors(a))]
    up_b = {i: n for n, i in enumerate([b, *(t.i for t in parse.ancestors(b))])}
    return next((n + up_b[i] for n, i in enumerate(up_a) if i in up_b), FAR)


def _governed(parse: Parse, trigger: int, offset: int) -> int:
    """Rank of the tie between a phrase and the trigger: 0 below it, 1 beside it, 2 elsewhere."""
    chain = [t.i for t in parse.ancestors(parse.token_at(offset))]
    if trigger in chain:
        return 0
    return 1 if parse.tokens[trigger].head in chain[:3] else 2


def _inside[T: (TimeExpression, PlaceMention)](
    parse: Parse, trigger: int, span: Span, items: Sequence[T], alone: bool
) -> list[T]:
    """Those in the clause, or anywhere in the sentence where nothing else happens in it; else
    the one that opens the sentence."""
    inside = [x for x in items if span.start <= x.start < span.end or alone]
    if not inside and parse.tokens[trigger].pos == "VERB":
        opening = parse.sentences[parse.tokens[trigger].sentence][0] + 2
        inside = [x for x in items if parse.token_at(x.start) <= opening]
    return inside
