"""From what the packages give to rows: centres and radii worked out, names cleaned."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator

from unfog.model.place import PlaceKind
from unfog.resolve.gazetteer import sources
from unfog.resolve.gazetteer.entry import (
    ABBREVIATION,
    ALTERNATE,
    CANONICAL,
    CAPITAL_LEVEL,
    KINDS,
    Row,
)
from unfog.resolve.gazetteer.extent import (
    Points,
    centre,
    city_radius,
    ground,
    middle,
    sides,
    spread,
)
from unfog.resolve.gazetteer.names import normalise
from unfog.resolve.gazetteer.unions import united

_CYRILLIC = frozenset("RU UA BY BG MK RS ME BA GR MD XK CY AM GE AZ".split())
_GENERIC = frozenset(
    """province governorate state region district county oblast krai okrug department prefecture
    municipality rayon raion division republic territory parish canton city federal republics
    autonomous wilayat muhafazat wilaya departement departamento provincia distrito estado
    qada muhafazah ostan shahrestan kraj voblast provincie regency kabupaten of de del da la
    the subdistrict sub county metropolitan commune cercle zone area local government""".split()
)
_US_SHORT = {
    "AL": "Ala", "AZ": "Ariz", "AR": "Ark", "CA": "Calif", "CO": "Colo", "CT": "Conn",
    "DE": "Del", "FL": "Fla", "GA": "Ga", "IL": "Ill", "IN": "Ind", "KS": "Kan", "KY": "Ky",
    "LA": "La", "MD": "Md", "MA": "Mass", "MI": "Mich", "MN": "Minn", "MS": "Miss",
    "MO": "Mo", "MT": "Mont", "NE": "Neb", "NV": "Nev", "NH": "N.H.", "NJ": "N.J.",
    "NM": "N.M.", "NY": "N.Y.", "NC": "N.C.", "ND": "N.D.", "OK": "Okla", "OR": "Ore",
    "PA": "Pa", "RI": "R.I.", "SC": "S.C.", "SD": "S.D.", "TN": "Tenn", "TX": "Tex",
    "VT": "Vt", "VA": "Va", "WA": "Wash", "WV": "W.Va", "WI": "Wis", "WY": "Wyo",
}  # fmt: skip

_SHORT = {
    "AU-NSW": "NSW|N.S.W.", "AU-QLD": "Qld|QLD", "AU-VIC": "Vic|VIC", "AU-TAS": "Tas|TAS",
    "AU-SA": "S.A.", "AU-WA": "W.A.", "AU-NT": "N.T.", "AU-ACT": "ACT|A.C.T.",
    "CA-AB": "Alta|AB", "CA-BC": "B.C.|BC", "CA-MB": "Man|MB", "CA-NB": "N.B.|NB",
    "CA-NL": "N.L.|Nfld", "CA-NS": "N.S.", "CA-ON": "Ont|ON", "CA-PE": "P.E.I.|PEI",
    "CA-QC": "Que|QC", "CA-SK": "Sask|SK", "CA-YT": "Y.T.", "CA-NT": "N.W.T.|NWT",
}  # fmt: skip
"""How news shortens the states of Australia and the provinces of Canada, by ISO 3166-2 code."""

_LATIN = re.compile("[ -\u024f\u02b0-\u036f\u1e00-\u1eff\u2010-\u2019]+")


def useful(name: str) -> bool:
    """Whether a name may be filed: other scripts, airport codes and sentences may not."""
    if not 2 < len(name) <= 60 or (len(name) < 5 and name.isupper()) or name.isdigit():
        return False
    return name.isascii() or _LATIN.fullmatch(name) is not None


class Rows:
    """Gathers the rows of all sources."""

    def __init__(self) -> None:
        self.divisions = sources.divisions()
        self.cities = sources.cities()
        self._in_division = sources.division_of_city()
        self._by_code = {c: d.row for d in self.divisions for c in d.codes}
        self._continent = {c.iso: c.continentcode for c in sources.countries()}
        self._points: dict[int, Points] = defaultdict(list)
        self._country_points: dict[str, Points] = defaultdict(list)
        self._seats: dict[tuple[int, str], tuple[float, float]] = {}
        self._people: dict[int, int] = defaultdict(int)
        self._place: dict[int, tuple[float, float, float]] = {}
        self._capitals = {c.iso: c.capital for c in sources.countries() if c.capital}
        self._own = list(sources.own())
        self._airfields_in: dict[int, Points] = defaultdict(list)
        for field in sources.airfields():
            row = self._by_code.get(field.region, 0)
            if row:
                self._airfields_in[row].append((field.lat, field.lon))
        self.parts: dict[str, dict[str, tuple[float, float, float]]] = {}
        """For each country its parts by direction ("n", "ne", …): middle and radius in km.

        A part is where the settlements on that side of the country lie.
        """
        self._survey()
        continents, unions = sources.continents(), list(sources.unions())
        worked = [(u, united(u, self, continents)) for u in unions]
        self._united = [u for _, u in worked if u is not None]
        self._also = {self.division_of(u.parts[0]): u.names for u, made in worked if made is None}
        """For the row of a division the further names that unfog gives it."""

    def all(self) -> Iterator[Row]:
        yield from self._countries()
        yield from self._divisions()
        # What took memory up to here makes room for what follows.
        self._points.clear()
        self._seats.clear()
        self._country_points.clear()
        yield from self._cities()
        yield from self._airfields()
        yield from self._own_places()
        yield from self._unions()

    def translit(self, country: str) -> bool:
        """Whether names of that country reach English by transliteration."""
        return self._continent.get(country) in ("AS", "AF") or country in _CYRILLIC

    def division_of(self, code: str) -> int:
        """Row of the division of a code such as SY.13, 0 where there is none."""
        return self._by_code.get(code, 0)

    def points_of(self, row: int) -> Points:
        """Where the settlements of a division lie."""
        return self._points.get(row, [])

    def country_points(self, country: str) -> Points:
        """Where the settlements of a country lie, by its code."""
        return self._country_points.get(country, [])

    def people_of(self, row: int) -> int:
        """How many people the settlements of a division have together."""
        return self._people[row]

    def division(self, city: sources.City) -> int:
        """Row of the narrowest division that a settlement lies in, 0 where it is unknown."""
        known = self._in_division.get(city.geonameid, 0)
        return known or self._by_code.get(f"{city.countrycode}.{city.admin1code}", 0)

    def _survey(self) -> None:
        parents = {d.row: d.parent for d in self.divisions}
        for city in self.cities:
            at = (city.latitude, city.longitude)
            self._country_points[city.countrycode].append(at)
            row = self.division(city)
            if row:
                self._people[row] += city.population
            while row:
                self._points[row].append(at)
                parent = parents[row]
                if not parent or self.divisions[parent - 1].level == 1:
                    self._seats.setdefault((parent or row, normalise(city.name)), at)
                row = parent
        for division in self.divisions:
            if division.parent:
                self._people[division.parent] += self._people[division.row]
        self.parts = {code: sides(found) for code, found in sorted(self._country_points.items())}

    def _countries(self) -> Iterator[Row]:
        names = sources.country_names()
        middles = sources.middles()
        for own in self._own:
            if own.kind == "country":
                names.setdefault(own.country, []).extend((n, CANONICAL) for n in own.names)
        for country in sources.countries():
            points = self._country_points.get(country.iso)
            if not points:
                continue
            lat, lon = middles.get(country.iso) or centre(points)
            radius = max(spread(points, (lat, lon)), 0.7 * math.sqrt(country.areakm2 / math.pi))
            filed = names.get(country.iso, [])
            yield Row(
                id=f"geonames:{country.geonameid}",
                name=filed[0][0] if filed else country.name.strip(),
                kind="country",
                country=country.iso,
                lat=lat,
                lon=lon,
                radius_km=max(5.0, radius),
                names=[*filed, (country.name.strip(), CANONICAL)],
                population=country.population,
                prominence=1e9 + country.population,
                parent=f"capital:{country.iso}",
                translit=True,
            )

    def _divisions(self) -> Iterator[Row]:
        for level in (1, 2, 3):
            for division in self.divisions:
                if division.level == level or (level == 1 and division.level == 0):
                    row = self._division_row(division)
                    if row is not None:
                        yield row

    def _division_row(self, division: sources.Division) -> Row | None:
        found = self._position(division)
        if found is None:
            return None
        lat, lon, radius = found
        self._place[division.row] = found
        first = division.level <= 1
        people = self._people[division.row]
        kind: PlaceKind = "province" if first else "district"
        parent = f"division:{division.parent}" if division.parent else ""
        own = f"division:{division.row}"
        code = f"iso:{division.codes[0]}" if division.codes else own
        return Row(
            id=f"geonames:{division.geonameid}" if division.geonameid else code,
            key=own,
            name=division.name,
            kind=kind,
            country=division.country,
            lat=lat,
            lon=lon,
            radius_km=radius,
            names=self._division_names(division),
            population=people,
            prominence=people * (0.5 if first else 0.2),
            parent=parent,
            level=1 if first else 2,
            translit=self.translit(division.country),
        )

    def _division_names(self, division: sources.Division) -> list[tuple[str, int]]:
        names = [(name, CANONICAL) for name in (division.name, *self._also.get(division.row, ()))]
        for name in (division.name, *division.names):
            if not useful(name):
                continue
            names.append((name, ALTERNATE))
            words = name.split()
            core = [w for w in words if normalise(w) not in _GENERIC]
            if core and len(core) < len(words):
                names.append((" ".join(core), ALTERNATE))
        if division.country == "US" and division.level == 1:
            code = division.codes[0].removeprefix("US-")
            names += [(code, ABBREVIATION), (_US_SHORT.get(code, code), ABBREVIATION)]
        for code in division.codes:
            names += [(short, ABBREVIATION) for short in _SHORT.get(code, "").split("|") if short]
        return names

    def _position(self, division: sources.Division) -> tuple[float, float, float] | None:
        points = self._points.get(division.row)
        least, usual = (20.0, 150.0) if division.level <= 1 else (12.0, 30.0)
        if points and len(points) > 2:
            first = division.level <= 1
            at = ground(points + self._airfields_in[division.row]) if first else middle(points)
            return (*at, max(least, 1.1 * spread(points, at)))
        if points:
            return (*centre(points), usual)
        seat = None
        for name, _ in self._division_names(division):
            seat = seat or self._seats.get((division.parent or division.row, normalise(name)))
        if seat:
            return (*seat, usual)
        return self._place.get(division.parent)

    def _cities(self) -> Iterator[Row]:
        for city in sorted(self.cities, key=lambda c: (-c.population, c.geonameid)):
            names = [(city.name, CANONICAL)]
            others = city.other_names()
            names += [(n, ALTERNATE) for n in others if useful(n)]
            row = self.division(city)
            capital = self._capitals.get(city.countrycode, "")
            is_capital = bool(capital) and (
                capital in others or normalise(city.name) == normalise(capital)
            )
            if is_capital:
                del self._capitals[city.countrycode]
            yield Row(
                id=f"geonames:{city.geonameid}",
                key=f"capital:{city.countrycode}" if is_capital else "",
                level=CAPITAL_LEVEL if is_capital else 0,
                name=city.name,
                kind="settlement",
                country=city.countrycode,
                lat=city.latitude,
                lon=city.longitude,
                radius_km=city_radius(city.population),
                names=names,
                population=city.population,
                prominence=city.population,
                parent=f"division:{row}" if row else "",
                translit=self.translit(city.countrycode),
            )

    def _airfields(self) -> Iterator[Row]:
        for field in sources.airfields():
            names = [(n.strip(), CANONICAL) for n in field.name.split(" / ")]
            names += [(k, ALTERNATE) for k in field.keywords if " " in k]
            busy = field.kind in ("large_airport", "medium_airport")
            if field.municipality and busy:
                names.append((f"{field.municipality} airport", ALTERNATE))
            yield Row(
                id=f"airport:{field.ident}",
                name=field.name,
                kind="facility",
                country=field.country,
                lat=field.lat,
                lon=field.lon,
                radius_km=3.0,
                names=names,
                prominence={"large_airport": 500.0, "medium_airport": 200.0}.get(field.kind, 10.0),
                translit=self.translit(field.country),
            )

    def _own_places(self) -> Iterator[Row]:
        for place in self._own:
            if place.kind == "country":
                continue
            kind = _kind(place.kind)
            yield Row(
                id=_own_id(place),
                name=place.names[0],
                kind=kind,
                country=place.country,
                lat=place.lat,
                lon=place.lon,
                radius_km=place.radius_km,
                names=[(n, CANONICAL) for n in place.names],
                prominence=2e5 if kind == "facility" else 3e7,
                translit=any(self.translit(c) for c in place.country.split("/")),
            )

    def _unions(self) -> Iterator[Row]:
        for made in self._united:
            union, kind = made.union, _kind(made.union.kind)
            province = kind == "province"
            yield Row(
                id=_own_id(union),
                name=union.names[0],
                kind=kind,
                country=union.country,
                lat=made.lat,
                lon=made.lon,
                radius_km=max(20.0, made.radius_km),
                names=[(n, CANONICAL) for n in union.names],
                population=made.people if province else 0,
                prominence=made.people * 0.5 if province else 3e7,
                level=1 if province else 0,
                translit=any(self.translit(c) for c in union.country.split("/")),
            )


def _kind(text: str) -> PlaceKind:
    for kind in KINDS:
        if kind == text:
            return kind
    raise ValueError(f"unfog's own places: no kind {text!r}; known: {', '.join(KINDS)}")


def _own_id(place: sources.Own | sources.Union) -> str:
    words = (*normalise(place.names[0]).split(), *place.country.lower().split("/"))
    return "unfog:" + "-".join(w for w in words if w)
