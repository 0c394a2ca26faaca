"""Where a text takes back what was said before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.notice import Notice
from unfog.read.notices import find_notices


def only(text: str) -> Notice:
    (notice,) = find_notices(text)
    return notice


@pytest.mark.parametrize(
    "text",
    [
        "Correction: The blast killed five people, not eight as we reported on Monday.",
        "An earlier version of this article said that eight were killed. In fact, five were.",
        "This story has been corrected to say five people were killed, not eight.",
        "(Corrects number of dead in paragraph 3 to 5 from 8)",
    ],
)
def test_a_correction_names_the_wrong_figure_and_the_right_one(text: str) -> None:
    notice = only(f"Shells fell on Karlo on Monday.\n\n{text}")
    assert (notice.kind, notice.by) == ("correction", None)
    assert (notice.withdrawn, notice.replaced) == (8, 5)


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("Meridian Press has withdrawn the alert on the shelling.", "Meridian Press"),
        ("AFP withdraws its report on the strike at Karlo.", "AFP"),
        ("The website on Sunday withdrew the report, and apologised.", "The website"),
        ("The story has been removed because its facts could not be confirmed.", None),
        ("RETRACTION: our report of 3 May on Karlo", None),
    ],
)
def test_a_retraction_says_who_takes_it_back(text: str, by: str | None) -> None:
    assert (only(text).kind, only(text).by) == ("retraction", by)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Officials revised the death toll to five from eight.", (8, 5)),
        ("The ministry lowered its toll from 12 to nine on Tuesday.", (12, 9)),
        ("Nine people died, down from an earlier toll of 12, the army said.", (12, None)),
        ("The ministry said that the number was corrected to 31 from 35.", (35, 31)),
    ],
)
def test_a_revision_tells_both_figures(text: str, figures: tuple[int, int | None]) -> None:
    notice = only(text)
    assert notice.kind == "revision"
    assert (notice.withdrawn, notice.replaced) == figures


@pytest.mark.parametrize(
    "text",
    [
        "Police withdrew from the town after the report of an attack.",
        "The army withdrew its troops.",
        "Officials revised the death toll from five to eight.",
        "The suspect was taken to a correctional facility.",
        "Police lowered the number of officers at the gate.",
        "The video has been removed from the site.",
        "Rebels removed the bodies from the square.",
    ],
)
def test_what_only_sounds_like_one_is_none(text: str) -> None:
    assert find_notices(text) == ()


def test_a_notice_stands_where_its_sentence_does() -> None:
    text = "Shells fell. We regret the error. Nobody died."
    assert only(text).span.of(text) == "We regret the error."


@given(st.text(max_size=200), st.sampled_from(["Correction: not 8", "AFP withdraws its report."]))
def test_any_text_can_be_searched(text: str, more: str) -> None:
    whole = f"{text}\n{more}"
    for notice in find_notices(whole):
        assert notice.span.of(whole).strip()
