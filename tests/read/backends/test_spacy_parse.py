"""Texts as the parser takes them."""

from __future__ import annotations

import pytest

from unfog.read.backends.spacy_parse import LONGEST_SENTENCE, LONGEST_WORD, Parser, load


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(load())


@pytest.mark.parametrize("mark", ["—", "“", "(", "’s", "x/"])
def test_a_line_of_marks_is_passed_over_and_offsets_stay(parser: Parser, mark: str) -> None:
    before, after = "Shells hit a school in Basra. ", " Nobody was hurt."
    text = before + mark * 100_000 + after
    parse = parser.parse(text)
    assert len(parse.text) == len(text)
    assert [t.text for t in parse.tokens] == [
        *"Shells hit a school in Basra . Nobody was hurt .".split()
    ]
    assert len(parse.sentences) == 2
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)


def test_no_name_runs_across_it(parser: Parser) -> None:
    parse = parser.parse(f"Two men of the Red Sand {'=' * 400} Column Brigade were killed.")
    assert (0, 6) in parse.sentences
    assert all(e.last <= 6 or e.first >= 6 for e in parse.entities)


def test_a_long_word_is_still_read(parser: Parser) -> None:
    word = "x" * LONGEST_WORD
    assert word in [t.text for t in parser.parse(f"The {word} fell.").tokens]


def test_a_sentence_without_end_is_cut_into_trees_of_its_own(parser: Parser) -> None:
    parse = parser.parse("It was not a shell" + ", nor a shell" * 1000 + ".")
    assert max(last - first for first, last in parse.sentences) <= LONGEST_SENTENCE
    for token in parse.tokens:
        first, last = parse.sentences[token.sentence]
        assert first <= token.head < last
        assert (token.head == token.i) == (token.dep == "ROOT")
