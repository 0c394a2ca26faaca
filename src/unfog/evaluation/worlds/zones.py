"""Where a world's incidents happen: zones of conflict with invented provinces and towns."""

from __future__ import annotations

import math
from random import Random

import msgspec

from unfog.evaluation.worlds.dice import dice
from unfog.model.place import Place, PlaceKind

_BEGIN = "b br d dr g gr h k kh l m n p r s sh t tr v y z".split()
_MIDDLE = "a e i o u ai ou ei".split()
_END = "n r l s m k t d sh v".split()
_KM_A_DEGREE = 111.2
_FACILITIES = ("air base", "crossing", "refinery", "camp", "barracks", "dam")


class Site(msgspec.Struct, frozen=True, gc=False):
    """A town, village or facility, with the places that hold it."""

    place: Place
    district: Place
    province: Place


class Zone(msgspec.Struct, frozen=True):
    """A zone of conflict, some 400 km across, in an invented country.

    `weights` say how often what happens, happens at each of `sites`, in rising sums. `sides`
    are its armed groups, the army first; `outlets` those who print its news.
    """

    number: int
    country: Place
    sites: tuple[Site, ...]
    weights: tuple[float, ...]
    sides: tuple[str, ...]
    outlets: tuple[str, ...]
    rescuers: str
    monitor: str


AGENCIES = ("Orbis Wire", "Meridian Press")
"""Agencies whose reports others print."""

_WORLD_PRESS = ("The Daily Globe Post", "World Ledger", "Continental Herald", "Channel Nine News")


def zone_of(seed: int, number: int) -> Zone:
    """Zone `number` of the world `seed`. Two zones in a row share a country."""
    nation = dice(seed, "country", number // 2)
    taken: set[str] = set()
    state = invented_name(nation, taken, 3)
    rng = dice(seed, "zone", number)
    lat = -30.0 + 20.0 * (number // 2 // 10 % 4)
    lon = -160.0 + 32.0 * (number // 2 % 10) + 5.0 * (number % 2)
    code = "X" + chr(ord("A") + number // 2 % 26)
    country = Place(state, code, lat, lon + 2.5, 450.0, "country", f"world:{code}")
    sites = _sites(rng, _Map(rng, country, number, taken), (lat, lon))
    return Zone(
        number=number,
        country=country,
        sites=sites,
        weights=_weights(rng, sites),
        sides=_sides(rng, state, taken),
        outlets=(*AGENCIES, *_WORLD_PRESS, *_local_press(rng, taken)),
        rescuers=f"{invented_name(rng, taken)} Rescue",
        monitor=f"{invented_name(rng, taken)} Monitor",
    )


def invented_name(rng: Random, taken: set[str], syllables: int = 0) -> str:
    """A name of two or three syllables that is not yet in `taken`, and is from now on."""
    while True:
        count = syllables or rng.choice((2, 2, 3))
        word = "".join(rng.choice(_BEGIN) + rng.choice(_MIDDLE) for _ in range(count))
        name = (word + rng.choice(_END)).capitalize()
        if name not in taken:
            taken.add(name)
            return name


class _Map:
    """Places of one country, made one after another."""

    def __init__(self, rng: Random, country: Place, zone: int, taken: set[str]) -> None:
        self._rng = rng
        self._zone = zone
        self._country = country
        self._taken = taken

    def near(
        self, at: tuple[float, float], reach_km: float, kind: PlaceKind, radius_km: float
    ) -> Place:
        """A new place within `reach_km` of `at`."""
        rng, code = self._rng, self._country.country
        away, turn = reach_km * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
        lat = at[0] + away * math.sin(turn) / _KM_A_DEGREE
        lon = at[1] + away * math.cos(turn) / _KM_A_DEGREE / math.cos(math.radians(at[0]))
        name = invented_name(rng, self._taken)
        if kind == "facility":
            name = f"{name} {rng.choice(_FACILITIES)}"
        place = (name, code, round(lat, 4), round(lon, 4), round(radius_km, 1), kind)
        return Place(*place, f"world:{code}:{self._zone}:{name}")


def _sites(rng: Random, ground: _Map, at: tuple[float, float]) -> tuple[Site, ...]:
    found = []
    for _ in range(rng.randint(6, 9)):
        province = ground.near(at, 190.0, "province", rng.uniform(35, 80))
        for _ in range(rng.randint(3, 6)):
            middle = province.lat, province.lon
            reach = 0.8 * province.radius_km
            district = ground.near(middle, reach, "district", rng.uniform(10, 22))
            for number in range(rng.randint(4, 10)):
                centre = district.lat, district.lon
                kind: PlaceKind = "facility" if number == 3 else "settlement"
                radius = rng.choice((2.0, 3.0, 5.0, 8.0))
                place = ground.near(centre, 0.9 * district.radius_km, kind, radius)
                found.append(Site(place, district, province))
    return tuple(found)


def _weights(rng: Random, sites: tuple[Site, ...]) -> tuple[float, ...]:
    """A few provinces, and in each a few towns, see most of what happens."""
    provinces = sorted({site.province.name for site in sites})
    rng.shuffle(provinces)
    hot = {name: 1.0 / (rank + 1) for rank, name in enumerate(provinces)}
    total, sums = 0.0, []
    for site in sites:
        total += hot[site.province.name] * rng.paretovariate(1.2)
        sums.append(round(total, 6))
    return tuple(sums)


def _sides(rng: Random, state: str, taken: set[str]) -> tuple[str, ...]:
    kinds = ["Front", "Brigades", "Movement", "Column", "Union of Fighters"]
    rng.shuffle(kinds)
    return (f"{state} army", *(f"{invented_name(rng, taken)} {kind}" for kind in kinds[:3]))


def _local_press(rng: Random, taken: set[str]) -> list[str]:
    kinds = ("Times", "Radio", "Courier", "Online", "Gazette", "Voice", "Star", "Tribune")
    return [f"{invented_name(rng, taken)} {kind}" for kind in kinds]
