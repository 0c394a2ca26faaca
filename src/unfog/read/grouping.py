"""Which scenes of one document tell of the same happening."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.model.timespan import Timespan
from unfog.read.happening import Happening
from unfog.read.likeness import another_day, compatible, same_doer, same_spot, same_target
from unfog.read.scenes import Scene

NEW = frozenset("another separate earlier previous similar second third different other".split())
"""Words that set a happening apart from others."""
_COMPARING = frozenset("after before since like than following".split())
_OF_SOMEBODY = frozenset("assassination murder killing execution beheading slaying".split())
"""Nouns that name a happening by its victim: "the murder of X" is only that of X."""
_OLD = dt.timedelta(days=45)
_TAKEN_UP = 3
"""Sentences after which a happening is no longer simply gone on with."""
_BARE_TAKEN_UP = 8
"""The same where the scene names neither place nor doer of its own."""
_JOINED = ("violence", "abduction")


def group(
    parse: Parse, scenes: Sequence[Scene], published: dt.date | None = None
) -> list[Happening]:
    """Happenings in the order in which they are first told."""
    news = None if published is None else published - _OLD
    found: list[Happening] = []
    for scene in scenes:
        if scene.item is not None:
            _listed(scene, found)
            continue
        told_before = (
            _described(parse, scene, found)
            or _same_weekday(scene, found)
            or _vaguely_dated(parse, scene, found)
        )
        if told_before is not None:
            told_before.add(msgspec.structs.replace(scene, time=None))
            continue
        home = _home(parse, scene, found, news)
        if home is None and found and _empty(scene):
            continue
        if home is None:
            found.append(Happening(len(found) + 1, scene))
        else:
            home.add(scene)
    return found


def _listed(scene: Scene, found: list[Happening]) -> None:
    """Every item of a strike list is a happening of its own."""
    for happening in found:
        if happening.item == scene.item:
            happening.add(scene)
            return
    found.append(Happening(len(found) + 1, scene))


def _described(parse: Parse, scene: Scene, known: Sequence[Happening]) -> Happening | None:
    """ "The attack that hit the town last night": what describes an event noun that was taken
    for a happening of another day tells of that happening all the same."""
    token = parse.tokens[scene.mention.i]
    if token.dep not in ("relcl", "acl") or scene.time is None or not scene.time.relative:
        return None
    for happening in known:
        taken_up = any(s.mention.i == token.head and s.time is None for s in happening.scenes)
        if taken_up and another_day(scene, happening):
            return happening
    return None


def _same_weekday(scene: Scene, known: Sequence[Happening]) -> Happening | None:
    """ "The strikes on Sunday" after "the strikes of 27 June": an explicit date told before wins
    over a weekday counted back from publication, where both are the same day of the week."""
    time = scene.time
    if not scene.refers or time is None or time.value is None or not time.relative:
        return None
    if time.value.days > 1 or any(h.date == time.value for h in known):
        return None
    undated = msgspec.structs.replace(scene, time=None)
    for h in reversed(known):
        if h.date is None or h.date.days > 1 or not compatible(undated, h):
            continue
        apart_days = (time.value.start - h.date.start).days
        if apart_days in (7, 14) and any(s.explicit for s in h.scenes):
            return h
    return None


def _vaguely_dated(parse: Parse, scene: Scene, known: Sequence[Happening]) -> Happening | None:
    """ "Last night" in somebody's quoted words counts from when they spoke: of the happenings
    by the same doer, the last one told is meant, whatever its day."""
    time = scene.time
    if time is None or time.value is None or not (scene.quoted and time.relative):
        return None
    if not scene.mention.definite or not scene.arguments.perpetrators:
        return None
    undated = msgspec.structs.replace(scene, time=None)
    return next(
        (h for h in reversed(known) if same_doer(scene, h) and compatible(undated, h)), None
    )


def _empty(scene: Scene) -> bool:
    """A bare "the killing" that takes up nothing known tells of nothing new either."""
    given = scene.arguments
    return scene.mention.definite and not (
        scene.time or scene.place or given.perpetrators or given.targets
    )


def _home(
    parse: Parse, scene: Scene, known: Sequence[Happening], news: dt.date | None
) -> Happening | None:
    """The known happening that the scene tells of; None where it opens a new one."""
    joined = _joined(parse, scene, known)
    if joined is not None:
        return joined
    fit = [h for h in known if compatible(scene, h)]
    if parse.tokens[scene.mention.i].lemma in _OF_SOMEBODY and scene.arguments.targets:
        fit = [h for h in fit if same_target(scene, h)]
    if not fit or _announced_new(parse, scene):
        return None
    if scene.day is not None:
        return _dated_home(scene, scene.day, fit, news)
    fit = [h for h in fit if same_target(scene, h)] or fit
    placed = [h for h in fit if same_spot(scene, h)]
    return placed[-1] if placed else _undated_home(scene, fit)


def _joined(parse: Parse, scene: Scene, known: Sequence[Happening]) -> Happening | None:
    """ "Kidnapped and killed", "attacked the mine, abducting five": one happening in one clause
    chain, though of two kinds."""
    token = parse.tokens[scene.mention.i]
    if token.pos != "VERB" or scene.mention.trigger.family not in _JOINED:
        return None
    above = set()
    while token.dep in ("conj", "advcl", "xcomp"):
        token = parse.head(token.i)
        above.add(token.i)
    for h in reversed(known):
        if h.family in _JOINED and any(s.mention.i in above for s in h.scenes):
            return None if another_day(scene, h) else h
    return None


def _undated_home(scene: Scene, fit: Sequence[Happening]) -> Happening | None:
    """Of those that fit the last one told, if not too long ago; the first one of the document
    for a vague word that adds nothing of its own."""
    recent = max(fit, key=lambda h: (h.last_sentence, -h.number))
    bare = scene.place is None and not scene.arguments.perpetrators
    reach = _BARE_TAKEN_UP if bare else _TAKEN_UP
    if scene.mention.definite or scene.sentence - recent.last_sentence <= reach:
        return recent
    return fit[0] if scene.mention.trigger.vague and bare else None


def _dated_home(
    scene: Scene, day: Timespan, fit: Sequence[Happening], news: dt.date | None
) -> Happening | None:
    """Of the happenings of that day the one with the same target, else the one dated most alike;
    without any, an undated one told just before."""
    dated = [(h, h.date) for h in fit if h.date is not None and h.date.overlaps(day)]
    if dated:
        named = [h for h, _ in dated if same_target(scene, h)]
        alike = min(dated, key=lambda d: (abs(d[1].days - day.days), -d[0].last_sentence))
        return named[0] if named else alike[0]
    old = news is not None and day.end < news
    undated = [h for h in fit if h.date is None and _near(scene, h, old=old)]
    return undated[-1] if undated else None


def _near(scene: Scene, other: Happening, *, old: bool) -> bool:
    """Whether a day told in `scene` may be that of an undated happening told just before: what
    opens a report is news, so that an old day is its own only in the same sentence."""
    gap = scene.sentence - other.last_sentence
    return gap == 0 if old and other.number == 1 else gap <= 2


def _announced_new(parse: Parse, scene: Scene) -> bool:
    """ "Another attack", "a second blast"; also "after the Paris attacks", a comparison."""
    i = scene.mention.i
    if scene.place is not None and parse.tokens[i].pos == "NOUN":
        return parse.head(i).lower in _COMPARING
    marked = any(t.lower in NEW for t in parse.children(i, "amod", "det"))
    return marked and not scene.mention.definite
