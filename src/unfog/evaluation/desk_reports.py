"""Invented reports for a register of any size: many countries, three years, quick to make.

Unlike `worlds`, which try linking and fusing, these only fill what the review desk shows. Only
the codes of countries are real; towns, groups, outlets, speakers and all that happens are not.
"""

from __future__ import annotations

import datetime as dt
import itertools
import math
from collections.abc import Mapping
from functools import lru_cache
from random import Random
from typing import NamedTuple

from unfog.evaluation.worlds.details import THINGS, detail
from unfog.evaluation.worlds.dice import dice
from unfog.evaluation.worlds.zones import invented_name
from unfog.model.claim import Claim, Count, Property, Stance, Value
from unfog.model.incident import ReadIncident, Role
from unfog.model.place import Place, PlaceKind
from unfog.model.speaker import REPORT, Speaker
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan

FIRST, DAYS = dt.date(2029, 1, 1), 3 * 365
BEAT = 10
"""Happenings in a row that are near one another, as one newsroom follows them."""

BACK = 8
"""Reports come back to what happened at most so many reports ago."""

_FILLER = 24
_DETAILS = 5_000
_KM_A_DEGREE = 111.2

_LANDS: tuple[tuple[str, float, float, float], ...] = (
    ("SY", 35.0, 38.5, 220), ("UA", 48.5, 35.0, 400), ("MM", 21.0, 96.0, 400),
    ("SD", 14.0, 30.0, 600), ("IQ", 33.5, 43.5, 300), ("YE", 15.5, 46.0, 300),
    ("NG", 9.5, 8.5, 400), ("ML", 16.0, -2.5, 450), ("BF", 12.5, -1.5, 250),
    ("SO", 4.5, 45.0, 400), ("CD", -1.0, 27.0, 600), ("ET", 9.0, 39.5, 400),
    ("AF", 34.0, 66.0, 400), ("PK", 31.0, 70.0, 450), ("MX", 22.5, -102.0, 600),
    ("CO", 4.0, -73.5, 400), ("HT", 18.8, -72.5, 90), ("LB", 33.8, 35.8, 70),
    ("MZ", -14.0, 38.5, 350), ("NE", 15.5, 8.0, 450), ("TD", 13.5, 18.0, 450),
    ("CM", 6.5, 12.0, 300), ("LY", 29.5, 17.5, 450), ("PH", 8.0, 125.0, 250),
    ("TH", 6.5, 101.3, 80), ("IN", 24.0, 82.0, 700), ("EC", -1.5, -79.0, 200),
    ("FJ", -17.0, 180.0, 220), ("PG", -6.0, 145.0, 300), ("KE", 0.5, 38.0, 300),
)  # fmt: skip
"""Code, middle and reach in km; the first see most."""

_SHARES = list(itertools.accumulate(1 / (n + 2) for n in range(len(_LANDS))))
_TYPES = tuple(EVENT_TYPE)
_OFTEN = {
    "Armed clash": 5.0,
    "Air/drone strike": 5.0,
    "Attack": 4.0,
    "Shelling/artillery/missile attack": 5.0,
    "Remote explosive/landmine/IED": 2.0,
}
_TYPE_SHARES = list(itertools.accumulate(_OFTEN.get(name, 0.5) for name in _TYPES))
_PRESS = tuple(
    f"{name} {kind}"
    for kind in ("Times", "Radio", "Courier", "Online", "Gazette", "Voice")
    for name in ("Orbis", "Meridian", "Continental", "Harbour", "Evening", "Northern", "Delta")
)
_TOWNS = 80


class Land(NamedTuple):
    """A country, where it happens there, and who fights and prints there."""

    country: Place
    towns: tuple[Place, ...]
    groups: tuple[str, ...]
    outlets: tuple[str, ...]
    speakers: tuple[Speaker, ...]


class Happening(NamedTuple):
    """What happened, before anybody reports it."""

    number: int
    land: Land
    type: str
    date: Timespan | None
    place: Place | None
    killed: int
    group: str


class Told(NamedTuple):
    """One report: its text, when and where it was printed, and what was read out of it."""

    id: str
    outlet: str
    title: str
    published: dt.date
    text: str
    incidents: tuple[ReadIncident, ...]
    about: tuple[int, ...]


@lru_cache(None)
def land(seed: int, number: int) -> Land:
    """Country `number` of the table, with all that is invented in it."""
    code, lat, lon, reach = _LANDS[number]
    rng, taken = dice(seed, "land", number), set[str]()
    towns = tuple(_town(rng, taken, number) for _ in range(_TOWNS))
    groups = tuple(
        f"{invented_name(rng, taken)} {kind}" for kind in ("Front", "Brigades", "Column", "Guard")
    )
    local = [f"{invented_name(rng, taken)} {kind}" for kind in ("Star", "Herald", "Echo", "Post")]
    state = f"state:{code}"
    speakers = (
        Speaker("government", "government", None, state),
        Speaker("army spokesman", "military", "army", f"force:{code}:army"),
        Speaker("police", "police"),
        Speaker(f"{invented_name(rng, taken)} hospital", "medical"),
        Speaker("witnesses", "witness"),
        *(Speaker(group, "armed_group") for group in groups),
    )
    country = Place(code, code, lat, _wrapped(lon), reach, "country", f"desk:{code}")
    return Land(country, towns, groups, (*_PRESS[: 6 + number], *local), speakers)


def _town(rng: Random, taken: set[str], number: int) -> Place:
    code, lat, lon, reach = _LANDS[number]
    away, turn = reach * math.sqrt(rng.random()), rng.uniform(0, 2 * math.pi)
    north = lat + away * math.sin(turn) / _KM_A_DEGREE
    east = lon + away * math.cos(turn) / _KM_A_DEGREE / math.cos(math.radians(lat))
    kind: PlaceKind = rng.choice(("settlement", "settlement", "settlement", "facility", "district"))
    radius = 15.0 if kind == "district" else rng.choice((1.0, 2.0, 4.0))
    name = invented_name(rng, taken, 3)
    border = f"{code}/{_LANDS[number - 1][0]}" if rng.random() < 0.03 else code
    where = (name, border, round(north, 4), round(_wrapped(east), 4), radius, kind)
    return Place(*where, f"desk:{code}:{name}")


def _wrapped(lon: float) -> float:
    return (lon + 180.0) % 360.0 - 180.0


@lru_cache(1 << 10)
def happening(seed: int, number: int) -> Happening:
    """Happening `number`, the same whatever else was asked for."""
    beat = dice(seed, "beat", number // BEAT)
    where = land(seed, beat.choices(range(len(_LANDS)), cum_weights=_SHARES)[0])
    era, centre = beat.randrange(DAYS), beat.randrange(_TOWNS)
    rng = dice(seed, "happening", number)
    day = FIRST + dt.timedelta(days=min(DAYS - 1, era + rng.randrange(14)))
    group = where.groups[min(3, int(rng.expovariate(1.2)))]
    kind = rng.choices(_TYPES, cum_weights=_TYPE_SHARES)[0]
    killed = 0 if rng.random() < 0.4 else int(rng.paretovariate(1.1))
    place = _place(rng, where, centre)
    return Happening(number, where, kind, _date(rng, day), place, min(killed, 400), group)


def _date(rng: Random, day: dt.date) -> Timespan | None:
    chance = rng.random()
    if chance < 0.82:
        return Timespan(day, day)
    if chance < 0.90:
        return Timespan(day, day + dt.timedelta(days=rng.randint(1, 6)))
    if chance < 0.95:
        first = day.replace(day=1)
        return Timespan(first, (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(1))
    if chance < 0.96:
        return Timespan(day.replace(month=1, day=1), day.replace(month=12, day=31))
    return None


def _place(rng: Random, where: Land, centre: int) -> Place | None:
    chance = rng.random()
    if chance < 0.06:
        return None
    if chance < 0.10:
        return where.country
    return where.towns[centre if chance < 0.5 else int(_TOWNS * rng.random() ** 2)]


def told(seed: int, number: int) -> Told:
    """Report `number`: on the happening of that number, and mostly on some earlier ones."""
    rng = dice(seed, "report", number)
    earlier = rng.sample(range(1, BACK + 1), rng.choice((0, 1, 1, 2)))
    about = (number, *sorted(number - n for n in earlier if n <= number))
    main = happening(seed, number)
    text = _Text()
    incidents = []
    for place, one in enumerate(about):
        role: Role = "main" if rng.random() < (0.9 if place == 0 else 0.4) else "background"
        incidents.append(_tell(rng, text, happening(seed, one), f"h{place + 1}", role))
        for sentence in rng.choices(_details(seed), k=_FILLER // len(about)):
            text.add(sentence)
    where = main.place.name if main.place else main.land.country.name
    day = main.date.end if main.date else FIRST + dt.timedelta(days=number % DAYS)
    return Told(
        id=f"desk-{number:07d}",
        outlet=rng.choice(main.land.outlets),
        title=f"{main.type} reported, {where}",
        published=day + dt.timedelta(days=rng.choice((0, 1, 1, 2, 5))),
        text=str(text),
        incidents=tuple(incidents),
        about=about,
    )


@lru_cache(1)
def _details(seed: int) -> list[str]:
    """Sentences without a claim."""
    rng = dice(seed, "details")
    return [detail(rng, rng.sample(THINGS, 2)) for _ in range(_DETAILS)]


class _Text:
    """A text that grows by sentences."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def add(self, sentence: str) -> tuple[int, int]:
        """Where the sentence lies."""
        start = self._length
        self._pieces.append(sentence)
        self._length += len(sentence) + 1
        return start, start + len(sentence)

    def __str__(self) -> str:
        return " ".join(self._pieces)


class _Said:
    """What is said of one happening: each sentence with the claims that it carries."""

    def __init__(self, text: _Text) -> None:
        self._text = text
        self.claims: list[Claim] = []

    def say(
        self,
        sentence: str,
        who: Speaker,
        said: Mapping[Property, Value],
        stance: Stance = "asserts",
    ) -> None:
        start, end = self._text.add(sentence)
        for name, value in said.items():
            self.claims.append(Claim(name, value, start, end, stance, speaker=who))


def _tell(rng: Random, text: _Text, one: Happening, local: str, role: Role) -> ReadIncident:
    said = _Said(text)
    when = f" on {one.date.start}" if one.date else ""
    where = f" at {one.place.name}" if one.place else ""
    base: dict[Property, Value] = {"occurrence": True}
    base |= {"date": one.date} if one.date else {}
    base |= {"place": one.place.name} if one.place else {}
    said.say(f"There was {one.type.lower()}{where}{when}.", REPORT, base)
    voices = one.land.speakers
    if rng.random() < 0.9:
        count = max(0, one.killed + rng.choice((0, 0, 0, 0, 1, 2, -1)))
        who = voices[rng.randrange(5)]
        toll = Count(count, count)
        said.say(f"{count} people were killed, {who.name} said.", who, {"killed": toll})
    if rng.random() < 0.58:
        count = 2 * one.killed + rng.randrange(3)
        who = voices[rng.randrange(5)]
        toll = Count(count, count)
        said.say(f"{count} people were hurt, {who.name} said.", who, {"wounded": toll})
    if rng.random() < 0.62:
        who = voices[rng.randrange(3)]
        said.say(f"The {who.name} blamed the {one.group}.", who, {"perpetrator": one.group})
    if rng.random() < 0.12:
        who = next(voice for voice in voices if voice.name == one.group)
        said.say(f"The {one.group} denied it.", who, {"perpetrator": one.group}, "denies")
    return ReadIncident(local, one.type, role, one.date, one.place, tuple(said.claims))
