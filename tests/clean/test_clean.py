"""Whole documents."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.clean import clean
from unfog.errors import SkipDocument
from unfog.model.document import Document, RawDocument
from unfog.model.span import Span
from unfog.settings import Limits, Settings

SETTINGS = Settings()
GOLD = Path(__file__).parents[3] / "shared" / "gold"

TEXT = (
    "KARLO, March 3 (XNA) - Gunmen attacked a checkpoint near the river on Monday.\r\n\r\n"
    "  Two men were killed,  the mayor’s office said.\tSubscribe to our newsletter\n"
)
PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Gunmen attack river checkpoint | Karlo Gazette</title>
<meta property="og:site_name" content="Karlo Gazette">
<link rel="canonical" href="https://gazette.example/2031/river">
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
 "headline": "Gunmen attack river checkpoint", "datePublished": "2031-03-04T22:15:00+01:00",
 "author": {"@type": "Person", "name": "Lena Moor"}}</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Gunmen attack river checkpoint</h1>
<p>KARLO (Reuters) &ndash; Gunmen attacked a <b>checkpoint</b> near the river on Monday,
   killing two men &amp; wounding five, the mayor&rsquo;s office said in a statement.</p>
<p>Nobody claimed the attack. The Tarrin Front, which has fought the army in the valley for
a decade, denied that its fighters had been near the river.</p>
<p>The army said that it had sent soldiers to the valley to search for the attackers.</p>
</article><footer>Contact us</footer></body></html>"""


def raw(data: bytes, media: str = "text", **more: str | None) -> RawDocument:
    return RawDocument(source="a.txt", raw=data, media=media, **more)


def reason(document: RawDocument, settings: Settings = SETTINGS) -> str:
    with pytest.raises(SkipDocument) as caught:
        clean(document, settings)
    assert caught.value.detail.startswith("a.txt")
    return caught.value.reason


def test_plain_text_is_kept_to_the_character() -> None:
    for document in (
        clean(raw(TEXT.encode()), SETTINGS),
        clean(raw(b"{}", "record", text=TEXT), SETTINGS),
        clean(raw(b"\xef\xbb\xbf" + TEXT.encode()), SETTINGS),
        clean(raw(TEXT.encode("utf-16")), SETTINGS),
    ):
        assert document.text == TEXT
        assert document.raw_offsets == ((0, 0, len(TEXT)),)
        assert document.dateline is not None
        assert (document.dateline.place, document.dateline.date) == ("KARLO", "March 3")
        assert document.credits == ("XNA",)
        assert len(document.readable) == len(TEXT)
        assert "KARLO" not in document.readable


def test_a_page_gives_text_and_metadata() -> None:
    document = clean(raw(PAGE.encode(), "html"), SETTINGS)
    assert document.title == "Gunmen attack river checkpoint"
    assert document.outlet == "Karlo Gazette"
    assert document.author == "Lena Moor"
    assert document.published == dt.date(2031, 3, 4)
    assert document.url == "https://gazette.example/2031/river"
    assert "killing two men & wounding five, the mayor’s office said" in document.text
    assert "Home" not in document.text
    assert "Contact us" not in document.text
    assert document.dateline is not None
    assert document.dateline.credit == "Reuters"


@pytest.mark.parametrize(
    ("words", "behind"),
    [
        ("Gunmen attacked a checkpoint", "Gunmen attacked a <b>checkpoint"),
        ("killing two men & wounding five", "killing two men &amp; wounding five"),
        ("the mayor’s office", "the mayor&rsquo;s office"),
        ("The Tarrin Front, which has fought", "The Tarrin Front, which has fought"),
    ],
)
def test_words_of_a_page_are_found_in_its_source(words: str, behind: str) -> None:
    document = clean(raw(PAGE.encode(), "html"), SETTINGS)
    start = document.text.index(words)
    span = document.raw_span(Span(start, start + len(words)))
    assert span is not None
    assert span.of(PAGE) == behind


def test_text_only_in_the_data_of_a_page_is_mapped_too() -> None:
    body = (
        "Gunmen attacked a checkpoint near the river on Monday, killing two men and wounding "
        "five, the mayor said. Nobody claimed the attack, and the army sent soldiers to search "
        "the valley for the attackers, who are thought to have fled across the border."
    )
    data = json.dumps({"@type": "NewsArticle", "articleBody": body})
    page = (
        f'<html><head><script type="application/ld+json">{data}</script></head><body></body></html>'
    )
    document = clean(raw(page.encode(), "html"), SETTINGS)
    start = document.text.index("wounding five")
    span = document.raw_span(Span(start, start + 13))
    assert span is not None
    assert span.of(page) == "wounding five"


def test_ids_come_from_the_source_or_the_bytes() -> None:
    assert clean(raw(b"{}", "record", text=TEXT, id="k1"), SETTINGS).id == "k1"
    first, second = clean(raw(TEXT.encode()), SETTINGS), clean(raw(TEXT.encode()), SETTINGS)
    assert first == second
    assert first.id.startswith("d-")


def test_dates() -> None:
    def published(written: str | None, settings: Settings) -> Document:
        return clean(raw(b"{}", "record", text=TEXT, published=written), settings)

    today = Settings(today=dt.date(2026, 11, 22), published="2026-01-05")
    assert published("2026-02-01", today).published == dt.date(2026, 2, 1)
    assert published(None, today).published == dt.date(2026, 1, 5)
    assert published(None, SETTINGS).published is None
    ahead = published("2031-03-03", today)
    assert ahead.published == dt.date(2031, 3, 3)
    assert ahead.notes == ("published 2031-03-03 lies after today",)
    assert published("2031-03-03", SETTINGS).notes == ()
    unclear = published("04/05/2026", today)
    assert unclear.published == dt.date(2026, 1, 5)
    assert "04/05/2026" in unclear.notes[0]
    far = raw(b"{}", "record", text=TEXT, published="3021-07-08")
    assert reason(far, today) == "future-date"


def test_what_cannot_be_used_says_why() -> None:
    spanish = (
        "Hombres armados atacaron el lunes un puesto de control cerca del río, dijo la policía."
    )
    assert reason(raw(spanish.encode())) == "language"
    assert reason(raw(b"  \n")) == "no-text"
    assert reason(raw(b"{}", "record", text="A\0B")) == "binary"
    assert reason(raw(b"{}", "record", text="Half \ud83d")) == "encoding"
    assert reason(raw(b"<html><body><script>x()</script></body></html>", "html")) == "no-text"
    assert reason(raw(b"<div>" * 10_000 + b"<p>Shells fell.</p>", "html")) == "no-text"
    assert reason(raw(b"<p>Shells fell." * 60_000, "html")) == "too-large"
    small = Settings(limits=Limits(text_chars=10))
    assert reason(raw(TEXT.encode()), small) == "too-large"


@settings(deadline=None)
@given(
    st.binary()
    | st.text().map(str.encode)
    | st.lists(
        st.sampled_from(
            [
                b"<p>",
                b"</p>",
                b"<",
                b"&amp;",
                b"&#0;",
                b"Shells fell. ",
                b"<!--",
                b"<table><tr>",
                b"\xff",
                b"<script>",
                b"<article>",
                b"\0",
            ]
        )
    ).map(b"".join),
    st.sampled_from(["text", "html"]),
)
def test_any_bytes_are_cleaned_or_skipped(data: bytes, media: str) -> None:
    try:
        document = clean(raw(data, media), SETTINGS)
    except SkipDocument:
        return
    document.text.encode("utf-8")
    for start, _, length in document.raw_offsets:
        assert 0 <= start < start + length <= len(document.text)


@pytest.mark.shared
def test_gold_documents_are_english_and_lose_no_claim() -> None:
    if not GOLD.exists():
        pytest.skip("the gold documents are not beside the checkout")
    claims = lost = 0
    for line in (GOLD / "documents.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        document = clean(raw(line.encode(), "record", id=row["id"], text=row["text"]), SETTINGS)
        assert document.text == row["text"]
        gold = json.loads((GOLD / "claims" / f"{row['id']}.gold.json").read_text("utf-8"))
        for incident in gold["incidents"]:
            for claim in incident["claims"]:
                span = Span(claim["start"], claim["end"])
                claims += 1
                lost += any(span.overlap(f) for f in document.furniture)
    assert claims > 8000
    assert lost == 0


def test_notes_of_ingest_are_kept() -> None:
    text = "Gunmen killed three guards at a depot near the town on Tuesday, the police said."
    raw = RawDocument("a.txt", text.encode(), "text", notes=("only the feed's own words: x",))
    assert clean(raw, Settings()).notes == raw.notes
