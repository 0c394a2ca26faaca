"""Judgements of all kinds at hazard, for property tests."""

import datetime as dt
from typing import Any

from hypothesis import strategies as st

from unfog.model.claim import COUNT_PROPERTIES, PROPERTIES, Claim, Count
from unfog.model.incident import Part
from unfog.model.judgement import (
    Addition,
    BatchWord,
    ClaimWord,
    Judgement,
    Pair,
    Side,
    Standing,
    Undo,
    ValueWord,
)
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan

NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
names = st.text("abé“\n", min_size=1, max_size=4)
parts = st.builds(Part, st.sampled_from(["d1", "d2", "d3"]), st.sampled_from(["e1", "e2"]))
spans = st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda row: (row[0], sum(row)))
sides = st.builds(Side, parts, st.lists(spans, max_size=2).map(tuple))
days = st.dates(dt.date(2031, 1, 1), dt.date(2031, 12, 31))


def values(name: str) -> st.SearchStrategy[Any]:
    if name == "occurrence":
        return st.just(True)
    if name in COUNT_PROPERTIES:
        return st.integers(0, 99).map(lambda n: Count(n, n, "people"))
    if name == "date":
        return days.map(lambda day: Timespan(day, day))
    return st.lists(names, max_size=2).map(tuple) if name == "weapon" else names


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    name = draw(st.sampled_from(PROPERTIES))
    speaker = st.builds(Speaker, names, org=st.none() | names)
    return Claim(
        name,
        draw(values(name)),
        *draw(spans),
        draw(st.sampled_from(["asserts", "denies", "doubts"])),
        speaker=draw(speaker),
        via=draw(st.lists(names, max_size=1).map(tuple)),
    )


@st.composite
def additions(draw: st.DrawFn) -> Addition:
    claim = draw(claims())
    return Addition(draw(sides), claim, "x" * (claim.end - claim.start))


@st.composite
def value_words(draw: st.DrawFn) -> ValueWord:
    name = draw(st.sampled_from(PROPERTIES))
    value = draw(st.none() | values(name))
    return ValueWord(draw(sides), name, value, draw(st.sampled_from(["", "attackers"])))


pairs = (
    st.tuples(sides, sides)
    .filter(lambda two: two[0].part != two[1].part)
    .flatmap(lambda two: st.sampled_from(["same", "different"]).map(lambda v: Pair(*two, v)))
)
subjects = st.one_of(
    pairs,
    st.builds(ClaimWord, sides, names, claims(), st.sampled_from(["rejected", "accepted"])),
    additions(),
    value_words(),
    st.builds(Standing, sides, st.sampled_from(["confirmed", "completed"]), names),
    st.builds(BatchWord, names, st.lists(names, max_size=2).map(tuple), st.just("accepted")),
)


@st.composite
def logs(draw: st.DrawFn) -> list[Judgement]:
    """Words of all kinds, some of them undone, and some undos."""
    made: list[Judgement] = []
    for n in range(draw(st.integers(0, 8))):
        back = made and draw(st.booleans())
        subject = Undo(draw(st.sampled_from(made)).id) if back else draw(subjects)
        at = NOON + dt.timedelta(minutes=n)
        weights = draw(st.booleans()), draw(st.booleans())
        made.append(Judgement(subject, draw(names.filter(str.strip)), at, "", "", *weights))
    return made
