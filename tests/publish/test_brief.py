"""Background briefs. All happenings here are invented."""

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.model.claim import Claim, Count, Property
from unfog.model.finding import Alternative, Bound, Finding
from unfog.model.place import Place
from unfog.model.rating import Credible
from unfog.model.speaker import REPORT, Speaker
from unfog.model.timespan import Timespan
from unfog.publish.brief import FORMATS, Ask, Brief, brief, write
from unfog.publish.brief.actors import same_actor
from unfog.publish.brief.behind import Behind
from unfog.publish.brief.blame import blame
from unfog.publish.brief.tolls import figure
from unfog.publish.brief.words import ordinal, when_words, where_words
from unfog.publish.words import value_words
from unfog.store.base import Store, StoredClaim

ARMY = Speaker("army", "military")
MINISTRY = Speaker("health ministry", "government")
BAND = Speaker("Ochre Band", "armed_group")
GOSSI = Place("Gossi", "ML", 15.82, -1.3, 5.0, gazetteer_id="geonames:1")
NEAR_GOSSI = Place("Gossi camp", "ML", 15.9, -1.3, 3.0, "facility")
FAR = Place("Poti", "GE", 42.15, 41.67, 5.0)
MALI = Place("Mali", "ML", 17.0, -4.0, 700.0, "country")


class NoPlaces:
    """A gazetteer that knows no name."""

    def lookup(self, name: str, limit: int = 10) -> tuple[Any, ...]:
        return ()


def says(speaker: Speaker, property: Property, value: Any, **more: Any) -> Claim:
    return Claim(property, value, 0, 9, speaker=speaker, **more)


def killed(speaker: Speaker, low: int | None, high: int | None = -1, **more: Any) -> Claim:
    stance = more.pop("stance", "asserts")
    return says(speaker, "killed", Count(low, low if high == -1 else high, **more), stance=stance)


def day(text: str) -> Timespan:
    return Timespan(dt.date.fromisoformat(text), dt.date.fromisoformat(text))


@pytest.fixture
def asked(registered: Callable[..., Store], told: Any, happening: Any) -> Callable[..., Brief]:
    """The brief on incidents given as (id, date, place, claims, …)."""

    def _asked(ask: Ask, *rows: tuple[Any, ...]) -> Brief:
        made = []
        for id, date, place, claims, *more in rows:
            document = told(f"doc-{id}", dt.date(2031, 6, 1), "Radio X", tuple(claims))
            kind = more[0] if more else "Attack"
            made.append(happening(id, (document,), kind, date, place))
        return brief(registered(*made).view, ask, NoPlaces())

    return _asked


EARLY = ("i-a", day("2031-03-02"), GOSSI, (killed(MINISTRY, 9), killed(ARMY, 4)))
MIDDLE = (
    "i-b",
    Timespan(dt.date(2031, 4, 1), dt.date(2031, 4, 30)),
    NEAR_GOSSI,
    (
        killed(REPORT, 3, None, unit="soldiers", of="soldiers"),
        says(BAND, "perpetrator", "Ochre Band", responsibility=True),
    ),
)
LATE = (
    "i-c",
    day("2031-05-20"),
    GOSSI,
    (
        killed(MINISTRY, 2),
        says(ARMY, "perpetrator", "Ochre Band"),
        says(BAND, "perpetrator", "Ochre Band", stance="denies"),
    ),
    "Suicide bomb",
)
ELSEWHERE = ("i-d", day("2031-03-05"), FAR, (killed(MINISTRY, 77),))


def test_incidents_near_a_place_are_told_in_order(asked: Callable[..., Brief]) -> None:
    made = asked(Ask(place="gossi"), LATE, ELSEWHERE, MIDDLE, EARLY)
    (section,) = made.sections
    assert section.title == "Within 25 km of Gossi, Mali"
    assert section.counts[0] == (
        "This register holds 3 violent incidents within 25 km of Gossi, Mali, the first on "
        "2 March 2031, the latest on 20 May 2031."
    )
    assert [entry.incident for entry in section.entries] == ["i-a", "i-b", "i-c"]
    first, second, third = (entry.sentence for entry in section.entries)
    assert first.startswith("2 March 2031 – attack in Gossi, Mali: ")
    assert "accounts range from 4 to 9" in first
    assert first.endswith("Contested, 1 document.")
    assert second.startswith("April 2031 – attack at Gossi camp, Mali: ")
    assert "at least 3 soldiers killed (Radio X)" in second
    assert "Claimed by Ochre Band" in second
    assert "2 killed (health ministry)" in third
    assert "Blamed on Ochre Band by army; Ochre Band denies having done it" in third


def test_every_figure_names_the_claim_behind_it(asked: Callable[..., Brief]) -> None:
    (entry,) = asked(Ask(place="Gossi"), EARLY).sections[0].entries
    (toll,) = entry.figures
    assert toll.low is not None
    assert toll.high is not None
    behind = {source.what: source.claim for source in entry.sources}
    assert behind["killed 4"] == toll.low.claim
    assert behind["killed 9"] == toll.high.claim
    assert {source.document for source in entry.sources} == {"doc-i-a"}


def test_which_one_it_is_counts_what_came_before(asked: Callable[..., Brief]) -> None:
    near, actor = asked(Ask(incident="i-c"), LATE, ELSEWHERE, MIDDLE, EARLY).sections
    assert near.counts[0] == (
        "In this register it is the third violent incident within 25 km of Gossi, Mali, since "
        "2 March 2031."
    )
    assert near.counted == ("i-a", "i-b")
    assert actor.counts[0] == (
        "In this register it is the second violent incident in which Ochre Band is named as "
        "perpetrator since April 2031."
    )
    assert actor.counted == ("i-b",)


def test_what_may_be_of_the_same_day_is_not_called_earlier(asked: Callable[..., Brief]) -> None:
    month = Timespan(dt.date(2031, 5, 1), dt.date(2031, 5, 31))
    vague = ("i-e", month, GOSSI, (killed(ARMY, 1),))
    undated = ("i-f", None, GOSSI, (killed(ARMY, 5),))
    made = asked(Ask(incident="i-c"), LATE, vague, undated)
    assert made.sections[0].counted == ()
    assert "no earlier violent incident" in made.sections[0].counts[0]
    assert made.sections[0].left_out == (
        "1 incident without a date: i-f",
        "1 incident not surely earlier: i-e",
    )


def test_no_date_is_said_where_there_is_none(asked: Callable[..., Brief]) -> None:
    (section,) = asked(Ask(place="Gossi"), ("i-f", None, GOSSI, (killed(ARMY, 5),))).sections
    assert section.entries[0].sentence.startswith("Date not known – attack in Gossi, Mali: 5")
    assert "the day of 1 is not known" in section.counts[0]
    assert "2031" not in section.entries[0].sentence


def test_a_place_known_as_a_country_is_near_no_town(asked: Callable[..., Brief]) -> None:
    somewhere = ("i-g", day("2031-03-09"), MALI, (killed(ARMY, 5),))
    (section,) = asked(Ask(place="Gossi"), EARLY, somewhere).sections
    assert section.counted == ("i-a",)
    assert section.left_out == ("1 incident whose place is not known well enough to tell: i-g",)
    (whole,) = asked(Ask(country="ML"), EARLY, somewhere, ELSEWHERE).sections
    assert whole.counted == ("i-a", "i-g")


def test_protests_are_told_only_when_asked_for(asked: Callable[..., Brief]) -> None:
    march = (
        "i-h",
        day("2031-03-09"),
        GOSSI,
        (says(REPORT, "occurrence", True),),
        "Peaceful protest",
    )
    (section,) = asked(Ask(place="Gossi"), EARLY, march).sections
    assert section.counted == ("i-a",)
    assert "of other kinds" in section.left_out[0]
    (every,) = asked(Ask(place="Gossi", every_type=True), EARLY, march).sections
    assert every.counted == ("i-a", "i-h")
    assert "2 incidents" in every.counts[0]


def test_what_nobody_stands_by_is_not_counted(asked: Callable[..., Brief]) -> None:
    denied = ("i-k", day("2031-03-09"), GOSSI, (says(ARMY, "occurrence", True, stance="denies"),))
    (section,) = asked(Ask(place="Gossi"), EARLY, denied).sections
    assert section.counted == ("i-a",)
    assert section.left_out == ("1 incident taken back, or told by nobody: i-k",)


def test_an_actor_is_found_as_perpetrator_and_as_target(asked: Callable[..., Brief]) -> None:
    hit = ("i-m", day("2031-02-01"), FAR, (says(ARMY, "target", "a camp of the Ochre Band"),))
    denial = says(BAND, "perpetrator", "Ochre Band", stance="denies")
    cleared = ("i-n", day("2031-02-03"), FAR, (killed(ARMY, 2), denial))
    made = asked(Ask(actor="ochre band"), LATE, MIDDLE, EARLY, hit, cleared)
    assert [section.counted for section in made.sections] == [("i-b", "i-c"), ("i-n",), ("i-m",)]


def test_bounds_in_time(asked: Callable[..., Brief]) -> None:
    rows = (LATE, MIDDLE, EARLY)
    before = asked(Ask(place="Gossi", before=dt.date(2031, 4, 15)), *rows).sections[0]
    assert before.counted == ("i-a",)
    assert before.left_out == ("1 incident not surely earlier: i-b",)
    since = asked(Ask(place="Gossi", since=dt.date(2031, 4, 15)), *rows).sections[0]
    assert since.counted == ("i-b", "i-c")
    few = asked(Ask(place="Gossi", limit=1), *rows).sections[0]
    assert [entry.incident for entry in few.entries] == ["i-c"]
    assert len(few.counted) == 3


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        (Ask(), "on what"),
        (Ask(place="Nowhere"), "no place 'Nowhere'"),
        (Ask(incident="i-zz"), "no incident"),
        (Ask(incident="i-f"), "has no date"),
        (Ask(incident="i-a", place="Gossi"), "give it alone"),
    ],
)
def test_what_cannot_be_asked_is_refused(asked: Callable[..., Brief], ask: Ask, words: str) -> None:
    with pytest.raises(SettingsError, match=words):
        asked(ask, EARLY, ("i-f", None, GOSSI, (killed(ARMY, 5),)))


HOSTILE = "<script>x</script>\n# [a](javascript:b) `c` &amp; *d*\u202e"


def test_hostile_names_stay_words_in_every_format(asked: Callable[..., Brief]) -> None:
    row = ("i-a", day("2031-03-02"), GOSSI, (killed(Speaker(HOSTILE), 9),))
    made = asked(Ask(place="Gossi"), row)
    shown = {form: write(made, form).decode() for form in FORMATS}
    assert "<script" not in shown["html"]
    assert "javascript:b" in shown["html"]
    assert "\\<script\\>" in shown["md"]
    assert "\n# \\[" not in shown["md"]
    assert not re.search(r"(?<!\\)\]\(javascript", shown["md"])
    assert not [line for line in shown["text"].splitlines() if line.startswith("# ")]
    assert "\u202e" not in shown["text"] + shown["md"] + shown["html"]
    assert max(len(line) for line in shown["text"].splitlines()) <= 80
    assert json.loads(shown["json"])["sections"][0]["entries"][0]["incident"] == "i-a"


def test_an_unknown_format_is_refused(asked: Callable[..., Brief]) -> None:
    with pytest.raises(SettingsError, match="no format named 'pdf'"):
        write(asked(Ask(place="Gossi"), EARLY), "pdf")


@pytest.mark.parametrize(
    ("asked_for", "told", "same"),
    [
        ("Ochre Band", "the Ochre Band", True),
        ("Ochre Band", "fighters of the Ochre Band", True),
        ("Ochre Band", "OB", False),
        ("Ochre River Band", "ORB", True),
        ("Ochre Band", "the Band", False),
        ("Islamic State", "ISIS", True),
        ("Russia", "Ukraine", False),
        ("", "army", False),
    ],
)
def test_actors_are_compared_by_name(asked_for: str, told: str, same: bool) -> None:
    assert same_actor(asked_for, told) is same


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        ("2031-05-04", "2031-05-04", "4 May 2031"),
        ("2031-05-01", "2031-05-31", "May 2031"),
        ("2031-01-01", "2031-12-31", "2031"),
        ("2031-05-05", "2031-05-11", "between 5 and 11 May 2031"),
        ("2031-05-28", "2031-06-03", "between 28 May 2031 and 3 June 2031"),
    ],
)
def test_days_keep_their_precision(start: str, end: str, words: str) -> None:
    span = Timespan(dt.date.fromisoformat(start), dt.date.fromisoformat(end))
    assert when_words(span) == words


def test_ordinals() -> None:
    assert [ordinal(n) for n in (1, 3, 10, 11, 12, 21, 22, 103, 111)] == (
        "first third tenth 11th 12th 21st 22nd 103rd 111th".split()
    )


_speakers = st.sampled_from((ARMY, MINISTRY, BAND, REPORT))


@st.composite
def _claims(draw: st.DrawFn) -> Claim:
    low = draw(st.integers(200, 900))
    high = draw(st.sampled_from((low, low + 7, None)))
    count = Count(
        draw(st.sampled_from((low, low, None))) if high is not None else low,
        high,
        of=draw(st.sampled_from(("people", "soldiers", "children", "perpetrators"))),
        approx=draw(st.booleans()),
        subset=draw(st.sampled_from((None, None, "nurses"))),
    )
    property = draw(st.sampled_from(("killed", "wounded", "missing", "captured")))
    stance = draw(st.sampled_from(("asserts", "asserts", "denies")))
    return says(draw(_speakers), property, count, stance=stance)


@given(st.lists(_claims(), min_size=1, max_size=8))
@settings(max_examples=60)
def test_no_figure_is_told_that_no_claim_has(
    registered: Any, told: Any, happening: Any, claims: list[Claim]
) -> None:
    one = told("d", dt.date(2031, 6, 1), "Radio X", tuple(claims))
    store = registered(happening("i-a", (one,), date=None))
    try:
        made = brief(store.view, Ask(place="Gossi"), NoPlaces())
        held = {claim.id: claim for claim in store.view.claims()}
    finally:
        store.close()
    for entry in made.sections[0].entries:
        said = {int(n) for n in re.findall(r"\d{3,}", entry.sentence)}
        quoted = [held[source.claim] for source in entry.sources]
        sums = {b.value for f in entry.figures for b in (f.low, f.best, f.high) if b and b.plus}
        assert said <= sums | {n for claim in quoted for n in _numbers(claim)}


def _numbers(stored: StoredClaim) -> set[int]:
    value = stored.claim.value
    return (
        {n for n in (value.low, value.high) if n is not None} if isinstance(value, Count) else set()
    )


def test_who_took_it_back_is_not_said_to_have_done_it(asked: Callable[..., Brief]) -> None:
    row = (
        "i-g",
        day("2031-05-20"),
        GOSSI,
        (
            killed(MINISTRY, 2),
            says(BAND, "perpetrator", "Ochre Band", responsibility=True),
            says(BAND, "perpetrator", "Ochre Band", stance="denies"),
        ),
    )
    (entry,) = asked(Ask(place="Gossi"), row).sections[0].entries
    assert "laimed by" not in entry.sentence
    assert "Ochre Band denies having done it" in entry.sentence


def test_a_claim_taken_back_without_denial_is_told_as_such() -> None:
    claim = says(BAND, "perpetrator", "Ochre Band", responsibility=True)
    fallen = Alternative("Ochre Band", ("c-1",), credible=Credible(5, "taken back by its speaker"))
    found = Finding("i-a", "perpetrator", "retracted", "unfog", (fallen,))
    assert list(blame(found, behind(claim))) == ["Ochre Band took back its claim"]


def test_a_range_names_who_says_either_end() -> None:
    voices = behind(killed(ARMY, 24, None), killed(MINISTRY, None, 85), killed(ARMY, None, 24))

    def words(low: Bound, high: Bound) -> str:
        found = Finding("i-a", "killed", "contested", "unfog", (), low, None, high)
        made = figure(found, voices)
        return made.words if made else ""

    two = words(Bound(24, "c-1"), Bound(85, "c-2"))
    assert two == "between 24 (army) and 85 (health ministry) killed"
    assert words(Bound(24, "c-1"), Bound(24, "c-3")) == "24 killed (army)"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Near Gossi", "near Gossi, Mali"),
        ("North of Gossi", "north of Gossi, Mali"),
        ("North Gossi", "in North Gossi, Mali"),
    ],
)
def test_a_place_beside_another_takes_no_preposition(name: str, words: str) -> None:
    assert where_words(Place(name, "ML", 15.8, -1.3, 5.0)) == words


def test_all_of_one_status_are_called_so(asked: Callable[..., Brief]) -> None:
    rows = [(f"i-{n}", *EARLY[1:]) for n in "xyz"]
    assert asked(Ask(place="Gossi"), *rows).sections[0].counts[1] == "All 3 are contested."


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (Count(1, None), "at least 1 person"),
        (Count(1, 1, "deaths"), "1 death"),
        (Count(1, 1, "children", "children"), "1 child"),
        (Count(1, 2), "1–2 people"),
    ],
)
def test_one_is_not_several(count: Count, words: str) -> None:
    assert value_words(count) == words


def behind(*claims: Claim) -> Behind:
    """`claims` of one document, by the ids c-1, c-2, …"""
    rows = [
        StoredClaim(f"c-{n}", "doc", "h1", "i-a", "", claim) for n, claim in enumerate(claims, 1)
    ]
    return Behind({row.id: row for row in rows}, {"doc": "Radio X"})
