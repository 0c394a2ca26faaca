"""Near-duplicates."""

from __future__ import annotations

from unfog.clean.duplicates import signature, similarity

WORDS = [f"word{i * 7919 % 1013}" for i in range(300)]
TEXT = " ".join(WORDS)


def test_equal_but_for_layout() -> None:
    assert similarity(signature(TEXT), signature(TEXT.upper().replace(" ", ",\n "))) == 1.0


def test_small_edits_keep_most() -> None:
    edited = " ".join("other" if i % 60 == 0 else w for i, w in enumerate(WORDS))
    assert 0.75 < similarity(signature(TEXT), signature(edited)) < 1.0


def test_other_texts_share_nothing() -> None:
    assert similarity(signature(TEXT), signature(" ".join(reversed(WORDS)))) < 0.1


def test_signature_is_the_same_in_every_run() -> None:
    assert (
        signature("Shells fell on Karlo on Monday")[:2]
        == signature("shells fell on karlo on monday")[:2]
    )
    assert len(signature("Shells fell")) == 128


def test_no_words_no_signature() -> None:
    assert signature("– …") == ()
    assert similarity((), ()) == 0.0
