"""Page furniture, and reporting that only looks like it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.clean.furniture import find_furniture, is_tag_run

BEFORE = "Gunmen attacked a checkpoint near the river.\n\n"
AFTER = "\n\nThe police said that two men had been killed."


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe to our newsletter",
        "Sign up for our weekday newsletter, delivered right to your inbox.",
        "Get the Karlo briefing in your inbox",
        "Follow us on Twitter and Facebook",
        "Follow Lena Moor on Twitter at twitter.example/lena",
        "READ ALSO: Ten rules for safer hostels | Two dead in market fire: a look back",
        "Read more: Ten years of the Karlo bridge",
        "Related stories: How the river froze",
        "MORE ON THIS STORY: The decade of the drone, in seven charts",
        "Most read: How to renew your card",
        "Share this: Facebook",
        "WhatsApp",
        "Facebook Twitter Email Print",
        "Advertisement",
        "Story continues below",
        "Tags: Karlo, shelling, army",
        "#Karlo #Shelling",
        "Copyright 2031 Karlo Gazette. All rights reserved.",
        "© 2031 Karlo Gazette",
        "This text may not be broadcast, rewritten, published or redistributed by anyone.",
        "We use cookies to improve your visit.",
        "Click here to read the full report.",
        "By Lena Moor",
        "By Lena Moor and Anton Berg, Staff writers",
        "By our foreign desk and agencies",
        "Last updated: March 4, 2031 at 9:30 p.m.",
        "Updated 2031-03-04 13:14",
        "Photo: Lena Moor/AFP",
        "(Photo: Lena Moor / Karlo Gazette)",
        "Image: Karlo Gazette",
        "File photo",
        "This is a developing story. Check back for updates.",
        "Anyone with information is asked to call the Karlo police at 555-0100.",
        "Lena Moor contributed to this report.",
        "(Reporting by Lena Moor; editing by Anton Berg)",
        "Source: Karlo Wire",
        "Subscribers can read our long read on the Karlo road.",
        "For press inquiries contact the office.",
        "The Observer is reader-funded. Support us.",
        "Markets and gold prices: page 14",
        "To cancel this newsletter, reply STOP.",
        "This video is no longer available.",
        "== References ==",
    ],
)
def test_furniture_is_covered_whole_and_alone(line: str) -> None:
    text = BEFORE + line + AFTER
    found = find_furniture(text)
    covered = "".join(span.of(text) for span in found)
    assert "".join(covered.split()) == "".join(line.split())


@pytest.mark.parametrize(
    "line",
    [
        "Share prices fell after the attack.",
        "Follow-up strikes hit the town on Tuesday.",
        "Read the statement that the army sent: four soldiers are dead.",
        "By Monday evening the rebels held the bridge.",
        "By Tuesday",
        "Image of the blast spread quickly, the police said.",
        "Photos show the dead lying in the street, the monitor said.",
        "Subscribers to the Karlo water board were killed in the blast.",
        "Sources said that four men were killed.",
        "Sources: four dead in Karlo after shelling of the old market in the early morning hours",
        "Updated figures put the dead at nine.",
        "Related attacks killed three people in Bem.",
        "Anyone who tried to flee was shot.",
        "Copyright law was debated.",
        "Karlo, Bem and Tarrin were shelled.",
        "The front seized Karlo, Bem, Tarrin, Olm",
        "Video of the attack shows a man falling.",
        "More than forty people were wounded.",
        "Get out of the town, the army told residents.",
        "Tags were found on the bodies.",
    ],
)
def test_reporting_is_never_covered(line: str) -> None:
    for text in (BEFORE + line + AFTER, BEFORE + line, line + AFTER):
        assert find_furniture(text) == ()


def test_only_the_phrase_goes_where_reporting_follows_it_unbroken() -> None:
    text = BEFORE + "Sign up for our newsletter Two men were killed in Karlo on Monday." + AFTER
    assert not any("killed" in span.of(text) for span in find_furniture(text))


def test_links_after_their_header() -> None:
    text = BEFORE + "Related stories:\n\nBomb kills two in Bem\nHow the river froze" + AFTER
    covered = [span.of(text) for span in find_furniture(text)]
    assert covered == ["Related stories:", "Bomb kills two in Bem", "How the river froze"]


def test_bulletin_headers() -> None:
    text = "RADIO KARLO, evening bulletin, Wednesday 12 March 2031" + AFTER
    assert [span.start for span in find_furniture(text)] == [0]
    told = "Karlo market attack, Wednesday 12 March 2031" + AFTER
    assert find_furniture(told) == ()


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("Defence NewsDrone AttackIraqi Newsus embassy", True),
        ("Karlo, Drone attack, Rebels, River war", True),
        ("Karlo and Bem were shelled", False),
        ("The McCallum and MacDonald families fled", False),
        ("", False),
    ],
)
def test_tag_runs(line: str, tags: bool) -> None:
    assert is_tag_run(line) is tags


@given(st.text(st.sampled_from("Read more: Subscribe newsletter\n.|#©()ByA ") | st.characters()))
def test_spans_rise_and_lie_in_the_text(text: str) -> None:
    end = 0
    for span in find_furniture(text):
        assert end <= span.start < span.end <= len(text)
        end = span.end
