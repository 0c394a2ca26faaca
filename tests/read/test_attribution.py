"""What a reader of the sentences below would say about who speaks, and how."""

from collections.abc import Callable

import pytest

from unfog.model.actor import Actor
from unfog.model.document import Document
from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.attribution import Attribution, attributions, speakers_at

KNOWN = {
    "reuters": Actor("reuters", "Reuters", "media"),
    "russia": Actor("russia", "Russia", "state", "RU"),
    "damascus": Actor("syria", "Syria", "state", "SY", aliases=("Damascus",)),
}


class Actors:
    def lookup(self, name: str) -> Actor | None:
        return KNOWN.get(name.lower())


type Read = Callable[..., tuple[Attribution, ...]]


@pytest.fixture(scope="module")
def read(parser: Callable[[str], Parse]) -> Read:
    def run(text: str, outlet: str | None = None) -> tuple[Attribution, ...]:
        document = Document(id="t", digest="", text=text, outlet=outlet)
        return attributions(parser(text), document, Actors())

    return run


def who(read: Read, text: str, words: str, outlet: str | None = None) -> list[Attribution]:
    start = text.index(words)
    return list(speakers_at(read(text, outlet), Span(start, start + len(words))))


def names(found: list[Attribution]) -> list[str]:
    return [a.speaker.name for a in found]


def test_the_report_speaks_where_nobody_else_does(read: Read) -> None:
    text = "Three rockets hit the port of Batumi on Friday."
    assert who(read, text, "hit the port") == []


@pytest.mark.parametrize(
    "text",
    [
        "Police said that three men were killed near the bridge.",
        "Three men were killed near the bridge, police said on Monday.",
        "Three men were killed near the bridge, according to police.",
        "According to police, three men were killed near the bridge.",
        "Three men, police said, were killed near the bridge.",
        "“Three men were killed near the bridge,” police said.",
        'The blast was heard far away. "Three men were killed near the bridge," said police.',
    ],
)
def test_ways_to_say_who_says_it(read: Read, text: str) -> None:
    found = who(read, text, "were killed")
    assert names(found) == ["police"] or names(found) == ["Police"]
    assert found[0].speaker.kind == "police"
    assert found[0].stance == "asserts"


def test_two_speakers_share_the_content(read: Read) -> None:
    text = "Police and residents said the mosque had been hit by two shells."
    found = who(read, text, "had been hit")
    assert sorted(a.speaker.kind for a in found) == ["police", "witness"]
    assert len({a.content for a in found}) == 1


def test_spokesman_with_title_gets_name_and_organisation(read: Read) -> None:
    text = "Niger State police spokesman Danjuma Oke said three students had been taken."
    (found,) = who(read, text, "had been taken")
    assert found.speaker.name == "Danjuma Oke"
    assert found.speaker.org == "Niger State police"
    assert found.speaker.kind == "police"


def test_surname_stands_for_the_full_name(read: Read) -> None:
    text = (
        "The mayor of Harbel, Janet Tolbert, said the market was closed. "
        "Two stalls burned down, Tolbert said. She added that nobody had been hurt."
    )
    assert names(who(read, text, "burned down")) == ["Janet Tolbert"]
    assert names(who(read, text, "had been hurt")) == ["Janet Tolbert"]


def test_told_puts_the_outlet_in_via_unless_it_is_our_own(read: Read) -> None:
    text = "A resident told Reuters that shells had fallen on the market."
    (found,) = who(read, text, "had fallen")
    assert found.via == ("Reuters",)
    (found,) = who(read, text, "had fallen", outlet="Reuters")
    assert found.via == ()


def test_chain_of_reports(read: Read) -> None:
    text = "Reuters reported that police said two soldiers had been shot."
    found = who(read, text, "had been shot")
    assert names(found) == ["police"]
    assert found[0].via == ("Reuters",)


def test_anonymous_official(read: Read) -> None:
    text = "A security official, who asked not to be named, said the bomb had failed to go off."
    (found,) = who(read, text, "had failed")
    assert found.speaker.kind == "anonymous"


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The army denied that it had shelled the market.", "denies"),
        ("The army denied shelling the market.", "denies"),
        ("The army confirmed that it had shelled the market.", "asserts"),
        ("The army could not confirm whether rebels had shelled the market.", "doubts"),
        ("The army dismissed reports that rebels had shelled the market.", "denies"),
    ],
)
def test_stance_of_the_cue(read: Read, text: str, stance: str) -> None:
    content = "shelled" if "shelled" in text else "shelling"
    found = [a for a in who(read, text, content) if a.speaker.kind == "military"]
    assert [a.stance for a in found] == [stance]


def test_a_denied_report_has_both_voices(read: Read) -> None:
    text = "The ministry denied a report by the Harbour Observatory that the ship had been sunk."
    found = {a.speaker.name: a.stance for a in who(read, text, "had been sunk")}
    assert found == {"ministry": "denies", "Harbour Observatory": "asserts"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The claim that nine people died is false.", "denies"),
        ("It is untrue that nine people died.", "denies"),
        ("The report that nine people died is not correct.", "denies"),
    ],
)
def test_what_is_called_false_is_denied(read: Read, text: str, stance: str) -> None:
    assert stance in [a.stance for a in read(text)]


def test_hedges_without_a_speaker_are_the_reports_own(read: Read) -> None:
    text = "The attackers are believed to have come by boat."
    (found,) = who(read, text, "come by boat")
    assert found.speaker.is_report
    assert found.certainty == "likely"


def test_hedges_within_speech_belong_to_the_speaker(read: Read) -> None:
    text = "Police said the gunmen may have fled by boat."
    (found,) = who(read, text, "have fled by boat")
    assert found.speaker.kind == "police"
    assert found.certainty == "possible"


@pytest.mark.parametrize(
    "text",
    [
        "The army declined to say whether it had shelled the market.",
        "The army did not say that it had shelled the market.",
        "If the army says it shelled the market, prices will rise.",
    ],
)
def test_what_was_not_said_has_no_speaker(read: Read, text: str) -> None:
    assert who(read, text, "shelled the market") == []


def test_a_quotation_goes_on_behind_its_cue(read: Read) -> None:
    text = (
        "“They came at night,” said Amina Sow, a farmer. “They burned every house.”\n\n"
        "The road has been closed since Monday."
    )
    assert names(who(read, text, "burned every house")) == ["Amina Sow"]
    assert who(read, text, "has been closed") == []


def test_a_group_is_called_by_its_name(read: Read) -> None:
    text = "A group calling itself the Red Dune Front said it had attacked the convoy."
    assert names(who(read, text, "had attacked")) == ["Red Dune Front"]


def test_a_printed_statement(read: Read) -> None:
    text = (
        "The Foreign Minister, Hanna Berg, said:\n\n"
        "The attack in Harbel was an act of terror. Forty people were hurt.\n\n"
        "Notes to editors\n\nThe embassy in Harbel opened in 2001."
    )
    assert names(who(read, text, "Forty people were hurt")) == ["Hanna Berg"]
    assert who(read, text, "opened in 2001") == []


def test_a_transcript(read: Read) -> None:
    text = (
        "OLA STEEN, HOST: What happened?\n\n"
        "We have Mina Falk of Time magazine on the line.\n\n"
        "STEEN: What do you hear?\n\n"
        "FALK: A truck drove into the crowd.\n\n"
        "STEEN: Thank you."
    )
    assert names(who(read, text, "drove into the crowd")) == ["Mina Falk"]


def test_evidence_and_content_lie_in_the_text(read: Read) -> None:
    text = (
        "“We saw three boats,” the harbour master, Ilya Brandt, told Reuters on Monday. He said "
        "one had burned, but the navy denied it.\n\nAccording to residents, two men drowned."
    )
    for found in read(text):
        spans = [*found.content, found.evidence, *(s for s in (found.source, found.cue) if s)]
        assert all(0 <= s.start <= s.end <= len(text) for s in spans)
        assert found.cue is None or found.evidence.covers(found.cue)


def test_nothing_to_read(read: Read) -> None:
    assert read("") == ()
    assert read("\n\n \n") == ()


def test_a_full_stop_behind_an_office_is_nobodys_name(read: Read) -> None:
    text = "Two ships were stopped.\n\nQuestions: duty officer, ext. 4410. It replaces 06/2030."
    assert who(read, text, "Two ships") == []


def test_a_parser_at_a_loss_stops_no_reading(read: Read) -> None:
    text = "gsu" * 100 + "ggested  at said (according to (the ministry (which de https://ex"
    assert len(read(text)) < 5  # "to" hung on the "according" behind it
