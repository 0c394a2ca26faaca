"""Counts as the parser's real output gives them. All sentences are invented."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from unfog.model.parse import Parse
from unfog.read.counts import CountMention, counts
from unfog.read.numbers_tokens import Numbers

type Row = tuple[str, int | None, int | None]


@pytest.fixture(scope="module")
def parse(parser: Callable[[str], Parse]) -> Callable[[str], Parse]:
    return parser


def rows(mentions: tuple[CountMention, ...]) -> set[Row]:
    return {(m.property, m.count.low, m.count.high) for m in mentions}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Scores of bandits were neutralised in the wood.", {("killed", 40, None)}),
        ("At least five people were trampled to death at the gate.", {("killed", 5, None)}),
        ("A judge sentenced two men to death on Tuesday.", set()),
        ("One elderly woman was found beheaded.", {("killed", 1, 1)}),
        ("He passed away at around eight, the nurse said.", {("killed", 1, 1)}),
        ("Her nephew lost a leg.", {("wounded", 1, 1)}),
        ("A clerk lost the sight of both eyes.", {("wounded", 1, 1)}),
        ("The firm lost three contracts.", set()),
        ("Six were killed and three others lost limbs.", {("killed", 6, 6), ("wounded", 3, 3)}),
        ("Two of our officers are nursing head injuries.", {("wounded", 2, 2)}),
        ("She was flown to the coast with a fractured skull.", {("wounded", 1, 1)}),
        ("She has two cracked ribs.", {("wounded", 1, 1)}),
        ("Medics took four people to hospital.", {("wounded", 4, 4)}),
        ("Prisoners took a teacher hostage with a fork.", {("captured", 1, 1)}),
        ("The organiser was taken from his home by hooded men.", {("captured", 1, 1)}),
        (
            "Troops rescued 63 pupils of the Lakeside College who were kidnapped in May.",
            {("released", 63, 63), ("captured", 63, 63)},
        ),
        ("Nobody was hit.", {("killed", 0, 0), ("wounded", 0, 0)}),
    ],
)
def test_deaths_wounds_and_captures_told_in_other_words(
    parse: Callable[[str], Parse], text: str, expected: set[Row]
) -> None:
    assert rows(counts(parse(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two rockets hit the market and 37 people were killed.", {("killed", 37, 37)}),
        ("The strikes left 37 dead.", {("killed", 37, 37)}),
        ("A bomb tore through the bus, killing at least nine.", {("killed", 9, None)}),
        ("Gunmen killed 5 soldiers and wounded 12.", {("killed", 5, 5), ("wounded", 12, 12)}),
        ("The blast left 14 dead and 20 injured.", {("killed", 14, 14), ("wounded", 20, 20)}),
        ("The death toll rose to 23.", {("killed", 23, 23)}),
        ("The registrar put the number of missing at 71.", {("missing", 71, 71)}),
        ("Three guards lay dead at the gate.", {("killed", 3, 3)}),
        (
            "Police said six people were killed. The union says eight.",
            {("killed", 6, 6), ("killed", 8, 8)},
        ),
        ("Six people were killed. He was told to wait and said 40.", {("killed", 6, 6)}),
        ("The attack claimed the lives of 18 villagers.", {("killed", 18, 18)}),
        ("The army lost 44 troops in the ambush.", {("killed", 44, 44)}),
        ("A suicide bomber blew himself up outside the court.", {("killed", 1, 1)}),
        ("He was jailed for a triple murder.", {("killed", 3, 3)}),
        ("Militants abducted 33 clerks from the office.", {("captured", 33, 33)}),
        ("The police arrested seven other clerks.", {("captured", 7, 7)}),
        ("Six hostages were freed on Monday.", {("released", 6, 6)}),
        ("Four pupils are still missing.", {("missing", 4, 4)}),
        ("Eleven people were taken to hospital.", {("wounded", 11, 11)}),
        ("Thirty-six people were in critical condition.", {("wounded", 36, 36)}),
        ("Three cyclists were shot on Tuesday.", {("wounded", 3, 3)}),
        ("Three cyclists were shot dead on Tuesday.", {("killed", 3, 3)}),
        ("Nine bodies were found in the river.", {("killed", 9, 9)}),
        ("Dozens of farmers were killed.", {("killed", 24, None)}),
        ("The gunmen took six pupils away with them.", {("captured", 6, 6)}),
    ],
)
def test_people(parse: Callable[[str], Parse], text: str, expected: set[Row]) -> None:
    assert expected <= rows(counts(parse(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels fired 14 missiles at the base.", {("munitions_fired", 14, 14)}),
        ("The depot was attacked with six missiles.", {("munitions_fired", 6, 6)}),
        ("A total of nine rockets were launched.", {("munitions_fired", 9, 9)}),
        ("Near Sarvan, two strikes destroyed a bunker.", {("munitions_fired", 2, 2)}),
        ("Air defences shot down seven of nine rockets.", {("munitions_intercepted", 7, 7)}),
        ("The navy intercepted three drones.", {("munitions_intercepted", 3, 3)}),
    ],
)
def test_munitions(parse: Callable[[str], Parse], text: str, expected: set[Row]) -> None:
    mentions = counts(parse(text))
    assert rows(mentions) == expected
    assert all(m.count.of == "munitions" for m in mentions)


@pytest.mark.parametrize(
    "text",
    [
        "There were no casualties.",
        "The ministry said nobody was hurt.",
        "All the staff were unharmed.",
        "No civilian was killed or injured.",
    ],
)
def test_nobody_is_a_count_of_none_killed_and_none_wounded(
    parse: Callable[[str], Parse], text: str
) -> None:
    mentions = counts(parse(text))
    assert rows(mentions) == {("killed", 0, 0), ("wounded", 0, 0)}
    assert not any(m.negated for m in mentions)


def test_not_one_of_a_kind_was_hurt(parse: Callable[[str], Parse]) -> None:
    (mention,) = counts(parse("He added that no police officer had been hurt."))
    assert (mention.property, mention.count.high, mention.count.of) == ("wounded", 0, "police")


@pytest.mark.parametrize(
    "text",
    [
        "The group will kill 50 hostages.",
        "The plot could kill hundreds of people.",
        "They threatened to kill ten villagers.",
        "Since 2014 more than 4,000 people have died in the war.",
        "Some 300 people are killed on this road every year.",
        "The earthquake killed 40 people.",
        "The mayor asked how many people were killed.",
    ],
)
def test_threats_totals_and_disasters_are_left_alone(
    parse: Callable[[str], Parse], text: str
) -> None:
    assert counts(parse(text)) == ()


@pytest.mark.parametrize(
    "text",
    [
        "The boy was taken to Sarvan Medical Center.",
        "Three men have been released from the hospital.",
        "Police have made no arrests.",
        "Reward for information leading to the arrest of the suspect.",
    ],
)
def test_nobody_is_taken_or_freed(parse: Callable[[str], Parse], text: str) -> None:
    assert not {m.property for m in counts(parse(text))} & {"captured", "released"}


def test_parts_of_a_count_are_named(parse: Callable[[str], Parse]) -> None:
    mentions = counts(parse("Five people, including two children, were killed."))
    whole, part = sorted(mentions, key=lambda m: -(m.count.low or 0))
    assert (whole.count.low, whole.count.subset) == (5, None)
    assert (part.count.low, part.count.of, part.count.subset) == (2, "children", "children")


def test_shares_of_the_dead(parse: Callable[[str], Parse]) -> None:
    mentions = counts(parse("Two children were among the dead."))
    assert rows(mentions) == {("killed", 2, 2)}
    mentions = counts(parse("Sixteen people were killed. Three of the dead were police officers."))
    assert rows(mentions) == {("killed", 16, 16), ("killed", 3, 3)}


def test_a_figure_set_against_another_is_negated(parse: Callable[[str], Parse]) -> None:
    mentions = counts(parse("We now count 18 soldiers killed, not 41."))
    assert {(m.count.low, m.negated) for m in mentions} == {(18, False), (41, True)}


def test_each_of_two_subjects_counts_by_itself(parse: Callable[[str], Parse]) -> None:
    mentions = counts(parse("Two soldiers and a child were killed."))
    assert {(m.count.low, m.count.of, m.count.subset) for m in mentions} == {
        (2, "soldiers", None),
        (1, "children", None),
    }


def test_a_named_victim_is_one(parse: Callable[[str], Parse]) -> None:
    text = "The strike killed Karim Haddad."
    (mention,) = counts(parse(text))
    assert (mention.count.low, mention.count.high, mention.name) == (1, 1, "Karim Haddad")
    assert not mention.negated


def test_a_named_person_alive_is_a_denied_death(parse: Callable[[str], Parse]) -> None:
    (mention,) = counts(parse("Karim Haddad was not killed in the raid."))
    assert (mention.property, mention.count.low, mention.negated) == ("killed", 1, True)


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Four militants were killed.", "combatants"),
        ("Four soldiers were killed.", "soldiers"),
        ("Four police officers were killed.", "police"),
        ("Four students were killed.", "civilians"),
        ("Four boys were killed.", "children"),
        ("Four bank employees were killed.", "staff"),
        ("Four people were killed.", "people"),
        ("The gunman was killed.", "perpetrators"),
    ],
)
def test_who_is_counted(parse: Callable[[str], Parse], text: str, of: str) -> None:
    (mention,) = counts(parse(text))
    assert mention.count.of == of


def test_mentions_point_into_the_text(parse: Callable[[str], Parse]) -> None:
    found = parse("On Friday rebels near Sarvan killed at least 12 border guards, officials said.")
    (mention,) = counts(found)
    assert found.words(mention.first, mention.last) == "killed at least 12 border guards"
    assert found.tokens[mention.trigger].text == "killed"
    assert found.tokens[mention.noun].text == "guards"
    assert mention.count.unit == "border guards"


def test_same_parse_gives_same_mentions(parse: Callable[[str], Parse]) -> None:
    text = "Nine people, among them two boys and a nurse, died; 14 were hurt and three are missing."
    assert counts(parse(text)) == counts(parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "A man aged 23 spoke.",
        "The 23-year-old spoke.",
        "They walked 20 km.",
        "It cost $5 million.",
        "He shops at 7-Eleven.",
        "They met on 14 July.",
        "Resolution 2328 passed.",
        "Highway 61 was closed.",
        "They left at 3 p.m. sharp.",
        "In 2031 they left.",
        "About 60 percent agreed.",
        "She drove for two hours.",
    ],
)
def test_numbers_that_count_nobody(parse: Callable[[str], Parse], text: str) -> None:
    assert Numbers(parse(text)).by_head == {}


def test_empty_text_has_no_counts() -> None:
    assert counts(Parse("", (), (), ())) == ()
