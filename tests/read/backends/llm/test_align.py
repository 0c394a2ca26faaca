from hypothesis import given
from hypothesis import strategies as st

from unfog.model.span import Span
from unfog.read.backends.llm.align import Plain, nearest, unquoted

TEXT = "He said: “They’re gone –\n  14 of them”. It can't be 1,400 or 2.5; no 400 came. Gone."


def found(words: str, text: str = TEXT) -> list[str]:
    return [s.of(text) for s in Plain(text).find(words, Span(0, len(text)))]


def test_blanks_quote_marks_and_dashes_may_differ() -> None:
    assert found('"They\'re gone - 14 of them"') == ["“They’re gone –\n  14 of them”"]
    assert found("said:\n“They're") == ["said: “They’re"]


def test_nothing_else_may() -> None:
    assert found("They’re gone – 41 of them") == []
    assert found("they’re gone") == []
    assert found("They’re gone, 14 of them") == []


def test_words_and_numbers_are_found_whole() -> None:
    assert found("400") == ["400"]
    assert found("1") == []
    assert found("2") == []
    assert found("can") == []
    assert found("one") == []


def test_signs_without_width_are_passed_over() -> None:
    assert found("attack on Basra", "The at\u00adtack\u200b on Basra") == [
        "at\u00adtack\u200b on Basra"
    ]


def test_the_nearest_of_several_places_is_taken() -> None:
    spans = [Span(0, 5), Span(40, 45), Span(90, 95)]
    assert nearest(spans, [Span(50, 60)]) == Span(40, 45)
    assert nearest(spans, []) == Span(0, 5)


def test_quote_marks_that_were_added_are_taken_off() -> None:
    assert unquoted(" “14 of them” ") == "14 of them"
    assert unquoted('"') == '"'


SIGNS = st.text(alphabet="ab 1.,-–’'\"“”\n\t\u00a0\u200b\u00ad", max_size=40)


@given(SIGNS, SIGNS, SIGNS)
def test_what_is_found_says_what_was_asked(before: str, words: str, after: str) -> None:
    text = before + words + after
    for span in Plain(text).find(words, Span(0, len(text))):
        assert 0 <= span.start < span.end <= len(text)
        assert Plain(span.of(text)).text.strip() == Plain(words).text.strip()


@given(SIGNS, st.integers(0, 40), st.integers(0, 40))
def test_places_lie_within_the_stretch_searched(text: str, start: int, length: int) -> None:
    within = Span(start, start + length)
    for span in Plain(text).find("a", within):
        assert within.covers(span)
