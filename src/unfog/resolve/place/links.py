"""Which toponym lies in which, by the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from unfog.model.parse import Parse
from unfog.resolve.gazetteer.entry import CANONICAL
from unfog.resolve.place.choose import Chooser
from unfog.resolve.place.lexicon import DIRECTIONS, NOUN_BEFORE
from unfog.resolve.place.toponym import Toponym

_DIRECTION = "|".join(sorted(DIRECTIONS, key=len)[::-1])
_NOUN = "|".join(sorted(NOUN_BEFORE, key=len)[::-1])
_FILL = rf"(?:(?:the|in|a|{_DIRECTION}|{_NOUN}|of|border|port|coastal|holy|besieged|rebel-held) ?)"
COMMA = re.compile(r", ?|,? ?\( ?")
_LIES = r"(?:(?:is |are |which is |that is )?(?:located|situated|based|lying) )?"
_IN = re.compile(rf",? ?{_LIES}(?:in|within|inside|of) {_FILL}{{0,3}}")
_PARTS = frozenset("suburb suburbs slum slums neighborhood neighbourhood district quarter".split())
_OWNER = re.compile(rf"['’]s {_FILL}{{0,4}}|['’] {_FILL}{{0,4}}|s['’] {_FILL}{{0,4}}")
_LISTED = re.compile(r", |,? (?:and|or|und|&) (?:in |the )?|, (?:in |the )")
_SEVERAL = frozenset("counties provinces districts states governorates regions".split())
_ADJECTIVE = re.compile(rf" {_FILL}{{0,5}}")


def link(parse: Parse, toponyms: Sequence[Toponym], chooser: Chooser) -> None:
    """Sets `container` where the text itself says what a place lies in."""
    for a, b in reversed([*pairwise(toponyms)]):
        if parse.tokens[a.first].sentence != parse.tokens[b.first].sentence:
            continue
        gap = parse.text[parse.tokens[a.last - 1].end : parse.tokens[b.first].start]
        if len(gap) > 60:
            continue
        if a.demonym:
            if _ADJECTIVE.fullmatch(gap) and not b.demonym:
                _put(b, a, chooser)
        elif b.demonym:
            continue
        elif COMMA.fullmatch(gap) or _IN.fullmatch(gap):
            _put(a, b, chooser)
            listed = b.container is None and _ends_list(parse, b)
            if a.container is None and _part(parse, a) and gap == " of ":
                _put(b, a, chooser)
            elif a.container is None and _state(b) and not listed:
                _unknown(a, b)
        elif _OWNER.fullmatch(gap) or (gap == " " and _part(parse, a)):
            _put(b, a, chooser)
    _list(parse, toponyms)


def _list(parse: Parse, toponyms: Sequence[Toponym]) -> None:
    """Sets `peers` of names that are listed ("A, B and C"), none lying in the next."""
    run: list[Toponym] = []
    for toponym in (*toponyms, None):
        if run and toponym is not None and _joined(parse, run[-1], toponym):
            run.append(toponym)
            continue
        several = len(run) > 1 and parse.tokens[run[-1].last - 1].text in _SEVERAL
        for one in run:
            one.peers = tuple(t for t in run if t is not one)
            if several and not one.hint:
                one.hint = "admin"
        run = [] if toponym is None or toponym.demonym else [toponym]


def _joined(parse: Parse, a: Toponym, b: Toponym) -> bool:
    if (
        b.demonym
        or a.container is b
        or parse.tokens[a.first].sentence != parse.tokens[b.first].sentence
    ):
        return False
    gap = parse.text[parse.tokens[a.last - 1].end : parse.tokens[b.first].start]
    return len(gap) < 12 and _LISTED.fullmatch(gap) is not None


def _put(inner: Toponym, outer: Toponym, chooser: Chooser) -> None:
    if (inner.key == outer.key and not outer.hint) or _worldwide(inner):
        return
    if not inner.options:
        kinds = {o.entry.kind for o in outer.options[:3]}
        if outer.demonym or not kinds & {"province", "country", "settlement", "district"}:
            return
        inner.container = outer
    elif not _level(inner, outer) and any(
        chooser.inside(option.entry, outer) for option in inner.options
    ):
        inner.container, outer.held = outer, inner


def _worldwide(toponym: Toponym) -> bool:
    """Whether it is best known as an ocean, a continent or the like, which lie in nothing."""
    first = toponym.options[0].entry if toponym.options else None
    return first is not None and first.kind == "area" and not first.country


def _part(parse: Parse, toponym: Toponym) -> bool:
    """Whether it is told as the town that a part lies in: "the Khartoum suburb of Soba"."""
    last = toponym.last - 1
    return last > toponym.first and parse.tokens[last].lower in _PARTS


def _state(toponym: Toponym) -> bool:
    """Whether the name, or its abbreviation, is best known as a state's or province's."""
    first = toponym.options[0] if toponym.options else None
    return first is not None and first.entry.level == 1 and not first.entry.id.startswith("unfog:")


def _ends_list(parse: Parse, toponym: Toponym) -> bool:
    """Whether it is followed by what goes on a list: a comma and a name, or "and"."""
    after = parse.tokens[toponym.last : toponym.last + 2]
    if not after:
        return False
    return after[0].lower in ("and", "or") or (
        after[0].text == "," and len(after) > 1 and after[1].text[:1].isupper()
    )


def _unknown(inner: Toponym, outer: Toponym) -> None:
    """Takes "Newham, Ohio" for a place in Ohio, though the only Newhams known lie elsewhere."""
    first = inner.options[0].entry if inner.options else None
    if first is None or first.kind in ("country", "area") or inner.demonym:
        return
    states = (o.entry for o in inner.options if o.entry.level == 1 and o.quality == CANONICAL)
    if any(state.country == outer.options[0].entry.country for state in states):
        return
    inner.options, inner.container, outer.held = (), outer, None


def _level(inner: Toponym, outer: Toponym) -> bool:
    """Whether both are best known as states or provinces: a list then, not one in the other."""
    first, second = inner.options[0], outer.options[0] if outer.options else None
    if second is None or first.quality or outer.hint or inner.hint:
        return False
    if first.entry.kind in ("country", "area"):
        return True
    return first.entry.level == 1 and second.entry.level == 1
