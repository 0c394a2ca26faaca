"""Highlights stand over the right characters, whatever script and plane they are of."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from web.browsing import Open

TEXTS = st.text(alphabet=st.sampled_from("ab ا\n🕊𐎠é"), min_size=1, max_size=30)


@st.composite
def spanned(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    text = draw(TEXTS)
    bounds = st.integers(0, len(text))
    pairs = draw(st.lists(st.tuples(bounds, bounds), max_size=5))
    return text, [(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]]


@pytest.fixture(scope="module")
def page(lasting: Open) -> Any:
    return lasting().at


@settings(max_examples=60)
@given(spanned())
def test_each_claim_has_its_own_characters(page: Any, case: tuple[str, list[Any]]) -> None:
    text, spans = case
    read = page.evaluate(
        """([text, spans]) => {
          const root = document.createElement("div");
          const made = spans.map(([start, end], i) => ({ id: `c${i}`, start, end }));
          root.append(desk.spans.marked(text, made));
          const of = id => [...root.querySelectorAll(".seg")]
            .filter(node => node.dataset.claims.split(" ").includes(id));
          return [root.textContent, made.map(one => of(one.id).map(n => n.textContent).join(""))];
        }""",
        [text, spans],
    )
    assert read == [text, [text[start:end] for start, end in spans]]


@settings(max_examples=60)
@given(spanned())
def test_what_is_selected_has_the_offsets_of_python(page: Any, case: tuple[str, list[Any]]) -> None:
    text, spans = case
    for start, end in spans:
        read = page.evaluate(
            """([text, spans, start, end]) => {
              const root = document.createElement("div");
              const made = spans.map(([start, end], i) => ({ id: `c${i}`, start, end }));
              root.append(desk.spans.marked(text, made));
              root.prepend(Object.assign(document.createElement("sup"), { textContent: "12" }));
              root.firstChild.dataset.aside = "";
              document.body.append(root);
              const o = new desk.offsets.Offsets(text);
              const find = units => {
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                walker.nextNode();
                while (walker.nextNode()) {
                  if (units <= walker.currentNode.length) return [walker.currentNode, units];
                  units -= walker.currentNode.length;
                }
              };
              const range = document.createRange();
              range.setStart(...find(o.toUnits(start)));
              range.setEnd(...find(o.toUnits(end)));
              document.getSelection().removeAllRanges();
              document.getSelection().addRange(range);
              const found = desk.spans.selection(root);
              root.remove();
              return found;
            }""",
            [text, spans, start, end],
        )
        assert read == {"start": start, "end": end, "text": text[start:end]}


@given(TEXTS)
def test_offsets_go_there_and_back(page: Any, text: str) -> None:
    places = page.evaluate(
        "text => { const o = new desk.offsets.Offsets(text); return Array.from("
        "{length: o.length + 1}, (_, i) => [o.toUnits(i), o.toPoints(o.toUnits(i))]) }",
        text,
    )
    assert places == [[len(text[:at].encode("utf-16-le")) // 2, at] for at in range(len(text) + 1)]


def test_claims_are_stepped_through_in_the_order_of_the_text(gallery: Open) -> None:
    opened = gallery()
    opened.run("window.reader = desk.showText()")
    seen = []
    for _ in range(7):
        opened.run("reader.step(1)")
        seen.append(opened.run("reader.selected"))
    assert seen == ["raid", "three", "mortar", "denial", "doubt", "arabic", "raid"]
    opened.run("reader.step(-1)")
    assert opened.run("reader.selected") == "arabic"
    assert opened.at.text_content(".seg.picked") == "ثلاثة حراس قتلوا"
    opened.run("reader.select('three')")
    assert opened.at.locator(".seg.picked").all_text_contents() == ["three guards"]


def test_a_stretch_of_several_claims_gives_them_in_turn(gallery: Open) -> None:
    opened = gallery()
    opened.run("window.reader = desk.showText()")
    stretch = opened.at.locator(".seg", has_text="three guards")
    for chosen in ("raid", "three", "raid"):
        stretch.click()
        assert opened.run("reader.selected") == chosen


def test_spans_outside_the_text_are_left_out(page: Any) -> None:
    made = page.evaluate(
        "desk.spans.segments(4, [{id: 'a', start: 2, end: 9}, {id: 'b', start: 1, end: 1}, "
        "{id: 'c', start: -1, end: 2}])"
    )
    assert made == [{"start": 0, "end": 4, "spans": []}]
