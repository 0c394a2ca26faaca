"""What a reporter tells of one incident: when, where, how many, as vaguely as reporters do."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import NamedTuple

from unfog.evaluation.worlds.options import Told
from unfog.evaluation.worlds.truth import TrueIncident
from unfog.evaluation.worlds.zones import Site
from unfog.model.claim import Count, CountOf
from unfog.model.incident import Role
from unfog.model.place import Place
from unfog.model.timespan import Timespan

FIRST_DAY = dt.date(2031, 1, 1)
"""Day 0 of every world."""

_NUMBERS = "no one two three four five six seven eight nine ten eleven twelve".split()
_VAGUE = ((20, "dozens of", 24), (40, "scores of", 40), (10, "tens of", 20), (3, "several", 3))


class When(NamedTuple):
    """A time in words ("" where none is told) and what it stands for."""

    words: str
    span: Timespan | None


class Where(NamedTuple):
    """A place in words ("" where none is told), its name, and which place it is."""

    words: str
    name: str
    place: Place | None


class Toll(NamedTuple):
    """A figure in words and as a count."""

    words: str
    value: Count


def day_of(number: int) -> dt.date:
    """The date of day `number` of a world."""
    return FIRST_DAY + dt.timedelta(days=number)


def when(rng: Random, told: Told, day: int, printed: int, role: Role) -> When:
    """How a report printed on day `printed` dates what happened on `day`."""
    chance = rng.random()
    happened, published = day_of(day), day_of(printed)
    news = role == "main"
    undated = told.news_undated if news else told.retold_undated
    vague = told.news_vague_date if news else told.retold_vague_date
    if chance < undated:
        return When("", None)
    if chance < undated + vague:
        return _recently(rng, happened, published) if news else _in_month(rng, happened, published)
    if printed - day < 7 and rng.random() < 0.8:
        return When(f"on {happened:%A}", Timespan(happened, happened))
    year = "" if happened.year == published.year else f" {happened.year}"
    return When(f"on {happened:%B} {happened.day}{year}", Timespan(happened, happened))


def _recently(rng: Random, happened: dt.date, published: dt.date) -> When:
    if (published - happened).days <= 1 and rng.random() < 0.5:
        night = happened - dt.timedelta(days=rng.randint(0, 1))
        return When("overnight", Timespan(night, night + dt.timedelta(days=1)))
    monday = published - dt.timedelta(days=published.weekday())
    if happened >= monday and rng.random() < 0.7:
        return When("this week", Timespan(monday, published))
    week = published - dt.timedelta(days=max(7, (published - happened).days))
    return When("in recent days", Timespan(week, published))


def _in_month(rng: Random, happened: dt.date, published: dt.date) -> When:
    if rng.random() < 0.2:
        span = Timespan(happened.replace(month=1, day=1), happened.replace(month=12, day=31))
        words = "this year" if happened.year == published.year else f"in {happened.year}"
        return When(words, span)
    start = happened.replace(day=1)
    end = (start + dt.timedelta(days=32)).replace(day=1) - dt.timedelta(days=1)
    year = "" if happened.year == published.year else f" {happened.year}"
    return When(f"in {happened:%B}{year}", Timespan(start, end))


def where(rng: Random, told: Told, site: Site, role: Role) -> Where:
    """How a report says where it was."""
    chance = rng.random()
    news = role == "main"
    unplaced = told.news_unplaced if news else told.retold_unplaced
    vague = told.news_vague_place if news else told.retold_vague_place
    if chance < unplaced:
        return Where("", "", None)
    if chance < unplaced + 0.5 * vague:
        return Where(f"in {site.province.name} province", site.province.name, site.province)
    if chance < unplaced + vague:
        return Where(f"in the {site.district.name} district", site.district.name, site.district)
    place = site.place
    at = "at" if place.kind == "facility" else "in"
    more = rng.choice(
        ("", "", f", in the {site.district.name} district", f" in {site.province.name}")
    )
    return Where(f"{at} {place.name}{more}", place.name, place)


def known_toll(figures: tuple[int, ...], lag: int) -> int:
    """The figure that is known `lag` days after."""
    return figures[min(max(lag, 0), len(figures) - 1)]


def toll(
    rng: Random, told: Told, figure: int, victims: tuple[str, CountOf], *, disputed: float = 1.0
) -> Toll:
    """`figure` as someone gives it; `disputed` multiplies the chance that it is put otherwise."""
    if rng.random() < told.disputed * disputed:
        figure = _otherwise(rng, figure)
    noun, of = victims if rng.random() < 0.5 else ("people", "people")
    if figure == 0:
        return Toll("no one", Count(0, 0, "people"))
    if rng.random() < told.rounded and figure >= 3:
        return _rounded(rng, figure, noun, of)
    number = _NUMBERS[figure] if figure < len(_NUMBERS) else str(figure)
    return Toll(f"{number} {_one(noun) if figure == 1 else noun}", Count(figure, figure, noun, of))


def _otherwise(rng: Random, figure: int) -> int:
    if figure <= 2:
        return figure + rng.randint(0, 3)
    return max(0, round(figure * rng.choice((0.5, 0.75, 0.9, 1.2, 1.5, 2.0, 3.0))))


def _rounded(rng: Random, figure: int, noun: str, of: CountOf) -> Toll:
    way = rng.randrange(4)
    if way == 0:
        return Toll(f"at least {figure} {noun}", Count(figure, None, noun, of))
    if way == 1:
        more = figure - 1 if figure % 10 else figure - 10
        if more > 0:
            return Toll(f"more than {more} {noun}", Count(more + 1, None, noun, of))
    if way == 2 and figure >= 15:
        near = round(figure, -1)
        return Toll(f"about {near} {noun}", Count(near, near, noun, of, approx=True))
    _, words, low = next(row for row in _VAGUE if figure >= row[0])
    return Toll(f"{words} {noun}", Count(low, None, noun, of, approx=True))


def _one(noun: str) -> str:
    return {"people": "person"}.get(noun, noun[:-1] if noun.endswith("s") else noun)


def victims_of(incident: TrueIncident) -> tuple[str, CountOf]:
    """What those hit are called, and who is counted."""
    return incident.victims, incident.of
