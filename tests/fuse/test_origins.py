"""Which documents hang on one text."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rensa import RMinHash

from unfog.fuse import OriginRow, origins
from unfog.fuse.agencies import agency

DAY = dt.date(2031, 5, 4)
WORDS = [f"word{n}" for n in range(4000)]


def text(seed: int, words: int = 300) -> list[str]:
    return random.Random(seed).sample(WORDS, words)


def row(document: str, words: list[str], **more: object) -> OriginRow:
    """A row signed as the pipeline signs: MinHash over runs of three words."""
    sketch = RMinHash(num_perm=128, seed=1)
    sketch.update([" ".join(words[i : i + 3]) for i in range(len(words) - 2)])
    base: dict[str, object] = {
        "published": DAY,
        "outlet": None,
        "title": None,
        "credits": (),
        "dateline_credit": None,
    }
    return OriginRow(
        document=document,
        signature=tuple(sketch.digest()),
        text_length=7 * len(words),
        **(base | more),  # type: ignore[arg-type]  # test shorthand
    )


def test_each_text_is_its_own_origin() -> None:
    assert origins([row("a", text(1)), row("b", text(2))]) == {"a": "a", "b": "b"}


def test_a_copy_has_the_origin_of_the_earliest() -> None:
    words = text(1)
    early = row("z", words)
    late = row("a", [*words[:280], *text(2, 20)], published=DAY + dt.timedelta(days=1))
    assert origins([late, early]) == {"a": "z", "z": "z"}


def test_a_shortened_copy_is_found() -> None:
    words = text(1)
    rows = [row("long", words), row("short", words[:120], published=DAY + dt.timedelta(days=1))]
    assert origins(rows) == {"long": "long", "short": "long"}


def test_a_dateline_gives_the_text_to_its_agency() -> None:
    found = origins([row("a", text(1), dateline_credit="AP"), row("b", text(2), outlet="Reuters")])
    assert found == {"a": "AP", "b": "Reuters"}


def test_a_copy_of_an_agency_s_text_hangs_on_the_agency() -> None:
    words = text(1)
    assert origins([row("a", words), row("b", words, dateline_credit="AFP")])["a"] == "AFP"


def test_a_credit_alone_gives_nothing_away() -> None:
    found = origins([row("a", text(1), credits=("AP",)), row("b", text(2), credits=("AP",))])
    assert found == {"a": "a", "b": "b"}


def test_a_shared_credit_with_shared_text_is_one_origin() -> None:
    words = text(1)
    one = row("a", [*words[:160], *text(2, 140)], credits=("AP",))
    two = row("b", [*words[:160], *text(3, 140)], credits=("Associated Press",))
    assert origins([one, two]) == {"a": "AP", "b": "AP"}


def test_without_a_signature_a_document_stands_alone() -> None:
    bare = OriginRow("a", None, None, None, (), None, (), 0)
    assert origins([bare]) == {"a": "a"}


@pytest.mark.parametrize("name", ["AP", "the Associated Press", "Agence France-Presse", "Reuters"])
def test_agencies_are_known_by_their_names(name: str) -> None:
    assert agency(name) in ("AP", "AFP", "Reuters")


def test_an_outlet_is_no_agency() -> None:
    assert agency("Daily Well") is None
    assert agency(None) is None


@given(
    st.lists(
        st.tuples(st.integers(0, 3), st.integers(20, 60), st.sampled_from((None, "AP"))),
        max_size=8,
    ),
    st.randoms(use_true_random=False),
)
@settings(max_examples=40, deadline=None)
def test_order_does_not_matter(
    drawn: list[tuple[int, int, str | None]], shuffle: random.Random
) -> None:
    rows = [
        row(f"d{n}", text(seed)[:words], dateline_credit=credit)
        for n, (seed, words, credit) in enumerate(drawn)
    ]
    mixed = list(rows)
    shuffle.shuffle(mixed)
    found = origins(rows)
    assert origins(mixed) == found
    assert set(found) == {r.document for r in rows}
