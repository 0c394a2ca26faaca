"""What speaks for and against a place being the one where an event happened, as signs.

A sign is a name and a number; `unfog.read.sites` weighs them. All of them come from the parse and
the place mentions of one sentence or of the sentences right before.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from unfog.model.parse import Parse, Token
from unfog.model.place import Place, PlaceMention

type Signs = dict[str, float]

BACK = 2
"""Sentences before the event's that are looked at."""
_LONGEST_UP = 5
_LONGEST_DOWN = 3
_NAMING = frozenset("compound nmod amod appos poss nummod det".split())
_SPEECH = frozenset(
    "say tell report announce add confirm state claim deny write declare warn note explain "
    "condemn publish quote insist acknowledge admit according describe accuse".split()
)
_FAR = 12
"""Tokens from which a place is far off."""
_MODIFYING = frozenset("neg nsubj nsubjpass dobj agent mark dative prt".split())
_SPOTS = frozenset(
    """airport base camp checkpoint hospital school university mosque church market prison hotel
    square bridge dam crossing highway road street mountain mountains hill hills valley river lake
    sea gulf strait island islands farm farms field fields plant refinery port harbour harbor
    district province governorate region area county state city town village quarter
    neighborhood neighbourhood suburb countryside forest desert gorge border""".split()
)
_BODIES = frozenset(
    """army forces force brigade battalion division regiment front movement party group union
    ministry minister president agency news observatory council committee police guard guards
    militia league company corps command department organization organisation association court
    secretary general governor mayor sheikh parliament government coalition alliance""".split()
)
"""Last words of names of places, and of bodies and persons in office."""


class Site:
    """A place mention that may be the event's: its tokens and the one that governs the name."""

    __slots__ = ("first", "head", "last", "mention", "sentence")

    def __init__(self, parse: Parse, mention: PlaceMention) -> None:
        self.mention = mention
        self.first = parse.token_at(mention.start)
        self.last = parse.token_at(mention.end - 1) + 1
        self.sentence = parse.tokens[self.first].sentence
        inside = range(self.first, self.last)
        self.head = next((i for i in inside if parse.tokens[i].head not in inside), self.first)


def sites(parse: Parse, places: Sequence[PlaceMention], event: int) -> list[Site]:
    """The mentions that come into question for the event at token `event`, in text order."""
    sentence = parse.tokens[event].sentence
    found = [Site(parse, p) for p in places]
    return [
        s
        for s in found
        if sentence - BACK <= s.sentence <= sentence and not s.first <= event < s.last
    ]


def signs(parse: Parse, among: Sequence[Site], event: int) -> list[Signs]:
    """The signs of each of the sites `among` for the event, in their order."""
    return [dict.fromkeys(_all(parse, among, s, event), 1.0) for s in among]


def _all(parse: Parse, among: Sequence[Site], site: Site, event: int) -> Iterator[str]:
    verb = parse.tokens[event]
    yield "a place"
    yield f"event {_lemma(verb)}"
    yield f"event is {verb.tag}"
    yield f"event under {verb.dep}"
    yield from (f"event has {t.dep}" for t in parse.children(event) if t.dep in _MODIFYING)
    yield from (f"event {t.lower}" for t in parse.children(event, "aux") if t.tag == "MD")
    yield f"of {min(len(among), 5)}"
    yield from _of_name(parse, site)
    back = verb.sentence - site.sentence
    if back:
        yield f"{back} sentences before"
        nearest = max(s.sentence for s in among)
        yield "in a sentence nearer" if site.sentence == nearest else "another stands nearer"
        return
    yield from _of_tree(parse, site, event)
    yield from _of_order(parse, among, site, event)
    yield from _of_others(among, site, event)


def _of_name(parse: Parse, site: Site) -> Iterator[str]:
    """What the name is and the words right around it."""
    mention, tokens = site.mention, parse.tokens
    place = mention.place
    kind = place.kind if place else "unknown"
    yield f"is {kind}"
    yield f"role {mention.role}"
    yield f"role {mention.role} {kind}"
    yield f"entity {tokens[site.head].entity}"
    head = tokens[site.head]
    yield f"name as {head.dep}"
    start, end = parse.sentences[site.sentence]
    before = [_word(t) for t in tokens[max(start, site.first - 2) : site.first]]
    after = _word(tokens[site.last]) if site.last < end else ""
    ending = tokens[site.last - 1].lower
    if ending in _SPOTS or ending in _BODIES:
        yield f"ends as {'spot' if ending in _SPOTS else 'body'}"
    if site.last - site.first == 1 and ending.upper() == tokens[site.first].text:
        yield "all capitals"
    if before:
        yield f"behind {before[-1]}"
        if len(before) > 1:
            yield f"behind {' '.join(before)}"
    yield f"before {after}"
    yield f"{before[-1] if before else '^'} _ {after}"
    if head.dep in _NAMING:
        yield f"names {_lemma(parse.head(head.i))}"
        yield f"names {parse.head(head.i).pos}"


def _of_tree(parse: Parse, site: Site, event: int) -> Iterator[str]:
    """How the name hangs on the event in the tree."""
    up, down, top = _path(parse, site.head, event)
    yield f"steps {min(len(up) + len(down), 8)}"
    shown_up, shown_down = " ".join(up[:_LONGEST_UP]), " ".join(down[:_LONGEST_DOWN])
    yield f"up {shown_up}"
    yield f"down {shown_down}"
    yield f"path {shown_up} | {shown_down}"
    if top is None:
        yield "no path"
    elif top == event:
        yield "below the event"
        yield f"below by {up[-1]}"
    else:
        yield f"meets at {parse.tokens[top].pos}"
        yield f"meets at {parse.tokens[top].pos} by {up[-1] if up else 'itself'}, {down[-1]}"
        if parse.tokens[top].pos == "VERB":
            yield f"meets at {parse.tokens[top].lemma}"
    verbs = [t for t in parse.ancestors(site.head) if t.pos in ("VERB", "AUX")]
    if verbs:
        nearest = verbs[0]
        if nearest.i == event:
            yield "verb above is the event"
        else:
            yield "verb above is another"
            yield f"verb above speaks {nearest.lemma in _SPEECH}"
            yield f"verb above stands as {nearest.dep}"
            yield f"event above it {any(t.i == event for t in parse.ancestors(nearest.i))}"
            yield f"it above event {any(t.i == nearest.i for t in parse.ancestors(event))}"
    prep = next((t for t in parse.ancestors(site.head) if t.dep not in _NAMING), None)
    if prep is not None and prep.pos == "ADP":
        governor = parse.head(prep.i)
        yield f"{prep.lower} under {governor.pos}"
        yield f"{prep.lower} under {'the event' if governor.i == event else governor.dep}"
        if governor.pos == "NOUN":
            yield f"{governor.lemma} {prep.lower}"


def _word(token: Token) -> str:
    """The word itself, unless it is a name: names are not learned."""
    return "NAME" if token.pos == "PROPN" else token.lower


def _lemma(token: Token) -> str:
    return "NAME" if token.pos == "PROPN" else token.lemma


def _path(parse: Parse, place: int, event: int) -> tuple[list[str], list[str], int | None]:
    """Relations from the place up to where both meet, from the event up to there, and where."""
    over_event = [event, *(t.i for t in parse.ancestors(event))]
    up: list[str] = []
    i = place
    while i not in over_event:
        token = parse.tokens[i]
        up.append(_label(token))
        if token.head == i:
            return up, [], None
        i = token.head
    down = [_label(parse.tokens[j]) for j in over_event[: over_event.index(i)]]
    return up, down, i


def _label(token: Token) -> str:
    return f"{token.dep}:{token.lower}" if token.dep in ("prep", "agent", "mark") else token.dep


def _of_order(parse: Parse, among: Sequence[Site], site: Site, event: int) -> Iterator[str]:
    """Where the name stands in the sentence, seen from the event."""
    side = "before" if site.first < event else "after"
    gap = range(site.last, event) if side == "before" else range(event + 1, site.first)
    near = len(gap)
    far = "next" if near < 3 else "near" if near < 6 else "off" if near < _FAR else "far"
    yield f"{side} {far}"
    verbs = sum(parse.tokens[i].pos == "VERB" for i in gap)
    yield f"{side}, {min(verbs, 3)} verbs between"
    commas = sum(parse.tokens[i].text in ",;:" for i in gap)
    yield f"{side}, {min(commas, 3)} commas between"
    others = sum(s.first in gap for s in among)
    yield f"{side}, {min(others, 3)} places between"
    if site.first - parse.sentences[site.sentence][0] < 3:
        yield "opens the sentence"
    if any(parse.tokens[i].text in '"“”' for i in gap):
        yield "quotation mark between"


def _of_others(among: Sequence[Site], site: Site, event: int) -> Iterator[str]:
    """What the other places of the sentence are to this one."""
    here = [s for s in among if s.sentence == site.sentence]
    if len(here) == 1:
        yield "alone"
        return
    nearest = min(here, key=lambda s: abs(s.head - event))
    yield "nearest" if nearest is site else "not the nearest"
    later = [s for s in here if s.first > event]
    if later:
        yield "first behind the event" if later[0] is site else "a place stands behind the event"
    for before, after in pairwise(here):
        if after is site:
            yield f"follows {_relation(before, site)}"
        elif before is site:
            yield f"followed by {_relation(after, site)}"
    places = [s.mention.place for s in here if s is not site and s.mention.place is not None]
    own = site.mention.place
    if own is not None:
        if any(_holds(own, p) for p in places):
            yield "holds another"
        if any(_holds(p, own) for p in places):
            yield "lies in another"
        if own.radius_km <= min((p.radius_km for p in places), default=0.0):
            yield "tightest"


def _relation(other: Site, site: Site) -> str:
    gap = max(other.first - site.last, site.first - other.last)
    a, b = other.mention.place, site.mention.place
    kind = "unknown"
    if a is not None and b is not None:
        kind = "holder" if _holds(a, b) else "part" if _holds(b, a) else "stranger"
    return f"{kind} {'at once' if gap < 4 else 'later'}"


def _holds(outer: Place, inner: Place) -> bool:
    wider = outer.radius_km > inner.radius_km
    return wider and outer.km_to(inner) <= outer.radius_km + inner.radius_km
