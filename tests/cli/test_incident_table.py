import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from unfog.cli.behind import behind
from unfog.cli.console import safe
from unfog.cli.incident_table import bounds_words, place_words, shortened
from unfog.cli.sheet import sentence_of
from unfog.model.claim import Claim, Count
from unfog.model.finding import Bound, Finding
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.publish.words import span_words
from unfog.store.base import StoredClaim


def finding(low: int | None, best: int | None, high: int | None) -> Finding:
    bounds = (None if n is None else Bound(n, "c") for n in (low, best, high))
    return Finding("i", "killed", "contested", "unfog", (), *bounds)


def test_tolls_are_low_best_high_and_one_number_where_all_agree() -> None:
    assert bounds_words(finding(11, 13, 41)) == "11–13–41"
    assert bounds_words(finding(13, 13, 13)) == "13"
    assert bounds_words(finding(None, 5, 5)) == "≤5"
    assert bounds_words(finding(3, None, None)) == "3+"
    assert bounds_words(finding(None, 5, 8)) == "?–5–8"
    assert bounds_words(finding(None, None, None)) == ""


def test_days_months_and_years_are_written_as_such() -> None:
    def span(start: str, end: str) -> str:
        return span_words(Timespan(dt.date.fromisoformat(start), dt.date.fromisoformat(end)))

    assert span("2031-03-12", "2031-03-12") == "2031-03-12"
    assert span("2031-02-01", "2031-02-28") == "2031-02"
    assert span("2031-01-01", "2031-12-31") == "2031"
    assert span("2031-03-12", "2031-03-14") == "2031-03-12..2031-03-14"


@given(st.sets(st.text("ab", min_size=10, max_size=10).map("i-".__add__)))
def test_short_ids_are_beginnings_that_only_one_id_has(ids: set[str]) -> None:
    for one, short in shortened(sorted(ids)).items():
        assert [other for other in ids if other.startswith(short)] == [one]


@given(st.text())
def test_safe_text_is_one_line_that_steers_no_terminal(text: str) -> None:
    assert safe(text).isprintable()


def test_a_claim_is_shown_in_its_whole_sentence() -> None:
    text = (
        "It began at dawn. Eight soldiers died, the mayor said. Nobody else spoke.\nWeather: fine"
    )
    at = text.index("Eight")
    claim = Claim("killed", "8", at, at + len("Eight soldiers"))
    assert sentence_of(text, claim) == "Eight soldiers died, the mayor said."


def test_a_claim_that_is_low_best_and_high_at_once_is_shown_once() -> None:
    claim = Claim("killed", Count(13, 13), 0, 4)
    claims = {"c": StoredClaim("c", "own-a", "e1", "i", "13", claim)}
    assert [str(line) for line in behind(finding(13, 13, 13), claims)] == [
        "13 – the report (own-a)  c"
    ]
    starts = [str(line).split(" – ")[0] for line in behind(finding(11, 13, 13), claims)]
    assert starts == ["low 11", "best 13", "high 13"]


def test_a_country_is_named_once() -> None:
    place = Place("Gossi", "ML", 15.8, -1.3, 10.0)
    assert place_words(place) == "Gossi, ML"
    assert place_words(Place("Mali", "ML", 17.0, -4.0, 900.0, "country")) == "Mali"
    assert place_words(Place("US", "US", 38.0, -97.0, 900.0, "country")) == "US"
    assert place_words(None) == ""
