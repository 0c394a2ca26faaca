from collections.abc import Callable
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from unfog.model.parse import Parse, Token
from unfog.model.span import Span
from unfog.read.backends.llm.chunks import chunks

type ParseText = Callable[[str], Parse]


def parse_of(lengths: list[int]) -> Parse:
    """A text of sentences of so many letters, one token each."""
    tokens, at = [], 0
    for i, length in enumerate(lengths):
        word = "x" * length
        tokens.append(Token(i, word, word, "X", "X", "ROOT", i, at, at + length, i))
        at += length + 1
    text = " ".join(t.text for t in tokens)
    return Parse(text, tuple(tokens), tuple((i, i + 1) for i in range(len(tokens))), ())


@given(st.lists(st.integers(1, 60), max_size=30), st.integers(1, 80), st.integers(0, 90))
def test_parts_fit_and_together_hold_everything(
    lengths: list[int], size: int, overlap: int
) -> None:
    parse = parse_of(lengths)
    found = chunks(parse, size, overlap)
    assert all(0 < len(part) <= size for part in found)
    assert all(a.end < b.end for a, b in pairwise(found))
    held = {i for part in found for i in range(part.start, part.end)}
    assert all(i in held for i, sign in enumerate(parse.text) if sign != " ")


def test_a_part_ends_with_a_paragraph_and_the_next_begins_with_whole_sentences(
    parser: ParseText,
) -> None:
    text = (
        "Shells hit the harbour on Monday. Two boats burned.\n\n"
        "The mayor spoke of rockets. He gave no figures."
    )
    first, second = chunks(parser(text), 80, 30)
    assert first.of(text).endswith("burned.")
    assert second.of(text).startswith("Two boats burned.")
    assert chunks(parser(text), 1000, 30) == [Span(0, len(text))]


def test_nothing_to_read_gives_no_parts(parser: ParseText) -> None:
    assert chunks(parser(" \n "), 100, 10) == []
