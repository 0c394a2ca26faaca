"""The actor registry as a reader of reports uses it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unfog.resolve.actor import ActorRegistry, data

REGISTRY = ActorRegistry.load()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("United States", "state:US"),
        ("the U.S.", "state:US"),
        ("US", "state:US"),
        ("Syrians", "state:SY"),
        ("Russia’s", "state:RU"),
        ("côte d'ivoire", "state:CI"),
        ("Turkey", "state:TR"),
        ("Democratic Republic of the Congo", "state:CD"),
        ("Moscow", "state:RU"),
        ("Pentagon", "office:US:pentagon"),
        ("the White House", "office:US:white-house"),
        ("Iraqi security forces", "force:IQ:security-forces"),
        ("Iraq's interior ministry", "office:IQ:interior-ministry"),
        ("Russian Defense Ministry", "office:RU:defence-ministry"),
        ("Israel Defence Forces", "force:IL:military"),
        ("Israeli military", "force:IL:military"),
        ("American troops", "force:US:military"),
        ("Nigerian police", "force:NG:police"),
        ("Syrian government", "state:SY"),
        ("Syrian state television", "media:SY:state-media"),
        ("Springfield police", "police:springfield"),
        ("Shelby County Sheriff's Office", "police:shelby-county"),
        ("ISIL", "group:islamic-state"),
        ("Isis", "group:islamic-state"),
        ("Da’esh", "group:islamic-state"),
        ("al-Qa'ida in Iraq", "group:aqi"),
        ("Hizbollah", "group:hezbollah"),
        ("Houthi", "group:houthis"),
        ("Al Shabab", "group:al-shabaab"),
        ("Nato", "igo:nato"),
        ("United Nations", "igo:un"),
        ("Médecins Sans Frontières (MSF)", "ngo:msf"),
        ("the Associated Press", "media:ap"),
        ("reuters", "media:reuters"),
    ],
)
def test_lookup_forgives_spelling(name: str, id: str) -> None:
    actor = REGISTRY.lookup(name)
    assert actor is not None
    assert actor.id == id


@pytest.mark.parametrize(
    "name", ["us", "who", "is", "the police", "police", "", "the", "...", "army", "ap", "Who"]
)
def test_lookup_keeps_words_and_acronyms_apart(name: str) -> None:
    assert REGISTRY.lookup(name) is None


def test_composed_forces_belong_to_their_state() -> None:
    actor = REGISTRY.lookup("Chadian air force")
    assert actor is not None
    assert (actor.name, actor.kind, actor.country, actor.parent) == (
        "Chadian air force",
        "military",
        "TD",
        "state:TD",
    )


def found(text: str) -> list[tuple[str, str]]:
    return [(text[start:end], actor.id) for start, end, actor in REGISTRY.find(text)]


def test_find_takes_the_longest_names_of_running_text() -> None:
    text = "The U.S. Army told us that Turkish-backed fighters and Iraq’s security forces met."
    assert found(text) == [
        ("U.S. Army", "force:US:army"),
        ("Turkish", "state:TR"),
        ("Iraq’s security forces", "force:IQ:security-forces"),
    ]


def test_find_needs_capitals() -> None:
    assert found("who said it is a turkey and the state department store, for us") == []
    assert found("The WHO and the State Department, in Turkey") == [
        ("WHO", "igo:who"),
        ("State Department", "office:US:state-department"),
        ("Turkey", "state:TR"),
    ]


def test_find_in_a_text_all_in_capitals_leaves_short_acronyms() -> None:
    assert found("IT IS TOLD US THAT ISRAELI TROOPS AND FMLN MET.") == [
        ("ISRAELI TROOPS", "force:IL:military"),
        ("FMLN", "group:fmln"),
    ]


def test_find_takes_local_police_without_the_words_before() -> None:
    text = "On Tuesday Springfield police said so. Local police agreed. French police did not."
    assert found(text) == [
        ("Springfield police", "police:springfield"),
        ("French police", "force:FR:police"),
    ]


def test_names_do_not_run_across_a_sentence_end() -> None:
    assert found("They went to Syria. Army units followed.") == [("Syria", "state:SY")]


def test_every_country_has_an_actor_with_its_code() -> None:
    states = {a.country for a in REGISTRY.actors if a.id.startswith("state:")}
    assert {"AF", "CD", "IQ", "PS", "SS", "TW", "US", "XK", "ZW"} <= states
    assert not states & {"EU", "UN", "ZZ"}


def test_the_tables_are_sound() -> None:
    rows = list(data.table("actors.tsv"))
    ids = [row[0] for row in rows]
    assert len(ids) == len(set(ids))
    assert all(len(row) == 6 and row[4] for row in rows)
    known = {actor.id for actor in REGISTRY.actors}
    assert [row[0] for row in rows if row[3] and row[3] not in known] == []
    countries = {a.country for a in REGISTRY.actors if a.id.startswith("state:")}
    assert [row[0] for row in rows if row[2] and row[2] not in countries] == []


def test_no_name_belongs_to_two_actors() -> None:
    owners: dict[str, set[str]] = {}
    for alias in data.aliases():
        key = " ".join(alias.written).lower()
        owners.setdefault(key, set()).add(alias.actor.id)
    assert {name: ids for name, ids in owners.items() if len(ids) > 1} == {}


def test_every_listed_name_finds_its_actor() -> None:
    wrong = []
    for alias in data.aliases():
        name = ("The " if alias.article else "") + " ".join(alias.written)
        actor = REGISTRY.lookup(name)
        if actor is None or actor.id != alias.actor.id:
            wrong.append((name, alias.actor.id))
    assert wrong == []


@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                ["U.S.", "Syrian", "army's", "Police", "The", "Guardian", "al-", "Qa’ida", "UN",
                 "Iraqi", "security", "forces", "Ünïted", "İs", "ß", "(AP)", ".", "'s"]
            ),
            max_size=20,
        ).map(" ".join),
    )
)  # fmt: skip
def test_any_text_gives_ordered_spans(text: str) -> None:
    position = 0
    for start, end, actor in REGISTRY.find(text):
        assert position <= start < end <= len(text)
        assert actor.id
        position = end
    REGISTRY.lookup(text)


@pytest.mark.parametrize("unit", ["a", "U.", "a'", "Police ", "US ", "-", "Syrian army "])
def test_long_repetitions_are_read(unit: str) -> None:
    assert all(start < end for start, end, _ in REGISTRY.find(unit * 50_000))
