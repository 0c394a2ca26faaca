"""Whole readings of short invented reports, as a user would check them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unfog.model.claim import Claim, Count
from unfog.model.incident import ReadIncident, Reading
from unfog.model.timespan import Timespan

type ReadText = Callable[..., Reading]


def claims(reading: Reading, name: str) -> list[Claim]:
    return [c for i in reading.incidents for c in i.claims if c.property == name]


def day(month: int, number: int, year: int = 2031) -> Timespan:
    return Timespan(dt.date(year, month, number), dt.date(year, month, number))


def only(reading: Reading) -> ReadIncident:
    (incident,) = reading.incidents
    return incident


def test_a_plain_report_gives_what_when_where_who_and_how_many(read_text: ReadText) -> None:
    text = "Gunmen attacked a police station in Gao, Mali, on Monday, killing five officers."
    incident = only(read_text(text))
    assert incident.role == "main"
    assert incident.date == day(3, 3)
    assert incident.place is not None
    assert incident.place.country == "ML"
    by_property = {c.property: c for c in incident.claims}
    assert by_property["perpetrator"].value == "Gunmen"
    assert by_property["target"].value == "police station"
    killed = by_property["killed"].value
    assert isinstance(killed, Count)
    assert (killed.low, killed.high) == (5, 5)
    assert all(c.speaker.is_report for c in incident.claims)
    for claim in incident.claims:
        assert text[claim.start : claim.end].strip()


def test_two_tolls_are_two_claims_with_their_speakers(read_text: ReadText) -> None:
    reading = read_text(
        "A bomb exploded at a market in Kano on Sunday. Police said nine people were killed. "
        "Residents said fourteen people were killed."
    )
    told = {
        (c.speaker.name.lower(), c.value.low)
        for c in claims(reading, "killed")
        if isinstance(c.value, Count)
    }
    assert ("police", 9) in told
    assert ("residents", 14) in told


def test_a_denial_is_kept_with_the_one_who_denies(read_text: ReadText) -> None:
    reading = read_text(
        "Rockets hit a base near Erbil on Sunday. The Red Sand Column denied any involvement in "
        "the attack."
    )
    denied = [c for c in claims(reading, "perpetrator") if c.stance == "denies"]
    assert [c.speaker.name for c in denied] == ["Red Sand Column"]


def test_no_such_attack_denies_the_occurrence(read_text: ReadText) -> None:
    reading = read_text(
        "There was a drone attack on an oil field near Basra on Tuesday. The United States said "
        "there had been no such attack."
    )
    denied = [c for c in claims(reading, "occurrence") if c.stance == "denies"]
    assert [c.speaker.name for c in denied] == ["United States"]


def test_no_casualties_is_a_claim_of_zero(read_text: ReadText) -> None:
    reading = read_text("Mortars hit Zugdidi on Monday. The army said there were no casualties.")
    for name in ("killed", "wounded"):
        (claim,) = claims(reading, name)
        assert isinstance(claim.value, Count)
        assert claim.value.high == 0
        assert claim.speaker.name.lower() == "army"


def test_background_keeps_its_own_date_and_role(read_text: ReadText) -> None:
    reading = read_text(
        "Gunmen attacked a bus near Mopti on Monday, killing three passengers.\n\n"
        "In August 2029 a lorry bomb in Bamako killed 19 people."
    )
    main, background = reading.incidents
    assert (main.role, background.role) == ("main", "background")
    assert main.date == day(3, 3)
    assert background.date == Timespan(dt.date(2029, 8, 1), dt.date(2029, 8, 31))


def test_sum_given_by_adding_is_a_claim(read_text: ReadText) -> None:
    reading = read_text(
        "Five fighters were killed in the air strike near Abu Kamal on Sunday, the army said. "
        "In addition to these five, two herdsmen died, the agency Delta Press said."
    )
    lows = {
        c.value.low
        for c in claims(reading, "killed")
        if isinstance(c.value, Count) and c.speaker.name != "REPORT"
    }
    assert {5, 2, 7} <= lows


def test_each_item_of_a_strike_list_is_an_incident(read_text: ReadText) -> None:
    reading = read_text(
        "On March 4, coalition forces conducted seven strikes in Iraq and Syria.\n"
        "Near Palmyra, three strikes destroyed two trucks and a bunker.\n"
        "Near Mosul, four strikes destroyed a tunnel and a fuel depot.\n"
    )
    items = [
        i for i in reading.incidents if i.place and i.place.name.split()[-1] in ("Palmyra", "Mosul")
    ]
    assert len(items) == 2
    for item in items:
        assert item.date == day(3, 4)
        by_property = {c.property: c.value for c in item.claims}
        assert "coalition" in str(by_property["perpetrator"])
        fired = by_property["munitions_fired"]
        assert isinstance(fired, Count)
        assert fired.low in (3, 4)


def test_an_explicit_date_wins_over_a_weekday_counted_back(read_text: ReadText) -> None:
    reading = read_text(
        "The air strikes of 16 February hit a camp near Abu Kamal. Iraq said it did not know of "
        "them.\n\nAccording to the ministry, five fighters were killed in the air strikes on "
        "Sunday."
    )
    assert {i.date for i in reading.incidents} == {day(2, 16)}


def test_threats_and_totals_are_set_aside_with_a_reason(read_text: ReadText) -> None:
    reading = read_text(
        "The group threatened to attack the capital. More than 9,000 people have been killed in "
        "such attacks since 2025."
    )
    assert not reading.incidents
    assert {a.reason for a in reading.aside} == {"not-told-as-fact"}


def test_the_dateline_is_never_the_place(read_text: ReadText) -> None:
    reading = read_text("Gunmen attacked a village near Mopti on Monday.")
    assert {c.value for c in claims(reading, "place")} == {"near Mopti"} or all(
        "Mopti" in str(c.value) for c in claims(reading, "place")
    )


def test_without_publication_date_relative_days_stay_unknown(read_text: ReadText) -> None:
    reading = read_text("Gunmen attacked a village near Mopti on Monday.", None)
    assert [i.date for i in reading.incidents] == [None]
    assert not claims(reading, "date")


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(max_size=300))
def test_any_text_is_read_and_every_claim_is_grounded(read_text: ReadText, text: str) -> None:
    reading = read_text(text)
    for incident in reading.incidents:
        for claim in incident.claims:
            assert 0 <= claim.start < claim.end <= len(text)


_PIECES = (
    "Gunmen killed nine people",
    "police said",
    "the army denied it",
    "“no one was hurt,”",
    "on Sunday",
    "in Gao",
    "near Mosul, four strikes destroyed a truck.",
    "\n\n",
    "[July 8]",
    "(AP) –",
    "dozens",
    ".",
    ",",
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(_PIECES), max_size=25))
def test_reading_is_a_function_of_the_text(read_text: ReadText, pieces: list[str]) -> None:
    text = " ".join(pieces)
    assert read_text(text) == read_text(text)


@pytest.mark.parametrize("count", [1, 40])
def test_reading_does_not_depend_on_the_batch(read_text: ReadText, count: int) -> None:
    text = "Gunmen attacked a village near Mopti on Monday. " * count
    assert read_text(text).incidents


def test_what_is_long_past_is_background_even_where_told_first(read_text: ReadText) -> None:
    incident = only(read_text("In May 1994 rebels attacked Goma. The town has changed since."))
    assert incident.role == "background"
