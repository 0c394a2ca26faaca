"""Who was killed, taken, held, hurt, tried or threatened, by name; who did it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.parse import Parse
from unfog.read.victims import named_victims
from unfog.read.victims_doers import by_state, day_told, doers, perpetrator_told, violations
from unfog.read.victims_harm import acts
from unfog.read.victims_persons import persons
from unfog.resolve.time import RuleTimeFinder

type ParseText = Callable[[str], Parse]


def names(parser: ParseText, text: str, title: str = "") -> list[str]:
    return [v.name for v in named_victims(parser(text), title)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Journalist Elena Markova was arrested on Tuesday in Batumi.", "Elena Markova"),
        ("Police detained the activist Daniel Okoro at his home.", "Daniel Okoro"),
        ("The murder of Laura Benítez, a reporter, shocked the town.", "Laura Benítez"),
        ("Gunmen abducted lawyer Samuel Adeyemi on his way to court.", "Samuel Adeyemi"),
        ("Blogger Martin Kovac, 41, was beaten and tortured in custody.", "Martin Kovac"),
        ("Union leader Rosa Delgado is in prison since May.", "Rosa Delgado"),
        ("The jailed poet Anna Lindqvist began a hunger strike.", "Anna Lindqvist"),
        ("The court’s arrest of journalist Peter Nowak was condemned.", "Peter Nowak"),
    ],
)
def test_who_suffers_is_a_victim(parser: ParseText, text: str, name: str) -> None:
    assert names(parser, text) == [name]


def test_all_members_of_a_group_are_victims(parser: ParseText) -> None:
    text = (
        "Police arrested five journalists, including Elena Markova, Daniel Okoro and Rosa Delgado."
    )
    assert names(parser, text) == ["Elena Markova", "Daniel Okoro", "Rosa Delgado"]


def test_those_among_the_arrested_are_victims(parser: ParseText) -> None:
    text = "Two editors, Martin Kovac and Peter Nowak, were among those arrested."
    assert names(parser, text) == ["Martin Kovac", "Peter Nowak"]


def test_what_happens_to_him_happened_to_the_one_named(parser: ParseText) -> None:
    text = (
        "Daniel Okoro worked as a lawyer in the port. On Friday he was arrested by soldiers "
        "and they tortured him for two days."
    )
    (victim,) = named_victims(parser(text))
    assert victim.name == "Daniel Okoro"
    assert set(victim.violations) == {"detention", "torture"}


@pytest.mark.parametrize(
    "text",
    [
        "“We condemn the arrests,” said Peter Nowak, a spokesman for the ministry.",
        "Minister Martin Kovac said police had arrested twelve people.",
        "Daniel Okoro was convicted of murder and sentenced to 20 years in prison.",
        "Rosa Delgado opened the new library on Monday.",
        "Police commander Samuel Adeyemi shot three protesters.",
    ],
)
def test_who_speaks_acts_or_is_tried_for_murder_is_none(parser: ParseText, text: str) -> None:
    assert names(parser, text) == []


def test_the_full_name_stands_for_the_surname(parser: ParseText) -> None:
    text = "Reporter Elena Markova left at noon. Markova was arrested an hour later."
    (victim,) = named_victims(parser(text))
    assert victim.name == "Elena Markova"
    assert [s.of(text) for s in victim.mentions] == ["Elena Markova", "Markova"]


def test_titles_and_callings_are_no_part_of_a_name(parser: ParseText) -> None:
    found = persons(parser("Journalist Elena Markova met Dr. Daniel Okoro and Mr Peter Nowak."))
    assert [p.name for p in found] == ["Elena Markova", "Daniel Okoro", "Peter Nowak"]


def test_possessive_endings_are_no_part_of_a_name(parser: ParseText) -> None:
    assert names(parser, "Rosa Delgado’s arrest in May drew protests.") == ["Rosa Delgado"]


def test_doers_are_named(parser: ParseText) -> None:
    parse = parser("Militants killed the mayor. The clerk was arrested by police.")
    assert [d.name for d in doers(parse, acts(parse))] == ["Militants", "police"]


def test_a_report_may_say_nothing_of_who_did_it(parser: ParseText) -> None:
    silent = parser("A teacher was killed on the road to Gori. Nobody saw it.")
    telling = parser("A teacher was killed by gunmen on the road to Gori.")
    assert not perpetrator_told(silent, acts(silent))
    assert perpetrator_told(telling, acts(telling))


def test_police_are_of_the_state_and_kidnappers_are_not(parser: ParseText) -> None:
    police = parser("Police arrested Elena Markova and beat her.")
    gang = parser("Kidnappers abducted Elena Markova and a militant killed her driver.")
    assert by_state(police, acts(police))
    assert not by_state(gang, acts(gang))


def test_what_is_wished_or_denied_is_not_done(parser: ParseText) -> None:
    parse = parser("They would kill the editor. Police did not arrest the clerk.")
    assert violations(parse, acts(parse)) == ()
    assert doers(parse, acts(parse)) == ()


def test_what_is_told_at_the_top_counts_at_once(parser: ParseText) -> None:
    parse = parser("Masked men abducted a lawyer. They tortured him.")
    assert set(violations(parse, acts(parse))) == {"abduction", "torture"}


def test_the_day_is_that_of_the_act_not_of_other_things(parser: ParseText) -> None:
    text = "The library opened on 2 May 2030. Police arrested the editor on 4 March 2031."
    parse = parser(text)
    times = RuleTimeFinder().find(text, dt.date(2031, 3, 5))
    told = day_told(parse, acts(parse), times)
    assert told is not None
    assert told.start == told.end == dt.date(2031, 3, 4)
    assert day_told(parse, (), times) is None


words = st.sampled_from(
    "Elena Markova’s arrested killed by , and including the journalists “ ” he was in prison . \n "
    "among those who murder of said police Daniel Okoro ( 41 ) — al".split(" ")
)


@given(st.lists(words, max_size=40))
def test_names_stand_in_the_text_whatever_it_is(parser: ParseText, given: list[str]) -> None:
    text = " ".join(given)
    for victim in named_victims(parser(text), "Markova"):
        assert victim.mentions
        for span in victim.mentions:
            assert span.of(text).strip()
