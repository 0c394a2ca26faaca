"""The sheet of accounts, as a reviewer reads it. All happenings here are invented."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from unfog.fuse import UNFOG, fuse, gather
from unfog.model.claim import PROPERTIES, Claim, Count, Property, Value
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.review import Mark
from unfog.model.speaker import REPORT, Speaker
from unfog.model.timespan import Timespan
from unfog.registry import RULE_SETS, resolve
from unfog.review.sheet import Row, Said, Sheet, sheet

DAY = dt.date(2031, 5, 4)
ARMY = Speaker("Army of the North", "military")
CLINIC = Speaker("Karlo clinic", "medical")
FRONT = Speaker("River Front", "armed_group")


def says(speaker: Speaker, property: Property, value: Value, **more: object) -> Claim:
    return Claim(property, value, 0, 9, speaker=speaker, **more)  # type: ignore[arg-type]  # test shorthand


def told(
    *documents: tuple[Claim, ...], rules: str = "unfog", marks: tuple[Mark, ...] = ()
) -> Sheet:
    """The sheet of one incident told by documents d0, d1, … printed a day after one another."""
    reports = {}
    for n, claims in enumerate(documents):
        read = ReadIncident("1", "Attack", "main", None, None, claims)
        day = DAY + dt.timedelta(days=n)
        reports[f"d{n}"] = Report(f"d{n}", f"x{n}", day, f"Paper {n}", None, f"d{n}", (read,))
    parts = tuple(Part(name, "1") for name in sorted(reports))
    incident = Incident("i-1", "Attack", "main", None, None, parts)
    findings = fuse(incident, reports, UNFOG if rules == "unfog" else resolve("rule_sets", rules))
    return sheet("i-1", gather(incident, reports), findings, reports, marks)


def row(sheet: Sheet, name: str) -> Row:
    return next(row for row in sheet.rows if row.speaker.name == name)


def said(sheet: Sheet, speaker: str, property: Property) -> tuple[Said, ...]:
    return next(c.said for c in row(sheet, speaker).cells if c.property == property)


def test_a_row_a_speaker_and_a_column_a_property_that_anybody_speaks_of() -> None:
    found = told(
        (says(REPORT, "occurrence", True), says(ARMY, "killed", Count(3, 3))),
        (says(ARMY, "weapon", ("drone",)),),
    )
    assert [r.speaker.name for r in found.rows] == ["REPORT", ARMY.name]
    assert [c.property for c in found.columns] == ["occurrence", "weapon", "killed"]
    assert found.rows[0].outlet == "Paper 0"
    assert row(found, ARMY.name).documents == ("d0", "d1")
    assert all(len(r.cells) == len(found.columns) for r in found.rows)


def test_two_values_of_one_speaker_stay_two() -> None:
    found = told(
        (says(REPORT, "weapon", ("drone",)), says(REPORT, "weapon", ("mortar",))),
    )
    assert [one.value for one in said(found, "REPORT", "weapon")] == [("drone",), ("mortar",)]


def test_what_is_said_twice_stands_once_with_both_claims() -> None:
    found = told((says(CLINIC, "killed", Count(4, 4)),), (says(CLINIC, "killed", Count(4, 4)),))
    (once,) = said(found, CLINIC.name, "killed")
    assert once.documents == ("d0", "d1")
    assert len(once.claims) == 2


def test_figures_stand_to_the_bounds() -> None:
    found = told(
        (says(ARMY, "killed", Count(2, 2)), says(CLINIC, "killed", Count(9, 9))),
        (says(FRONT, "killed", Count(9, 9)), says(FRONT, "captured", Count(2, 2))),
    )
    assert [one.agreement for one in said(found, CLINIC.name, "killed")] == ["agrees"]
    (low,) = said(found, ARMY.name, "killed")
    assert (low.agreement, low.ends) == ("fits", ("low",))


def test_a_replaced_figure_is_left_out_with_the_reason() -> None:
    found = told((says(CLINIC, "killed", Count(4, 4)),), (says(CLINIC, "killed", Count(7, 7)),))
    old, new = said(found, CLINIC.name, "killed")
    assert (old.agreement, old.why) == ("left out", "replaced by the speaker's later figure")
    assert new.agreement == "agrees"


def test_a_denial_is_called_one_and_does_not_melt_into_the_value() -> None:
    found = told(
        (
            says(REPORT, "perpetrator", "River Front"),
            says(FRONT, "perpetrator", "River Front", stance="denies"),
        ),
    )
    assert [one.agreement for one in said(found, FRONT.name, "perpetrator")] == ["denies"]
    assert row(found, FRONT.name).party
    assert not row(found, "REPORT").party


def test_a_claim_that_a_reviewer_rejected_is_shown_with_who_and_why() -> None:
    """Though it is no evidence any more, which is how findings are made of the rest."""
    claim = says(ARMY, "killed", Count(40, 40))
    id = claim_id("d0", "1", claim)
    at = dt.datetime(2031, 6, 1, tzinfo=dt.UTC)
    mark = Mark(id, Part("d0", "1"), claim, "rejected", "Ada", at, "of last year")
    found = told((says(CLINIC, "killed", Count(4, 4)),), marks=(mark,))
    (one,) = said(found, ARMY.name, "killed")
    assert (one.agreement, one.why, one.marks) == ("rejected", "of last year", (mark,))
    (other,) = said(found, CLINIC.name, "killed")
    assert other.agreement == "agrees"


def test_a_month_that_holds_the_day_fits_and_another_day_differs() -> None:
    day = Timespan(DAY, DAY)
    month = Timespan(dt.date(2031, 5, 1), dt.date(2031, 5, 31))
    other = Timespan(DAY + dt.timedelta(3), DAY + dt.timedelta(3))
    found = told(
        (says(REPORT, "date", day), says(ARMY, "date", day), says(CLINIC, "date", month)),
        (says(FRONT, "date", other), says(Speaker("Mayor Odo", "government"), "date", day)),
    )
    assert said(found, ARMY.name, "date")[0].agreement == "agrees"
    assert said(found, CLINIC.name, "date")[0].agreement == "fits"
    assert said(found, FRONT.name, "date")[0].agreement == "differs"


def test_a_word_for_anybody_bears_no_name_out() -> None:
    found = told(
        (says(ARMY, "perpetrator", "River Front"), says(CLINIC, "perpetrator", "River Front")),
        (says(REPORT, "perpetrator", "gunmen"),),
    )
    assert said(found, "REPORT", "perpetrator")[0].agreement == "fits"


SPEAKERS = st.sampled_from([REPORT, ARMY, CLINIC, FRONT, Speaker("a nurse", "witness")])
NUMBERS = st.integers(0, 30)
COUNTS = st.one_of(
    st.builds(lambda n: Count(n, n), NUMBERS),
    st.builds(lambda n: Count(n, None), NUMBERS),
    st.builds(
        lambda n, of: Count(n, n, of=of), NUMBERS, st.sampled_from(["civilians", "soldiers"])
    ),
    st.builds(lambda n: Count(n, n, approx=True), NUMBERS),
)
NAMES = st.sampled_from(["River Front", "gunmen", "Army of the North"])
VALUES: dict[Property, st.SearchStrategy[Value]] = {
    "occurrence": st.just(True),
    "date": st.builds(
        lambda n, m: Timespan(DAY + dt.timedelta(n), DAY + dt.timedelta(n + m)),
        st.integers(-3, 3),
        st.integers(0, 9),
    ),
    "perpetrator": NAMES,
    "weapon": st.sampled_from([("drone",), ("mortar",), ("drone", "mortar"), ()]),
    "killed": COUNTS,
    "wounded": COUNTS,
}
CLAIMS = st.sampled_from(sorted(VALUES)).flatmap(
    lambda name: st.builds(
        says,
        SPEAKERS,
        st.just(name),
        VALUES[name],
        stance=st.sampled_from(["asserts", "asserts", "denies", "doubts"]),
        certainty=st.sampled_from(["stated", "likely"]),
    )
)
DOCUMENTS = st.lists(st.lists(CLAIMS, min_size=1, max_size=6).map(tuple), min_size=1, max_size=3)


@given(DOCUMENTS, st.sampled_from(sorted(RULE_SETS)))
def test_every_claim_stands_in_one_cell_of_its_speaker(
    documents: list[tuple[Claim, ...]], rules: str
) -> None:
    found = told(*documents, rules=rules)
    given_ids = {claim_id(f"d{n}", "1", c): c for n, claims in enumerate(documents) for c in claims}
    placed = [
        (id, r, cell, one)
        for r in found.rows
        for cell in r.cells
        for one in cell.said
        for id in one.claims
    ]
    assert sorted(id for id, *_ in placed) == sorted(given_ids)
    for id, r, cell, one in placed:
        claim = given_ids[id]
        assert claim.property == cell.property
        assert claim.value == one.value
        assert (claim.speaker.name == "REPORT") == r.speaker.is_report
        assert (claim.stance, claim.certainty) == (one.stance, one.certainty)
    assumed = {f.property for c in found.columns for f in c.findings if f.assumed is not None}
    assert [c.property for c in found.columns] == [
        name
        for name in PROPERTIES
        if name in assumed or any(c.property == name for c in given_ids.values())
    ]


@given(DOCUMENTS, st.sampled_from(sorted(RULE_SETS)))
def test_what_stands_behind_a_bound_never_differs_from_it(
    documents: list[tuple[Claim, ...]], rules: str
) -> None:
    found = told(*documents, rules=rules)
    agreements = {
        id: (one.agreement, one.stance, one.ends)
        for r in found.rows
        for cell in r.cells
        for one in cell.said
        for id in one.claims
    }
    for column in found.columns:
        for finding in column.findings:
            behind = finding.best.claims if finding.best else ()
            assert all(agreements[id][0] == "agrees" for id in behind if id in agreements)
            assert all(agreements[out.claim][0] != "agrees" for out in finding.left_out)
    for agreement, stance, ends in agreements.values():
        assert (stance != "asserts") == (agreement in ("denies", "doubts"))
        assert not (ends and agreement in ("differs", "left out", "denies", "doubts"))
