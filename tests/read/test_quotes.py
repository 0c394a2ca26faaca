from hypothesis import given
from hypothesis import strategies as st

from unfog.read.quotes import quotes


def inner(text: str) -> list[str]:
    return [q.span.of(text) for q in quotes(text)]


def test_straight_and_curly_doubles() -> None:
    assert inner('He said "we saw it" and left. “So did we,” she said.') == [
        "we saw it",
        "So did we,",
    ]


def test_single_marks_are_told_from_apostrophes() -> None:
    text = "'I don't know,' he said of the rebels' base in the '90s."
    assert inner(text) == ["I don't know,"]


def test_a_plural_possessive_does_not_close_a_single_quotation() -> None:
    assert inner("‘The rebels’ base was hit,’ he said.") == ["The rebels’ base was hit,"]


def test_an_open_quotation_goes_on_in_the_next_paragraph() -> None:
    text = "“First part.\n\n“Second part,” said the mayor."
    assert inner(text) == ["First part.", "Second part,"]


def test_two_single_marks_count_as_a_double_one() -> None:
    assert inner("''It was loud,'' she said.") == ["It was loud,"]


def test_a_forgotten_close_does_not_swallow_the_next_quotation() -> None:
    text = 'She said: "It was loud. Then she left. "We ran," he said.'
    assert inner(text)[-1] == "We ran,"
    assert "Then she left" not in inner(text)[0]


def test_a_lone_mark_is_no_quotation() -> None:
    assert inner('A 5" shell lay there.') == []


@given(st.text(alphabet="ab. ,\n\"'“”‘’", max_size=120))
def test_quotations_lie_in_the_text_in_order_and_apart(text: str) -> None:
    found = quotes(text)
    end = 0
    for quote in found:
        assert end <= quote.outer.start <= quote.span.start <= quote.span.end <= quote.outer.end
        assert quote.outer.end <= len(text)
        end = quote.outer.end
