"""From toponyms to places: directions, distances, borders, roads, streets, joined names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from unfog.model.parse import Parse
from unfog.model.place import Place
from unfog.resolve.gazetteer import Gazetteer
from unfog.resolve.place import shapes
from unfog.resolve.place.lexicon import DIRECTIONS, RURAL, SURE_LOCATIVE, URBAN
from unfog.resolve.place.links import COMMA
from unfog.resolve.place.toponym import Toponym

_BETWEEN = re.compile(r"\b(?:between|linking|connecting|links|connects) (?:the )?$")
_FROM = re.compile(r"\b(?:road|highway|route|way|motorway) from (?:the )?$")
_AND = re.compile(r" (?:and|to|with) (?:the )?")
_ROAD = re.compile(r" (?:road|highway|motorway|expressway|axis|route|railway)\b", re.IGNORECASE)
_BORDER = re.compile(r"(?:['’]s)? (?:border|frontier)s?\b")
_OF_BORDER = re.compile(r"\bborders?(?: area| region)? (?:between|of|with) (?:the )?$")
_CAPITAL = re.compile(r" capital(?: city)?\b(?! [A-Z]|,? [A-Z])")
_OWN_CAPITAL = re.compile(r"['’]s capital(?: city)?\b(?! [A-Z]|,? [A-Z])")
_SIDE = re.compile(
    r"['’]s (?P<side>(?:north|south)(?:-?(?:east|west))?|east|west)\b(?! of\b|[- ]?[a-z]+ern\b|-)"
)
_LOCAL_RADIUS = 12.0
_LONGEST_STRETCH_KM = 500.0
"""Distance from which "between X and Y" is about two parties rather than about the land there."""


class Composer:
    """Works out the places of one document's toponyms."""

    def __init__(self, gazetteer: Gazetteer, parse: Parse, toponyms: Sequence[Toponym]) -> None:
        self._gazetteer = gazetteer
        self._parse = parse
        self._toponyms = toponyms

    def compose(self) -> list[Toponym]:
        """The toponyms to show, in order, with `place` set where it can be told."""
        for toponym in self._toponyms:
            toponym.place = self._plain(toponym)
        city = self._city()
        for toponym in self._toponyms:
            if toponym.place is None:
                toponym.place = self._attached(toponym, city)
        out: list[Toponym] = []
        i = 0
        while i < len(self._toponyms):
            a = self._toponyms[i]
            b = self._toponyms[i + 1] if i + 1 < len(self._toponyms) else None
            if b is not None and self._pair(a, b):
                i += 1
            elif a.demonym:
                self._adjective(a)
            else:
                self._told(a)
            out.append(a)
            i += 1
        return self._joined(out)

    def _plain(self, toponym: Toponym) -> Place | None:
        code = toponym.demonym
        entry = self._gazetteer.country(code) if code else toponym.entry
        if entry is None:
            return None
        place = entry.place(toponym.core, self._gazetteer.admin1(entry))
        if toponym.hint in ("local", "facility") and entry.kind == "settlement":
            return _at(place, self._words(toponym), max(place.radius_km, 5.0))
        return place

    def _words(self, toponym: Toponym) -> str:
        return self._parse.words(toponym.first, toponym.last)

    def _gap(self, a: Toponym, b: Toponym) -> str | None:
        """The text between two toponyms of one sentence, None where they stand in two."""
        tokens = self._parse.tokens
        if tokens[a.first].sentence != tokens[b.first].sentence:
            return None
        return self._parse.text[tokens[a.last - 1].end : tokens[b.first].start]

    def _before(self, toponym: Toponym) -> str:
        tokens = self._parse.tokens
        first = self._parse.sentences[tokens[toponym.first].sentence][0]
        return self._parse.text[tokens[first].start : tokens[toponym.first].start]

    def _after(self, toponym: Toponym) -> str:
        end = self._parse.tokens[toponym.last - 1].end
        return self._parse.text[end : end + 40]

    def _pair(self, a: Toponym, b: Toponym) -> bool:
        """Borders, roads and stretches between two places; takes `b` into `a`."""
        gap = self._gap(a, b)
        if gap is None or len(gap) > 12:
            return False
        dash = gap.strip() in ("-", "–")
        states = _state(a) and _state(b)
        before = self._before(a).lower()
        if states and (dash or _AND.fullmatch(gap)):
            if dash and _BORDER.match(self._after(b)):
                return self._take(a, b, "border", 1)
            if _OF_BORDER.search(before):
                return self._take(a, b, "border", 0)
            return False
        if not (_spot(a) and _spot(b)):
            return False
        if dash and (b.hint == "local" or _ROAD.match(self._after(b))):
            return self._take(a, b, "between", 0 if b.hint else 1)
        if _AND.fullmatch(gap) and (_BETWEEN.search(before) or _FROM.search(before)):
            return self._take(a, b, "between", 0)
        return False

    def _take(self, a: Toponym, b: Toponym, shape: str, more: int) -> bool:
        if a.place is None or b.place is None:
            return False
        if shape == "between" and a.place.km_to(b.place) > _LONGEST_STRETCH_KM:
            return False
        a.last = min(b.last + more, len(self._parse.tokens))
        name = self._words(a)
        made = shapes.border if shape == "border" else shapes.between
        a.place = made(a.place, b.place, name)
        a.merged, a.demonym, a.container = True, "", None
        return True

    def _adjective(self, toponym: Toponym) -> None:
        """ "the Kenyan capital", "the Syrian border"."""
        after = self._after(toponym)
        if _CAPITAL.match(after):
            self._capital(toponym, toponym.demonym, 1)
        elif _BORDER.match(after):
            self._one_border(toponym)

    def _capital(self, toponym: Toponym, country: str, more: int) -> None:
        """Makes a country's name and the `more` words behind it its capital."""
        capital = self._gazetteer.capital(country)
        if capital is not None:
            toponym.last += more
            toponym.entry, toponym.demonym, toponym.merged = capital, "", True
            toponym.place = capital.place(admin1=self._gazetteer.admin1(capital))

    def _one_border(self, toponym: Toponym) -> None:
        """The border with the one neighbour that the document speaks of most."""
        if toponym.place is None:
            return
        here = toponym.place
        count = Counter(
            t.place.country
            for t in self._toponyms
            if t.place is not None and len(t.place.country) == 2
        )
        count.pop(here.country, None)
        for code, _ in sorted(count.items(), key=lambda row: (-row[1], row[0])):
            entry = self._gazetteer.country(code)
            if entry is None:
                continue
            other = entry.place()
            if here.km_to(other) < 1.7 * (here.radius_km + other.radius_km):
                toponym.last += 1
                toponym.place = shapes.border(here, other, self._words(toponym))
                toponym.demonym, toponym.merged = "", True
                return

    def _told(self, toponym: Toponym) -> None:
        """Direction before the name, distance, nearness; border after it."""
        if toponym.place is None:
            return
        if toponym.place.kind == "country" and _BORDER.match(self._after(toponym)):
            self._one_border(toponym)
            return
        if toponym.place.kind == "country" and _OWN_CAPITAL.match(self._after(toponym)):
            self._capital(toponym, toponym.place.country, 2)
            return
        self._directed(toponym)
        tokens = self._parse.tokens
        before = self._before(toponym).lower()
        told = shapes.told_before(before)
        wide = toponym.place.kind in ("country", "area") and toponym.place.radius_km > 60
        if told is not None and (not wide or told.groupdict().get("direction")):
            start = tokens[toponym.first].start - len(before[-90:]) + told.start()
            toponym.first = max(
                self._parse.sentences[tokens[toponym.first].sentence][0],
                min(toponym.first, self._parse.token_at(start)),
            )
            toponym.direction = "told"
            toponym.place = shapes.moved(toponym.place, told, self._words(toponym))

    def _directed(self, toponym: Toponym) -> None:
        """ "northern X", "north-central X", "X's north"."""
        place = toponym.place
        if place is None:
            return
        tokens, first = self._parse.tokens, toponym.first
        start = self._parse.sentences[tokens[first].sentence][0]
        word = tokens[first - 1].lower if first > start else ""
        if word in DIRECTIONS:
            first -= 1
            if first - 2 >= start and tokens[first - 1].text == "-":
                other = tokens[first - 2].lower
                if other in DIRECTIONS:
                    word = other if DIRECTIONS[word] == (0, 0) else f"{other}{word}"
                    first -= 2
            toponym.first = first
        else:
            after = _SIDE.match(self._after(toponym))
            if after is None or place.kind == "settlement":
                return
            word = after["side"]
            end = tokens[toponym.last - 1].end + after.end()
            toponym.last = self._parse.token_at(end - 1) + 1
        toponym.direction = word
        step = DIRECTIONS.get(word, (0, 0))
        state = place.kind == "country" and step != (0, 0)
        part = self._gazetteer.part(place.country, *step) if state else None
        toponym.place = shapes.directed(place, word, self._words(toponym), part)

    def _city(self) -> Place | None:
        """The one town that the document is about, if it is clear."""
        towns = [
            t.place
            for t in self._toponyms
            if t.place is not None and t.entry is not None and t.entry.kind == "settlement"
        ]
        count = Counter(p.gazetteer_id for p in towns)
        best = count.most_common(2)
        if not best or (len(best) > 1 and best[0][1] == best[1][1]):
            return None
        if best[0][1] * 2 < len(towns):
            return None
        return next(p for p in towns if p.gazetteer_id == best[0][0])

    def _attached(self, toponym: Toponym, city: Place | None) -> Place | None:
        """A spot the gazetteer does not know: at what holds it, else at the document's town."""
        held = toponym.container
        if held is not None and held.place is not None:
            return _at(held.place, self._words(toponym), held.place.radius_km)
        if not self._urban(toponym):
            return None
        near = self._town_nearby(toponym)
        town = near or city
        if town is None:
            return None
        return _at(town, self._words(toponym), max(town.radius_km, _LOCAL_RADIUS))

    def _urban(self, toponym: Toponym) -> bool:
        """Whether the spot is of the kind that lies in a town: a street, a square, a school."""
        words = self._words(toponym).lower().split()
        if toponym.hint == "street" or words[-1] in URBAN:
            return True
        if toponym.label != "FAC" or words[-1] in RURAL:
            return False
        return toponym.hint == "local" or (not toponym.hint and self._located(toponym))

    def _located(self, toponym: Toponym) -> bool:
        """Whether a word of place stands right before the name, past an article."""
        tokens, i = self._parse.tokens, toponym.first - 1
        while i > 0 and tokens[i].lower in ("the", "a"):
            i -= 1
        return i >= 0 and tokens[i].lower in SURE_LOCATIVE

    def _town_nearby(self, toponym: Toponym) -> Place | None:
        """The town named in the same sentence, the nearest first."""
        tokens = self._parse.tokens
        sentence = tokens[toponym.first].sentence
        towns = [
            (abs(t.first - toponym.first), t.first, t.place)
            for t in self._toponyms
            if t.place is not None
            and t.entry is not None
            and t.entry.kind == "settlement"
            and tokens[t.first].sentence == sentence
        ]
        return min(towns, key=lambda row: row[:2])[2] if towns else None

    def _joined(self, toponyms: list[Toponym]) -> list[Toponym]:
        """ "A, B" made one where B holds A."""
        out: list[Toponym] = []
        for b in toponyms:
            a = out[-1] if out else None
            gap = self._gap(a, b) if a is not None and a.last <= b.first else None
            if (
                a is not None
                and gap is not None
                and COMMA.fullmatch(gap)
                and not b.demonym
                and (a.container is b or (a.merged and a.container is not None))
                and "(" not in gap
            ):
                a.last, a.container = b.last, b.container
                a.merged = True
                continue
            out.append(b)
        return out


def _state(toponym: Toponym) -> bool:
    return toponym.place is not None and toponym.place.kind == "country"


def _spot(toponym: Toponym) -> bool:
    return (
        toponym.place is not None
        and not toponym.demonym
        and toponym.place.kind not in ("country", "area", "line")
    )


def _at(place: Place, name: str, radius: float) -> Place:
    """A spot inside `place`, no better known than that."""
    kind = "facility" if place.kind in ("settlement", "facility") else place.kind
    return Place(
        name=name,
        country=place.country,
        lat=place.lat,
        lon=place.lon,
        radius_km=radius,
        kind=kind,
        gazetteer_id=place.gazetteer_id,
        admin1=place.admin1,
    )
