"""Words that tell of a happening, the same words where they do not, and the type they give."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.lexicon.nouns import NOUNS
from unfog.read.lexicon.sub_events import BY_WEAPON
from unfog.read.lexicon.verbs import VERBS
from unfog.read.mentions import mentions

type ParseText = Callable[[str], Parse]


def told(parse: Parse) -> list[tuple[str, str]]:
    return [(parse.tokens[m.i].text, m.type) for m in mentions(parse) if m.told]


@pytest.mark.parametrize(
    ("text", "word", "type_"),
    [
        ("A drone attack hit the oil field.", "attack", "Air/drone strike"),
        ("Rebels attacked the post with mortars.", "attacked", "Shelling/artillery/missile attack"),
        ("A suicide attack killed nine.", "attack", "Suicide bomb"),
        ("The bomber blew himself up at the gate.", "blew", "Suicide bomb"),
        ("Gunmen took two nurses hostage.", "took", "Abduction/forced disappearance"),
        ("Soldiers took control of the town.", "took", "Non-state actor overtakes territory"),
        ("The fighters captured two journalists.", "captured", "Abduction/forced disappearance"),
        (
            "The fighters captured the hill on Friday.",
            "captured",
            "Non-state actor overtakes territory",
        ),
        ("Police arrested three men.", "arrested", "Arrests"),
        ("A bomb went off in the square.", "went", "Remote explosive/landmine/IED"),
        ("Both sides signed a ceasefire in Oslo.", "signed", "Agreement"),
        ("Police broke up the demonstration.", "broke", "Protest with intervention"),
        ("The army shot down a drone over the bay.", "shot", "Disrupted weapons use"),
    ],
)
def test_words_give_the_type(parser: ParseText, text: str, word: str, type_: str) -> None:
    assert (word, type_) in told(parser(text))


@pytest.mark.parametrize(
    "text",
    [
        "The minister took a train to the coast.",
        "Nurses began a general strike.",
        "The embassy lodged a protest with the council.",
        "The company released a new telephone.",
        "The alarm went quiet at noon.",
        "The general fired his adviser.",
        "The old mill broke into two parts.",
        "The paint was tested on wood.",
    ],
)
def test_the_same_words_elsewhere_tell_of_nothing(parser: ParseText, text: str) -> None:
    assert told(parser(text)) == []


def test_bare_plurals_tell_of_kinds_unless_something_was_subjected_to_them(
    parser: ParseText,
) -> None:
    kinds = "The village lies far away. Attacks are the concern of the council."
    assert told(parser(kinds)) == []
    happened = "The village lies far away. The base was subjected to intense rocket attacks."
    assert [word for word, _ in told(parser(happened))] == ["attacks"]


def test_the_attack_takes_up_what_was_told(parser: ParseText) -> None:
    found = mentions(parser("An attack shook Gao. The attack killed two."))
    assert [m.definite for m in found if m.trigger in NOUNS["attack"]][:2] == [False, True]


def test_tables_hold_lemmas_that_the_parser_gives() -> None:
    for table in (VERBS, NOUNS):
        assert all(word == word.lower() and " " not in word for word in table)
    assert all(word == word.lower() for word in BY_WEAPON)
