"""Places in reports: found, resolved by context, with radius and role. All texts invented."""

import datetime as dt
from functools import lru_cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.model.document import Dateline, Document
from unfog.model.place import PlaceMention, distance_km
from unfog.model.span import Span
from unfog.read.backends.spacy_parse import load, parse_of
from unfog.resolve.gazetteer import Gazetteer, ensure
from unfog.resolve.place import GazetteerPlaceFinder
from unfog.settings import default_cache


@lru_cache
def parser():
    return load()


@lru_cache
def finder() -> GazetteerPlaceFinder:
    return GazetteerPlaceFinder(Gazetteer.open(ensure(default_cache())))


def find(text: str, **more) -> tuple[PlaceMention, ...]:
    document = Document(id="t", digest="", text=text, published=dt.date(2031, 5, 3), **more)
    return finder().find(parse_of(parser()(document.readable)), document)


def one(text: str, part: str, **more) -> PlaceMention:
    """The one mention whose words hold `part`."""
    found = [m for m in find(text, **more) if part in text[m.start : m.end]]
    assert len(found) == 1, found
    return found[0]


def off(mention: PlaceMention, lat: float, lon: float) -> float:
    assert mention.place is not None
    return distance_km(mention.place.lat, mention.place.lon, lat, lon)


def test_the_airbase_that_reads_like_a_person():
    text = "Mortar shells fell on Ali al-Salem base in Kuwait, a farmer said."
    mention = one(text, "Salem")
    assert off(mention, 29.347, 47.521) < 5
    assert mention.place.kind == "facility"
    assert mention.role == "location"


def test_a_compound_takes_in_its_noun():
    text = "Drones struck the Al Omar oil field in eastern Syria overnight."
    mention = one(text, "Omar")
    assert text[mention.start : mention.end] == "Al Omar oil field"
    assert off(mention, 35.1, 40.55) < 15


def test_the_side_of_a_country_is_an_area_there():
    mention = one("Gunmen killed six herders in northern Mali on Friday.", "Mali")
    assert mention.name == "northern Mali"
    assert mention.place.kind == "area"
    assert mention.place.lat > 16
    assert mention.place.radius_km > 100


@pytest.mark.parametrize(
    ("text", "part", "lat", "lon"),
    [
        ("A bomb went off in Midvale, Utah, on Sunday.", "Midvale", 40.61, -111.9),
        ("The mayor of Springfield, Ill., was shot at.", "Springfield", 39.8, -89.64),
        ("Shots were fired in Springfield, Massachusetts.", "Springfield", 42.1, -72.59),
        ("Armed men raided New Bussa, Niger State, at dawn.", "New Bussa", 9.88, 4.51),
        ("A car bomb killed two in Tripoli, Lebanon.", "Tripoli", 34.43, 35.85),
        ("A car bomb killed two in Tripoli, Libya.", "Tripoli", 32.89, 13.19),
    ],
)
def test_a_place_lies_in_what_follows_the_comma(text, part, lat, lon):
    assert off(one(text, part), lat, lon) < 15


def test_context_elsewhere_decides():
    text = (
        "Lebanese officials said the port of Tripoli was shelled. "
        "Beirut called a meeting. Ambulances took the wounded to Sidon and Zahle."
    )
    assert one(text, "Tripoli").place.country == "LB"


def test_a_short_name_goes_to_what_bears_it():
    found = find("Two men were shot in Kita on Monday.")
    assert [m.place.name for m in found if m.place and m.place.country == "EC"] == []


def test_one_name_has_one_referent():
    text = "Police searched Medford, Oregon, on Monday. Two suspects fled Medford by car."
    found = [m.place.gazetteer_id for m in find(text) if "Medford" in m.name]
    assert len(found) == 2
    assert len(set(found)) == 1


def test_distance_and_direction():
    text = "The convoy was ambushed 30 km north of Kidal on Tuesday."
    mention = one(text, "Kidal")
    assert mention.name == "30 km north of Kidal"
    assert off(mention, 18.44 + 30 / 111, 1.41) < 5
    assert mention.place.radius_km < 30


def test_near_widens():
    near = one("A mine exploded near Mosul on Tuesday.", "Mosul")
    at = one("A mine exploded in Mosul on Tuesday.", "Mosul")
    assert near.name == "near Mosul"
    assert near.place.radius_km > at.place.radius_km


def test_between_two_towns_is_the_stretch():
    text = "The bus was stopped on the road between Mosul and Erbil, a driver said."
    mention = one(text, "Erbil")
    assert mention.place.kind == "line"
    assert off(mention, 36.27, 43.57) < 15
    assert 30 < mention.place.radius_km < 80


@pytest.mark.parametrize(
    "text",
    [
        "Militants crossed the Iraqi-Syrian border at night.",
        "The raid took place along the border between Iraq and Syria.",
    ],
)
def test_a_border_belongs_to_both(text):
    mention = next(m for m in find(text) if m.place and m.place.kind == "line")
    assert mention.place.country == "IQ/SY"
    assert off(mention, 34.4, 41) < 150


def test_a_street_lies_in_the_town_of_the_report():
    text = "Two men were shot in Seattle on Friday. Officers found casings on Third Avenue."
    mention = one(text, "Third Avenue")
    assert off(mention, 47.61, -122.33) < 5
    assert mention.place.radius_km >= 10


def test_an_unknown_village_is_never_made_up():
    text = "Troops entered the village of Qzembaru on Monday, residents said."
    assert [m for m in find(text) if m.place] == []


def test_states_and_capitals_that_speak_are_actors():
    text = "Washington said it had not fired. Russia denied the strike on Aleppo."
    assert one(text, "Washington").role == "actor"
    assert one(text, "Russia").role == "actor"
    assert one(text, "Aleppo").role == "location"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The United States launched two missiles on Monday.", "United States"),
        ("The United States continues to claim that the raid failed.", "United States"),
        ("Ankara sharply increased its contingent in Idlib.", "Ankara"),
        ("The presidents of Russia and Turkey met in Sochi.", "Russia"),
        ("The presidents of Russia and Turkey met in Sochi.", "Turkey"),
        ("The ambassador of Iran left Beirut.", "Iran"),
        ("The raid went on despite US claims.", "US"),
        ("Iran's support for the group worried its neighbours.", "Iran"),
    ],
)
def test_a_state_as_a_party_is_an_actor(text, part):
    assert one(text, part).role == "actor"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Five people died in Turkey and Syria.", "Syria"),
        ("The people of Mali mourned.", "Mali"),
        ("Army officers were shot in Niger.", "Niger"),
        ("The army shelled the west of Syria.", "Syria"),
    ],
)
def test_the_ground_of_a_state_stays_a_location(text, part):
    assert one(text, part).role == "location"


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen of the Lions of Anjar fired on a post.",
        "The Army of Mosul burned two houses.",
        "Two men of the Sons of Tripoli were held.",
        "The Column of Kidal claimed the attack.",
        "The Tripoli Banner Front claimed the raid.",
        "Crowds had gathered for Bastille Day when shots rang out.",
        "Pirates boarded the tanker Sirte at dawn.",
        "Damascus Radio said the road was open.",
    ],
)
def test_a_place_in_the_name_of_something_else_is_no_location(text):
    assert [m for m in find(text) if m.role == "location"] == []


def test_an_office_acts_unless_something_is_there():
    assert all(m.role == "actor" for m in find("The Pentagon denied the report on Monday."))
    assert one("A man was shot near the Pentagon on Monday.", "Pentagon").role == "location"


def test_a_police_force_places_nothing_but_tells_where_it_sits():
    mention = one("Seattle Police Department officers closed the street.", "Seattle")
    assert mention.role in ("actor", "location")
    assert off(mention, 47.61, -122.33) < 10


def test_states_in_a_list_do_not_hold_each_other():
    text = "Cases came from Arizona, Georgia, Illinois, Missouri and Ohio."
    kinds = {m.name: m.place.kind for m in find(text) if m.place}
    assert kinds == dict.fromkeys(
        ("Arizona", "Georgia", "Illinois", "Missouri", "Ohio"), "province"
    )


def test_demonyms_are_marked():
    mention = one("Iraqi forces retook the town of Hit.", "Iraqi")
    assert mention.role == "demonym"
    assert mention.place.country == "IQ"


def test_the_capital_of_a_demonym_is_a_place():
    mention = one("Gunmen abducted a man in the Kenyan capital on Monday.", "Kenyan")
    assert mention.role == "location"
    assert off(mention, -1.29, 36.82) < 10


def test_the_dateline_is_its_own():
    text = "BAGHDAD, May 3 (Ubangi Newswire) - A blast killed four in Kirkuk, police said."
    line = Dateline(0, 39, place="BAGHDAD", credit="Ubangi Newswire", date="May 3")
    first, *rest = find(text, dateline=line)
    assert (first.role, first.start, first.end) == ("dateline", 0, 7)
    assert first.place.country == "IQ"
    assert [m.role for m in rest] == ["location"]


@pytest.mark.parametrize(
    "text",
    [
        "Police said early on Sunday that the force had left its base.",
        "The Washington Post reported the deaths.",
        "Many of the wounded were taken to hospital by the fire service.",
        "She told us that she saw it in May.",
    ],
)
def test_common_words_and_outlets_are_no_places(text):
    assert [m for m in find(text) if m.role == "location" and m.place] == []


def test_a_surname_is_no_place():
    text = "Sgt. Peter Jordan Lancaster was hurt. Lancaster told reporters that he would recover."
    assert [m for m in find(text) if m.place] == []


def test_an_embassy_does_not_lie_in_its_own_country():
    text = "Two rockets fell near the US embassy in Baghdad."
    assert all(m.place.country != "US" for m in find(text) if m.place and m.role == "location")


def test_mentions_are_in_order_and_apart():
    text = (
        "Clashes spread from Aleppo, Syria, to Gaziantep, Turkey, and the Turkish-Syrian border "
        "near Kobani, 40 km east of Jarablus, Iraqi and Turkish officials in Ankara said."
    )
    found = find(text)
    assert len(found) > 5
    for a, b in pairwise(found):
        assert a.end <= b.start
    for m in found:
        assert text[m.start : m.end]


@settings(max_examples=30)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(
                [
                    "Mosul",
                    "near",
                    "in",
                    ",",
                    "-",
                    "al",
                    "Iraq",
                    "Iraqi",
                    "border",
                    "the",
                    "of",
                    "U.S.",
                ]
            ),
        ),
        max_size=25,
    )
)
def test_any_text_gives_ordered_mentions_with_sound_places(words):
    text = " ".join(words).replace("\x00", " ").encode("utf-8", "ignore").decode()
    last = 0
    for m in find(text):
        assert last <= m.start < m.end <= len(text)
        last = m.end
        if m.place is not None:
            assert -90 <= m.place.lat <= 90
            assert -180 <= m.place.lon <= 180
            assert m.place.radius_km > 0


def test_the_same_text_gives_the_same_mentions():
    text = "Shelling hit Donetsk, Kharkiv and the Zaporizhzhia nuclear plant, Kyiv said."
    fresh = GazetteerPlaceFinder(Gazetteer.open(ensure(default_cache())))
    document = Document(id="t", digest="", text=text)
    assert find(text) == fresh.find(parse_of(parser()(text)), document)


def resolve(text: str, *names: str, **more):
    document = Document(id="t", digest="", text=text, **more)
    spans = [Span(text.index(n), text.index(n) + len(n)) for n in names]
    return finder().resolve(parse_of(parser()(text)), document, spans)


def test_given_spans_are_resolved_by_what_stands_around_them():
    text = "Two guards died in Alexandria, a town in northern Louisiana, in May 2031."
    alexandria, louisiana = resolve(text, "Alexandria", "Louisiana")
    assert alexandria.admin1 == "Louisiana"
    assert louisiana.kind == "province"


def test_given_spans_stay_in_their_order_and_unknown_ones_without_a_place():
    text = "Shots were heard in Vrezhnik and later in Odesa, a farmer said in 2031."
    odesa, unknown = resolve(text, "Odesa", "Vrezhnik")
    assert odesa.country == "UA"
    assert unknown is None


def test_a_town_and_its_county_speak_for_each_other():
    text = "A man from Paris was shot on Sunday. The Lamar County sheriff named no suspect."
    assert one(text, "Paris").place.admin1 == "Texas"


def test_a_name_does_not_speak_for_its_own_country():
    text = (
        "Dublin's city manager and the school board met the sheriff on Monday. Dublin police "
        "found a rifle near the middle school, and the grand jury in Dublin took up the case."
    )
    assert {m.place.country for m in find(text) if "Dublin" in m.name} == {"US"}


def test_a_state_listed_with_states_is_the_state():
    text = "Raids took place in Oregon, Idaho, Washington and Nevada on Friday."
    assert one(text, "Washington").place.kind == "province"


def test_what_a_town_lies_in_is_chosen_by_the_town():
    assert "New York" in resolve("He was shot in Buffalo, New York, in 2031.", "New York")[0].name
    assert resolve("He was shot in Buffalo, New York.", "New York")[0].kind == "province"


def test_a_state_comes_before_a_hamlet_that_is_called_so():
    assert one("Minnesota passed the law on Monday.", "Minnesota").place.kind == "province"


def test_an_unknown_town_of_a_named_state_lies_in_that_state():
    place = resolve("Gunmen robbed a shop in Kandahar, Saskatchewan.", "Kandahar")[0]
    assert place is None or place.country == "CA"


@pytest.mark.parametrize("text", ["Marburg virus was not found.", "They fear the Lassa fever."])
def test_a_disease_named_for_a_place_is_no_place(text):
    assert not find(text)


def test_latin_america_is_not_the_united_states():
    text = "Soldiers crossed into the South American country of Chile on Monday."
    assert one(text, "Chile").place.kind == "country"


@pytest.mark.parametrize(
    "name",
    [
        *("(a+)+$", ".*", "[a-z]+", "'; DROP TABLE places; --", "' OR 1=1 --", "%", "\\"),
        *("X" * 10_000, "Vrezh-" * 2_000, "ديرالقموز", "Марук", "茂拉克", "Ⅷ", "\u202eOmar"),
    ],
)
def test_hostile_names_break_nothing_and_hide_no_place_beside_them(name):
    text = f"A blast shook {name} on Monday. Two guards were hurt in Mosul, Iraq."
    mosul = [m for m in find(text) if m.place and "Mosul" in text[m.start : m.end]]
    assert any(off(m, 36.34, 43.13) < 30 for m in mosul)
    (found,) = resolve(text, name)
    assert found is None or (-90 <= found.lat <= 90 and -180 <= found.lon <= 180)


@pytest.mark.parametrize(
    ("text", "part", "lat", "lon", "km"),
    [
        ("The boat sank on the Pacific side of the Americas.", "Pacific", 0, -160, 9),
        ("Two men drowned near Luzon. Manila sent help.", "Luzon", 16.5, 121, 60),
        ("Nine cases were found in the Houston region of Texas.", "Houston", 29.76, -95.37, 40),
        ("A guard died in Crawford County located in Pennsylvania.", "Crawford", 41.7, -80.1, 60),
        ("They marched through Greater Mumbai on Friday.", "Greater Mumbai", 19.07, 72.88, 40),
        ("Raids were told of in Florida and in Ohio.", "Florida", 28.4, -82.5, 60),
    ],
)
def test_a_namesake_yields_to_what_the_words_mean(text, part, lat, lon, km):
    (found,) = resolve(text, part)
    assert distance_km(found.lat, found.lon, lat, lon) < km


@pytest.mark.parametrize(
    "text", ["Gunmen came to the Nairobi slum Vrezhnik.", "Fire broke out in Vrezhnik, Nairobi."]
)
def test_a_part_of_a_town_lies_in_that_town(text):
    (found,) = resolve(text, "Vrezhnik")
    assert distance_km(found.lat, found.lon, -1.28, 36.82) < 30


def test_a_dissolved_province_is_known_by_the_words_around_it():
    text = "Medical camps opened in Nyanza province, officials in Kisumu and Nairobi said in Kenya."
    (found,) = resolve(text, "Nyanza")
    assert (found.country, found.kind) == ("KE", "province")
