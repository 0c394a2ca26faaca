"""Where claims come from: passages, one statement in many reports, what is taken back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from unfog.clean.duplicates import signature
from unfog.fuse import UNFOG, fuse
from unfog.fuse.evidence import Evidence
from unfog.fuse.gathering import gather
from unfog.model.claim import Claim, Count
from unfog.model.finding import Finding
from unfog.model.incident import Incident, Part, ReadIncident, Report
from unfog.model.notice import Notice
from unfog.model.origin import Passage
from unfog.model.span import Span
from unfog.model.speaker import REPORT, Speaker

DAY = dt.date(2031, 5, 4)
QUOTE = '"Nine men lay dead at the mill when our patrol came up from the river at dawn"'


def killed(count: int, start: int = 0, speaker: Speaker = REPORT, end: int | None = None) -> Claim:
    last = start + 10 if end is None else end
    return Claim("killed", Count(count, count), start, last, speaker=speaker)


def report(document: str, *claims: Claim, day: int = 0, **more: object) -> Report:
    return Report(
        document=document,
        digest=document,
        published=DAY + dt.timedelta(days=day),
        outlet=more.pop("outlet", None),  # type: ignore[arg-type]  # test shorthand
        title=None,
        origin=str(more.pop("origin", document)),
        incidents=(ReadIncident("e", "Attack", "main", None, None, claims),),
        **more,  # type: ignore[arg-type]  # test shorthand
    )


def fused(*reports: Report) -> tuple[Finding, list[Evidence]]:
    told: Mapping[str, Report] = {r.document: r for r in reports}
    parts = tuple(Part(r.document, "e") for r in reports)
    incident = Incident("i", "Attack", "main", None, None, parts)
    (finding,) = fuse(incident, told, UNFOG)
    ((_, rows),) = gather(incident, told)
    return finding, rows


def test_a_copy_is_no_second_origin_of_what_its_source_says() -> None:
    source = report("a", killed(9), outlet="Valley Post")
    copy = report("b", killed(9), outlet="Hill Post", origin="a")
    assert fused(source, copy)[0].origins == 1


def test_a_passage_of_a_round_up_hangs_on_the_report_it_is_from() -> None:
    source = report("a", killed(9), outlet="Valley Post")
    inside = report("b", killed(9, 50), passages=(Passage(40, 90, "a"),))
    assert fused(source, inside)[0].status == "single-source"
    beside = report("b", killed(9, 10), passages=(Passage(40, 90, "a"),))
    assert fused(source, beside)[0].status == "corroborated"


def quoting(document: str, speaker: str, quote: str = QUOTE) -> Report:
    text = f"{speaker.capitalize()} said: {quote}. More is not known in {document}."
    end = text.index(".") + 1
    claim = killed(9, 0, Speaker(speaker, "police"), end)
    return report(document, claim, signature=signature(text))


def test_the_same_quoted_words_are_one_statement_whoever_is_named() -> None:
    finding, rows = fused(quoting("a", "a spokesman in Karlo"), quoting("b", "river guard"))
    assert finding.origins == 1
    assert len({row.account for row in rows}) == 2


def test_other_words_are_statements_of_their_own() -> None:
    other = '"We counted nine bodies in the yard behind the school on Sunday afternoon"'
    assert (
        fused(quoting("a", "a spokesman in Karlo"), quoting("b", "river guard", other))[0].origins
        == 2
    )


def test_a_quotation_that_one_report_gives_to_two_speakers_joins_nobody() -> None:
    one = quoting("a", "river guard")
    (told,) = one.incidents
    (claim,) = told.claims
    army = msgspec.structs.replace(claim, speaker=Speaker("army", "military"))
    both = msgspec.structs.replace(told, claims=(claim, army))
    torn = msgspec.structs.replace(one, incidents=(both,))
    assert fused(torn, quoting("b", "a spokesman in Karlo"))[0].origins == 3


def withdrawn(rows: list[Evidence]) -> set[tuple[str, Count]]:
    return {
        (row.document, row.claim.value)
        for row in rows
        if row.withdrawn and isinstance(row.claim.value, Count)
    }


def test_a_correction_takes_back_the_figure_of_the_same_outlet() -> None:
    notice = Notice("correction", Span(100, 160), None, 8, 5)
    early = report("a", killed(8), outlet="Valley Post")
    other = report("c", killed(8), outlet="Hill Post")
    late = report("b", killed(5), day=1, outlet="Valley Post", notices=(notice,))
    finding, rows = fused(early, other, late)
    assert withdrawn(rows) == {("a", Count(8, 8))}
    assert fused(early, late)[0].high == msgspec.structs.replace(
        finding.low,
        value=5,  # type: ignore[type-var]  # there is a bound
    )


def test_a_retraction_takes_back_the_whole_report_of_the_agency_it_names() -> None:
    notice = Notice("retraction", Span(0, 40), "AFP")
    wire = report("a", killed(8), origin="AFP")
    copy = report("c", killed(8), origin="AFP")
    other = report("o", killed(8))
    late = report("b", killed(3), day=1, notices=(notice,))
    assert withdrawn(fused(wire, copy, other, late)[1]) == {("a", Count(8, 8)), ("c", Count(8, 8))}


def test_a_retraction_that_may_mean_two_reports_drops_none() -> None:
    notice = Notice("retraction", Span(0, 40))
    one = report("a", killed(8), outlet="Valley Post")
    two = report("c", killed(7), outlet="Valley Post")
    late = report("b", killed(3), day=1, outlet="Valley Post", notices=(notice,))
    assert withdrawn(fused(one, two, late)[1]) == set()


def test_a_revision_takes_back_what_the_same_speaker_gave() -> None:
    ministry, army = Speaker("health ministry", "government"), Speaker("army", "military")
    notice = Notice("revision", Span(0, 60), "The ministry", 8, 5)
    early = report("a", killed(8, speaker=ministry), killed(8, 30, speaker=army))
    late = report("b", killed(5, 10, speaker=ministry), day=1, notices=(notice,))
    _, rows = fused(early, late)
    assert {(r.account, r.document) for r in rows if r.withdrawn} == {
        ("speaker:health ministry", "a")
    }
