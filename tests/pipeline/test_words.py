"""Reviewers' words followed as findings are made: at once, bit by bit, anew. All is invented."""

import datetime as dt
import random
from contextlib import closing

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as tests
from hypothesis import strategies as st

from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.finding import seen_of
from unfog.model.identity import claim_id, digest_of
from unfog.model.incident import Part, ReadIncident, Reading
from unfog.model.judgement import (
    Addition,
    ClaimWord,
    Judgement,
    Pair,
    Signed,
    SourceWord,
    Standing,
    Undo,
    ValueWord,
    side,
    undone,
)
from unfog.model.place import Place
from unfog.model.speaker import Speaker
from unfog.model.timespan import Timespan
from unfog.pipeline import conclude as module
from unfog.pipeline.acts import judged
from unfog.pipeline.findings import reports_of
from unfog.pipeline.judge import decide, preview
from unfog.pipeline.progress import Silent
from unfog.pipeline.ruled import under
from unfog.settings import Settings
from unfog.store.base import Entry
from unfog.store.filters import ClaimFilter

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 6, 1, 12, tzinfo=dt.UTC)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)
TEXT = "A blast at the gate killed four guards, police said. Two shops burned down, no more. " * 2
SPEAKERS = ("REPORT", "police", "a colonel")
SETTINGS = Settings()
OUTLETS = {"1": "Gazette", "2": "Gazette", "3": "Delta", "4": "The Sun"}
"""By the last character of a document's id."""
JUNE = Timespan(dt.date(2031, 6, 1), dt.date(2031, 6, 2))
OWN = (
    ("killed", Count(2, 2)), ("date", JUNE), ("wounded", Count(3, 3)), ("place", KIDAL),
    ("place", None), ("date", None), ("type", "Armed clash"), ("perpetrator", "Raiders"),
)  # fmt: skip
"""Values that reviewers give."""


def told(
    number: int, toll: int = 4, *, speaker: str = "police", place: Place = GAO
) -> ReadIncident:
    at = 20 * number
    claims = (
        Claim("occurrence", True, at, at + 15),
        Claim("killed", Count(toll, toll), at + 5, at + 9, speaker=Speaker(speaker)),
    )
    day = Timespan(DAY, DAY)
    return ReadIncident(f"h{number}", "Attack", "main", day, place, claims)


def with_day_and_place(one: ReadIncident) -> ReadIncident:
    """Said by the report, as well as by where and when it was read to be."""
    at = one.claims[0].start
    more = (Claim("date", one.date, at, at + 8), Claim("place", one.place.name, at, at + 9))
    return msgspec.structs.replace(one, claims=(*one.claims, *more))


def put(store, name: str, *incidents: ReadIncident) -> None:
    text = f"{name}: {TEXT}"
    raw = RawDocument(f"{name}.txt", text.encode(), "text")
    outlet = OUTLETS.get(name[-1])
    document = Document(
        name, digest_of(raw.raw), text, published=DAY, outlet=outlet, source=raw.source
    )
    known = store.view.document(name) is not None
    with store.write() as writer:
        entry = Entry(document, Reading(name, "tiny-1", incidents), content=f"c-{name}")
        writer.put(entry, None if known else raw)


def conclude(store, **options) -> None:
    module.conclude(store, SETTINGS, Silent(), **options)


def said(store, subject, minute: int = 0, **options) -> str:
    """Says it, and gives the id of the row."""
    row = Judgement(subject, "R. Coder", NOON + dt.timedelta(minutes=minute), "seen", **options)
    decide(store, SETTINGS, [row])
    return row.id


def side_of(store, document: str, local: str = "h0"):
    reading = store.view.reading(document)
    return side(document, next(i for i in reading.incidents if i.id == local))


def killed(store, document: str = "a"):
    return of(store, document).finding("killed")


def of(store, document: str):
    return next(
        found
        for found in store.view.incidents()
        if any(part.document == document for part in found.incident.parts)
    )


def word(store, document: str, claim: Claim, verdict: str = "rejected") -> ClaimWord:
    where = side_of(store, document)
    return ClaimWord(where, claim_id(document, where.part.incident, claim), claim, verdict)


@pytest.fixture
def gao(fresh):
    """a and b tell of one attack with four killed, c of another one."""
    with closing(fresh()) as store:
        put(store, "a", told(0))
        put(store, "b", told(0, speaker="a colonel"))
        put(store, "c", told(0, 9, place=KIDAL))
        conclude(store)
        yield store


def test_a_rejected_claim_counts_no_more_and_is_kept_with_who_and_why(gao):
    claim = told(0).claims[1]
    assert (killed(gao).best.value, killed(gao).status, killed(gao).accounts) == (
        4,
        "corroborated",
        2,
    )
    before = of(gao, "a")
    id = said(gao, word(gao, "a", claim))
    found = killed(gao)
    assert (found.status, found.accounts) == ("single-source", 1)
    assert [(left.claim, left.why) for left in found.left_out] == [
        (claim_id("a", "h0", claim), "rejected")
    ]
    (mark,) = of(gao, "a").marks
    assert (mark.verdict, mark.by, mark.why, mark.judgement) == ("rejected", "R. Coder", "seen", id)
    stored = {c.id: c for c in gao.view.claims(ClaimFilter(incident=before.incident.id))}
    assert stored[mark.claim].mark == mark
    assert len(stored) == 4
    assert of(gao, "a").version != before.version
    said(gao, Undo(id), 1)
    assert of(gao, "a") == before
    assert of(gao, "a").version == before.version


def test_where_all_claims_are_rejected_the_finding_says_so(gao):
    for name, speaker in (("a", "police"), ("b", "a colonel")):
        said(gao, word(gao, name, told(0, speaker=speaker).claims[1]))
    found = killed(gao)
    assert found.alternatives == ()
    assert found.best is None
    assert len(found.left_out) == 2
    assert of(gao, "a").status == of(gao, "a").finding("occurrence").status


def test_an_added_claim_counts_as_if_it_had_been_read(gao):
    claim = Claim("wounded", Count(2, 2), 3, 10, speaker=Speaker("a colonel"))
    text = gao.view.document("a").document.text
    id = said(gao, Addition(side_of(gao, "a"), claim, text[3:10]))
    assert of(gao, "a").finding("wounded").best.value == 2
    (found,) = [c for c in gao.view.claims() if c.claim == claim]
    assert found.mark.verdict == "added"
    assert found.mark.added
    assert (found.document, found.local, found.incident) == ("a", "h0", of(gao, "a").incident.id)
    assert list(gao.view.claims(ClaimFilter(property="wounded"))) == [found]
    assert [c.id for c in gao.view.claims(ClaimFilter(document="a"))][-1] == found.id
    assert list(gao.view.claims(ClaimFilter(document="c", property="wounded"))) == []
    reject = ClaimWord(side_of(gao, "a"), found.id, claim, "rejected")
    said(gao, reject, 1)
    assert of(gao, "a").finding("wounded").best is None
    said(gao, Undo(id), 2)
    assert of(gao, "a").finding("wounded") is None


def test_a_reviewers_value_stands_beside_and_changes_no_status(gao):
    before = killed(gao)
    said(gao, ValueWord(side_of(gao, "b"), "killed", Count(5, 5)))
    after = killed(gao)
    assert (after.reviewed.value, after.reviewed.by, after.reviewed.why) == (
        Count(5, 5),
        "R. Coder",
        "seen",
    )
    assert (after.best, after.status, after.alternatives) == (
        before.best,
        before.status,
        before.alternatives,
    )
    said(gao, ValueWord(side_of(gao, "a"), "killed", None), 1)
    assert killed(gao).reviewed.value is None
    said(gao, ValueWord(side_of(gao, "a"), "date", Timespan(DAY, DAY)), 2)
    assert of(gao, "a").finding("date").reviewed.value == Timespan(DAY, DAY)
    assert of(gao, "a").finding("date").alternatives == ()


def test_the_later_word_is_followed_but_who_settles_goes_before(gao):
    where = side_of(gao, "a")
    said(gao, ValueWord(where, "killed", Count(5, 5)), settles=True)
    said(gao, ValueWord(where, "killed", Count(6, 6)), 1)
    assert killed(gao).reviewed.value == Count(5, 5)
    claim = told(0).claims[1]
    said(gao, word(gao, "a", claim), 2)
    said(gao, word(gao, "a", claim, "accepted"), 3)
    assert [mark.verdict for mark in of(gao, "a").marks] == ["accepted"]
    assert killed(gao).accounts == 2


def confirm(store, document: str, minute: int = 0, state: str = "confirmed") -> None:
    found = of(store, document)
    said(store, Standing(side_of(store, document), state, seen_of(found.findings)), minute)


def test_a_late_report_shows_in_what_was_confirmed(gao):
    confirm(gao, "a")
    assert (of(gao, "a").review.state, of(gao, "a").review.changed) == ("confirmed", False)
    put(gao, "d", told(0, speaker="police"))
    conclude(gao)
    assert len(of(gao, "a").incident.parts) == 3
    assert not of(gao, "a").review.changed
    put(gao, "e", told(0, 7, speaker="a nurse"))
    conclude(gao)
    assert of(gao, "a").review.changed
    confirm(gao, "a", 1)
    assert not of(gao, "a").review.changed
    said(gao, word(gao, "e", told(0, 7, speaker="a nurse").claims[1]), 2)
    assert of(gao, "a").review.changed


def test_words_on_both_sides_of_a_merge_are_followed_by_their_strength(gao):
    confirm(gao, "a", 0)
    confirm(gao, "c", 1, "rejected")
    rows = judged(gao.view, Part("a", "h0"), Part("c", "h0"), "same", Signed("R. Coder", NOON))
    decide(gao, SETTINGS, rows)
    review = of(gao, "a").review
    assert (review.state, review.changed) == ("rejected", True)
    said(gao, Undo(rows[0].id), 2)
    assert of(gao, "a").review.state == "confirmed"
    assert not of(gao, "a").review.changed
    assert of(gao, "c").review.state == "rejected"


def test_a_word_finds_its_claim_again_when_the_document_is_read_anew(gao):
    claim = told(0).claims[1]
    said(gao, word(gao, "a", claim))
    again = told(0)
    wider = Claim("killed", claim.value, 4, 9, speaker=claim.speaker, via=("Agency",))
    renamed = ReadIncident("x9", *(getattr(again, f) for f in again.__struct_fields__[1:-1]),
                           (again.claims[0], wider))  # fmt: skip
    put(gao, "a", told(1, 30), renamed)
    conclude(gao)
    (mark,) = of(gao, "b").marks
    assert (mark.part, mark.said) == (Part("a", "x9"), wider)
    assert killed(gao, "b").accounts == 1
    put(gao, "a", told(0, 5))
    conclude(gao)
    assert [found.marks for found in gao.view.incidents() if found.marks] == []


def test_what_is_tried_is_what_comes(gao):
    former = list(gao.dump())
    row = Judgement(word(gao, "a", told(0).claims[1]), "R. Coder", NOON)
    tried = preview(gao, SETTINGS, [row])
    assert list(gao.dump()) == former
    done = decide(gao, SETTINGS, [row])
    assert done.change == tried.change
    assert [one.incident.id for one in done.change.after] == [of(gao, "a").incident.id]
    back = Judgement(Undo(row.id), "R. Coder", NOON)
    assert preview(gao, SETTINGS, [back]).change.after == done.change.before


def test_tolls_and_other_rule_sets_see_claims_as_reviewers_left_them(gao):
    said(gao, word(gao, "a", told(0).claims[1]))
    said(gao, ValueWord(side_of(gao, "a"), "killed", Count(5, 5)))
    found = next(one for one in under(gao.view, "acled").incidents() if one.marks)
    assert found.finding("killed").accounts == 1
    assert found.finding("killed").reviewed.value == Count(5, 5)
    assert found.review == of(gao, "a").review
    claims = [
        c for r in reports_of(gao.view, ["a", "b"]).values() for i in r.incidents for c in i.claims
    ]
    assert len(claims) == 3


def _speak(store, chance: random.Random, minute: int) -> None:
    """A word of any kind at hazard, or an undo."""
    view = store.view
    log = view.judgements()
    parts = [
        (d.document.id, i) for d in view.documents() for i in view.reading(d.document.id).incidents
    ]
    if not parts:
        return
    document, incident = chance.choice(parts)
    where, claim = side(document, incident), chance.choice(incident.claims)
    text = view.document(document).document.text
    kind = chance.randrange(7)
    subject: object
    if kind == 0 and log:
        subject = Undo(chance.choice(log).id)
    elif kind == 1:
        start, speaker = chance.randrange(20), Speaker(chance.choice(SPEAKERS))
        name, value = chance.choice((*OWN[:2], ("place", "Kidal")))
        new = Claim(name, value, start, start + 4, speaker=speaker)
        place = KIDAL if name == "place" else None
        subject = Addition(where, new, text[start : start + 4], place)
    elif kind == 2:
        subject = ValueWord(where, *chance.choice(OWN))
    elif kind == 3:
        state = chance.choice(("confirmed", "completed", "reopened", "rejected"))
        found = next((one for one in view.incidents() if where.part in one.incident.parts), None)
        subject = Standing(where, state, seen_of(found.findings, found.typed) if found else "")
    elif kind == 4 and len(parts) > 1:
        other = chance.choice([side(*two) for two in parts if two != (document, incident)])
        subject = Pair(where, other, chance.choice(("same", "different")))
    elif kind == 5:
        degree, owner = chance.choice("ABCDEF"), chance.choice((None, "Gao Press"))
        source = chance.choice((("outlet", "Gazette"), ("outlet", "Delta"), ("speaker", "police")))
        subject = SourceWord(*source, chance.choice((None, "the army")), owner, degree)
    else:
        verdict = chance.choice(("rejected", "rejected", "accepted"))
        subject = ClaimWord(where, claim_id(document, incident.id, claim), claim, verdict)
    row = Judgement(subject, "R. Coder", NOON + dt.timedelta(minutes=minute),
                    settles=chance.random() < 0.2)  # fmt: skip
    if chance.random() < 0.5:
        decide(store, SETTINGS, [row])
    else:
        with store.write() as writer:
            writer.judge([row])


def _report(chance: random.Random) -> list[ReadIncident]:
    numbers = chance.sample(range(3), chance.randrange(1, 3))
    return [
        with_day_and_place(
            told(n, chance.choice((4, 4, 5, 9)), speaker=chance.choice(SPEAKERS),
                 place=chance.choice((GAO, KIDAL)))
        )
        for n in numbers
    ]  # fmt: skip


@tests(max_examples=25)
@given(seed=st.integers(0, 2**32))
def test_bit_by_bit_is_as_at_once_whatever_was_said(fresh, seed):
    chance = random.Random(seed)
    with closing(fresh()) as store, closing(fresh()) as other:
        for n in range(chance.randrange(2, 9)):
            put(store, f"d{n}", *_report(chance))
        conclude(store)
        for minute in range(chance.randrange(1, 12)):
            _speak(store, chance, minute)
            if chance.random() < 0.2:
                put(store, f"d{chance.randrange(9)}", *_report(chance))
            if chance.random() < 0.5:
                conclude(store)
        conclude(store)
        assert store.health() == []
        found = list(store.dump())
        assert list(under(store.view, "unfog").incidents()) == list(store.view.incidents())
        log = list(store.view.judgements())
        chance.shuffle(log)
        for row in log:
            with other.write() as writer:
                writer.judge([row])
        names = [d.document.id for d in store.view.documents()]
        chance.shuffle(names)
        for name in names:
            put(other, name, *store.view.reading(name).incidents)
        conclude(other)
        assert list(other.dump()) == found
        conclude(store, anew=True)
        assert list(store.dump()) == found
        tomorrow = NOON + dt.timedelta(days=1)
        for row in log:
            if not isinstance(row.subject, Undo) and row.id not in undone(log):
                decide(store, SETTINGS, [Judgement(Undo(row.id), "R. Coder", tomorrow)])
        assert all(not one.marks and not one.review for one in store.view.incidents())
