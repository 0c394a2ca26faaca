"""How a toll rose. All happenings here are invented."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.fuse import UNFOG, Course, courses, fuse
from unfog.model.claim import Claim, Count
from unfog.model.finding import Bound
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.speaker import REPORT, Speaker

DAY = dt.date(2031, 5, 4)
ARMY = Speaker("army", "military")
RED_CRESCENT = Speaker("Red Crescent", "ngo")
MINISTRY = Speaker("defence ministry", "government")


def says(speaker: Speaker, low: int | None, high: int | None = -1, **more: object) -> Claim:
    stance = more.pop("stance", "asserts")
    count = Count(low, low if high == -1 else high, **more)  # type: ignore[arg-type]  # test shorthand
    return Claim("killed", count, 0, 9, stance=stance, speaker=speaker)  # type: ignore[arg-type]


def happening(
    *told: tuple[int | None, tuple[Claim, ...]],
) -> tuple[Incident, dict[str, Report]]:
    """One incident told by documents d0, d1, …, each so many days after the first, or on none."""
    reports = {}
    for n, (days, claims) in enumerate(told):
        read = ReadIncident("1", "Attack", "main", None, None, claims)
        day = None if days is None else DAY + dt.timedelta(days=days)
        reports[f"d{n}"] = Report(f"d{n}", f"x{n}", day, None, None, f"d{n}", (read,))
    parts = tuple(Part(name, "1") for name in sorted(reports))
    return Incident("i-1", "Attack", "main", None, None, parts), reports


def course(*told: tuple[int | None, tuple[Claim, ...]]) -> Course:
    (found,) = courses(*happening(*told), UNFOG)
    return found


def values(course: Course) -> list[tuple[int | None, ...]]:
    return [tuple(_value(b) for b in (day.low, day.best, day.high)) for day in course.days]


def _value(bound: Bound | None) -> int | None:
    return bound.value if bound else None


def test_a_toll_that_rises_day_by_day() -> None:
    found = course(
        (0, (says(ARMY, 4),)),
        (1, (says(ARMY, 9), says(RED_CRESCENT, 12))),
        (3, (says(ARMY, 11),)),
    )
    assert values(found) == [(4, 4, 4), (9, 9, 12), (11, 11, 12)]
    assert [day.day for day in found.days] == [DAY + dt.timedelta(days=n) for n in (0, 1, 3)]
    assert [day.status for day in found.days] == ["single-source", "contested", "contested"]
    by_number = {figure.count.low: figure for figure in found.figures}
    four, nine, twelve, eleven = (by_number[n] for n in (4, 9, 12, 11))
    assert (four.role, four.until) == ("superseded", DAY + dt.timedelta(days=1))
    assert nine.supersedes == (four.claim,)
    assert nine.until == DAY + dt.timedelta(days=3)
    assert eleven.supersedes == (nine.claim,)
    assert (twelve.role, twelve.until, twelve.supersedes) == ("total", None, ())


def test_what_is_no_rival_total_is_kept_and_named() -> None:
    found = course(
        (
            0,
            (
                says(ARMY, 12),
                says(ARMY, 2, of="perpetrators"),
                says(MINISTRY, 3, subset="nurses"),
                says(RED_CRESCENT, 12, stance="denies"),
                says(REPORT, 12, stance="doubts"),
            ),
        )
    )
    assert values(found) == [(12, 12, 12)]
    roles = {figure.role for figure in found.figures}
    assert roles == {"total", "attackers", "part", "denial", "doubt"}


def test_what_was_taken_back_counted_until_then() -> None:
    found = course((0, (says(ARMY, 9),)), (2, (says(ARMY, 9, stance="denies"),)))
    assert values(found) == [(9, 9, 9), (None, None, None)]
    assert found.days[-1].status == "retracted"
    assert found.figures[0].role == "withdrawn"
    assert found.figures[0].until == DAY + dt.timedelta(days=2)


def test_reports_without_a_day_come_last_and_give_none() -> None:
    found = course((None, (says(ARMY, 20),)), (0, (says(MINISTRY, 7),)))
    assert [day.day for day in found.days] == [DAY, None]
    assert values(found)[0] == (7, 7, 7)
    assert values(found)[1][::2] == (7, 20)


def test_days_on_which_nobody_counts_are_left_out() -> None:
    elsewhere = Claim("perpetrator", "Dune Banner", 0, 9, speaker=ARMY)
    found = course((0, (says(ARMY, 4),)), (1, (elsewhere,)), (2, (says(MINISTRY, 4),)))
    assert [day.day for day in found.days] == [DAY, DAY + dt.timedelta(days=2)]


_speakers = st.sampled_from((ARMY, RED_CRESCENT, MINISTRY, REPORT))
_number = st.integers(0, 60)


@st.composite
def _claims(draw: st.DrawFn, plain: bool = False) -> Claim:
    low = draw(_number)
    high = draw(st.sampled_from((-1, low + 4, None)))
    if plain:
        return says(draw(_speakers), low, high)
    return says(
        draw(_speakers),
        low,
        high,
        approx=draw(st.booleans()),
        of=draw(st.sampled_from(("people", "soldiers", "children", "perpetrators"))),
        subset=draw(st.sampled_from((None, None, "nurses"))),
        stance=draw(st.sampled_from(("asserts", "asserts", "denies", "doubts"))),
    )


def _told(
    claims: st.SearchStrategy[Claim],
) -> st.SearchStrategy[list[tuple[int | None, tuple[Claim, ...]]]]:
    day = st.one_of(st.none(), st.integers(0, 5))
    told = st.tuples(day, st.lists(claims, min_size=1, max_size=4).map(tuple))
    return st.lists(told, min_size=1, max_size=6)


@given(_told(_claims()))
@settings(max_examples=200)
def test_the_last_day_is_what_the_register_finds(
    told: list[tuple[int | None, tuple[Claim, ...]]],
) -> None:
    incident, reports = happening(*told)
    finding, *_ = fuse(incident, reports, UNFOG)
    (found,) = courses(incident, reports, UNFOG)
    last = found.days[-1]
    assert (last.low, last.best, last.high) == (finding.low, finding.best, finding.high)
    assert last.status == finding.status
    ids = {figure.claim for figure in found.figures}
    bounds = [b for day in found.days for b in (day.low, day.best, day.high) if b]
    assert all(bound.claim in ids for bound in bounds)
    told_on = {figure.published for figure in found.figures}
    assert told_on <= {day.day for day in found.days}


@given(_told(_claims(plain=True)))
@settings(max_examples=200)
def test_the_high_end_falls_only_where_a_figure_gives_way(
    told: list[tuple[int | None, tuple[Claim, ...]]],
) -> None:
    found = course(*told)
    given_way = {figure.until for figure in found.figures if figure.role == "superseded"}
    for before, after in zip(found.days, found.days[1:], strict=False):
        assert before.high is not None
        assert after.high is not None
        assert after.high.value >= before.high.value or after.day in given_way


@given(_told(_claims()), st.randoms(use_true_random=False))
def test_the_order_of_reports_makes_no_difference(
    told: list[tuple[int | None, tuple[Claim, ...]]], chance: object
) -> None:
    incident, reports = happening(*told)
    keys = list(reports)
    chance.shuffle(keys)  # type: ignore[attr-defined]
    again = {key: reports[key] for key in keys}
    assert courses(incident, again, UNFOG) == courses(incident, reports, UNFOG)
