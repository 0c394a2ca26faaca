"""What the machine says in its own sentences is told in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from unfog.link.reasons import _AGAINST, _FOR
from unfog.model.claim import Count
from unfog.pipeline.provenance import sources
from unfog.pipeline.ruled import under
from unfog.store import open_register
from unfog.web.language import language
from unfog.web.shown import FIRST_RULES
from unfog.web.worded import english, value_told, worded

ARABIC, ENGLISH = language("ar"), language("en")


def test_each_reason_of_a_finding_is_translated(demo_register: Path) -> None:
    with open_register(demo_register, create=False) as store:  # type: ignore[attr-defined]
        found = [
            one
            for rules in FIRST_RULES
            for id in store.view.ids()
            if (stored := under(store.view, rules).incident(id))
            for finding in stored.findings
            for one in (finding.why, finding.grade)
        ]
        edges = [
            edge.why
            for id in store.view.ids()
            if (stored := store.view.incident(id))
            for edge in sources(store.view, stored.incident).edges
            if edge.kind != "quotes"
        ]
    assert len(set(found)) > 8
    left = {one for one in {*found, *edges} if one and 'lang="en"' in worded(one, ARABIC)}
    assert left == set()


def test_each_reason_of_a_score_is_translated() -> None:
    assert {*_FOR.values(), *_AGAINST.values()} <= ARABIC.for_scripts.keys()


def test_a_sentence_is_put_together_in_the_other_language() -> None:
    told = worded("the best supported number (3 of 7 origins allow it)", ARABIC)
    assert told.startswith("الرقم الأكثر تأييدًا")
    assert told.index("3") < told.index("7")
    assert "origins" not in told


@pytest.mark.parametrize(
    "text",
    [
        "as reviewers rate them: Gazette E, police D",
        "no figure stands; as reviewers rate them: Gazette E",
        "no figure stands; one origin by a reviewer's word: owner The Firm (3 accounts)",
        "the best supported number (3 of 7 origins allow it); as reviewers rate them: police D; "
        "one origin by a reviewer's word: owner The Firm (2 accounts); "
        "one origin by a reviewer's word: party miners (4 accounts)",
        "on the side of the miners, a party to the incident",
    ],
)
def test_what_reviewers_say_of_sources_is_translated(text: str) -> None:
    told = worded(text, ARABIC)
    assert "lang" not in told
    assert "reviewer" not in told
    assert "origin" not in told


def test_why_something_cannot_be_done_is_translated() -> None:
    told = worded("This needs the role of coder; yours is viewer.", ARABIC)
    assert "مرمّز" in told
    assert "مطّلع" in told
    assert "lang" not in worded("Too many requests; wait 3 s and try again.", ARABIC)


def test_what_nobody_translated_is_marked_as_english() -> None:
    assert worded("a new reason", ARABIC) == '<bdi lang="en" dir="ltr">a new reason</bdi>'
    assert worded("a new reason", ENGLISH) == "<bdi>a new reason</bdi>"


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (Count(5, None, of="soldiers"), "ما لا يقل عن <bdi>5</bdi> جنود"),
        (Count(3, 5, of="civilians"), "<bdi>3–5</bdi> مدنيون"),
        (Count(20, 20, approx=True), "نحو <bdi>20</bdi> أشخاص"),
        (Count(9, 9, unit="guards"), '<bdi>9</bdi> <bdi lang="en" dir="ltr">guards</bdi>'),
    ],
)
def test_counts_are_told_with_who_is_counted(count: Count, told: str) -> None:
    assert value_told(count, ARABIC) == told


def test_nothing_hostile_gets_out_of_a_value() -> None:
    hurt = "<script>1</script>%(x)s"
    for said in (ENGLISH, ARABIC):
        for told in (english(hurt, said), worded(hurt, said), value_told(hurt, said),
                     value_told(Count(1, 2, hurt), said),
                     worded(f"confirmed: {hurt} says that it did it", said)):  # fmt: skip
            assert "<script>" not in told
            assert "&lt;script&gt;" in told
