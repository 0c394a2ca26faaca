"""Judging a register: real files, real linking, invented happenings."""

import datetime as dt
import random
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.model.claim import Claim, Count
from unfog.model.document import Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.incident import Incident, Part, ReadIncident, Reading
from unfog.model.judged import judgement_from
from unfog.model.judgement import Judgement, Pair, Side, Signed, Undo, Verdict, side, undone
from unfog.model.place import Place
from unfog.model.timespan import Timespan
from unfog.pipeline.acts import judged, merged, split, taken_back
from unfog.pipeline.by_name import incidents_merged, pair_judged
from unfog.pipeline.conclude import conclude
from unfog.pipeline.judge import decide, listed, preview, ready, signed
from unfog.pipeline.named import incident_named
from unfog.pipeline.pairs import worth_asking
from unfog.pipeline.progress import Silent
from unfog.review.acts import confirmed
from unfog.settings import Settings
from unfog.store import open_register
from unfog.store.base import Entry, Store

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 5, 20, 12, tzinfo=dt.UTC)
TOWNS = (
    Place("Gao", "ML", 16.27, -0.04, 20.0),
    Place("Kidal", "ML", 18.44, 1.41, 20.0),
    None,
)
SETTINGS = Settings()


def told(number: int, town: int, day: int, killed: int) -> ReadIncident:
    at = 20 * number
    date = Timespan(DAY + dt.timedelta(days=day), DAY + dt.timedelta(days=day))
    claims = (
        Claim("occurrence", True, at, at + 15),
        Claim("killed", Count(killed, killed), at + 5, at + 9),
    )
    return ReadIncident(f"h{number}", "Attack", "main", date, TOWNS[town], claims)


def put(store: Store, name: str, incidents: Sequence[ReadIncident]) -> None:
    text = f"{name}: " + "words " * 20
    raw = RawDocument(f"{name}.txt", text.encode(), "text")
    document = Document(name, digest_of(raw.raw), text, published=DAY, source=raw.source)
    reading = Reading(name, "tiny-1", tuple(incidents))
    known = store.view.document(name) is not None
    with store.write() as writer:
        writer.put(Entry(document, reading, content=f"c-{name}"), None if known else raw)


@pytest.fixture
def gao(fresh: Callable[[], Store]) -> Iterator[Store]:
    """a, b and c tell of one attack, x and y of another; v, vaguely, of either."""
    with closing(fresh()) as store:
        for name in "abc":
            put(store, name, [told(1, 0, 0, 4)])
        for name in "xy":
            put(store, name, [told(1, 1, 0, 9)])
        put(store, "v", [told(1, 2, 0, 30)])
        conclude(store, SETTINGS, Silent())
        yield store


def by(store: Store, why: str = "seen") -> Signed:
    return signed(store.view, "R. Coder", NOON, why)


def grouped(store: Store) -> set[str]:
    return {
        "".join(sorted(part.document for part in row.incident.parts))
        for row in store.view.incidents()
    }


def of(store: Store, document: str) -> str:
    return next(
        row.incident.id
        for row in store.view.incidents()
        if any(part.document == document for part in row.incident.parts)
    )


def views(store: Store) -> list[str]:
    """The register without its log of judgements."""
    return [line for line in store.dump() if not line.startswith("judgements\t")]


def test_a_merge_keeps_the_older_id_and_the_other_leads_there(gao: Store) -> None:
    former = views(gao)
    stays, goes = of(gao, "a"), of(gao, "x")
    rows = incidents_merged(gao.view, (goes, stays), by(gao), gao.path)
    tried = preview(gao, SETTINGS, rows)
    assert views(gao) == former
    assert gao.view.judgements() == ()
    done = decide(gao, SETTINGS, rows)
    assert done.change == tried.change
    assert {row.incident.id for row in done.change.before} == {stays, goes}
    assert [row.incident.id for row in done.change.after] == [stays]
    assert grouped(gao) == {"abcxy", "v"}
    assert gao.view.incident(goes).incident.id == stays
    assert incident_named(gao.view, goes[:6], gao.path).incident.id == stays
    decide(gao, SETTINGS, taken_back(gao.view.judgements(), None, by(gao)))
    assert views(gao) == former
    assert gao.view.incident(goes).incident.id == goes


def test_a_split_is_one_decision_and_is_undone_as_one(gao: Store) -> None:
    former = views(gao)
    whole = gao.view.incident(of(gao, "a")).incident
    rows = split(gao.view, whole, ["c"], by(gao))
    assert len(rows) == 2
    decide(gao, SETTINGS, rows)
    assert grouped(gao) == {"ab", "c", "xy", "v"}
    assert of(gao, "a") == whole.id
    back = taken_back(gao.view.judgements(), rows[1].id, by(gao))
    assert {row.subject.judgement for row in back} == {row.id for row in rows}
    decide(gao, SETTINGS, back)
    assert views(gao) == former
    decide(gao, SETTINGS, taken_back(gao.view.judgements(), back[0].id, by(gao)))
    assert grouped(gao) == {"ab", "c", "xy", "v"}


def test_what_was_split_can_be_merged_and_what_was_merged_split(gao: Store) -> None:
    for _ in range(2):
        decide(
            gao, SETTINGS, split(gao.view, gao.view.incident(of(gao, "a")).incident, ["c"], by(gao))
        )
        assert grouped(gao) == {"ab", "c", "xy", "v"}
        a, c = (gao.view.incident(of(gao, name)).incident for name in "ac")
        decide(gao, SETTINGS, merged(gao.view, c, a, listed(gao.view), by(gao)))
        assert grouped(gao) == {"abc", "xy", "v"}


def test_a_new_reading_and_new_documents_do_not_override_a_word(gao: Store) -> None:
    decide(gao, SETTINGS, judged(gao.view, Part("a", "h1"), Part("c", "h1"), "different", by(gao)))
    assert not any("a" in group and "c" in group for group in grouped(gao))
    for name in "def":
        put(gao, name, [told(1, 0, 0, 4)])
    put(gao, "a", [told(1, 0, 0, 5)])
    conclude(gao, SETTINGS, Silent())
    assert not any("a" in group and "c" in group for group in grouped(gao))
    put(gao, "c", [])
    conclude(gao, SETTINGS, Silent())
    assert [ruling.state for ruling in listed(gao.view)] == ["asleep"]
    put(gao, "c", [told(1, 0, 0, 4)])
    conclude(gao, SETTINGS, Silent())
    assert [ruling.state for ruling in listed(gao.view)] == ["holds"]
    assert not any("a" in group and "c" in group for group in grouped(gao))


def test_a_later_word_counts_also_where_the_clock_went_back(gao: Store) -> None:
    a, x = Part("a", "h1"), Part("x", "h1")
    decide(gao, SETTINGS, judged(gao.view, a, x, "same", by(gao)))
    early = signed(gao.view, "R. Coder", NOON - dt.timedelta(days=9000))
    decide(gao, SETTINGS, judged(gao.view, a, x, "unsure", early))
    assert [(r.pair.verdict, r.state) for r in listed(gao.view)] == [
        ("unsure", "holds"),
        ("same", "overruled"),
    ]
    assert grouped(gao) == {"abc", "xy", "v"}


def test_earlier_words_that_fall_or_rise_again_are_told(gao: Store) -> None:
    a, b, x = (Part(name, "h1") for name in "abx")
    (ab,) = decide(gao, SETTINGS, judged(gao.view, a, b, "same", by(gao))).rows
    decide(gao, SETTINGS, judged(gao.view, a, x, "different", by(gao)))
    rows = judged(gao.view, b, x, "same", by(gao))
    assert preview(gao, SETTINGS, rows).others == decide(gao, SETTINGS, rows).others
    (fallen,) = (ruling for ruling in listed(gao.view) if ruling.state == "refused")
    assert fallen.id == ab.id
    back = decide(gao, SETTINGS, taken_back(gao.view.judgements(), None, by(gao)))
    assert [(ruling.id, ruling.state) for ruling in back.others] == [(ab.id, "holds")]


def test_what_is_judged_is_asked_no_more(gao: Store) -> None:
    for n, (town, day, killed) in enumerate(
        ((2, 0, 4), (2, 0, 5), (0, 0, 30), (0, 1, 4), (2, 1, 9))
    ):
        put(gao, f"v{n}", [told(1, town, day, killed)])
    conclude(gao, SETTINGS, Silent())
    asked = worth_asking(gao.view)
    assert asked
    assert worth_asking(gao.view, 1) == asked[:1]
    for one in asked:
        assert one.left.read.id == one.left.part.incident
        assert (one.left.incident == one.right.incident) == one.joined
    while asked := worth_asking(gao.view):
        first = asked[0]
        rows = judged(gao.view, first.left.part, first.right.part, "unsure", by(gao))
        decide(gao, SETTINGS, rows)
        assert first not in worth_asking(gao.view)


def test_wrong_use_says_what_to_do(gao: Store) -> None:
    a, x = of(gao, "a"), of(gao, "x")
    for pair, verdict, message in (
        ((a, a), "different", "unfog split"),
        ((a, "zzz"), "same", "no incident 'zzz'"),
        ((a, "i-"), "same", "begins several ids"),
        (("a/h1", "a/h1"), "same", "name two"),
        (("a/h9", x), "same", "no incident 'a/h9'"),
    ):
        with pytest.raises(SettingsError, match=message):
            pair_judged(gao.view, pair, verdict, by(gao), gao.path)
    whole = gao.view.incident(a).incident
    with pytest.raises(SettingsError, match="x does not tell of"):
        split(gao.view, whole, ["x"], by(gao))
    with pytest.raises(SettingsError, match="not all"):
        split(gao.view, whole, ["a", "b", "c"], by(gao))
    with pytest.raises(SettingsError, match="no judgement stands"):
        taken_back(gao.view.judgements(), None, by(gao))
    with pytest.raises(SettingsError, match="no judgement 'j-x'"):
        taken_back(gao.view.judgements(), "j-x", by(gao))
    (row,) = rows = pair_judged(gao.view, (a, "x/h1"), "different", by(gao), gao.path)
    decide(gao, SETTINGS, rows)
    decide(gao, SETTINGS, taken_back(gao.view.judgements(), row.id[:7], by(gao)))
    with pytest.raises(SettingsError, match="undone already"):
        taken_back(gao.view.judgements(), row.id, by(gao))


incident = st.tuples(st.integers(0, 2), st.integers(0, 2), st.integers(3, 6))
registers = st.lists(st.lists(incident, min_size=1, max_size=2), min_size=2, max_size=6)
steps = st.lists(
    st.tuples(
        st.sampled_from(("same", "different", "unsure", "merge", "split", "undo")),
        st.integers(0, 99),
        st.integers(0, 99),
    ),
    max_size=6,
)
type Drawn = list[list[tuple[int, int, int]]]


def _fill(store: Store, drawn: Drawn, order: Sequence[int]) -> list[Part]:
    for n in order:
        put(store, f"d{n}", [told(k, *row) for k, row in enumerate(drawn[n])])
    conclude(store, SETTINGS, Silent())
    return sorted(part for row in store.view.incidents() for part in row.incident.parts)


def _step(store: Store, parts: Sequence[Part], step: tuple[str, int, int]) -> None:
    kind, i, j = step
    a, b = parts[i % len(parts)], parts[j % len(parts)]
    one, other = (_incident(store, part) for part in (a, b))
    log = store.view.judgements()
    if kind == "undo":
        standing = [row.id for row in log if row.id not in undone(log)]
        if standing:
            given = standing[i % len(standing)]
            _followed(store, taken_back(log, given, by(store)))
    elif kind == "merge" and one.id != other.id:
        _followed(store, merged(store.view, one, other, listed(store.view), by(store)))
        assert {*one.parts, *other.parts} <= {*_incident(store, a).parts}
    elif kind == "split" and {part.document for part in one.parts} > {a.document}:
        _followed(store, split(store.view, one, [a.document], by(store)))
        others = {part for part in one.parts if part.document != a.document}
        assert not others & {*_incident(store, a).parts}
    elif kind in get_args(Verdict) and a != b:
        verdict: Verdict = kind  # type: ignore[assignment]  # just checked
        _followed(store, judged(store.view, a, b, verdict, by(store)))


def _followed(store: Store, rows: Sequence[Judgement]) -> None:
    """What a decision says that it changes is what differs in the whole register."""
    before = {row.incident.id: row for row in store.view.incidents()}
    tried = preview(store, SETTINGS, rows)
    done = decide(store, SETTINGS, rows)
    after = {row.incident.id: row for row in store.view.incidents()}
    assert done.change.before == tuple(r for id, r in before.items() if after.get(id) != r)
    assert done.change.after == tuple(r for id, r in after.items() if before.get(id) != r)
    assert done.change == tried.change
    assert (done.rulings, done.others) == (tried.rulings, tried.others)


def _incident(store: Store, part: Part) -> Incident:
    return next(row.incident for row in store.view.incidents() if part in row.incident.parts)


@examples(max_examples=25)
@given(drawn=registers, taken=steps, shuffle=st.randoms(use_true_random=False))
def test_undoing_all_gives_the_former_register_and_a_rebuild_gives_this_one(
    fresh: Callable[[], Store], drawn: Drawn, taken: list[tuple[str, int, int]],
    shuffle: random.Random,
) -> None:  # fmt: skip
    with closing(fresh()) as store, closing(fresh()) as rebuilt:
        parts = _fill(store, drawn, range(len(drawn)))
        former = views(store)
        for step in taken:
            _step(store, parts, step)
        log = list(store.view.judgements())
        shuffle.shuffle(log)
        for row in log:
            with rebuilt.write() as writer:
                writer.judge([row])
        order = list(range(len(drawn)))
        shuffle.shuffle(order)
        _fill(rebuilt, drawn, order)
        assert list(rebuilt.dump()) == list(store.dump())
        while any(ruling.state != "undone" for ruling in listed(store.view)):
            decide(store, SETTINGS, taken_back(store.view.judgements(), None, by(store)))
        assert views(store) == former
        assert [r for r in store.view.judgements() if isinstance(r.subject, Undo)] or not log


def test_sides_are_stored_with_their_words(gao: Store) -> None:
    decide(gao, SETTINGS, judged(gao.view, Part("a", "h1"), Part("x", "h1"), "same", by(gao)))
    (row,) = gao.view.judgements()
    assert isinstance(row.subject, Pair)
    assert row.subject.left == side("a", told(1, 0, 0, 4)) == Side(Part("a", "h1"), ((20, 35),))
    assert judgement_from(msgspec.json.decode(msgspec.json.encode(row))) == row


def test_an_empty_register_has_nothing_to_ask_or_to_list(tmp_path: Path) -> None:
    with closing(open_register(tmp_path / "x.unfog")) as store:
        assert worth_asking(store.view) == []
        assert listed(store.view) == ()


def test_a_register_stays_under_its_rule_set(gao: Store) -> None:
    conclude(gao, Settings(rules="acled"), Silent())
    assert gao.view.rules() == "acled"
    rows = incidents_merged(gao.view, (of(gao, "a"), of(gao, "x")), by(gao), gao.path)
    preview(gao, SETTINGS, rows)
    decide(gao, SETTINGS, rows)
    decide(gao, SETTINGS, taken_back(gao.view.judgements(), None, by(gao)))
    conclude(gao, SETTINGS, Silent(), anew=True)
    assert {f.rule for row in gao.view.incidents() for f in row.findings} == {"acled"}
    conclude(gao, Settings(rules="unfog"), Silent())
    assert {f.rule for row in gao.view.incidents() for f in row.findings} == {"unfog"}


def test_rows_are_made_of_what_is_shown(gao: Store) -> None:
    """Documents that came since are taken in before a decision is worked out."""
    put(gao, "d", [told(1, 0, 0, 4)])
    view = ready(gao, SETTINGS)
    rows = split(view, view.incident(of(gao, "a")).incident, ["d"], by(gao))
    assert len(rows) == 3


def damage(store: Store, document: str, value: str) -> str:
    """Puts `value` in place of what the first claim of the document says; returns that."""
    where = "document = ? AND position = 0"
    with closing(sqlite3.connect(store.path)) as register, register:
        (held,) = register.execute(f"SELECT value FROM claims WHERE {where}", [document]).fetchone()
        register.execute(f"UPDATE claims SET value = ? WHERE {where}", [value, document])
    return str(held)


def test_a_fault_while_views_are_made_stores_nothing_and_stops_nobody(gao: Store) -> None:
    hurt, well = of(gao, "x"), of(gao, "a")
    damage(gao, "x", "{")
    before = gao.fingerprint()
    with pytest.raises(msgspec.DecodeError):
        decide(gao, SETTINGS, confirmed(gao.view, hurt, by(gao)))
    assert gao.fingerprint() == before
    decide(gao, SETTINGS, confirmed(gao.view, well, by(gao)))
    assert [*gao.view.reviews([hurt, well])] == [well]


def test_what_cannot_be_taken_in_waits_and_stops_nobody(
    gao: Store, caplog: pytest.LogCaptureFixture
) -> None:
    hurt, well = of(gao, "x"), of(gao, "a")
    with gao.write() as writer:
        writer.judge(confirmed(gao.view, hurt, by(gao)))
    held = damage(gao, "x", "{")
    decide(gao, SETTINGS, confirmed(gao.view, well, by(gao)))
    assert "cannot be taken in" in caplog.text
    assert [*gao.view.reviews([hurt, well])] == [well]
    damage(gao, "x", held)
    assert {*ready(gao, SETTINGS).reviews([hurt, well])} == {hurt, well}
    everything = gao.fingerprint()
    conclude(gao, SETTINGS, Silent(), anew=True)
    assert gao.fingerprint() == everything
