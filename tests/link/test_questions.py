"""Pairs worth asking about. All happenings here are invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import product

import numpy as np

from unfog.link import (
    FACTS,
    Bulk,
    Facts,
    Held,
    facts_of,
    link,
    number_of,
    questions,
    reason,
    rulings,
    score,
)
from unfog.link.verdict import ASK, JOIN, SAME, Feature, PairScore, verdict
from unfog.model.claim import Claim, Count
from unfog.model.incident import Part, ReadIncident, Report
from unfog.model.judgement import Judgement, Pair, Side, Verdict
from unfog.model.place import Place
from unfog.model.question import Question
from unfog.model.timespan import Timespan

DAY = dt.date(2031, 5, 4)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)
MALI = Place("Mali", "ML", 17.0, -4.0, 700.0, kind="country")


def told(place: Place | None = GAO, killed: int | None = 4, days: int = 1) -> ReadIncident:
    span = Timespan(DAY, DAY + dt.timedelta(days=days - 1))
    claims = (Claim("killed", Count(killed, killed), 0, 5),) if killed else ()
    return ReadIncident("h1", "Attack", "main", span, place, claims)


def vague(low: float, high: float) -> Report:
    """What scores from `low` up to `high` beside a report of `told()`, whatever the weights."""
    for place, killed, days in product((GAO, MALI, None), (None, 4, 5, 9, 30), (1, 5, 31)):
        found = report("v", told(place, killed, days))
        if low <= score(*facts_of([report("a", told()), found])).total < high:
            return found
    raise AssertionError("no such report: widen the choice")


def report(document: str, *incidents: ReadIncident) -> Report:
    return Report(document, f"digest-{document}", DAY, None, None, document, incidents)


def asked(reports: Sequence[Report], *log: Judgement) -> list[Question]:
    """The hardest first."""
    bulk: Bulk[Facts] = Bulk(FACTS)
    facts = facts_of(reports)
    for row in facts:
        bulk.add(number_of(row.part), 0, row)
    bulk.link()
    names = {part: n for n, i in enumerate(link(reports, log)) for part in i.parts}
    incidents = np.array([names[row.part] for row in facts], np.int32)
    held = Held(rulings(log, {r.document: r.incidents for r in reports}))
    return sorted(questions(bulk, incidents, held), key=lambda one: one.hardness)


def word(a: str, b: str, verdict: Verdict) -> Judgement:
    pair = Pair(Side(Part(a, "h1")), Side(Part(b, "h1")), verdict)
    return Judgement(pair, "R. Coder", dt.datetime(2031, 5, 4, tzinfo=dt.UTC))


def test_the_two_thresholds_make_three_verdicts() -> None:
    assert [verdict(x) for x in (SAME, SAME - 0.01, ASK, ASK - 0.01)] == [
        "same", "ask", "ask", "different",
    ]  # fmt: skip
    open_pair = PairScore(0.1, (Feature("date", 2.5), Feature("prior", -2.4)))
    assert (open_pair.verdict, open_pair.same) == ("ask", True)
    assert open_pair.why == "ask (0.10): date +2.5, prior -2.4"


APART, JOINED = vague(ASK, JOIN), vague(JOIN, SAME)
"""What a score leaves open: alone it stays apart, or joins."""


def test_what_is_clear_is_not_asked() -> None:
    assert asked([report("a", told()), report("b", told())]) == []
    assert asked([report("a", told()), report("b", told(place=KIDAL))]) == []


def test_a_pair_in_between_is_asked_with_its_reasons() -> None:
    (question,) = asked([report("a", told()), APART])
    assert (question.left, question.right) == (Part("a", "h1"), Part("v", "h1"))
    assert ASK <= question.score < SAME
    assert not question.joined
    assert all(
        reason(feature) for feature in score(*facts_of([report("a", told()), APART])).features
    )


def test_between_two_incidents_one_question_is_enough() -> None:
    many = [report(name, told()) for name in "abcdef"]
    (question,) = asked([*many, APART])
    assert question.right == Part("v", "h1")


def test_what_was_judged_is_not_asked_again() -> None:
    many = [report(name, told()) for name in "abc"]
    for said in ("same", "different", "unsure"):
        assert asked([*many, APART], word("b", "v", said)) == []


def test_a_pair_that_holds_an_incident_together_is_asked() -> None:
    (question,) = asked([report("a", told()), JOINED])
    assert question.joined
    assert question.score >= JOIN


def test_the_hardest_are_nearest_to_a_toss_up() -> None:
    found = asked([report("a", told()), JOINED, report("w", *APART.incidents)])
    assert found
    assert [one.hardness for one in found] == [abs(one.score) for one in found]


def test_a_reason_without_words_gives_its_name() -> None:
    assert reason(Feature("moon_phase", -1.0)) == "moon phase"
