"""Values as reviewers write them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.model.claim import Claim, Count
from unfog.model.timespan import Timespan
from unfog.review.values import revalued, value_from_text

DAY = dt.date(2031, 5, 4)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("killed", "5", Count(5, 5)),
        ("killed", " 5–7 ", Count(5, 7)),
        ("killed", "5-", Count(5, None)),
        ("killed", "-7", Count(None, 7)),
        ("wounded", "about 40", Count(40, 40, approx=True)),
        ("date", "2031-05-04", Timespan(DAY, DAY)),
        ("date", "2031-05-04..2031-05-05", Timespan(DAY, DAY + dt.timedelta(days=1))),
        ("weapon", "rocket, mortar", ("rocket", "mortar")),
        ("occurrence", "No", False),
        ("place", "Gao", "Gao"),
    ],
)
def test_values_are_written_as_one_would(name, text, value):
    assert value_from_text(name, text) == value


@given(st.sampled_from(["killed", "date", "weapon", "place", "occurrence"]), st.text())
def test_any_text_is_a_value_or_is_refused_with_the_property(name, text):
    try:
        value_from_text(name, text)
    except SettingsError as error:
        said = str(error)
    else:
        said = f"{name}: "
    assert said.startswith(f"{name}: ")


def test_a_corrected_count_still_counts_the_same_people():
    claim = Claim("killed", Count(4, 4, "soldiers", "soldiers"), 0, 4)
    assert revalued(claim, "5-").value == Count(5, None, "soldiers", "soldiers")
