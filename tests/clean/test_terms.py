"""Telling words of a document."""

from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.terms import MOST, terms

TEXT = (
    "Two masked men opened fire at a bakery on Tamarisk Street in Zugdidi on Monday, police "
    "said. The baker, 41, was hit in the arm. Tamarisk Street was closed."
)


def test_rare_words_and_names_come_first_and_common_ones_not_at_all():
    found = dict(terms("Bakery attacked", TEXT))
    ranked = list(found)
    assert "tamarisk street" in ranked[:3]
    assert {"zugdidi", "bakery", "41"} <= set(found)
    assert not {"the", "police", "said", "on"} & set(found)
    assert ranked.index("zugdidi") < ranked.index("masked")


def test_plural_possessive_accents_and_case_do_not_count():
    assert terms(None, "The bakeries' owner Ávila") == terms(None, "the BAKERY OWNER avila")
    assert "zugdidi" in dict(terms(None, "Zugdidi's mayor"))


def test_two_names_count_as_a_pair_only_side_by_side():
    assert "oak grove" in dict(terms(None, "at Oak Grove"))
    assert "oak grove" not in dict(terms(None, "at Oak, Grove said"))


@given(st.text(max_size=400), st.none() | st.text(max_size=60))
def test_any_text_has_few_terms_of_positive_weight_in_falling_order(text, title):
    found = terms(title, text)
    weights = [weight for _, weight in found]
    assert len(found) <= MOST
    assert weights == sorted(weights, reverse=True)
    assert all(weight > 0 for weight in weights)
    assert found == terms(title, text)
