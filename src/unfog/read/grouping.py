"""Which scenes of one document tell of the same happening."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence

import msgspec

from unfog.model.parse import Parse
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.read.lexicon.triggers import Family
from unfog.read.scenes import Scene

NEW = frozenset("another separate earlier previous similar second third different other".split())
NEAR_KM = 25.0
SPOT_KM = 40.0
COMPARING = frozenset("after before since like than following".split())
OLD = dt.timedelta(days=45)
OF_SOMEBODY = frozenset("assassination murder killing execution beheading slaying".split())
"""Nouns that name a happening by its victim: "the murder of X" is only that of X."""
UNTELLING = frozenset("people forces civilians soldiers troops police members".split())
UNSPECIFIC = ("Attack", "Looting/property destruction", "Disrupted weapons use")
FAMILIES: dict[Family, frozenset[str]] = {
    "violence": frozenset(("violence", "territory")),
    "territory": frozenset(("violence", "territory")),
}


class Happening:
    """The scenes of one happening, growing while the document is walked through."""

    def __init__(self, number: int, scene: Scene) -> None:
        self.number = number
        self.scenes: list[Scene] = []
        self.types: set[str] = set()
        self.add(scene)

    def add(self, scene: Scene) -> None:
        self.scenes.append(scene)
        if not scene.mention.trigger.vague:
            self.types.add(scene.mention.type)

    @property
    def family(self) -> Family:
        return self.scenes[0].mention.trigger.family

    @property
    def type(self) -> str:
        """The most told type; a word that fixes it beats a vague one, and any beats "Attack"."""
        told = [(s.mention.type, s.mention.trigger.vague) for s in self.scenes]
        for wanted in (
            [t for t, vague in told if not vague and t not in UNSPECIFIC],
            [t for t, _ in told if t not in UNSPECIFIC],
            [t for t, _ in told if t == "Attack"],
        ):
            if wanted:
                return Counter(wanted).most_common(1)[0][0]
        return told[0][0]

    @property
    def date(self) -> Timespan | None:
        """The most precise day told, explicit before relative; the first of equals."""
        told = [(s.explicit, s.time.value) for s in self.scenes if s.time and s.time.value]
        best = min(told, key=lambda t: (t[1].days, not t[0]), default=None)
        return best[1] if best else None

    @property
    def place(self) -> Place | None:
        """The tightest place told first in a scene of its own."""
        told = [p.place for s in self.scenes for p in s.places[:1] if p.place]
        if not told:
            return None
        first = told[0]
        inner = [p for p in told if p.km_to(first) <= first.radius_km + p.radius_km]
        return min(inner, key=lambda p: p.radius_km)

    @property
    def last_sentence(self) -> int:
        return self.scenes[-1].sentence

    @property
    def first_sentence(self) -> int:
        return self.scenes[0].sentence


def group(
    parse: Parse, scenes: Sequence[Scene], published: dt.date | None = None
) -> list[Happening]:
    """Happenings in the order in which they are first told."""
    news = None if published is None else published - OLD
    found: list[Happening] = []
    for scene in scenes:
        if scene.item is not None:
            _listed(scene, found)
            continue
        told_before = _same_weekday(scene, found) or _vaguely_dated(parse, scene, found)
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
        if happening.scenes[0].item == scene.item:
            happening.add(scene)
            return
    found.append(Happening(len(found) + 1, scene))


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
        if h.date is None or h.date.days > 1 or not _compatible(undated, h):
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
        (h for h in reversed(known) if _same_doer(scene, h) and _compatible(undated, h)), None
    )


def _same_doer(scene: Scene, other: Happening) -> bool:
    mine = {p.name.lower() for p in scene.arguments.perpetrators}
    theirs = {p.name.lower() for s in other.scenes for p in s.arguments.perpetrators}
    return bool(mine & theirs)


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
    fit = [h for h in known if _compatible(scene, h)]
    if parse.tokens[scene.mention.i].lemma in OF_SOMEBODY and scene.arguments.targets:
        fit = [h for h in fit if _same_target(scene, h)]
    if not fit or _announced_new(parse, scene):
        return None
    if scene.time is not None and scene.time.value is not None:
        return _dated_home(scene, scene.time.value, fit, news)
    fit = [h for h in fit if _same_target(scene, h)] or fit
    placed = [h for h in fit if _same_spot(scene, h)]
    if placed:
        return placed[-1]
    recent = max(fit, key=lambda h: (h.last_sentence, -h.number))
    if scene.mention.definite or scene.sentence - recent.last_sentence <= 3:
        return recent
    own = scene.place is not None or bool(scene.arguments.perpetrators)
    return fit[0] if scene.mention.trigger.vague and not own else None


def _dated_home(
    scene: Scene, day: Timespan, fit: Sequence[Happening], news: dt.date | None
) -> Happening | None:
    """Of the happenings of that day the one with the same target, else the one dated most alike;
    without any, an undated one told just before."""
    dated = [(h, h.date) for h in fit if h.date is not None and h.date.overlaps(day)]
    if dated:
        named = [h for h, _ in dated if _same_target(scene, h)]
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


def _same_spot(scene: Scene, other: Happening) -> bool:
    """Whether both are told of one town or facility."""
    here, there = scene.place.place if scene.place else None, other.place
    if here is None or there is None or max(here.radius_km, there.radius_km) > SPOT_KM:
        return False
    return here.km_to(there) <= here.radius_km + there.radius_km


def _same_target(scene: Scene, other: Happening) -> bool:
    """Whether what was hit has a telling word in common ("the embassy", "the base")."""
    mine = {w for t in scene.arguments.targets for w in _telling(t.name)}
    theirs = {w for s in other.scenes for t in s.arguments.targets for w in _telling(t.name)}
    return any(a.endswith(b) or b.endswith(a) for a in mine for b in theirs)


def _telling(name: str) -> set[str]:
    return {w.rstrip("s") for w in name.lower().split() if len(w) > 3 and w not in UNTELLING}


def _announced_new(parse: Parse, scene: Scene) -> bool:
    """ "Another attack", "a second blast"; also "after the Paris attacks", a comparison."""
    i = scene.mention.i
    if scene.place is not None and parse.tokens[i].pos == "NOUN":
        return parse.head(i).lower in COMPARING
    marked = any(t.lower in NEW for t in parse.children(i, "amod", "det"))
    return marked and not scene.mention.definite


def _compatible(scene: Scene, other: Happening) -> bool:
    family = scene.mention.trigger.family
    if other.scenes[0].item is not None:
        return False
    if other.family != family and other.family not in FAMILIES.get(family, frozenset()):
        return False
    value = scene.time.value if scene.time else None
    if value and other.date and not value.overlaps(other.date):
        return False
    place = scene.place.place if scene.place else None
    if place and other.place and apart(place, other.place):
        return False
    if not scene.mention.trigger.vague and other.types and family == "violence":
        same = scene.mention.type in other.types or scene.sentence == other.last_sentence
        return same or value is not None or scene.mention.definite
    return True


def apart(a: Place, b: Place) -> bool:
    """Whether two places cannot be the same, their radii considered."""
    return a.km_to(b) > a.radius_km + b.radius_km + NEAR_KM
