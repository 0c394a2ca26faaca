"""From clean text back to the page."""

from __future__ import annotations

import html
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.clean.align import align
from unfog.clean.visible import Row, page

WORD = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1, max_size=8
)
PARAGRAPH = st.lists(WORD, min_size=1, max_size=12)


def holds(rows: tuple[Row, ...], clean: str, raw: str) -> None:
    end = raw_end = 0
    for start, raw_start, length in rows:
        assert length > 0
        assert start >= end
        assert raw_start >= raw_end
        assert clean[start : start + length] == raw[raw_start : raw_start + length]
        end, raw_end = start + length, raw_start + length


def dressed(paragraphs: list[list[str]], seed: int) -> str:
    """A page with these paragraphs: odd white space, inline tags, comments, entities."""
    rng = random.Random(seed)
    gaps = [
        " ",
        "\n  ",
        "&nbsp;",
        " <b>",
        "</b> ",
        " <!-- a > b -->",
        "\t<br/>",
        " <i class='x y'>",
    ]
    parts = ["<html><head><title>T</title><script>var a = '<p>no</p>';</script></head><body>"]
    for words in paragraphs:
        shown = [html.escape(w) if rng.random() < 0.8 else _numeric(w) for w in words]
        parts.append(f"<p>{rng.choice(gaps).join(shown)}</p>\n")
    return "".join(parts)


def _numeric(word: str) -> str:
    return "".join(f"&#{ord(c)};" for c in word)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.integers(0, 99))
def test_every_row_holds_the_same_characters(paragraphs: list[list[str]], seed: int) -> None:
    raw = dressed(paragraphs, seed)
    clean = "\n".join(" ".join(words) for words in paragraphs)
    rows = align(clean, raw, page(raw))
    holds(rows, clean, raw)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6), st.integers(0, 99))
def test_what_a_page_shows_is_its_words(paragraphs: list[list[str]], seed: int) -> None:
    raw = dressed(paragraphs, seed)
    shown = page(raw)
    assert shown.text == "".join("".join(html.unescape(w) for w in words) for words in paragraphs)
    for start, raw_start, length in shown.original(0, len(shown.text)):
        assert shown.text[start : start + length] == raw[raw_start : raw_start + length]


@settings(max_examples=200)
@given(st.text("<>&;!-/ab scripthead#x\n", max_size=80), st.text("ab scripthead<&\n", max_size=60))
def test_rows_hold_for_broken_markup_too(raw: str, clean: str) -> None:
    holds(align(clean, raw, page(raw)), clean, raw)


def test_all_letters_of_a_plain_page_are_mapped() -> None:
    raw = "<nav><a>Shells fall on Karlo</a></nav><h1>Shells  fall on\nKarlo</h1>" + "".join(
        f"<p>Sentence number {i}, in which the mayor said <b>much</b> &amp; little.</p>"
        for i in range(40)
    )
    lines = [f"Sentence number {i}, in which the mayor said much & little." for i in range(40)]
    clean = "\n".join(["Shells fall on Karlo", *lines])
    rows = align(clean, raw, page(raw))
    holds(rows, clean, raw)
    mapped = {i for start, _, length in rows for i in range(start, start + length)}
    missing = {clean[i] for i in range(len(clean)) if i not in mapped}
    assert missing <= {"&", " ", "\n"}


def test_a_line_the_page_has_otherwise_is_mapped_in_part() -> None:
    raw = "<p>The mayor of Karlo told reporters on Monday that nobody had been hurt.</p>"
    clean = "The mayor of Karlo told the reporters on Monday that nobody had been hurt."
    rows = align(clean, raw, page(raw))
    holds(rows, clean, raw)
    assert sum(length for *_, length in rows) > 60


def test_repeated_lines_keep_their_order() -> None:
    raw = (
        "<p>Video</p><p>A long sentence that stands here alone.</p><p>Video</p><p>Another one.</p>"
    )
    clean = "Video\nA long sentence that stands here alone.\nVideo\nAnother one."
    rows = align(clean, raw, page(raw))
    holds(rows, clean, raw)
    assert [clean[s : s + n] for s, _, n in rows] == clean.split("\n")
