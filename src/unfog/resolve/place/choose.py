"""Which of the places of one name is meant: containment, country, size, distance, kind.

One referent a name and document. What the document gives too little ground for stays
without one.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from unfog.model.place import distance_km
from unfog.resolve.gazetteer import Entry, Gazetteer, Named
from unfog.resolve.gazetteer.entry import ABBREVIATION, ALTERNATE, CANONICAL, CAPITAL_LEVEL
from unfog.resolve.gazetteer.lookup import BETTER_KNOWN, FOLDED_QUALITY
from unfog.resolve.gazetteer.names import fold, normalise
from unfog.resolve.place.mutual import Support, support
from unfog.resolve.place.namesakes import namesake, overshadowed
from unfog.resolve.place.shares import Shares
from unfog.resolve.place.toponym import Toponym

ENOUGH = 0.7
_SHORT = 6
_SEAT_SHARE = 25
"""How many times more people than its namesake town a division may have and still stand
behind it: Homs is the city before the governorate, but Minnesota is the state."""
_QUALITY = {0: 0.6, 1: 0.0, ABBREVIATION: -0.2, FOLDED_QUALITY: -0.8}
_HINT_KINDS = {
    "admin": ("province", "district"),
    "settlement": ("settlement",),
    "country": ("country",),
    "facility": ("facility",),
    "natural": ("area", "line", "facility"),
}


class Chooser:
    """Chooses referents for the toponyms of one document."""

    def __init__(self, gazetteer: Gazetteer, extra: Mapping[str, float]) -> None:
        self._gazetteer = gazetteer
        self._extra = extra
        self._countries: Shares[str] = Shares()
        self._firsts: Shares[int] = Shares()
        self._share: dict[str, float] = {}
        self._share1: dict[int, float] = {}
        self._support: Support = {}

    def choose(self, toponyms: Sequence[Toponym]) -> None:
        """Sets `entry` and `score` of those that can be resolved."""
        groups: dict[str, list[Toponym]] = defaultdict(list)
        for toponym in toponyms:
            if toponym.options:
                groups[toponym.key].append(toponym)
        self._weigh(toponyms, groups)
        self._support = support(self._gazetteer, groups)
        for _ in range(2):
            near = _positions(groups)
            self._first_level(groups)
            for key, group in groups.items():
                self._group(key, group, near)
            self._weigh(toponyms, groups)
        self._share = self._countries.all()

    def trusted(self, doubtful: Sequence[Toponym], toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Those doubtful names that the rest of the document makes likely.

        Likely is a name that is a place elsewhere in the document, or one that stands after
        a word for places and lies in a country that the document is about.
        """
        known = {t.key for t in toponyms if t.entry is not None and not t.seat}
        found = []
        for toponym in doubtful:
            if toponym.key not in known:
                if toponym.weak:
                    continue
                first = next((o for o in toponym.options if o.quality < ABBREVIATION), None)
                if first is None or self._share.get(first.entry.country, 0.0) < 0.2:
                    continue
            if not any(t.first < toponym.last and toponym.first < t.last for t in toponyms):
                found.append(toponym)
        return found

    def _first_level(self, groups: Mapping[str, list[Toponym]]) -> None:
        """Weighs each first-level division in the places chosen so far, provinces first."""
        self._firsts = Shares()
        for key, group in groups.items():
            entry = group[0].entry or _unmistakable(group[0].options)
            if entry is None or entry.kind == "country":
                continue
            held = 1.0 if entry.level == 1 or group[0].container is not None else 0.5
            number = self._top(entry)
            if number >= 0:
                self._firsts.add(number, held * min(3.0, math.sqrt(len(group))), key)

    def _top(self, entry: Entry) -> int:
        """Number of the first-level division that the entry is or lies in, -1 for none."""
        if entry.level == 1:
            return entry.number
        chain = self._gazetteer.chain(entry)
        return chain[-1] if chain else -1

    def _group(self, key: str, group: list[Toponym], near: Mapping[str, Entry]) -> None:
        around = [entry for name, entry in near.items() if name != key]
        self._share, self._share1 = self._countries.without(key), self._firsts.without(key)
        held = [t for t in group if t.container is not None]
        if held:
            self._settle(held, self._best(held, around))
        outer = [t for t in group if t.container is None and t.held is not None]
        if outer:
            self._settle(outer, self._best(outer, around))
        free = [t for t in group if t.container is None and t.held is None]
        by_hint: dict[str, list[Toponym]] = defaultdict(list)
        for toponym in free:
            by_hint[toponym.hint].append(toponym)
        anchor = (held or outer)[0].entry if held or outer else None
        for part in by_hint.values():
            self._settle(part, self._best(part, around, anchor))

    def _settle(self, group: Iterable[Toponym], best: tuple[float, Entry | None]) -> None:
        for toponym in group:
            toponym.score, toponym.entry = best

    def _best(
        self, group: list[Toponym], around: list[Entry], anchor: Entry | None = None
    ) -> tuple[float, Entry | None]:
        best: tuple[float, Entry | None] = (-9.0, None)
        key = group[0].key
        exact = {o.entry.country for o in group[0].options if o.quality < FOLDED_QUALITY}
        alone = 0.6 if len(exact) == 1 else 0.0
        towns: dict[int, int] = {}
        for o in group[0].options[:12]:
            if o.entry.kind == "settlement" and o.quality != ABBREVIATION:
                for n in self._gazetteer.chain(o.entry):
                    towns[n] = max(towns.get(n, 0), o.entry.population)
        own = [o.entry.population for o in group[0].options if o.quality == CANONICAL]
        short = BETTER_KNOWN * max(own) if own and len(key) <= _SHORT else 0
        for option in group[0].options:
            score = alone * (option.quality < FOLDED_QUALITY)
            if option.entry.population < short and self._borrowed(option, key):
                score -= 1.5
            town = towns.get(option.entry.number)
            if town is not None and group[0].hint != "admin":
                score -= 1.0 if town * _SEAT_SHARE >= option.entry.population else 0.0
            score += self._score(option, group, around)
            score += self._support.get((key, option.entry.number), 0.0)
            score += self._listed(option.entry, group) + self._holds(option.entry, group)
            score -= namesake(option, group[0])
            if anchor is not None:
                score += 3.0 if option.entry.number == anchor.number else 0.0
            if score > best[0] + 1e-9:
                best = (score, option.entry)
        sure = any(t.sure for t in group)
        if any(t.given for t in group):
            return best
        if best[0] < (ENOUGH if sure else ENOUGH + 0.3):
            return best[0], None
        return best

    def _listed(self, entry: Entry, group: list[Toponym]) -> float:
        """What the names that it is listed with add: states stand with states."""
        peers = [p.entry for t in group for p in t.peers if p.entry is not None]
        if not peers or entry.kind in ("facility", "line"):
            return 0.0
        like = sum(_class(p) == _class(entry) and _kin(p, entry) for p in peers)
        listed = sum(bool(t.peers) for t in group) / len(group)
        return (2.0 if len(peers) > 1 else 1.0) * listed * like / len(peers)

    def _holds(self, entry: Entry, group: list[Toponym]) -> float:
        """Whether it is what the place named before it lies in ("Springfield, Ohio")."""
        inner = [t.held.entry for t in group if t.held is not None and t.held.entry is not None]
        if not inner:
            return 0.0
        if entry.kind == "country":
            right = sum(i.country == entry.country for i in inner)
        else:
            right = sum(entry.number in self._gazetteer.chain(i) for i in inner)
        return 2.5 * right / len(inner)

    def _borrowed(self, option: Named, key: str) -> bool:
        """Whether a short name is the town's in other tongues only, and its country unnamed."""
        entry = option.entry
        if option.quality != ALTERNATE or entry.kind != "settlement":
            return False
        return fold(normalise(entry.name)) != fold(key) and not self._share.get(entry.country)

    def _score(self, option: Named, group: list[Toponym], around: list[Entry]) -> float:
        entry, first = option.entry, group[0]
        score = _prior(entry) + _QUALITY[option.quality]
        kinds = _HINT_KINDS.get(first.hint)
        if kinds is not None:
            fits = entry.kind in kinds and not overshadowed(entry, first)
            score += 2.0 if fits else -0.4
            if entry.kind == "country" and first.hint in ("admin", "settlement"):
                score -= 2.5
            if entry.kind == "settlement" and first.water:
                score -= 3.0
        held = [t for t in group if t.container is not None]
        if held:
            inside = any(self.inside(entry, t.container) for t in held)
            score += 4.0 if inside else -2.0
        if self._share and (entry.country or entry.kind != "area"):
            share = max((self._share.get(c, 0.0) for c in entry.country.split("/")), default=0.0)
            score += 2.2 * math.sqrt(share) if share else -0.5
            if share < 0.15 and first.hint == "local" and first.last - first.first > 1:
                score -= 1.5
            if not share and option.quality in (1, FOLDED_QUALITY) and entry.kind != "country":
                large = entry.population > 1_000_000
                score -= 1.5 if option.quality == FOLDED_QUALITY else 0.0 if large else 0.8
            if share and entry.kind in ("settlement", "district"):
                score += math.sqrt(self._share1.get(self._top(entry), 0.0))
        return score + _closeness(entry, around)

    def inside(self, entry: Entry, container: Toponym | None) -> bool:
        """Whether the entry lies in one of the places that the container may be."""
        if container is None:
            return False
        if container.demonym:
            return entry.country == container.demonym
        chain = self._gazetteer.chain(entry)
        for option in container.options[:40]:
            outer = option.entry
            if outer.number == entry.number:
                continue
            if outer.kind == "country" and outer.country == entry.country:
                return True
            if outer.number in chain:
                return True
            near = distance_km(outer.lat, outer.lon, entry.lat, entry.lon)
            if outer.kind in ("area", "line", "settlement") and near <= max(outer.radius_km, 10):
                return True
        return False

    def _weigh(self, toponyms: Sequence[Toponym], groups: Mapping[str, list[Toponym]]) -> None:
        """Weighs each country in what the document speaks of."""
        self._countries = Shares(self._extra)
        for toponym in toponyms:
            if toponym.demonym:
                self._countries.add(toponym.demonym, 0.4)
        for key, group in groups.items():
            entry = group[0].entry or _unmistakable(group[0].options)
            if entry is None:
                continue
            state = entry.kind == "country"
            held = sum(1.0 if t.located or not state else 0.3 for t in group)
            for code in entry.country.split("/"):
                if code:
                    weight = min(4.0, math.sqrt(held)) * (1.5 if state else 1.0)
                    self._countries.add(code, weight, key)


def _class(entry: Entry) -> str:
    return "province" if entry.level == 1 else entry.kind


def _kin(a: Entry, b: Entry) -> bool:
    """Whether two places are listed as of one country: provinces are, others need not be."""
    return a.level != 1 or a.country == b.country


def _prior(entry: Entry) -> float:
    """How often a name means it, all else equal; areas of no country get no country's share."""
    if entry.kind == "country":
        return 3.0
    if entry.kind in ("area", "line"):
        return 2.8 if entry.country else 3.8
    if entry.id.startswith("unfog:") and not entry.level:
        return 2.5
    if entry.kind == "facility":
        return 1.0
    size = 0.4 * (math.log10(max(entry.population, 100)) - 2)
    if entry.kind == "province":
        return size - 0.1
    if entry.kind == "district":
        return size * 0.8 - 0.5
    return size + (0.6 if entry.level == CAPITAL_LEVEL else 0.0)


def _closeness(entry: Entry, around: list[Entry]) -> float:
    if entry.kind in ("country", "area") or not around:
        return 0.0
    near = min(
        (
            distance_km(entry.lat, entry.lon, o.lat, o.lon)
            for o in around
            if o.number != entry.number
        ),
        default=9_999.0,
    )
    if entry.level == 1:
        near = max(0.0, near - entry.radius_km)
    if near < 60:
        return 1.0
    return 0.6 if near < 200 else 0.2 if near < 600 else 0.0


def _positions(groups: Mapping[str, list[Toponym]]) -> dict[str, Entry]:
    """The chosen places that are small enough to say what is near, by name."""
    found: dict[str, Entry] = {}
    for key, group in groups.items():
        for toponym in group:
            entry = toponym.entry
            if entry is not None and entry.kind not in ("country", "area") and toponym.score > 1.5:
                found.setdefault(key, entry)
    return dict(list(found.items())[:60])


def _unmistakable(options: Sequence[Named]) -> Entry | None:
    """The one of a name's places that towers above the others, if one does."""
    exact = [o.entry for o in options if o.quality == 0 or o.entry.kind == "country"]
    if not exact:
        return None
    first = exact[0]
    rivals = [e for e in exact[1:] if e.country != first.country]
    if first.kind == "country":
        return first if not rivals or rivals[0].population < 1_500_000 else None
    if first.population < 100_000:
        return None
    clear = all(e.population * 8 < first.population for e in rivals[:5])
    return first if clear else None
