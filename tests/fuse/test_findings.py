"""Findings, as a reader of the register sees them. All happenings here are invented."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping

import msgspec
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from unfog.fuse import (
    UNFOG,
    RuleSet,
    accounts,
    asserting_origins,
    fuse,
    gather,
    incident_status,
)
from unfog.fuse.rule_sets import acled_number
from unfog.model.claim import Claim, Count, Property, Share
from unfog.model.finding import Bound, Finding
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.speaker import REPORT, Speaker
from unfog.model.timespan import Timespan
from unfog.registry import RULE_SETS, resolve

DAY = dt.date(2031, 5, 4)
ARMY = Speaker("army", "military")
RED_CRESCENT = Speaker("Red Crescent", "ngo")
MINISTRY = Speaker("defence ministry", "government")


def toll(low: int | None, high: int | None = -1, **more: object) -> Count:
    return Count(low, low if high == -1 else high, **more)  # type: ignore[arg-type]  # test shorthand


def says(speaker: Speaker, property: Property, value: object, **more: object) -> Claim:
    return Claim(property, value, 0, 9, speaker=speaker, **more)  # type: ignore[arg-type]  # test shorthand


def happening(
    *told: tuple[Claim, ...], outlets: bool = False
) -> tuple[Incident, dict[str, Report]]:
    """One incident told by documents d0, d1, … printed a day after one another."""
    reports = {}
    for n, claims in enumerate(told):
        read = ReadIncident("1", "Attack", "main", None, None, claims)
        day, outlet = DAY + dt.timedelta(days=n), "Daily Well" if outlets else None
        reports[f"d{n}"] = Report(f"d{n}", f"x{n}", day, outlet, None, f"d{n}", (read,))
    parts = tuple(Part(name, "1") for name in sorted(reports))
    return Incident("i-1", "Attack", "main", None, None, parts), reports


def found(name: str, *told: tuple[Claim, ...], outlets: bool = False) -> Finding:
    incident, reports = happening(*told, outlets=outlets)
    return next(f for f in fuse(incident, reports, UNFOG) if f.property == name)


def numbers(finding: Finding) -> tuple[int | None, ...]:
    return tuple(None if b is None else b.value for b in (finding.low, finding.best, finding.high))


def id_of(document: str, claim: Claim) -> str:
    return claim_id(document, "1", claim)


def test_two_tolls_are_bounds_that_name_their_claims() -> None:
    five = says(ARMY, "killed", toll(5, of="combatants"))
    six = says(RED_CRESCENT, "killed", toll(6))
    child = says(RED_CRESCENT, "killed", toll(1, of="children"))
    finding = found("killed", (five, six, child))
    assert numbers(finding)[::2] == (5, 6)
    assert finding.low is not None
    assert finding.high is not None
    assert finding.low.claim == id_of("d0", five)
    assert finding.high.claim == id_of("d0", six)
    assert finding.status == "contested"
    assert len(finding.alternatives) == 3


def test_a_speaker_s_later_figure_replaces_the_earlier_one() -> None:
    finding = found("killed", (says(ARMY, "killed", toll(4)),), (says(ARMY, "killed", toll(9)),))
    assert numbers(finding) == (9, 9, 9)
    assert finding.status == "single-source"
    assert len(finding.alternatives) == 2


def test_no_soldier_hurt_says_nothing_of_others() -> None:
    spared = says(ARMY, "wounded", toll(0, of="soldiers"))
    finding = found("wounded", (spared, says(MINISTRY, "wounded", toll(31))))
    assert numbers(finding) == (31, 31, 31)
    assert finding.status != "contested"
    assert numbers(found("wounded", (spared,))) == (0, 0, 0)


def test_another_speaker_s_later_figure_does_not() -> None:
    finding = found(
        "killed", (says(ARMY, "killed", toll(4)),), (says(MINISTRY, "killed", toll(9)),)
    )
    assert numbers(finding)[::2] == (4, 9)
    assert finding.status == "contested"


def test_an_outlet_updates_itself() -> None:
    told = (says(REPORT, "killed", toll(4)),), (says(REPORT, "killed", toll(9)),)
    assert numbers(found("killed", *told, outlets=True)) == (9, 9, 9)
    assert numbers(found("killed", *told))[::2] == (4, 9)


def test_best_is_what_most_origins_say() -> None:
    finding = found(
        "wounded",
        (says(ARMY, "wounded", toll(12)), says(RED_CRESCENT, "wounded", toll(20))),
        (says(MINISTRY, "wounded", toll(12)), says(REPORT, "wounded", toll(30))),
    )
    assert numbers(finding) == (12, 12, 30)


def test_no_casualties_is_a_low_bound_and_a_dispute() -> None:
    finding = found("killed", (says(ARMY, "killed", toll(0)), says(REPORT, "killed", toll(3))))
    assert numbers(finding)[::2] == (0, 3)
    assert finding.status == "contested"


def test_at_least_five_and_seven_bear_each_other_out() -> None:
    finding = found(
        "killed", (says(ARMY, "killed", toll(5, None)),), (says(MINISTRY, "killed", toll(7)),)
    )
    assert numbers(finding)[::2] == (5, 7)
    assert finding.status == "corroborated"


def test_up_to_ten_gives_no_lower_end() -> None:
    assert numbers(found("killed", (says(ARMY, "killed", toll(None, 10)),))) == (None, 10, 10)


def test_at_least_supports_every_larger_number() -> None:
    finding = found(
        "killed",
        (says(ARMY, "killed", toll(60, None)), says(RED_CRESCENT, "killed", toll(71, None))),
        (says(MINISTRY, "killed", toll(84)), says(REPORT, "killed", toll(20))),
    )
    assert numbers(finding) == (20, 84, 84)


def test_of_numbers_as_well_supported_the_exact_and_then_the_latest_is_best() -> None:
    least = says(ARMY, "killed", toll(84, None))
    exact = says(RED_CRESCENT, "killed", toll(84))
    assert numbers(found("killed", (least, exact), (says(MINISTRY, "killed", toll(85)),)))[1] == 85
    told = (least, exact, says(REPORT, "killed", toll(84)), says(MINISTRY, "killed", toll(85)))
    assert numbers(found("killed", told))[1] == 84


@pytest.mark.parametrize(
    ("speaker", "few"),
    [
        (MINISTRY, toll(3, unit="Malians")),
        (MINISTRY, toll(2, unit="children", of="children")),
        (MINISTRY, toll(1, unit="driver", of="civilians")),
        (REPORT, toll(1, unit="person")),
    ],
    ids=["nationals", "children", "driver", "one person"],
)
def test_a_few_of_the_victims_are_no_rival_toll(speaker: Speaker, few: Count) -> None:
    many = says(RED_CRESCENT, "killed", toll(84, None, unit="people"))
    part = says(speaker, "killed", few)
    for told in (((many, part),), ((many,), (part,))):
        finding = found("killed", *told)
        assert numbers(finding) == (84, 84, 84)
        assert len(finding.alternatives) == 2
        assert finding.status != "contested"


def test_a_few_told_before_any_toll_stay_a_bound() -> None:
    few = says(MINISTRY, "killed", toll(3, unit="Malians"))
    many = says(RED_CRESCENT, "killed", toll(84, None, unit="people"))
    assert numbers(found("killed", (few,), (many,)))[0] == 3


@pytest.mark.parametrize(
    ("low", "high"),
    [
        (toll(5, unit="people"), toll(40, unit="people")),
        (toll(1, unit="person"), toll(40, unit="people")),
        (toll(2, unit="soldiers", of="soldiers"), toll(40, unit="people")),
        (toll(1, unit="soldier", of="soldiers"), toll(40, unit="troops", of="soldiers")),
        (toll(3, unit="Malians"), toll(40, unit="Malians")),
        (toll(3, unit="Malians"), toll(9, unit="people")),
        (toll(0, unit="Malians"), toll(40, unit="people")),
    ],
)
def test_a_rival_low_toll_stays_a_bound(low: Count, high: Count) -> None:
    finding = found("killed", (says(RED_CRESCENT, "killed", high), says(MINISTRY, "killed", low)))
    assert numbers(finding)[::2] == (low.low, high.high)
    assert finding.status == "contested"


def test_a_toll_that_is_denied_swallows_no_other() -> None:
    many = says(RED_CRESCENT, "killed", toll(84))
    denial = says(ARMY, "killed", toll(84), stance="denies")
    one = says(MINISTRY, "killed", toll(3, unit="Malians"))
    assert numbers(found("killed", (many, denial, one)))[0] == 3


def test_attackers_and_parts_stay_out_of_the_bounds() -> None:
    finding = found(
        "killed",
        (
            says(REPORT, "killed", toll(8)),
            says(REPORT, "killed", toll(2, of="perpetrators")),
            says(ARMY, "killed", toll(3, subset="nurses")),
            says(REPORT, "killed", toll(5, of="soldiers")),
        ),
    )
    assert numbers(finding) == (8, 8, 8)
    assert finding.status == "single-source"
    assert len(finding.alternatives) == 3


def test_rockets_are_not_counted_against_drones() -> None:
    finding = found(
        "munitions_fired",
        (
            says(ARMY, "munitions_fired", toll(14, unit="rockets", of="munitions")),
            says(MINISTRY, "munitions_fired", toll(14, unit="rocket", of="munitions")),
            says(REPORT, "munitions_fired", toll(2, unit="drones", of="munitions")),
        ),
    )
    assert numbers(finding) == (14, 14, 14)
    assert finding.status == "corroborated"


def test_a_government_s_denial_contests_what_an_agency_asserts() -> None:
    agency = Speaker("Associated Press", "media")
    incident, reports = happening(
        (
            says(REPORT, "occurrence", True),
            says(agency, "occurrence", True),
            says(MINISTRY, "occurrence", True, stance="denies"),
        )
    )
    (finding,) = fuse(incident, reports, UNFOG)
    assert finding.status == "contested"
    (alternative,) = finding.alternatives
    assert (len(alternative.asserts), len(alternative.denies)) == (2, 1)
    assert incident_status([finding]) == "contested"


def test_a_report_s_doubt_contests_nothing() -> None:
    finding = found(
        "occurrence",
        (says(ARMY, "occurrence", True), says(REPORT, "occurrence", True, stance="doubts")),
    )
    assert finding.status == "single-source"
    assert finding.alternatives[0].doubts


def test_what_its_speaker_takes_back_is_retracted() -> None:
    claim = says(ARMY, "perpetrator", "Dune Banner")
    denial = says(ARMY, "perpetrator", "Dune Banner", stance="denies")
    finding = found("perpetrator", (claim,), (denial,))
    assert finding.status == "retracted"


def test_a_correction_leaves_the_new_figure_undisputed() -> None:
    finding = found(
        "killed",
        (
            says(ARMY, "killed", toll(3)),
            says(ARMY, "killed", toll(4), stance="denies"),
            says(ARMY, "killed", toll(4)),
        ),
    )
    assert numbers(finding) == (3, 3, 3)
    assert finding.status == "single-source"


def test_a_denial_later_dropped_no_longer_contests() -> None:
    finding = found(
        "occurrence",
        (says(ARMY, "occurrence", True, stance="denies"), says(REPORT, "occurrence", True)),
        (says(ARMY, "occurrence", True),),
    )
    assert finding.status == "corroborated"


def test_no_damage_that_nobody_claimed_disputes_nothing() -> None:
    finding = found("damage", (says(ARMY, "damage", "runway", stance="denies"),))
    assert finding.status == "single-source"
    assert finding.origins == 0


@pytest.mark.parametrize(
    ("name", "one", "other", "status"),
    [
        ("perpetrator", "Dune Banner", "the Dune Banner Front", "corroborated"),
        ("perpetrator", "Dune Banner", "gunmen", "single-source"),
        ("perpetrator", "armed men", "gunmen", "corroborated"),
        ("perpetrator", "Dune Banner", "Salt Plain Front", "contested"),
        ("weapon", ("rocket", "drone"), ("rockets",), "corroborated"),
        ("weapon", ("rocket",), ("knife",), "contested"),
        ("place", "Gao market", "market of Gao", "corroborated"),
        ("place", "Gao market", "northern Mali", "single-source"),
    ],
)
def test_two_speakers_agree_or_not(name: Property, one: object, other: object, status: str) -> None:
    assert found(name, (says(ARMY, name, one), says(RED_CRESCENT, name, other))).status == status


def test_a_name_that_a_second_origin_says_is_corroborated_beside_armed_men() -> None:
    told = [(ARMY, "Dune Banner"), (RED_CRESCENT, "armed men"), (MINISTRY, "Dune Banner")]
    claims = tuple(says(who, "perpetrator", name) for who, name in told)
    assert found("perpetrator", claims[:2]).status == "single-source"
    assert found("perpetrator", claims).status == "corroborated"


def test_a_month_and_a_day_within_it_agree() -> None:
    month = Timespan(dt.date(2031, 5, 1), dt.date(2031, 5, 31))
    later = dt.date(2031, 6, 2)
    day = says(ARMY, "date", Timespan(DAY, DAY))
    assert found("date", (day, says(MINISTRY, "date", month))).status == "corroborated"
    june = says(MINISTRY, "date", Timespan(later, later))
    assert found("date", (day, june)).status == "contested"


def test_two_outlets_that_quote_one_body_have_one_origin() -> None:
    spokesman = Speaker("Col. Issa Maiga", "military", org="army")
    finding = found(
        "killed", (says(ARMY, "killed", toll(4)),), (says(spokesman, "killed", toll(4)),)
    )
    assert finding.origins == 1
    assert finding.accounts == 2
    assert finding.status == "single-source"


def test_documents_that_hang_on_one_text_are_one_origin() -> None:
    claim = says(REPORT, "killed", toll(4))
    incident, reports = happening((claim,), (claim,))
    copied = {k: msgspec.structs.replace(r, origin="AP") for k, r in reports.items()}
    assert fuse(incident, reports, UNFOG)[0].status == "corroborated"
    (finding,) = fuse(incident, copied, UNFOG)
    assert (finding.origins, finding.status) == (1, "single-source")


def test_an_incident_counts_the_same_origins_as_its_findings() -> None:
    incident, reports = happening(
        (says(ARMY, "killed", toll(4)), says(MINISTRY, "occurrence", True, stance="denies")),
        (says(RED_CRESCENT, "wounded", toll(2)), says(ARMY, "wounded", toll(2))),
    )
    rows = [row for _, told in gather(incident, reports) for row in told]
    assert asserting_origins(rows) == 2
    assert max(f.origins for f in fuse(incident, reports, UNFOG)) == 2


def test_accounts_gather_one_speaker_over_documents() -> None:
    incident, reports = happening(
        (says(ARMY, "killed", toll(4)), says(REPORT, "occurrence", True)),
        (says(Speaker("the Army", "military"), "wounded", toll(2)),),
    )
    found_accounts = accounts(incident, reports)
    assert [len(a.claims) for a in found_accounts] == [1, 2]
    assert found_accounts[0].speaker.is_report
    assert {c.document for c in found_accounts[1].claims} == {"d0", "d1"}


def test_a_short_name_is_put_down_to_the_only_full_one() -> None:
    full = Speaker("Mali's interior ministry", "government")
    short = Speaker("the interior ministry", "government")
    other = Speaker("interior ministry of Niger", "government")
    told = [(says(s, "killed", toll(4)),) for s in (full, short, other)]
    incident, reports = happening(*told[:2])
    assert len(accounts(incident, reports)) == 1
    incident, reports = happening(*told)
    assert len(accounts(incident, reports)) == 3


def test_unnamed_witnesses_of_two_documents_are_two_accounts() -> None:
    witness = says(Speaker("a witness", "witness"), "killed", toll(4))
    incident, reports = happening((witness,), (witness,))
    assert len(accounts(incident, reports)) == 2


def test_the_default_rule_set_is_registered() -> None:
    assert resolve("rule_sets", "unfog") is UNFOG


speakers = st.sampled_from((REPORT, ARMY, RED_CRESCENT, MINISTRY, Speaker("a witness", "witness")))
counts = st.builds(
    lambda low, width, form, **more: Count(
        None if form == "most" else low, None if form == "least" else low + width, **more
    ),
    st.integers(0, 40),
    st.sampled_from((0, 0, 0, 5)),
    st.sampled_from(("exact", "exact", "least", "most")),
    of=st.sampled_from(("people", "people", "civilians", "soldiers", "combatants", "children",
                        "perpetrators")),
    approx=st.booleans(),
    subset=st.sampled_from((None, None, None, "nurses")),
    includes_perpetrator=st.sampled_from((False, False, True)),
)  # fmt: skip
stances = st.sampled_from(("asserts", "asserts", "asserts", "denies", "doubts"))
places = st.sampled_from(((0, 9), (0, 9), (20, 40)))
shares = st.sampled_from((None, None, "whole", "with the dead", "part", "part", "apart"))


def _saying(place: tuple[int, int], share: Share | None, claim: Claim) -> Claim:
    return msgspec.structs.replace(claim, start=place[0], end=place[1], share=share)


claims = st.one_of(
    st.builds(
        lambda at, share, name, s, v, k: _saying(at, share, says(s, name, v, stance=k)),
        places, shares, st.sampled_from(("killed", "killed", "wounded")), speakers, counts,
        stances,
    ),
    st.builds(lambda s, k: says(s, "occurrence", True, stance=k), speakers, stances),
    st.builds(
        lambda s, v, k, own: says(s, "perpetrator", v, stance=k, responsibility=own),
        speakers,
        st.sampled_from(("gunmen", "Dune Banner", "Salt Plain Front", "the army")),
        stances,
        st.booleans(),
    ),
)  # fmt: skip
tellings = st.lists(st.lists(claims, max_size=5).map(tuple), min_size=1, max_size=5)
rule_sets = st.sampled_from([resolve("rule_sets", name) for name in sorted(RULE_SETS)])


@given(tellings, st.booleans(), rule_sets)
@settings(max_examples=300, deadline=None)
def test_bounds_are_in_order_and_said_by_their_claims(
    told: list[tuple[Claim, ...]], outlets: bool, rules: RuleSet
) -> None:
    incident, reports = happening(*told, outlets=outlets)
    known = {id_of(d, c): c for d, r in reports.items() for c in r.incidents[0].claims}
    findings = fuse(incident, reports, rules)
    for finding in findings:
        said = [b for b in (finding.low, finding.best, finding.high) if b is not None]
        assert [b.value for b in said] == sorted(b.value for b in said)
        for bound in said:
            assert all(known[claim].stance == "asserts" for claim in bound.claims)
            assert bound.value in _sums(bound, known)
            assert not {left.claim for left in finding.left_out} & set(bound.claims)
        assert all(known[left.claim].stance == "asserts" for left in finding.left_out)
    for name in {c.property for c in known.values()}:
        shown = [
            i
            for f in findings
            if f.property == name
            for a in f.alternatives
            for i in (*a.asserts, *a.denies, *a.doubts)
        ]
        assert set(shown) == {i for i, c in known.items() if c.property == name}


def _sums(bound: Bound, known: Mapping[str, Claim]) -> set[int]:
    """What the claims behind a bound can come to: each gives one of its ends, or the number
    that ACLED puts for a vague word."""
    sums = {0}
    for i in bound.claims:
        count = known[i].value
        assert isinstance(count, Count)
        ends = {n for n in (count.low, count.high) if n is not None}
        ends |= {n for n in (acled_number(count, "Attack"),) if n is not None}
        sign = -1 if i in bound.less else 1
        sums = {s + sign * n for s in sums for n in ends}
    return sums


@given(tellings, st.randoms(use_true_random=False), rule_sets)
@settings(max_examples=200, deadline=None)
def test_no_order_matters(
    told: list[tuple[Claim, ...]], shuffle: random.Random, rules: RuleSet
) -> None:
    incident, reports = happening(*told)
    names = list(reports)
    shuffle.shuffle(names)
    mixed: Mapping[str, Report] = {name: _mixed(reports[name], shuffle) for name in names}
    assert fuse(incident, mixed, rules) == fuse(incident, reports, rules)
    assert accounts(incident, mixed) == accounts(incident, reports)


def _mixed(report: Report, shuffle: random.Random) -> Report:
    (read,) = report.incidents
    claims = list(read.claims)
    shuffle.shuffle(claims)
    told = msgspec.structs.replace(read, claims=tuple(claims))
    return msgspec.structs.replace(report, incidents=(told,))


@given(tellings, rule_sets)
@settings(max_examples=100, deadline=None)
def test_what_is_told_twice_changes_nothing(told: list[tuple[Claim, ...]], rules: RuleSet) -> None:
    incident, reports = happening(*told)
    twice = happening(*[(*claims, *claims) for claims in told])[1]
    once = fuse(incident, reports, rules)
    assert fuse(incident, twice, rules) == once
    assert fuse(incident, reports, rules) == once


@given(tellings, counts, st.data())
@settings(max_examples=150, deadline=None)
def test_a_further_claim_of_an_origin_heard_adds_no_origin(
    told: list[tuple[Claim, ...]], count: Count, data: st.DataObject
) -> None:
    asserting = [(n, c) for n, claims in enumerate(told) for c in claims if c.stance == "asserts"]
    assume(asserting)
    n, claim = data.draw(st.sampled_from(asserting))
    more = list(told)
    more[n] = (*told[n], says(claim.speaker, "killed", count))
    before, after = (_origins(*happening(*tale)) for tale in (told, more))
    assert after == before


def _origins(incident: Incident, reports: Mapping[str, Report]) -> int:
    return asserting_origins(row for _, rows in gather(incident, reports) for row in rows)
