from collections.abc import Callable

import pytest

from unfog.model.actor import Actor
from unfog.model.document import Document
from unfog.model.parse import Parse
from unfog.read.attribution import attributions
from unfog.read.reactions import Reaction, reactions


class NoActors:
    def lookup(self, name: str) -> Actor | None:
        return None


type React = Callable[[str], tuple[Reaction, ...]]


@pytest.fixture(scope="module")
def react(parser: Callable[[str], Parse]) -> React:
    def run(text: str) -> tuple[Reaction, ...]:
        parse, actors = parser(text), NoActors()
        document = Document(id="t", digest="", text=text)
        return reactions(parse, document, actors, attributions(parse, document, actors))

    return run


@pytest.mark.parametrize(
    ("text", "stance", "about"),
    [
        ("The Red Dune Front denied any involvement in the attack.", "denies", "perpetrator"),
        ("The Red Dune Front denied responsibility for the raid.", "denies", "perpetrator"),
        ("The Red Dune Front denied carrying out the attack.", "denies", "perpetrator"),
        ("The Red Dune Front claimed responsibility for the bombing.", "asserts", "perpetrator"),
        ("The Red Dune Front denied the attack.", "denies", "occurrence"),
        ("The ministry said there had been no such attacks.", "denies", "occurrence"),
        ("The ministry rejected the toll.", "denies", "killed"),
        ("The ministry rejected the residents' claims.", "denies", "claim"),
        ("The claim could not be independently verified.", "doubts", "claim"),
        ("The army had no part in the raid.", "denies", "perpetrator"),
        ("The mayor called the figures a fantasy.", "denies", "killed"),
        ("The army said that it did not happen.", "denies", "occurrence"),
        ('"Our forces did not shell the town," the army said.', "denies", "perpetrator"),
        ('"It was not ours," the Red Dune Front said.', "denies", "perpetrator"),
        ("The Red Dune Front said the bomber was theirs.", "asserts", "perpetrator"),
        ("The Red Dune Front withdrew its claim.", "denies", "perpetrator"),
        ("The Red Dune Front disowned its own claim.", "denies", "perpetrator"),
        ("Police denied that the men had anything to do with it.", "denies", "perpetrator"),
    ],
)
def test_reactions(react: React, text: str, stance: str, about: str) -> None:
    found = react(text)
    assert [(r.stance, r.about) for r in found] == [(stance, about)]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry declined to comment.",
        "There was no immediate claim of responsibility.",
        "No group claimed responsibility for the bombing.",
        "The army did not deny the attack.",
        "The Front may deny responsibility.",
    ],
)
def test_no_reaction(react: React, text: str) -> None:
    assert react(text) == ()


def test_a_claim_of_responsibility_is_marked(react: React) -> None:
    (found,) = react("The Red Dune Front claimed responsibility for the bombing.")
    assert found.responsibility
    assert found.subject == "Red Dune Front"


def test_said_it_had_carried_out(react: React) -> None:
    (found,) = react("The Red Dune Front said it had carried out the bombing.")
    assert (found.stance, found.about, found.responsibility) == ("asserts", "perpetrator", True)


def test_whose_part_is_denied(react: React) -> None:
    (found,) = react("Hanna Berg denied that Syria was involved in the bombing.")
    assert found.subject == "Syria"


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The Red Dune Front's press office denied involvement.", "Red Dune Front"),
        ("A lawyer for Adnar Voll denied any involvement.", "Adnar Voll"),
    ],
)
def test_for_whom_a_part_is_denied(react: React, text: str, side: str) -> None:
    (found,) = react(text)
    assert found.subject == side


def test_a_figure_and_both_sides(react: React) -> None:
    (found,) = react("The ministry dismissed the figure of 22 dead.")
    assert found.figure == 22
    (found,) = react("Neither account could be verified.")
    assert found.both


def test_whose_account_is_rejected(react: React) -> None:
    found = react("Residents said nine people had died. The ministry rejected that account.")
    assert [(r.speaker.name, r.of_speaker) for r in found] == [("ministry", "Residents")]


def test_the_reports_own_doubt(react: React) -> None:
    (found,) = react("Residents said nine had died. Their account could not be verified.")
    assert found.speaker.is_report
    assert found.of_speaker == "Residents"
