"""The course of a toll as lines, table and drawing. All happenings here are invented."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.model.claim import Claim, Count
from unfog.model.speaker import REPORT, Speaker
from unfog.pipeline.findings import reports_of
from unfog.publish.toll import TOLL, Toll, lines_of, svg, table, toll
from unfog.publish.toll.scale import ticks
from unfog.store.base import Store

ARMY = Speaker("army", "military")
MINISTRY = Speaker("health ministry", "government")
SVG = "{http://www.w3.org/2000/svg}"


def says(speaker: Speaker, low: int | None, high: int | None = -1, **more: Any) -> Claim:
    stance = more.pop("stance", "asserts")
    property = more.pop("property", "killed")
    count = Count(low, low if high == -1 else high, **more)
    return Claim(property, count, 0, 9, stance, speaker=speaker)


@pytest.fixture
def made(registered: Callable[..., Store], told: Any, happening: Any) -> Callable[..., Toll]:
    def _made(*claims: tuple[Claim, ...], outlet: str | None = "Radio X") -> Toll:
        days = [dt.date(2031, 3, 12) + dt.timedelta(days=n) for n in range(len(claims))]
        documents = tuple(
            told(f"d{n}", day, outlet, said)
            for n, (day, said) in enumerate(zip(days, claims, strict=True))
        )
        return toll_of(registered(happening("i-one", documents)))

    return _made


def toll_of(store: Store, rules: str | None = None) -> Toll:
    stored = store.view.incident("i-one")
    assert stored is not None
    reports = reports_of(store.view, (part.document for part in stored.incident.parts))
    return toll(stored, reports, rules)


def test_equal_figures_of_one_speaker_are_one_line(made: Callable[..., Toll]) -> None:
    shown = made((says(MINISTRY, 7), says(REPORT, 6)), (says(MINISTRY, 12), says(ARMY, 9)))
    (first, early), (second, late) = lines_of(shown, shown.courses[0])
    assert {(line.speaker, line.said, line.note) for line in early} == {
        ("Radio X", "6 people", ""),
        ("health ministry", "7 people", "replaced"),
    }
    assert {line.said for line in late} == {"12 people", "9 people"}
    assert (first.high.value, second.high.value) == (7, 12)  # type: ignore[union-attr]


def test_a_figure_given_again_is_not_called_replaced(made: Callable[..., Toll]) -> None:
    shown = made((says(MINISTRY, 7),), (says(MINISTRY, 7),))
    (_, (line,)), (_, (again,)) = lines_of(shown, shown.courses[0])
    assert (line.note, again.note) == ("", "")


def test_the_table_holds_each_figure_with_the_bounds_of_its_day(
    made: Callable[..., Toll],
) -> None:
    frame = table(made((says(MINISTRY, 7),), (says(MINISTRY, 12), says(ARMY, 12, stance="denies"))))
    assert frame.columns == [column.name for column in TOLL]
    rows = frame.sort("published", "stance").to_dicts()
    assert [(r["low"], r["role"], r["day_high"]) for r in rows] == [
        (7, "superseded", 7),
        (12, "total", 12),
        (12, "denial", 12),
    ]
    assert rows[0]["until"] == rows[1]["published"]
    assert rows[1]["supersedes"] == [rows[0]["claim"]]
    assert rows[2]["day_status"] == "contested"


def test_an_unknown_rule_set_is_refused(registered: Any, told: Any, happening: Any) -> None:
    one = told("d0", dt.date(2031, 3, 12), None, (says(ARMY, 1),))
    store = registered(happening("i-one", (one,)))
    with pytest.raises(SettingsError, match="no rule set named 'best-guess'"):
        toll_of(store, "best-guess")


def test_the_drawing_holds_every_figure_and_speaker(made: Callable[..., Toll]) -> None:
    shown = made(
        (says(MINISTRY, 7), says(ARMY, 3, None), says(REPORT, 41, property="wounded")),
        (says(MINISTRY, 12), says(ARMY, 12, stance="denies"), says(REPORT, None, 30)),
    )
    root = ElementTree.fromstring(svg(shown))
    words = " ".join(root.itertext())
    for figure in ("7 people", "at least 3 people", "41 people", "12 people", "up to 30 people"):
        assert figure in words
    for speaker in ("health ministry", "army", "Radio X", "denies 12 people"):
        assert speaker in words
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert "2031-03-12" in (description.text or "")
    assert root.get("aria-labelledby") == title.get("id")


def test_speakers_differ_in_shape_and_the_denial_is_crossed(made: Callable[..., Toll]) -> None:
    drawn = svg(made((says(MINISTRY, 7), says(ARMY, 9), says(ARMY, 7, stance="denies"))))
    root = ElementTree.fromstring(drawn)
    marks = [g for g in root.iter(f"{SVG}g") if "mark" in (g.get("class") or "").split()]
    shapes = {
        (mark.findtext(f"{SVG}text"), path.get("d"))
        for mark in marks
        for path in mark.iter(f"{SVG}path")
    }
    assert len({d for _, d in shapes}) == 2
    assert len(shapes) == 2
    crossed = [m for m in marks if any(x.get("class") == "strike" for x in m.iter())]
    assert [m.findtext(f"{SVG}text") for m in crossed] == ["army"]


def test_a_drawing_stands_alone(made: Callable[..., Toll]) -> None:
    drawn = svg(made((says(MINISTRY, 7),))).decode()
    assert "<script" not in drawn
    assert "@import" not in drawn
    assert "url(" not in drawn
    assert set(re.findall(r"https?://[^\"]+", drawn)) == {"http://www.w3.org/2000/svg"}
    assert "prefers-color-scheme: dark" in drawn


@pytest.mark.parametrize(
    "name",
    [
        "</text><script>alert(1)</script>",
        "a\"b'c&d<e>",
        "\u202egnp.x\x00\x1b[31m\uffff",
        "]]><!--",
        "x" * 500,
        "警察庁" * 40,
    ],
)
def test_hostile_names_stay_words(made: Callable[..., Toll], name: str) -> None:
    shown = made((says(Speaker(name, "other"), 7, unit=name),), outlet=name)
    root = ElementTree.fromstring(svg(shown))
    assert not list(root.iter(f"{SVG}script"))
    assert not [e for e in root.iter() if any(key.startswith("on") for key in e.attrib)]
    assert "\u202e" not in "".join(root.itertext())
    assert "7" in "".join(root.itertext())


def test_nobody_counts_anything(made: Callable[..., Toll]) -> None:
    shown = made((Claim("damage", "a bridge", 0, 9),))
    assert shown.courses == ()
    assert table(shown).height == 0
    assert "Nobody counts anything." in "".join(ElementTree.fromstring(svg(shown)).itertext())


_bound = st.one_of(st.none(), st.integers(0, 10**6))


@given(st.lists(st.tuples(_bound, _bound), min_size=1, max_size=4))
@settings(max_examples=30)
def test_marks_and_bands_lie_in_the_plot(
    registered: Any, told: Any, happening: Any, ends: list[tuple[int | None, int | None]]
) -> None:
    from unfog.publish.toll import layout

    counts = [(a, b) for a, b in ends if (a, b) != (None, None) and (b is None or (a or 0) <= b)]
    claims = tuple(says(Speaker(f"voice {n}"), a, b) for n, (a, b) in enumerate(counts))
    store = registered(happening("i-one", (told("d0", dt.date(2031, 3, 12), None, claims),)))
    for panel in layout.panels(toll_of(store), 0):
        for block in panel.blocks:
            for x in (block.low, block.high, block.best, *(m.x for m in block.marks)):
                assert x is None or layout.LEFT <= x <= layout.RIGHT
            if block.low is not None:
                assert block.high is not None
                assert block.low <= block.high
    store.close()


@given(st.integers(1, 10**9), st.integers(2, 8))
def test_ticks_are_round_and_reach_the_most(most: int, wanted: int) -> None:
    found = ticks(most, wanted)
    assert found[0] == 0
    assert found[-1] >= most > found[-2]
    assert len(found) <= wanted + 1


def test_the_columns_of_the_table_are_documented() -> None:
    page = (Path(__file__).parents[2] / "docs" / "toll.md").read_text(encoding="utf-8")
    assert all(f"| `{column.name}` | {column.meaning} |\n" in page for column in TOLL)
