"""Datelines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.dateline import find_dateline

BODY = "Gunmen attacked a checkpoint near the river, the police said."


@pytest.mark.parametrize(
    ("opening", "place", "credit", "date"),
    [
        ("BAGHDAD, July 8 (AP) — ", "BAGHDAD", "AP", "July 8"),
        ("NEW BUSSA, Nigeria, March 3 (SPA) - ", "NEW BUSSA, Nigeria", "SPA", "March 3"),
        ("KABUL (Reuters) -", "KABUL", "Reuters", None),
        ("BASRA, XN, ($1= 1,310.20 Iraqi Dinars) – ", "BASRA", "XN", None),
        ("(CNN) -- ", None, "CNN", None),
        ("(Karlo Wire) ", None, "Karlo Wire", None),
        ("SALT LAKE CITY — ", "SALT LAKE CITY", None, None),
        ("FALLS RIVER, Va. -\n\n", "FALLS RIVER, Va.", None, None),
        ("LONDON: ", "LONDON", None, None),
        ("Islamabad: ", "Islamabad", None, None),
        ("Abuja, 12 March 2031 (XNA) – ", "Abuja", "XNA", "12 March 2031"),
        ("GAZA/JERUSALEM, Oct 12 (Reuters) - ", "GAZA/JERUSALEM", "Reuters", "Oct 12"),
        ("KINSHASA/BEIJING－", "KINSHASA/BEIJING", None, None),
        ("N’DJAMENA. ", "N’DJAMENA", None, None),
        ("BELEDWEYNE, Monday - ", "BELEDWEYNE", None, "Monday"),
        ("AL-KARAM, Syria (North Wire) – ", "AL-KARAM, Syria", "North Wire", None),
        ("SAN JOSÉ, Costa Rica (AFP) — ", "SAN JOSÉ, Costa Rica", "AFP", None),
        ("WASHINGTON, D.C. — ", "WASHINGTON, D.C.", None, None),
        ("Bamako (Northern Wire) - ", "Bamako", "Northern Wire", None),
        ("NAIROBI [Karlo News] - ", "NAIROBI", "Karlo News", None),
        ("DURRES | ", "DURRES", None, None),
        ("La Paz, 15 May 2031\n\n", "La Paz", None, "15 May 2031"),
        ("EL OBEID, APRIL 25, 2031 (CISA)- ", "EL OBEID", "CISA", "APRIL 25, 2031"),
        ("SAN MARCO, 2 NOV 31 (RADIO XN) -- [TEXT] ", "SAN MARCO", "RADIO XN", "2 NOV 31"),
        ("TARRIN (OLMIA), 2 NOV 31 (XN) -- ", "TARRIN", "XN", "2 NOV 31"),
        ("March 4, 2031 (EL GENEINA) – ", "EL GENEINA", None, "March 4, 2031"),
        ("Aug 27 (Reuters) - ", None, "Reuters", "Aug 27"),
        ("(Beirut, March 4, 2031) – ", "Beirut", None, "March 4, 2031"),
        ("BOR/JUBA - 24 Aug 2031\n", "BOR/JUBA", None, "24 Aug 2031"),
        ("MANILA, Philippines (UPDATED) – ", "MANILA, Philippines", None, None),
        ("LOUISVILLE, KY (WXYZ) - \u200b", "LOUISVILLE, KY", "WXYZ", None),
        ("KARLO TIMES – ", None, "KARLO TIMES", None),
        ("MARGA, Jan. 26 (PTI) ", "MARGA", "PTI", "Jan. 26"),
    ],
)
def test_openings(opening: str, place: str | None, credit: str | None, date: str | None) -> None:
    for before in ("", "Subscribe to our Newsletter\n\n", "Gunmen strike at the river\n\n"):
        if before and opening.startswith("(Karlo"):
            continue  # without a dash only at the very start
        found = find_dateline(before + opening + BODY)
        assert found is not None
        assert (found.place, found.credit, found.date) == (place, credit, date)
        assert found.start == len(before)
        assert (before + opening + BODY)[found.end :] == BODY


def test_behind_a_title_on_the_same_line() -> None:
    for text in (
        f"Toll rises in Karlo. BEM — {BODY}",
        f"Toll rises in KarloBEM, May 4 (XN) - {BODY}",
    ):
        found = find_dateline(text)
        assert found is not None
        assert found.place == "BEM"
        assert text[found.end :] == BODY


@pytest.mark.parametrize(
    "text",
    [
        "POLLS NOT WRONG, JUST EARLY - Anton Berg explains.",
        "(Photo: Lena Moor)\n\nGunmen attacked.",
        "UPDATE 2 - Rebels take the town of Karlo.",
        "BREAKING — Rebels take Karlo.",
        "EXCLUSIVE: Rebels take Karlo.",
        "Anton Berg: The mayor who would not leave.",
        "Anton Berg – the mayor – said no one was hurt.",
        "United Nations (UN) – The council met on Monday.",
        "The Karlo Front (KF) - A rebel group - said it was behind it.",
        "Question: Will there be talks?",
        "A FIRE - BOMB attack struck a bank.",
        "GUNMEN KILL SIX - POLICE",
        "By Anton Berg. CREATED Mar 5, 2031 - UPDATED Mar 7, 2031",
        "DEATHS. The ministry counts nine.",
        "Police said - On Monday - that two had died.",
        BODY,
        "",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text) is None


@given(st.text(st.sampled_from("AB ab,.()-–—:/\n’3") | st.characters(), max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    found = find_dateline(text)
    if found is not None:
        assert 0 <= found.start < found.end <= len(text)
        for part in (found.place, found.credit, found.date):
            assert part is None or part.strip()
