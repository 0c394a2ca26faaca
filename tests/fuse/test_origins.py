"""Which documents hang on one text."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.clean.duplicates import signature
from unfog.fuse import OriginRow, origins
from unfog.fuse.agencies import agency
from unfog.fuse.origins import graph
from unfog.model.origin import Edge, OriginGraph

DAY = dt.date(2031, 5, 4)
NEXT = dt.date(2031, 5, 5)
WORDS = [f"word{n}" for n in range(4000)]


def text(seed: int, words: int = 300) -> list[str]:
    return random.Random(seed).sample(WORDS, words)


def row(document: str, words: list[str], **more: object) -> OriginRow:
    base: dict[str, object] = {
        "published": DAY,
        "outlet": None,
        "credits": (),
        "dateline_credit": None,
    }
    return OriginRow(
        document=document,
        signature=signature(" ".join(words)),
        **(base | more),  # type: ignore[arg-type]  # test shorthand
    )


def edge(found: OriginGraph, document: str) -> Edge:
    (only,) = (e for e in found.edges if e.document == document)
    return only


def test_each_text_is_its_own_origin() -> None:
    assert origins([row("a", text(1)), row("b", text(2))]) == {"a": "a", "b": "b"}


def test_a_copy_has_the_origin_of_the_earliest() -> None:
    words = text(1)
    late = row("a", [*words[:280], *text(2, 20)], published=NEXT)
    found = graph([late, row("z", words)])
    assert found.origins == {"a": "z", "z": "z"}
    told = edge(found, "a")
    assert (told.kind, told.target) == ("copy-of", "z")
    assert told.share is not None
    assert told.share > 0.85
    assert "of its text" in told.why


def test_every_fifth_word_changed_is_still_a_copy() -> None:
    words = text(1)
    changed = [text(2)[n] if n % 5 == 0 else word for n, word in enumerate(words)]
    # no run of five is left, but runs of four are, all in the same order
    assert origins([row("a", words), row("b", changed, published=NEXT)])["b"] == "a"


def test_the_same_words_in_another_order_are_no_copy() -> None:
    words = text(1)
    pieces = [words[i : i + 6] for i in range(0, 300, 6)]
    random.Random(5).shuffle(pieces)
    mixed = [word for piece in pieces for word in piece]
    assert origins([row("a", words), row("b", mixed, published=NEXT)])["b"] == "b"


def test_an_excerpt_hangs_on_the_earlier_text_it_is_from() -> None:
    words = text(1, 600)
    found = graph([row("long", words), row("short", words[200:350], published=NEXT)])
    assert found.origins == {"long": "long", "short": "long"}
    assert edge(found, "short").kind == "part-of"
    assert found.passages == {}


def test_a_round_up_gives_its_passages_to_those_who_had_them_first() -> None:
    one, two = text(1, 150), text(2, 150)
    own = text(3, 150)
    found = graph([row("one", one), row("two", two), row("roundup", [*one, *own, *two])])
    assert found.origins == {"one": "one", "two": "two", "roundup": "roundup"}
    assert {e.target for e in found.edges if e.kind == "part-of"} == {"roundup"}
    first, second = found.passages["roundup"]
    assert (first.origin, second.origin) == ("one", "two")
    begins = len(" ".join(one)), len(" ".join([*one, *own]))
    assert first.start < 60
    assert first.end <= begins[0] + 100
    assert begins[1] - 10 < second.start < begins[1] + 100


def test_of_one_day_a_shortened_copy_hangs_on_the_longer_text() -> None:
    words = text(1, 400)
    short = [w for n in range(0, 400, 100) for w in words[n : n + 60]][:220]
    found = graph([row("a", short), row("b", words)])
    assert found.origins == {"a": "b", "b": "b"}
    assert found.passages == {}


def test_the_credit_tells_who_was_first() -> None:
    words = text(1, 300)
    part = row("a", words[50:150], outlet="Hill Post", credits=("Valley Wire",))
    whole = row("b", words, outlet="Valley Wire", published=NEXT)
    assert graph([part, whole]).origins == {"a": "b", "b": "b"}
    late = row("c", words[50:150], outlet="Hill Post", published=NEXT)
    other = row("d", words, outlet="Valley Wire", credits=("Hill Post",))
    assert graph([late, other]).origins == {"c": "c", "d": "d"}
    assert [p.origin for p in graph([late, other]).passages["d"]] == ["c"]


def test_what_an_outlet_puts_under_all_its_texts_is_no_copying() -> None:
    tail = text(9, 60)
    rows = [row(f"d{n}", [*text(n, 90), *tail]) for n in range(8)]
    assert origins(rows) == {f"d{n}": f"d{n}" for n in range(8)}


def test_a_dateline_gives_the_text_to_its_agency() -> None:
    found = graph([row("a", text(1), dateline_credit="AP"), row("b", text(2), outlet="Reuters")])
    assert found.origins == {"a": "AP", "b": "Reuters"}
    assert (edge(found, "a").kind, edge(found, "a").why) == ("credits", "dateline")


def test_a_copy_of_an_agency_s_text_hangs_on_the_agency() -> None:
    words = text(1)
    assert origins([row("a", words), row("b", words, dateline_credit="AFP")])["a"] == "AFP"


def test_a_credit_alone_gives_nothing_away() -> None:
    found = graph([row("a", text(1), credits=("AP",)), row("b", text(2), credits=("AP",))])
    assert found.origins == {"a": "a", "b": "b"}
    assert {(e.document, e.kind, e.target) for e in found.edges} == {
        ("a", "credits", "AP"),
        ("b", "credits", "AP"),
    }


def test_a_shared_credit_with_shared_text_is_one_origin() -> None:
    words = text(1)
    one = row("a", [*words[:130], *text(2, 170)], credits=("AP",))
    two = row("b", [*words[:130], *text(3, 170)], credits=("Associated Press",))
    assert origins([one, two]) == {"a": "AP", "b": "AP"}
    bare = row("b", [*words[:130], *text(3, 170)])
    assert origins([one, bare]) == {"a": "a", "b": "b"}


def test_many_copies_of_one_text_are_all_found() -> None:
    words = text(1)
    rows = [row(f"d{n:02}", [*words[:270], *text(n + 2, 30)]) for n in range(60)]
    assert set(origins(rows).values()) == {"d00"}


def test_without_a_signature_a_document_stands_alone() -> None:
    assert origins([OriginRow("a", None, None, (), None, "")]) == {"a": "a"}
    assert origins([]) == {}


@pytest.mark.parametrize("name", ["AP", "the Associated Press", "Agence France-Presse", "Reuters"])
def test_agencies_are_known_by_their_names(name: str) -> None:
    assert agency(name) in ("AP", "AFP", "Reuters")


def test_an_outlet_is_no_agency() -> None:
    assert agency("Daily Well") is None
    assert agency(None) is None


DRAWN = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 100),
        st.integers(30, 300),
        st.sampled_from((None, "AP")),
        st.sampled_from((None, DAY, NEXT)),
    ),
    max_size=8,
)


@given(DRAWN, st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(
    drawn: list[tuple[int, int, int, str | None, dt.date | None]], shuffle: random.Random
) -> None:
    rows = [
        row(f"d{n}", text(seed)[first : first + size], dateline_credit=credit, published=day)
        for n, (seed, first, size, credit, day) in enumerate(drawn)
    ]
    mixed = list(rows)
    shuffle.shuffle(mixed)
    found = graph(rows)
    assert graph(mixed) == found
    assert set(found.origins) == {r.document for r in rows}
    for told in found.edges:
        assert told.document != told.target
