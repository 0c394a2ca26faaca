"""Encodings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.decode import decode
from unfog.errors import SkipDocument

TEXT = "The mayor of Karlo said “no one” was hurt at the café – three men fled. " * 3


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_what_was_written_is_read(encoding: str) -> None:
    text, codec = decode(TEXT.encode(encoding), "a.txt")
    assert text == TEXT
    assert TEXT.encode(encoding).decode(codec) == TEXT


def test_a_page_says_its_charset() -> None:
    page = '<html><head><meta charset="windows-1251"></head><p>Карло — это город'.encode("cp1251")
    assert decode(page, "a", html=True)[0].endswith("Карло — это город")


def test_the_server_says_the_charset() -> None:
    assert decode("Карло".encode("koi8-r"), "a", "koi8-r")[0] == "Карло"


def test_a_wrong_latin_declaration_does_not_break_utf8() -> None:
    assert decode(TEXT.encode(), "a", "iso-8859-1")[0] == TEXT
    assert decode(b'<meta charset="hex"><p>' + TEXT.encode(), "a", html=True)[0].endswith(TEXT)


def test_a_few_broken_bytes_are_shown_as_such() -> None:
    data = ("naïve café, " * 10).encode() + b"\xc3 and then"
    assert decode(data, "a")[0] == "naïve café, " * 10 + "\ufffd and then"


def test_cyrillic_without_declaration() -> None:
    words = "Вчера вечером в городе произошёл взрыв, сообщили в полиции. " * 5
    assert decode(words.encode("cp1251"), "a")[0] == words


@given(st.binary(), st.none() | st.text(max_size=12), st.booleans())
def test_any_bytes_give_text_or_a_reason(data: bytes, charset: str | None, html: bool) -> None:
    try:
        text, codec = decode(data, "a", charset, html=html)
    except SkipDocument:
        return
    assert isinstance(text, str)
    assert data.decode(codec, "replace") == text
