"""Reviewers' words on sources, weighed in findings: at once, anew, and taken back. All invented."""

import datetime as dt
from contextlib import closing

import pytest

from unfog.fuse import gather
from unfog.fuse.credibility import UNRELIABLE
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.finding import LeftOut
from unfog.model.identity import claim_id, digest_of
from unfog.model.incident import ReadIncident, Reading
from unfog.model.judgement import Judgement, SourceWord, Undo
from unfog.model.place import Place
from unfog.model.speaker import REPORT, Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline import conclude as module
from unfog.pipeline.findings import reports_of
from unfog.pipeline.heed import heed, take_some
from unfog.pipeline.judge import decide
from unfog.pipeline.progress import Silent
from unfog.pipeline.ruled import under
from unfog.publish.tables import frame
from unfog.review.sheet import sheet
from unfog.settings import Settings
from unfog.store.base import Entry

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)
SETTINGS = Settings()
POLICE = Speaker("police", "police")
ARMY = Speaker("Col. Diarra", "military", "army of Mali")


def killed(toll: int, speaker: Speaker = REPORT, stance: str = "asserts") -> Claim:
    return Claim("killed", Count(toll, toll), 5, 25, stance, speaker=speaker)


TOLD = {
    "gazette": (GAO, "Gazette", (killed(4),)),
    "delta": (GAO, "Delta", (killed(9),)),
    "sun": (GAO, "Sun", (killed(9, POLICE), killed(4, ARMY, "denies"))),
    "far": (KIDAL, "Kidal Post", (killed(2),)),
}

WORDS = {
    "gazette": "Shops along the market road stayed shut until the evening, and traders wept.",
    "delta": "A lorry stood burning by the wall while ambulances came from two other towns.",
    "sun": "Officers who searched the yard found wires, a battery and parts of a telephone.",
    "far": "Herders heard it from a well that lies an hour on foot to the north of there.",
}


@pytest.fixture
def store(fresh):
    """One attack with tolls of 4 and 9, and another one far away."""
    with closing(fresh()) as opened:
        for name, (place, outlet, said) in TOLD.items():
            text = f"{name}: A blast at the gate killed guards. {WORDS[name]}"
            raw = RawDocument(f"{name}.txt", text.encode(), "text")
            document = Document(
                name, digest_of(raw.raw), text, published=DAY, outlet=outlet, source=raw.source
            )
            claims = (Claim("occurrence", True, 0, 15), *said)
            read = ReadIncident("h", "Attack", "main", Timespan(DAY, DAY), place, claims)
            with opened.write() as writer:
                writer.put(Entry(document, Reading(name, "tiny-1", (read,))), raw)
        module.conclude(opened, SETTINGS, Silent())
        assert len(opened.view.ids()) == 2
        yield opened


def say(store, subject, why: str = "made things up before") -> Judgement:
    at = NOON + dt.timedelta(minutes=len(store.view.judgements()))
    row = Judgement(subject, "R. Coder", at, why)
    decide(store, SETTINGS, [row])
    return row


def near(store, rules: str | None = None):
    return max(under(store.view, rules).incidents(), key=lambda one: one.accounts)


def toll(found):
    finding = found.finding("killed")
    bounds = (finding.low, finding.best, finding.high)
    return [bound.value if bound else None for bound in bounds], finding.status


def views(store) -> list:
    return list(store.view.incidents()), store.view.heeded()


def test_who_is_rated_unreliable_sets_no_bound_and_disputes_nothing(store):
    before = views(store)
    assert toll(near(store)) == ([4, 9, 9], "contested")
    word = say(store, SourceWord("outlet", "gazette", reliability="E"))
    found = near(store)
    assert toll(found) == ([9, 9, 9], "corroborated")
    finding = found.finding("killed")
    assert LeftOut(claim_id("gazette", "h", killed(4)), "unreliable") in finding.left_out
    assert finding.why.endswith("as reviewers rate them: gazette E")
    assert toll(near(store, "acled"))[0] == [9, 9, 9]
    assert toll(near(store, "airwars"))[0] == [9, None, 9]
    assert list(store.dump()) == anew(store)
    say(store, Undo(word.id))
    assert views(store) == (before[0], "[]")
    assert list(store.dump()) == anew(store)


def anew(store) -> list[str]:
    module.conclude(store, SETTINGS, Silent(), anew=True)
    return list(store.dump())


def test_who_alone_speaks_is_heard_but_bears_nothing_out(store):
    for outlet in ("Gazette", "Delta", "Sun"):
        say(store, SourceWord("outlet", outlet, reliability="E"))
    finding = near(store).finding("killed")
    assert (finding.low.value, finding.high.value) == (4, 9)
    assert finding.status == "contested"
    happened = near(store).finding("occurrence")
    assert happened.status == "single-source"
    (told,) = happened.alternatives
    assert (told.credible.degree, told.credible.why) == (6, UNRELIABLE)
    assert {one.credible.degree for one in finding.alternatives if one.asserts} == {5, 6}


def test_an_outlet_s_rating_is_told_beside_that_of_whom_it_quotes(store):
    say(store, SourceWord("outlet", "Sun", reliability="D"), "leaves out names")
    assert police(store) == ("F", [("Sun", "D", "leaves out names")])
    say(store, SourceWord("speaker", "police", reliability="E"), "counts arrests only")
    assert police(store) == ("E", [])
    say(store, SourceWord("outlet", "Sun", reliability="E"), "leaves out names")
    say(store, SourceWord("speaker", "police", reliability="B"), "counts well")
    assert police(store) == ("B", [("Sun", "E", "leaves out names")])


def police(store):
    """How far the police can be relied on, and those that print what they say."""
    found, reports = near(store), reports_of(store.view, TOLD)
    rows = sheet("i", gather(found.incident, reports), found.findings, reports, ()).rows
    row = next(one for one in rows if one.speaker.name == "police")
    return row.reliable.degree, [(name, one.degree, one.why) for name, one in row.printed]


def test_who_is_rated_reliable_counts_double_for_the_best_number(store):
    say(store, SourceWord("outlet", "Sun", reliability="D"), "leaves out names")
    say(store, SourceWord("outlet", "Gazette", reliability="A"), "counts by name")
    bounds, status = toll(near(store))
    assert (bounds, status) == ([4, 4, 9], "contested")
    assert "Gazette A, Sun D" in near(store).finding("killed").why
    say(store, SourceWord("outlet", "Gazette", reliability="C"))
    assert toll(near(store))[0] == [4, 9, 9]
    assert list(store.dump()) == anew(store)


def test_who_belongs_to_one_party_or_owner_is_one_origin(store):
    assert near(store).finding("killed").origins == 3
    say(store, SourceWord("outlet", "Delta", owner="Interior Ministry"), "its own paper")
    say(store, SourceWord("speaker", "police", party="interior ministry"), "under its orders")
    assert near(store).finding("killed").origins == 3  # an owner and a party are not compared
    say(store, SourceWord("speaker", "police", owner="interior ministry"), "under its orders")
    finding = near(store).finding("killed")
    assert finding.origins == 2
    assert "one origin by a reviewer's word: owner interior ministry (2 accounts)" in finding.why
    say(store, SourceWord("outlet", "Gazette", reliability="E"))
    assert near(store).finding("killed").status == "single-source"
    assert list(store.dump()) == anew(store)


def test_a_word_on_a_body_bears_on_who_speaks_for_it(store):
    say(store, SourceWord("speaker", "Army of Mali", reliability="E"))
    alternatives = near(store).finding("killed").alternatives
    denied = next(one for one in alternatives if one.denies)
    assert denied.against.degree == 5
    assert "rated unreliable" in denied.against.why
    table = frame("claims", store.view).to_dicts()
    rated = {row["speaker"]: (row["reliability"], row["reliability_why"]) for row in table}
    assert rated["Col. Diarra"] == ("E", "made things up before")


def test_only_where_the_source_speaks_is_fused_again(store, monkeypatch):
    seen = []
    from unfog.pipeline import fused

    own = fused.with_findings
    monkeypatch.setattr(
        fused, "with_findings", lambda one, *more: (seen.append(one.id), own(one, *more))[1]
    )
    say(store, SourceWord("outlet", "Kidal Post", reliability="B"))
    far = next(one.incident.id for one in store.view.incidents() if one.accounts == 1)
    assert seen == [far]
    say(store, SourceWord("speaker", "Nobody", reliability="B"))
    assert seen == [far]
    module.conclude(store, SETTINGS, Silent())
    assert seen == [far]


def test_the_page_of_an_incident_weighs_as_the_register_does(store):
    say(store, SourceWord("outlet", "Gazette", reliability="E"))
    found = near(store)
    reports = reports_of(store.view, TOLD)
    assert [one.name for one in reports["gazette"].words] == ["Gazette"]
    assert list(under(store.view, "unfog").incidents()) == list(store.view.incidents())
    assert found == near(store, "unfog")


def test_of_a_large_outlet_the_word_is_stored_at_once_and_weighed_by_and_by(store):
    row = Judgement(SourceWord("outlet", "gazette", reliability="E"), "R. Coder", NOON, "why")
    heed(store, SETTINGS, [row], Silent(), at_once=0)
    assert store.view.judgements() == (row,)
    assert toll(near(store)) == ([4, 9, 9], "contested")
    assert store.view.pending(9) == ["gazette"]
    far = Judgement(SourceWord("outlet", "kidal post", reliability="D"), "R. Coder", NOON, "why")
    heed(store, SETTINGS, [far], Silent())
    assert store.view.pending(9) == ["gazette"]
    assert take_some(store, SETTINGS, Silent())
    assert not take_some(store, SETTINGS, Silent())
    assert toll(near(store)) == ([9, 9, 9], "corroborated")
    assert list(store.dump()) == anew(store)
