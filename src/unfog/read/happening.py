"""One happening of a document: the scenes that tell of it."""

from __future__ import annotations

from collections import Counter

from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.read.lexicon.sub_events import ATTACK, UNSPECIFIC
from unfog.read.lexicon.triggers import Family
from unfog.read.scenes import Scene


class Happening:
    """The scenes of one happening, growing while the document is walked through."""

    def __init__(self, number: int, first: Scene, *others: Scene) -> None:
        self.number = number
        self.scenes: list[Scene] = []
        self.types: set[str] = set()
        for scene in (first, *others):
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
            [t for t, _ in told if t == ATTACK],
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
    def told_place(self) -> Place | None:
        """The tightest of the places that its scenes name first; `where` looks further around."""
        told = [s.place.place for s in self.scenes if s.place and s.place.place]
        if not told:
            return None
        first = told[0]
        inner = [p for p in told if p.km_to(first) <= first.radius_km + p.radius_km]
        return min(inner, key=lambda p: p.radius_km)

    @property
    def item(self) -> str | None:
        """The place of the strike list's item that it is, if it is one."""
        return self.scenes[0].item

    @property
    def last_sentence(self) -> int:
        return self.scenes[-1].sentence

    @property
    def first_sentence(self) -> int:
        return self.scenes[0].sentence
