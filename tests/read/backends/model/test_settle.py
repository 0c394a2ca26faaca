"""Days and places of incidents are chosen among all that the document tells."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.claim import Claim
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.lookups import Lookups
from unfog.model.parse import Parse
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.backends.model.days import COUNTED, NEWS, SINCE, TOLD, DayRows, candidates
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.inputs import inputs
from unfog.read.backends.model.reader import ModelReader
from unfog.read.backends.model.settle import Settler
from unfog.read.backends.model.spots import SpotRows
from unfog.read.backends.model.telling import REACH, Tellings
from unfog.read.backends.model.trees import Trees
from unfog.read.backends.model.weights import vocabulary
from unfog.read.backends.spacy_parse import Parser, load
from unfog.read.evidence import Evidence, gather
from unfog.settings import Settings

NEWS_DAY = dt.date(2031, 3, 5)
TEXT = "Gunmen attacked a depot near Zugdidi. It happened on Monday. Police in Poti were told."
HEADS = ("date", "place", "perpetrator", "source", "main")

type Chance = dict[str, float]


def document(text: str, published: dt.date | None = NEWS_DAY) -> Document:
    return Document("d", digest_of(text.encode()), text, published=published)


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(load())


def ground(parser: Parser, lookups: Lookups, given: Document) -> Ground:
    parse = parser.parse(given.text)
    evidence = gather(parse, given, lookups)
    heads = {name: np.full((len(parse), 3), 1 / 3, np.float32) for name in HEADS}
    rows = inputs(parse, evidence, None, vocabulary())
    return Ground(parse, given, evidence, evidence.said, rows, heads)


def reading(*claims: Claim) -> Reading:
    return Reading("d", "test", (ReadIncident("h1", "Attack", "main", None, None, claims),), ())


def constant(log_odds: float) -> Trees:
    """One tree that says the same of every row."""
    made = {"t.feature": [[0]], "t.threshold": [[0.0]], "t.left": [[-1]], "t.right": [[-2]]}
    arrays = {name: np.array(values) for name, values in made.items()}
    return Trees.of(arrays | {"t.leaves": np.array([[log_odds, log_odds]])}, "t")


OCCURRED = Claim("occurrence", True, 0, 36)


def test_days_are_told_or_run_to_publication(parser: Parser, lookups: Lookups) -> None:
    days = candidates(ground(parser, lookups, document(TEXT)))
    monday = dt.date(2031, 3, 3)
    assert (Timespan(monday, monday), TOLD) in [(d.span, d.kind) for d in days]
    assert (Timespan(monday, NEWS_DAY), SINCE) in [(d.span, d.kind) for d in days]
    assert all(d.span.end == NEWS_DAY for d in days if d.kind in (SINCE, NEWS))
    assert len({d.span for d in days}) == len(days)


def test_without_a_day_of_publication_nothing_runs_to_it(parser: Parser, lookups: Lookups) -> None:
    bare = document("Gunmen attacked a depot near Zugdidi on 3 March 2031.", published=None)
    assert [d.kind for d in candidates(ground(parser, lookups, bare))] == [TOLD]


def test_days_are_counted_from_the_news_and_from_days_told_nearby(
    parser: Parser, lookups: Lookups
) -> None:
    text = "Talks failed on 2 March 2031, six days after gunmen attacked a depot near Zugdidi."
    found = {d.span: d for d in candidates(ground(parser, lookups, document(text)))}
    counted = {span.start for span, day in found.items() if day.kind == COUNTED}
    assert {dt.date(2031, 2, 24), dt.date(2031, 2, 27)} <= counted
    assert all(span.start <= NEWS_DAY for span in found)
    day = found[Timespan(dt.date(2031, 2, 24), dt.date(2031, 2, 24))]
    assert [text[t.start : t.end] for t in day.times] == ["six days after"]


SPANS = st.builds(
    lambda day, length: Timespan(day, day + dt.timedelta(days=length)),
    st.dates(dt.date(1990, 1, 1), dt.date(2032, 1, 1)),
    st.integers(0, 400),
)


@given(st.lists(st.none() | SPANS, max_size=8), st.none() | st.just(NEWS_DAY))
def test_every_day_is_told_or_ends_with_publication(
    values: list[Timespan | None], published: dt.date | None
) -> None:
    times = tuple(TimeExpression(n, n + 1, value) for n, value in enumerate(values))
    evidence = Evidence((), (), (), (), times)
    bare = Ground(Parse("", (), (), ()), document("x" * 9, published), evidence, (), None, {})  # type: ignore[arg-type]  # rows are not looked at
    days = candidates(bare)
    assert {v for v in values if v} <= {d.span for d in days}
    for day in days:
        told = {t.value for t in day.times}
        assert day.span in told if day.kind == TOLD else day.span.end == published
    assert len({d.span for d in days}) == len(days)


def test_a_day_that_no_claim_gives_is_shown_with_its_words(
    parser: Parser, lookups: Lookups
) -> None:
    held = ground(parser, lookups, document(TEXT))
    sure = Settler(constant(3), constant(3), constant(3))
    settled = sure.settled(reading(OCCURRED), held)
    (incident,) = settled.incidents
    assert incident.date is not None
    (aside,) = (a for a in settled.aside if a.detail.startswith("day"))
    assert aside.reason == "concluded"
    assert "h1" in aside.detail
    assert incident.date.start.isoformat() in aside.detail
    assert TEXT[aside.start : aside.end] in aside.detail


def test_a_place_that_no_claim_names_is_shown_with_its_words(
    parser: Parser, lookups: Lookups
) -> None:
    held = ground(parser, lookups, document(TEXT))
    sure = Settler(constant(3), constant(3), constant(3))
    (incident,) = sure.settled(reading(OCCURRED), held).incidents
    assert incident.place is not None
    (aside,) = (a for a in sure.settled(reading(OCCURRED), held).aside if "place" in a.detail)
    assert aside.reason == "concluded"
    assert incident.place.name in aside.detail
    assert TEXT[aside.start : aside.end] in aside.detail
    names = {m.name for m in held.evidence.places if m.place == incident.place}
    named = [OCCURRED, *(Claim("place", name, 0, 36) for name in names)]
    assert not any("place" in a.detail for a in sure.settled(reading(*named), held).aside)


def test_a_day_of_a_claim_that_is_too_unlikely_is_told(parser: Parser, lookups: Lookups) -> None:
    text = "Gunmen attacked a depot on 3 March 2031."
    day = Timespan(dt.date(2031, 3, 3), dt.date(2031, 3, 3))
    given = ReadIncident("h1", "Attack", "main", day, None, (Claim("date", day, 0, 39),))
    unsure = Settler(constant(-9), constant(-9), constant(-9))
    held = ground(parser, lookups, document(text))
    settled = unsure.settled(Reading("d", "test", (given,), ()), held)
    assert settled.incidents[0].date is None
    assert settled.incidents[0].claims == given.claims
    (aside,) = settled.aside
    assert (aside.reason, aside.start, aside.end) == ("unlikely", 0, 39)
    assert "2031-03-03" in aside.detail


def test_a_day_that_a_claim_gives_needs_no_note(parser: Parser, lookups: Lookups) -> None:
    held = ground(parser, lookups, document("Gunmen attacked a depot on 3 March 2031.", None))
    day = Timespan(dt.date(2031, 3, 3), dt.date(2031, 3, 3))
    claim = Claim("date", day, 0, 40)
    settled = Settler(constant(3), constant(3), constant(3)).settled(reading(claim), held)
    assert settled.incidents[0].date == day
    assert settled.aside == ()


def test_what_is_too_unlikely_stays_open(parser: Parser, lookups: Lookups) -> None:
    held = ground(parser, lookups, document(TEXT))
    unsure = Settler(constant(-9), constant(-9), constant(-9))
    (incident,) = unsure.settled(reading(OCCURRED), held).incidents
    assert incident.date is None
    assert incident.place is None


def test_far_names_of_a_long_report_are_left_out(parser: Parser, lookups: Lookups) -> None:
    filler = " ".join(["The council met."] * (REACH + 20))
    long = document(f"{TEXT} {filler} Trains to Batumi ran again in May 2019.")
    held = ground(parser, lookups, long)
    told = Tellings(reading(OCCURRED), held)
    days, spots = DayRows(reading(OCCURRED), told), SpotRows(reading(OCCURRED), told)
    near = [days.days[n].span for n in days.offered(told.all[0])]
    assert dt.date(2031, 3, 3) in [span.start for span in near]
    assert dt.date(2019, 5, 1) not in [span.start for span in near]
    names = {m.name for n in spots.offered(told.all[0]) for m in spots.spots[n].mentions}
    assert any("Zugdidi" in name for name in names)
    assert "Batumi" not in names


@pytest.mark.parametrize("text", ["", "Nothing.", "Gunmen attacked a depot.", "On Monday."])
def test_poor_texts_are_settled(parser: Parser, lookups: Lookups, text: str) -> None:
    held = ground(parser, lookups, document(text, None))
    sure = Settler(constant(3), constant(3), constant(3))
    assert sure.settled(Reading("d", "test", (), ()), held).incidents == ()
    if len(held.parse):
        claim = Claim("occurrence", True, 0, len(text))
        (incident,) = sure.settled(reading(claim), held).incidents
        assert incident.place is None


def test_the_day_told_of_the_deed_is_its_day(lookups: Lookups) -> None:
    text = (
        "ZUGDIDI — Three guards were killed when gunmen attacked a fuel depot near Zugdidi, "
        "police said.\n\nThe attack happened on Monday evening. The attackers fled north.\n\n"
        "In May 2029 a bomb killed two people at a market in Poti."
    )
    (made,) = ModelReader(Settings()).read([document(text)], lookups)
    first = made.incidents[0]
    assert first.date == Timespan(dt.date(2031, 3, 3), dt.date(2031, 3, 3))
    assert first.place is not None
    assert "zugdidi" in first.place.name.lower()
