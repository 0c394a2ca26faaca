"""Linking, as a user of the register sees it. All happenings here are invented."""

from __future__ import annotations

import datetime as dt
import random

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.link import facts_of, link, score
from unfog.model.claim import Claim, Count
from unfog.model.identity import incident_id
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.place import Place
from unfog.model.timespan import Timespan

DAY = dt.date(2031, 5, 4)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)
MALI = Place("Mali", "ML", 17.0, -4.0, 700.0, kind="country")


def on(day: dt.date, days: int = 1) -> Timespan:
    return Timespan(day, day + dt.timedelta(days=days - 1))


def told(id: str = "1", **changes: object) -> ReadIncident:
    base = ReadIncident(id, "Attack", "main", on(DAY), GAO, (killed(4), target("Hôtel Atlantide")))
    return msgspec.structs.replace(base, **changes)


def killed(n: int) -> Claim:
    return Claim("killed", Count(n, n), 0, 5)


def target(name: str) -> Claim:
    return Claim("target", name, 0, 5)


def by(name: str) -> Claim:
    return Claim("perpetrator", name, 0, 5)


def report(document: str, *incidents: ReadIncident, published: dt.date | None = DAY) -> Report:
    return Report(document, f"digest-{document}", published, None, None, document, incidents)


def linked(*reports: Report) -> list[set[tuple[str, str]]]:
    return [{(p.document, p.incident) for p in i.parts} for i in link(reports)]


def test_two_reports_of_one_attack_become_one_incident() -> None:
    found = link([report("a", told()), report("b", told("x"))])
    assert [i.parts for i in found] == [(Part("a", "1"), Part("b", "x"))]


def test_a_place_that_is_said_goes_before_one_taken_from_context() -> None:
    near = Place("Forgho", "ML", 16.4, -0.1, 2.0)
    said = told(claims=(*told().claims, Claim("place", "Gao", 0, 3)))
    borrowed = [report(name, told(place=near)) for name in ("b", "c")]
    (incident,) = link([report("a", said), *borrowed])
    assert incident.place == GAO
    (incident,) = link([report("a", told()), *borrowed])
    assert incident.place == near


def test_a_place_that_is_only_denied_is_no_said_place() -> None:
    near = Place("Forgho", "ML", 16.4, -0.1, 2.0)
    denied = told(claims=(*told().claims, Claim("place", "Gao", 0, 3, stance="denies")))
    (incident,) = link([report("a", denied), report("b", told(place=near))])
    assert incident.place == near


def test_incident_grows_from_its_earliest_report() -> None:
    early = report("z", told(), published=DAY)
    late = report("a", told(), published=DAY + dt.timedelta(days=2))
    (incident,) = link([late, early])
    assert incident.id == incident_id(Part("z", "1"))


@pytest.mark.parametrize(
    "other",
    [
        told(date=on(DAY + dt.timedelta(days=9))),
        told(place=KIDAL),
        told(type="Agreement"),
        told(date=None, place=None, claims=(killed(4),)),
        told(date=on(dt.date(2031, 1, 1), 365), claims=()),
        told(date=None, place=MALI, claims=(by("gunmen"),), role="background"),
    ],
    ids=["other week", "other town", "other kind", "nothing known", "that year", "somewhere"],
)
def test_what_differs_or_says_too_little_stays_apart(other: ReadIncident) -> None:
    assert len(link([report("a", told()), report("b", other)])) == 2


@pytest.mark.parametrize(
    "other",
    [
        told(type="Armed clash"),
        told(claims=(killed(7), target("Hôtel Atlantide"))),
        told(date=on(DAY.replace(day=1), 31), role="background"),
        told(date=None),
        told(place=None),
        told(place=MALI),
    ],
    ids=["sibling type", "risen toll", "that month", "undated news", "no place", "country only"],
)
def test_the_same_told_less_well_is_joined(other: ReadIncident) -> None:
    assert len(link([report("a", told()), report("b", other)])) == 1


def test_undated_and_unplaced_join_on_names_and_figures() -> None:
    claims = (killed(31), target("Brigadier Amadou Sangho"), by("Dune Banner"))
    bare = told(date=None, place=None, claims=claims, role="background")
    assert len(link([report("a", told(claims=claims)), report("b", bare)])) == 1


def test_nothing_joins_what_was_printed_before_it_happened() -> None:
    before = report("a", told(date=None), published=DAY - dt.timedelta(days=30))
    assert len(link([before, report("b", told())])) == 2


def test_two_happenings_of_one_document_stay_two() -> None:
    market = told("1", claims=(killed(4), target("Marché Rose")))
    mosque = told("2", claims=(killed(11), target("Mosquée Askia")))
    assert len(link([report("a", market, mosque)])) == 2


def test_a_happening_read_twice_in_one_document_is_one() -> None:
    assert len(link([report("a", told("1"), told("2"))])) == 1


def test_another_document_does_not_join_what_one_keeps_apart() -> None:
    market = told("1", claims=(killed(4), target("Marché Rose")))
    mosque = told("2", claims=(killed(11), target("Mosquée Askia")))
    vague = told("1", claims=())
    for incident in link([report("a", market, mosque), report("b", vague)]):
        assert len({p.incident for p in incident.parts if p.document == "a"}) <= 1


def test_a_day_told_beside_the_next_one_may_be_either() -> None:
    eve = on(DAY - dt.timedelta(days=1))
    night = told(claims=(*told().claims, Claim("date", eve, 0, 5)))
    denied = told(claims=(*told().claims, Claim("date", eve, 0, 5, stance="denies")))
    both, one = facts_of([report("a", night), report("b", denied)])
    assert both.date == (eve.start.toordinal(), DAY.toordinal())
    assert one.date == (DAY.toordinal(), DAY.toordinal())
    before = report("c", told(date=eve))
    assert len(link([report("a", night), before])) == 1


def test_a_chain_of_vague_mentions_joins_nothing() -> None:
    first = report("a", told(claims=()))
    month = report("m", told(date=on(DAY.replace(day=1), 31), role="background", claims=()))
    second = report("b", told(date=on(DAY + dt.timedelta(days=12)), claims=()))
    assert not any({("a", "1"), ("b", "1")} <= group for group in linked(first, month, second))


def test_date_place_and_type_are_the_most_precise_that_agree() -> None:
    (incident,) = link(
        [
            report("a", told(date=on(DAY.replace(day=1), 31), type="Attack")),
            report("b", told(place=MALI, type="Armed clash")),
            report("c", told(type="Armed clash")),
        ]
    )
    assert (incident.date, incident.place, incident.type) == (on(DAY), GAO, "Armed clash")


def test_one_main_story_makes_the_incident_main() -> None:
    (incident,) = link([report("a", told(role="background")), report("b", told())])
    assert incident.role == "main"


def test_a_score_says_why() -> None:
    a, b = facts_of([report("a", told()), report("b", told(place=KIDAL))])
    verdict = score(a, b)
    assert not verdict.same
    assert verdict.features[0].name == "place"
    assert verdict.features[0].contribution < 0
    assert "different" in verdict.why
    assert "place" in verdict.why


def test_a_score_is_the_sum_of_its_reasons() -> None:
    a, b = facts_of([report("a", told()), report("b", told(type="Armed clash"))])
    verdict = score(a, b)
    assert verdict.total == pytest.approx(sum(f.contribution for f in verdict.features))


TYPES = ("Attack", "Armed clash", "Suicide bomb", "Arrests", "Agreement")
spans = st.builds(
    lambda offset, days: on(DAY + dt.timedelta(days=offset), days),
    st.integers(0, 6),
    st.sampled_from((1, 1, 1, 3, 30)),
)
claims = st.lists(
    st.one_of(
        st.builds(killed, st.integers(0, 9)),
        st.sampled_from((target("Marché Rose"), target("Pont Wabaria"), by("Dune Banner"))),
    ),
    max_size=3,
).map(tuple)


def _incident(row: tuple[int, str, Timespan | None, Place | None, bool, object]) -> ReadIncident:
    number, kind, date, place, main, said = row
    role = "main" if main else "background"
    return ReadIncident(str(number), kind, role, date, place, said)  # type: ignore[arg-type]  # drawn as tuples


rows = st.tuples(
    st.sampled_from(TYPES),
    st.none() | spans,
    st.none() | st.sampled_from((GAO, KIDAL, MALI)),
    st.booleans(),
    claims,
)
registers = st.lists(
    st.tuples(st.lists(rows, max_size=3), st.none() | st.integers(0, 9)), max_size=9
)


def _reports(drawn: list[tuple[list[tuple[object, ...]], int | None]]) -> list[Report]:
    return [
        report(
            f"doc{n}",
            *(_incident((k, *row)) for k, row in enumerate(told_there)),  # type: ignore[arg-type]  # drawn as tuples
            published=None if day is None else DAY + dt.timedelta(days=day),
        )
        for n, (told_there, day) in enumerate(drawn)
    ]


@given(registers, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_every_read_incident_is_in_one_incident_whatever_the_order(
    drawn: list[tuple[list[tuple[object, ...]], int | None]], shuffle: random.Random
) -> None:
    reports = _reports(drawn)
    found: tuple[Incident, ...] = link(reports)
    parts = [part for incident in found for part in incident.parts]
    assert sorted(parts) == sorted(Part(r.document, i.id) for r in reports for i in r.incidents)
    mixed = list(reports)
    shuffle.shuffle(mixed)
    assert link(mixed) == found


@given(rows, rows)
@settings(max_examples=100, deadline=None)
def test_scores_are_symmetric(left: tuple[object, ...], right: tuple[object, ...]) -> None:
    a, b = facts_of([report("a", _incident((0, *left))), report("b", _incident((0, *right)))])  # type: ignore[arg-type]  # drawn as tuples
    assert score(a, b).total == score(b, a).total
