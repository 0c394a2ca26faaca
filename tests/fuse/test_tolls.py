"""Tolls as fused under each rule set. All happenings here are invented."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from unfog.fuse import fuse
from unfog.fuse.reliability import parties, reliability
from unfog.model.claim import Claim, Count
from unfog.model.finding import Finding
from unfog.model.identity import claim_id
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.rating import Reliable, SourceSaid
from unfog.model.speaker import REPORT, Speaker
from unfog.registry import RULE_SETS, resolve

ARMY = Speaker("army", "military")
HOSPITAL = Speaker("Gao hospital", "medical")
MINISTRY = Speaker("health ministry", "government")
BANNER = Speaker("Dune Banner", "armed_group")
NURSE = Speaker("a nurse", "anonymous")

type Tale = list[Claim]


def count(low: int | None, high: int | None = -1, of: str = "people", **more: object) -> Count:
    return Count(low, low if high == -1 else high, of=of, **more)  # type: ignore[arg-type] # shorthand


def killed(speaker: Speaker, value: Count, at: int = 0, **more: object) -> Claim:
    return Claim("killed", value, at, at + 9, speaker=speaker, **more)  # type: ignore[arg-type] # shorthand


def wounded(speaker: Speaker, value: Count, **more: object) -> Claim:
    return Claim("wounded", value, 0, 9, speaker=speaker, **more)  # type: ignore[arg-type] # shorthand


def did(speaker: Speaker, who: str, **more: object) -> Claim:
    return Claim("perpetrator", who, 0, 9, speaker=speaker, **more)  # type: ignore[arg-type] # shorthand


def under(
    rules: str, *days: Tale, event: str = "Attack", outlet: str | None = None
) -> list[Finding]:
    """What `rules` make of reports printed day by day."""
    reports = {}
    for n, tale in enumerate(days):
        read = ReadIncident("1", event, "main", None, None, tuple(tale))
        day = dt.date(2031, 5, 4) + dt.timedelta(days=n)
        reports[f"d{n}"] = Report(f"d{n}", f"x{n}", day, outlet, None, f"d{n}", (read,))
    incident = Incident("i-1", event, "main", None, None, tuple(Part(d, "1") for d in reports))
    return list(fuse(incident, reports, resolve("rule_sets", rules)))


def toll(found: list[Finding], of: str = "", name: str = "killed") -> Finding:
    return next(f for f in found if f.property == name and f.of == of)


def numbers(finding: Finding) -> tuple[int | None, ...]:
    return tuple(b and b.value for b in (finding.low, finding.best, finding.high))


def why(finding: Finding, document: str, claim: Claim) -> str:
    left = {left.claim: left.why for left in finding.left_out}
    return left.get(claim_id(document, "1", claim), "")


def test_attackers_have_a_finding_of_their_own() -> None:
    found = under(
        "unfog",
        [
            killed(ARMY, count(11, of="soldiers")),
            killed(ARMY, count(34, of="perpetrators")),
            killed(BANNER, count(41, of="soldiers")),
            killed(BANNER, count(4, of="perpetrators")),
        ],
    )
    assert numbers(toll(found))[::2] == (11, 41)
    attackers = toll(found, "attackers")
    assert numbers(attackers)[::2] == (4, 34)
    assert attackers.status == "contested"


def test_one_speaker_s_soldiers_and_police_add_up() -> None:
    parts = [killed(MINISTRY, count(14, of="police")), killed(MINISTRY, count(3, of="soldiers"))]
    finding = toll(under("unfog", parts))
    assert numbers(finding) == (17, 17, 17)
    assert finding.best is not None
    assert set(finding.best.claims) == {claim_id("d0", "1", claim) for claim in parts}
    whole = [*parts, killed(HOSPITAL, count(17))]
    assert toll(under("unfog", whole)).status == "corroborated"


def test_one_civilian_and_seven_soldiers_of_one_speaker_add_up() -> None:
    one = killed(MINISTRY, count(1, of="civilians", unit="woman"))
    finding = toll(under("unfog", [killed(MINISTRY, count(7, of="soldiers")), one]))
    assert numbers(finding) == (8, 8, 8)


def test_a_report_that_follows_rivals_does_not_add_them_up() -> None:
    told = [
        killed(REPORT, count(17, of="combatants"), at=0),
        killed(REPORT, count(9, of="civilians"), at=200),
    ]
    assert numbers(toll(under("unfog", told)))[::2] == (9, 17)


def test_a_smaller_figure_in_the_same_words_is_no_rival() -> None:
    larger, smaller = killed(HOSPITAL, count(31)), killed(HOSPITAL, count(4))
    finding = toll(under("unfog", [larger, smaller]))
    assert numbers(finding) == (31, 31, 31)
    assert why(finding, "d0", smaller) == "same breath"


def test_at_least_twenty_gives_way_to_the_number_beside_it() -> None:
    finding = toll(
        under("unfog", [killed(HOSPITAL, count(20, None)), killed(HOSPITAL, count(26), at=50)])
    )
    assert numbers(finding) == (26, 26, 26)


def test_a_report_tells_the_earlier_figure_beside_the_new_one() -> None:
    old, new = killed(MINISTRY, count(7)), killed(MINISTRY, count(12))
    again = killed(REPORT, count(7), at=50)
    finding = toll(under("unfog", [old], [new, again]))
    assert numbers(finding) == (12, 12, 12)
    assert why(finding, "d0", old) == "superseded"
    assert why(finding, "d1", again) == "retold"
    assert finding.status == "single-source"


def test_a_late_copy_does_not_bring_an_old_figure_back() -> None:
    told = [killed(MINISTRY, count(12))], [killed(MINISTRY, count(17)), killed(MINISTRY, count(12))]
    assert numbers(toll(under("unfog", *told))) == (17, 17, 17)


def test_a_smaller_later_figure_of_the_same_speaker_stands() -> None:
    told = [killed(MINISTRY, count(12))], [killed(MINISTRY, count(9))]
    assert numbers(toll(under("unfog", *told))) == (9, 9, 9)


def test_the_wounded_who_died_are_no_contradiction() -> None:
    before = [killed(MINISTRY, count(2)), wounded(MINISTRY, count(5))]
    after = [killed(HOSPITAL, count(3)), wounded(HOSPITAL, count(4))]
    found = under("unfog", before, after)
    assert numbers(toll(found))[::2] == (2, 3)
    assert toll(found).status == "single-source"
    assert toll(found, name="wounded").status == "single-source"
    others = under("unfog", before, [killed(HOSPITAL, count(3)), wounded(HOSPITAL, count(6))])
    assert toll(others).status == "contested"


def test_a_wounded_count_that_its_speaker_changes_is_no_contest() -> None:
    found = under("unfog", [wounded(MINISTRY, count(5))], [wounded(MINISTRY, count(8))])
    assert toll(found, name="wounded").status == "single-source"


def test_a_denial_of_a_figure_that_its_speaker_has_given_up_disputes_nothing() -> None:
    first = [killed(MINISTRY, count(16)), killed(ARMY, count(16), stance="denies")]
    assert toll(under("unfog", first)).status == "contested"
    assert toll(under("unfog", first, [killed(MINISTRY, count(14))])).status == "single-source"


def test_a_count_that_includes_the_attacker_fits_one_victim_fewer() -> None:
    told = [
        killed(HOSPITAL, count(13, includes_perpetrator=True)),
        killed(MINISTRY, count(12)),
    ]
    finding = toll(under("unfog", told))
    assert numbers(finding) == (12, 12, 13)
    assert finding.status == "corroborated"


def test_acled_takes_the_lowest_and_counts_all_sides() -> None:
    told = [
        killed(HOSPITAL, count(12)),
        killed(MINISTRY, count(9)),
        killed(REPORT, count(1, of="perpetrators")),
    ]
    finding = toll(under("acled", told))
    assert numbers(finding) == (10, 10, 10)
    assert not [f for f in under("acled", told) if f.of]


@pytest.mark.parametrize(
    ("low", "event", "number"),
    [(24, "Attack", 12), (20, "Attack", 10), (200, "Attack", 100), (3, "Attack", 3),
     (3, "Air/drone strike", 10), (2, "Armed clash", 10), (40, "Attack", 40)],
)  # fmt: skip
def test_acled_reads_vague_words_by_its_table(low: int, event: str, number: int) -> None:
    vague = killed(HOSPITAL, count(low, None, approx=True))
    assert numbers(toll(under("acled", [vague], event=event))) == (number,) * 3


def test_acled_puts_nought_where_nobody_counts() -> None:
    finding = toll(under("acled", [did(ARMY, "Dune Banner")]))
    assert (numbers(finding), finding.assumed) == ((None, None, None), 0)
    only_parts = [killed(HOSPITAL, count(2, subset="nurses"))]
    assert numbers(toll(under("acled", only_parts))) == (2, 2, 2)


def test_ucdp_tells_the_sides_apart_and_adds_them_up() -> None:
    told = [
        killed(MINISTRY, count(20)),
        killed(MINISTRY, count(5, of="soldiers"), at=50),
        killed(MINISTRY, count(8, of="civilians"), at=100),
        killed(MINISTRY, count(4, of="perpetrators"), at=150),
        did(MINISTRY, "Dune Banner"),
    ]
    found = under("ucdp", told)
    assert numbers(toll(found)) == (24, 24, 24)
    assert numbers(toll(found, "state forces")) == (5, 5, 5)
    assert numbers(toll(found, "non-state groups")) == (4, 4, 4)
    assert numbers(toll(found, "civilians")) == (8, 8, 8)
    rest = toll(found, "unknown")
    assert numbers(rest) == (7, 7, 7)
    assert rest.best is not None
    assert set(rest.best.claims) == {claim_id("d0", "1", claim) for claim in told[:3]}


def test_ucdp_sets_unnamed_speakers_aside_where_others_count() -> None:
    told = [killed(NURSE, count(30)), killed(MINISTRY, count(12))]
    finding = toll(under("ucdp", told))
    assert numbers(finding) == (12, 12, 12)
    assert why(finding, "d0", told[0]) == "not firm"
    assert numbers(toll(under("ucdp", told[:1]))) == (30, 30, 30)


def test_airwars_gives_the_range_of_civilians() -> None:
    told = [
        killed(HOSPITAL, count(11)),
        killed(MINISTRY, count(14, of="civilians")),
        killed(ARMY, count(17, of="combatants")),
    ]
    finding = toll(under("airwars", told))
    assert numbers(finding) == (11, None, 14)
    assert why(finding, "d0", told[2]) == "not counted"


@pytest.mark.parametrize(
    ("told", "grade"),
    [
        ([killed(HOSPITAL, count(3))], "weak"),
        ([killed(HOSPITAL, count(3)), killed(MINISTRY, count(3))], "weak"),
        (
            [killed(HOSPITAL, count(3)), killed(MINISTRY, count(3)), did(MINISTRY, "Dune Banner")],
            "fair",
        ),
        (
            [killed(HOSPITAL, count(3)), did(BANNER, "Dune Banner", responsibility=True)],
            "confirmed",
        ),
        (
            [
                killed(HOSPITAL, count(3)),
                did(BANNER, "Dune Banner", responsibility=True),
                killed(BANNER, count(1, None), stance="denies"),
            ],
            "weak",
        ),
        (
            [killed(HOSPITAL, count(3)), did(MINISTRY, "Dune Banner"), did(ARMY, "Salt Front")],
            "contested",
        ),
        ([killed(ARMY, count(3, of="combatants")), did(ARMY, "army")], "discounted"),
        ([did(ARMY, "army")], None),
    ],
)
def test_airwars_grades(told: Tale, grade: str | None) -> None:
    found = [f for f in under("airwars", told) if f.property == "killed"]
    assert (found[0].grade.partition(":")[0] if found else None) == grade


def test_ibc_is_provisional_until_a_second_origin_counts() -> None:
    told = [killed(HOSPITAL, count(3)), killed(ARMY, count(9, of="combatants"))]
    finding = toll(under("ibc", told))
    assert (numbers(finding), finding.grade) == ((3, None, 3), "provisional: one origin only")
    second = toll(under("ibc", [*told, killed(MINISTRY, count(5, of="police"))]))
    assert (numbers(second), second.grade) == ((3, None, 5), "")


def test_credibility_of_each_value_and_its_denial() -> None:
    told = [
        killed(HOSPITAL, count(12)),
        killed(MINISTRY, count(12)),
        killed(NURSE, count(30)),
        killed(ARMY, count(30), stance="denies"),
    ]
    rated = {a.value.low: a for a in toll(under("unfog", told)).alternatives}  # type: ignore[union-attr]
    assert rated[12].credible is not None
    assert (rated[12].credible.degree, rated[12].credible.why) == (1, "2 origins say so")
    assert rated[30].credible is not None
    assert rated[30].credible.degree == 5
    alone = toll(under("unfog", told[:1])).alternatives[0]
    assert alone.credible is not None
    assert alone.credible.degree == 6
    back = under(
        "unfog", [did(BANNER, "Dune Banner")], [did(BANNER, "Dune Banner", stance="denies")]
    )
    (taken,) = back[0].alternatives
    assert taken.credible is not None
    assert taken.against is not None
    assert (taken.credible.degree, taken.against.degree) == (5, 2)


def test_reliability_is_not_judged_but_of_parties_and_by_the_user() -> None:
    found = under("unfog", [did(MINISTRY, "Salt Plain Front"), killed(HOSPITAL, count(3))])
    among = parties(found)
    assert reliability(HOSPITAL, among).degree == "F"
    assert reliability(NURSE, among) == Reliable("F", "not named")
    assert reliability(Speaker("the Salt Plain Front", "other"), among).degree == "D"
    assert reliability(BANNER).degree == "D"
    why = "its lists were right three times"
    own = SourceSaid("speaker", "GAO HOSPITAL", reliability="B", why=why)
    assert reliability(HOSPITAL, among, own) == Reliable("B", why)
    side = SourceSaid("speaker", "Gao hospital", party="Salt Plain Front")
    assert reliability(HOSPITAL, among, side).degree == "D"
    assert reliability(HOSPITAL, (), side).degree == "F"


def test_the_example_in_the_docs_is_what_comes_out() -> None:
    first = [
        killed(HOSPITAL, count(24, None, approx=True)),
        killed(MINISTRY, count(7)),
        killed(ARMY, count(3, of="soldiers")),
        did(Speaker("police", "police"), "Dune Banner"),
    ]
    second = [
        killed(MINISTRY, count(12)),
        killed(MINISTRY, count(2, of="children", subset="children")),
        killed(NURSE, count(15)),
        killed(REPORT, count(1, of="perpetrators")),
        did(BANNER, "Dune Banner", responsibility=True),
    ]
    page = (Path(__file__).parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")
    rows = [[c.strip() for c in line.split("|")[1:-1]] for line in page.splitlines() if "|" in line]
    told = {(row[0], row[1]): row[2:] for row in rows if row[0] in RULE_SETS}
    for (rules, who), (low, best, high, note) in told.items():
        of = "" if who in ("victims", "all") or rules in ("airwars", "ibc") else who
        finding = toll(under(rules, first, second, event="Suicide bomb"), of)
        assert ["–" if n is None else str(n) for n in numbers(finding)] == [low, best, high]
        assert finding.grade.startswith(note) or rules != "airwars"
    assert {rules for rules, _ in told} == set(RULE_SETS)


def test_one_victim_by_name_is_no_rival_of_two() -> None:
    named = killed(MINISTRY, count(1, unit="Ibrahim Ag"))
    someone = killed(ARMY, count(1, unit="person"))
    finding = toll(under("unfog", [killed(HOSPITAL, count(2)), named]))
    assert numbers(finding) == (2, 2, 2)
    assert why(finding, "d0", named) == "a victim"
    assert numbers(toll(under("unfog", [killed(HOSPITAL, count(2)), someone])))[::2] == (1, 2)


def test_one_victim_told_of_beside_the_speaker_s_own_toll_is_no_rival() -> None:
    one = killed(REPORT, count(1, unit="people"), at=90)
    finding = toll(under("unfog", [killed(REPORT, count(3)), one]))
    assert numbers(finding) == (3, 3, 3)
    assert why(finding, "d0", one) == "a victim"


def test_somebody_wounded_who_is_named_among_the_dead_is_not_counted_as_wounded() -> None:
    dead = killed(HOSPITAL, count(1, unit="Ibrahim Ag"))
    shot = wounded(REPORT, count(1, unit="Ibrahim"))
    found = under("unfog", [dead, shot, wounded(MINISTRY, count(4))])
    finding = toll(found, name="wounded")
    assert numbers(finding) == (4, 4, 4)
    assert why(finding, "d0", shot) == "died"
    assert numbers(toll(under("unfog", [dead, shot]), name="wounded")) == (None, None, None)


def test_children_are_no_part_of_a_smaller_count() -> None:
    told = [killed(HOSPITAL, count(7, of="children"))], [killed(MINISTRY, count(3, of="soldiers"))]
    assert numbers(toll(under("unfog", *told)))[::2] == (3, 7)
    more = killed(MINISTRY, count(9))
    finding = toll(under("unfog", *told, [more]))
    assert why(finding, "d0", told[0][0]) == "part"


def test_no_nurse_killed_is_no_toll_where_patients_are_counted() -> None:
    none = killed(HOSPITAL, count(0, of="staff"))
    patients = killed(HOSPITAL, count(7, subset="patients"), at=50)
    finding = toll(under("unfog", [none, patients]))
    assert numbers(finding) == (7, None, None)
    assert why(finding, "d0", none) == "none of a kind"


def test_no_civilian_killed_is_a_figure_where_fighters_do_not_count() -> None:
    none, fighters = killed(ARMY, count(0, of="civilians")), killed(ARMY, count(9, of="combatants"))
    assert numbers(toll(under("airwars", [none, fighters]))) == (0, None, 0)


def test_ucdp_takes_no_side_from_whom_it_sets_aside() -> None:
    told = [killed(MINISTRY, count(12)), killed(NURSE, count(9, of="civilians"))]
    found = under("ucdp", told)
    assert not [f for f in found if f.of == "civilians"]
    assert numbers(toll(found, "unknown")) == (12, 12, 12)


def test_ucdp_s_sides_add_up_where_one_lost_nobody() -> None:
    told = [killed(MINISTRY, count(12)), killed(ARMY, count(0, of="soldiers"))]
    found = under("ucdp", told)
    assert [(f.of, numbers(f)[1]) for f in found][1:] == [("state forces", 0), ("unknown", 12)]


def test_ucdp_has_no_row_for_a_side_without_figures() -> None:
    denial = killed(ARMY, count(1, None, of="civilians"), stance="denies")
    found = under("ucdp", [killed(MINISTRY, count(12)), denial])
    assert {f.of for f in found} == {"", "unknown"}


def test_a_denial_of_what_nobody_asserts_contests_nothing() -> None:
    civilians = killed(ARMY, count(1, None, of="civilians"), stance="denies")
    assert toll(under("unfog", [killed(HOSPITAL, count(12)), civilians])).status == "single-source"
    corrected = [killed(MINISTRY, count(14)), killed(MINISTRY, count(16), stance="denies")]
    assert toll(under("unfog", corrected)).status == "single-source"


def test_two_rivals_do_not_make_improbable_what_as_many_others_fit() -> None:
    told = [
        killed(HOSPITAL, count(12)),
        killed(BANNER, count(10, 14)),
        killed(MINISTRY, count(30)),
        killed(ARMY, count(30)),
    ]
    rated = {a.value.low: a for a in toll(under("unfog", told)).alternatives}  # type: ignore[union-attr]
    assert rated[12].credible is not None
    assert rated[12].credible.degree == 3
    alone = {a.value.low: a for a in toll(under("unfog", told[::2] + told[3:])).alternatives}  # type: ignore[union-attr]
    assert alone[12].credible is not None
    assert alone[12].credible.degree == 5


def test_protesters_are_named_by_nobody() -> None:
    told = [killed(s, count(3)) for s in (HOSPITAL, MINISTRY)]
    found = under("airwars", [*told, did(MINISTRY, "Protesters")])
    assert toll(found).grade == "weak: nobody is named as having done it"


def test_those_killed_come_off_a_count_of_all_who_were_hit() -> None:
    dead = killed(REPORT, count(2), share="whole")
    shot = wounded(REPORT, count(5), share="with the dead")
    finding = toll(under("unfog", [dead, shot]), name="wounded")
    assert numbers(finding) == (3, 3, 3)
    assert finding.best is not None
    assert finding.best.claim == claim_id("d0", "1", shot)
    assert finding.best.less == (claim_id("d0", "1", dead),)
    alone = toll(under("unfog", [shot]), name="wounded")
    assert numbers(alone) == (5, 5, 5)


def test_victims_told_of_one_by_one_add_up() -> None:
    man = wounded(REPORT, count(1, unit="man"), share="part")
    woman = wounded(MINISTRY, count(1, unit="woman"), share="part")
    finding = toll(under("unfog", [man, woman]), name="wounded")
    assert numbers(finding) == (2, 2, 2)
    assert finding.best is not None
    assert finding.best.claims == (claim_id("d0", "1", man), claim_id("d0", "1", woman))
    assert finding.left_out == ()


def test_what_is_apart_bears_on_no_bound_and_is_still_shown() -> None:
    shot = wounded(REPORT, count(1, unit="man"), share="apart")
    found = under("unfog", [killed(REPORT, count(1), share="whole"), shot])
    finding = toll(found, name="wounded")
    assert numbers(finding) == (None, None, None)
    assert why(finding, "d0", shot) == "apart"
    assert [a.asserts for a in finding.alternatives] == [(claim_id("d0", "1", shot),)]


def test_the_wounded_whom_a_later_report_counts_as_dead_are_not_wounded() -> None:
    shot = wounded(REPORT, count(1), share="whole")
    dead = killed(REPORT, count(1), share="whole")
    finding = toll(under("unfog", [shot], [dead]), name="wounded")
    assert numbers(finding) == (None, None, None)
    assert why(finding, "d0", shot) == "died"
    earlier = toll(under("unfog", [dead], [shot]), name="wounded")
    assert numbers(earlier) == (1, 1, 1)
    more = toll(under("unfog", [wounded(REPORT, count(3), share="whole")], [dead]), name="wounded")
    assert numbers(more) == (3, 3, 3)
