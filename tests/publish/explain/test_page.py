import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import chain

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.model.claim import Claim
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.speaker import Speaker
from unfog.publish.explain import Explained, explained, page
from unfog.publish.explain.palette import BASE, PROPERTIES, REPORT, SPEAKERS, STANCES
from unfog.publish.explain.visible import visible

VOID = {"meta", "link", "input", "img", "br"}


class Parsed(HTMLParser):
    """Tags with their attributes, and the words of some of them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.words: dict[str, str] = {}
        self.in_text = 0
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in VOID:
            return
        self.inside.append(tag)
        if dict(attrs).get("id") == "text":
            self.in_text = len(self.inside)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag
        if len(self.inside) < self.in_text:
            self.in_text = 0

    def handle_data(self, data: str) -> None:
        tag = self.inside[-1] if self.inside else ""
        self.words[tag] = self.words.get(tag, "") + data
        if self.in_text and "a" not in self.inside:
            self.text += data


def parsed(shown: Explained) -> Parsed:
    return Parsed(page(shown).decode())


def test_the_text_stands_on_the_page_as_it_is(shown: Explained) -> None:
    assert parsed(shown).text == visible(shown.document.text)


def test_only_our_style_and_script_may_run(shown: Explained) -> None:
    found = parsed(shown)
    tags = [tag for tag, _ in found.tags]
    assert tags.count("style") == tags.count("script") == 1
    assert not {"img", "iframe", "object", "embed", "base", "form"} & set(tags)
    policy = next(
        a["content"] for _, a in found.tags if a.get("http-equiv") == "Content-Security-Policy"
    )
    for kind in ("style", "script"):
        digest = base64.b64encode(hashlib.sha256(found.words[kind].encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in str(policy)
    assert "default-src 'none'" in str(policy)
    assert "unsafe" not in str(policy)


def test_nothing_is_fetched_and_nothing_runs_from_attributes(shown: Explained) -> None:
    for tag, attributes in parsed(shown).tags:
        for name, value in attributes.items():
            assert not name.startswith("on"), (tag, name)
            assert name not in ("src", "srcset", "style", "action"), (tag, name)
            if name == "href":
                assert str(value).startswith(("#", "data:,")), value
    assert "url(" not in page(shown).decode()


def test_an_address_is_linked_only_where_it_is_of_the_web(shown: Explained) -> None:
    url = 'https://news.invalid/a?b="c"&d'
    document = msgspec.structs.replace(shown.document, url=url)
    links = [a for _, a in parsed(explained(document, shown.reading)).tags if a.get("href") == url]
    assert [a["rel"] for a in links] == ["noopener noreferrer"]


def test_characters_that_hide_or_reorder_are_shown(shown: Explained) -> None:
    html = page(shown).decode()
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert "␛[31m\ufffdgnp.exe &amp; so on" in html
    assert visible("a\r\nb\rc\td\x00\x7f\ud800") == "a\nb\nc\td␀␡\ufffd"


def test_every_claim_and_every_stretch_set_aside_has_its_place(shown: Explained) -> None:
    found = parsed(shown)
    ids = [a["id"] for _, a in found.tags if "id" in a]
    assert len(ids) == len(set(ids))
    assert {f"claim-{n}" for n in range(1, 9)} | {f"aside-{n}" for n in range(1, 4)} <= set(ids)
    starts = [one.claim.start for one in shown.claims]
    assert starts == sorted(starts)
    html = page(shown).decode()
    for words in ("Ministry of Defence", "Harbour Radio", "i-abc", "geonames:0", "likely"):
        assert words in html


def test_reviewers_words_stand_beside_what_was_read(judged: Explained) -> None:
    assert len(judged.claims) == 9
    html = page(judged).decode()
    assert (
        html.count("rejected by R. Coder, 2031-05-01: “misread") == 2
    )  # on the card, in its fields
    assert html.count("added by R. Coder, 2031-05-01") == 2
    assert "date, by a reviewer" in html
    assert "<img" not in html
    chips = [a["class"] for tag, a in parsed(judged).tags if "chip" in a.get("class", "")]
    assert sum("rejected" in one for one in chips) == 1


def test_a_document_without_claims_has_a_page() -> None:
    empty = explained(Document("d", "0", "No news today."), Reading("d", "toy-1"))
    html = page(empty).decode()
    assert "No incident was read out of this document." in html
    assert "Nothing was set aside." in html


hostile = st.text(
    st.sampled_from("<>&\"'`=/ \n\r\t{}%#-!abç\u202e\u2066\x00\x1b\ud800𝄞م") | st.characters(),
    min_size=1,
    max_size=60,
)


@given(hostile, hostile, st.lists(st.tuples(st.integers(0, 59), st.integers(1, 60)), max_size=5))
def test_no_words_break_out_of_their_place(
    text: str, other: str, spans: list[tuple[int, int]]
) -> None:
    claims = tuple(
        Claim("motive", other, start, min(len(text), start + size), speaker=Speaker(other))
        for start, size in spans
        if start < len(text)
    )
    told = (ReadIncident("e", "Attack", "main", None, None, claims),)
    document = Document("d", "0", text, title=other, outlet=other, url=other)
    found = Parsed(page(explained(document, Reading("d", other, told))).decode())
    assert found.text == visible(text)
    assert found.inside == []
    known = {"html", "head", "meta", "link", "title", "style", "body", "header", "main", "section"}
    known |= {"h1", "h2", "h3", "p", "a", "bdi", "div", "fieldset", "legend", "label", "input"}
    known |= {"ul", "ol", "li", "span", "button", "kbd", "details", "summary", "dl", "dt", "dd"}
    assert {tag for tag, _ in found.tags} <= known | {"blockquote", "script"}


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_all_colours_stand_out_enough(theme: int) -> None:
    paper, panel = BASE["paper"][theme], BASE["panel"][theme]
    marks = chain(PROPERTIES.values(), STANCES.values(), SPEAKERS, [REPORT])
    for pair in (*marks, BASE["ink"], BASE["quiet"], BASE["link"]):
        assert contrast(pair[theme], paper) >= 4.5, pair
        assert contrast(pair[theme], panel) >= 4.5, pair
    assert contrast(BASE["ink"][theme], BASE["pick"][theme]) >= 4.5
    assert contrast(BASE["edge"][theme], paper) >= 3


def test_no_property_lacks_a_colour() -> None:
    from unfog.cli.explain_sheet import COLOURS
    from unfog.model import claim

    assert set(PROPERTIES) == set(COLOURS) == set(claim.PROPERTIES)


def test_our_script_and_style_hold_nothing_that_ends_them(shown: Explained) -> None:
    found = parsed(shown)
    for kind in ("style", "script"):
        assert not re.search(r"</|<!--", found.words[kind])
