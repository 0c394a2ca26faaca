"""Judgements followed in linking. All happenings here are invented."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Sequence

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import judged_logs
from unfog.link import link, rulings
from unfog.link.bonds import Bonds
from unfog.link.constraints import Ruling, rulings_on
from unfog.link.ruled import around
from unfog.model.claim import Claim, Count
from unfog.model.incident import Part, ReadIncident, Report
from unfog.model.judgement import Judgement, Pair, Side, Undo, Verdict, side
from unfog.model.place import Place
from unfog.model.timespan import Timespan

DAY = dt.date(2031, 5, 4)
NOON = dt.datetime(2031, 5, 4, 12, tzinfo=dt.UTC)
GAO = Place("Gao", "ML", 16.27, -0.04, 20.0)
KIDAL = Place("Kidal", "ML", 18.44, 1.41, 20.0)


def told(
    id: str = "h1", place: Place | None = GAO, killed: int = 4, start: int = 0
) -> ReadIncident:
    claims = (
        Claim("killed", Count(killed, killed), start, start + 9),
        Claim("target", "Hôtel Atlantide", start + 5, start + 30),
    )
    return ReadIncident(id, "Attack", "main", Timespan(DAY, DAY), place, claims)


def report(document: str, *incidents: ReadIncident) -> Report:
    return Report(document, f"digest-{document}", DAY, None, None, document, incidents)


def word(
    a: str, b: str, verdict: Verdict, minute: int = 0, *, machine: bool = False, local: str = "h1"
) -> Judgement:
    pair = Pair(Side(Part(a, local)), Side(Part(b, "h1")), verdict)
    at = NOON + dt.timedelta(minutes=minute)
    return Judgement(pair, "R. Coder", at, machine=machine)


def groups(reports: Sequence[Report], *log: Judgement) -> set[frozenset[str]]:
    found = link(reports, log)
    return {frozenset(part.document for part in incident.parts) for incident in found}


def states(reports: Sequence[Report], *log: Judgement) -> dict[str, tuple[str, tuple[str, ...]]]:
    held = rulings(log, {r.document: r.incidents for r in reports})
    return {ruling.id: (ruling.state, ruling.against) for ruling in held}


def test_what_is_judged_the_same_is_one_incident_however_far_apart() -> None:
    reports = [report("a", told()), report("b", told(place=KIDAL))]
    assert groups(reports) == {frozenset("a"), frozenset("b")}
    assert groups(reports, word("a", "b", "same")) == {frozenset("ab")}


def test_what_is_judged_different_is_two_incidents_however_alike() -> None:
    reports = [report("a", told()), report("b", told())]
    assert groups(reports) == {frozenset("ab")}
    assert groups(reports, word("a", "b", "different")) == {frozenset("a"), frozenset("b")}


def test_unsure_changes_nothing() -> None:
    for reports in ([report("a", told()), report("b", told())],
                    [report("a", told()), report("b", told(place=KIDAL))]):  # fmt: skip
        assert link(reports, [word("a", "b", "unsure")]) == link(reports)


def test_no_chain_joins_what_is_judged_different() -> None:
    reports = [report(name, told()) for name in "abcde"]
    for found in groups(reports, word("a", "e", "different")):
        assert not {"a", "e"} <= found
    apart = groups(reports, word("a", "e", "different"), word("a", "b", "same"),
                   word("d", "e", "same"))  # fmt: skip
    assert any({"a", "b"} <= found for found in apart)
    assert any({"d", "e"} <= found for found in apart)
    assert not any({"a", "d"} <= found or {"b", "e"} <= found for found in apart)


def test_a_merge_joins_whole_incidents_and_no_more() -> None:
    here = [report(name, told()) for name in "abc"]
    there = [report(name, told(place=KIDAL)) for name in "xy"]
    assert groups([*here, *there]) == {frozenset("abc"), frozenset("xy")}
    assert groups([*here, *there], word("c", "y", "same")) == {frozenset("abcxy")}


def test_of_two_words_on_one_pair_the_later_is_followed() -> None:
    reports = [report("a", told()), report("b", told())]
    early, late = word("b", "a", "different", 1), word("a", "b", "same", 2)
    assert groups(reports, late, early) == {frozenset("ab")}
    assert states(reports, early, late) == {
        late.id: ("holds", ()),
        early.id: ("overruled", (late.id,)),
    }


def test_an_undone_word_is_as_if_never_said() -> None:
    reports = [report("a", told()), report("b", told())]
    said = word("a", "b", "different")
    back = Judgement(Undo(said.id), "A. Nother", NOON)
    assert link(reports, [said, back]) == link(reports)
    assert states(reports, said, back) == {said.id: ("undone", (back.id,))}


def test_the_oldest_of_a_contradiction_is_refused_and_named() -> None:
    reports = [report(name, told(place=KIDAL if name == "c" else GAO)) for name in "abc"]
    ab, ac, bc = (
        word("a", "b", "same", 1),
        word("a", "c", "different", 2),
        word("b", "c", "same", 3),
    )
    assert groups(reports, ab, ac, bc) == {frozenset("a"), frozenset("bc")}
    assert states(reports, ab, ac, bc)[ab.id] == ("refused", (ac.id,))
    ac = word("a", "c", "different", 0)
    state, against = states(reports, ab, ac, bc)[ac.id]
    assert (state, set(against)) == ("refused", {ab.id, bc.id})
    assert groups(reports, ab, ac, bc) == {frozenset("abc")}


def test_a_machine_never_overrules_a_reviewer() -> None:
    reports = [report("a", told()), report("b", told())]
    person = word("a", "b", "different", 1)
    program = word("a", "b", "same", 2, machine=True)
    assert groups(reports, person, program) == {frozenset("a"), frozenset("b")}
    assert states(reports, person, program)[program.id] == ("overruled", (person.id,))


def test_a_judgement_sleeps_while_a_part_is_gone_and_wakes_with_it() -> None:
    said = word("a", "b", "different")
    assert states([report("a", told())], said) == {said.id: ("asleep", ())}
    assert states([report("a", told()), report("b")], said) == {said.id: ("asleep", ())}
    assert link([report("a", told())], [said]) == link([report("a", told())])
    assert states([report("a", told()), report("b", told())], said) == {said.id: ("holds", ())}


def test_a_judgement_follows_the_words_when_a_document_is_numbered_anew() -> None:
    market, mosque = told("h1", start=0), told("h2", place=KIDAL, start=200)
    other = report("b", told())
    pair = Pair(side("a", market), side("b", other.incidents[0]), "different")
    log = [Judgement(pair, "R. Coder", NOON)]
    anew = report("a", msgspec.structs.replace(mosque, id="h1"),
                  msgspec.structs.replace(market, id="h2"))  # fmt: skip
    (held,) = rulings(log, {"a": anew.incidents, "b": other.incidents})
    assert held.parts == (Part("a", "h2"), Part("b", "h1"))
    (gone,) = rulings(log, {"a": (mosque,), "b": other.incidents})
    assert gone.state == "asleep"


def test_the_likest_words_are_meant_where_several_hold_them() -> None:
    narrow, wide = told("h1"), told("h2")
    wide = msgspec.structs.replace(wide, claims=(*wide.claims, Claim("occurrence", True, 0, 400)))
    pair = Pair(side("a", narrow), Side(Part("b", "h1")), "same")
    swapped = (msgspec.structs.replace(wide, id="h1"), msgspec.structs.replace(narrow, id="h2"))
    (held,) = rulings([Judgement(pair, "R. Coder", NOON)], {"a": swapped, "b": (told(),)})
    assert held.parts == (Part("a", "h2"), Part("b", "h1"))


NAMES = "abcdefg"
towns = st.lists(st.sampled_from((GAO, KIDAL, None)), min_size=7, max_size=7)
words = st.lists(
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(NAMES),
        st.sampled_from(("same", "different", "unsure")),
        st.booleans(),
    ).filter(lambda row: row[0] != row[1]),
    max_size=9,
)


def _world(
    places: Sequence[Place | None], said: Sequence[tuple[str, str, Verdict, bool]]
) -> tuple[list[Report], list[Judgement], tuple[Ruling, ...]]:
    reports = [report(name, told(place=p)) for name, p in zip(NAMES, places, strict=True)]
    log = [word(a, b, v, n, machine=m) for n, (a, b, v, m) in enumerate(said)]
    return reports, log, rulings(log, {r.document: r.incidents for r in reports})


@given(towns, words, st.randoms(use_true_random=False))
@settings(max_examples=150)
def test_what_holds_is_followed_whatever_the_order(
    places: list[Place | None],
    said: list[tuple[str, str, Verdict, bool]],
    shuffle: random.Random,
) -> None:
    reports, log, held = _world(places, said)
    found = link(reports, log)
    of = {part: incident.id for incident in found for part in incident.parts}
    assert sorted(of) == [Part(name, "h1") for name in NAMES]
    for ruling in held:
        if ruling.state == "holds" and ruling.parts and ruling.pair.verdict != "unsure":
            one = of[ruling.parts[0]] == of[ruling.parts[1]]
            assert one == (ruling.pair.verdict == "same")
        assert (ruling.state in ("overruled", "refused")) == bool(ruling.against)
    mixed = list(log)
    shuffle.shuffle(mixed)
    assert link(reports, mixed) == found
    assert rulings(mixed, {r.document: r.incidents for r in reports}) == held


@given(towns, words)
@settings(max_examples=60)
def test_same_alone_only_joins_incidents_that_were(
    places: list[Place | None], said: list[tuple[str, str, Verdict, bool]]
) -> None:
    reports, log, _ = _world(places, [(a, b, "same", m) for a, b, _, m in said])
    joined: Bonds[Part] = Bonds()
    for incident in link(reports):
        for part in incident.parts:
            joined.join(incident.parts[0], part)
    for row in log:
        assert isinstance(row.subject, Pair)
        joined.join(row.subject.left.part, row.subject.right.part)
    for incident in link(reports, log):
        roots = {joined.root(part) for part in incident.parts}
        assert len(roots) == 1
    assert len(link(reports, log)) == len({joined.root(Part(n, "h1")) for n in NAMES})


@given(judged_logs.logs(), st.sampled_from(["e1", "e2"]), st.data())
def test_what_hangs_together_is_ruled_as_within_the_whole_log(
    log: list[Judgement], name: str, data: st.DataObject
) -> None:
    if not log:
        return
    told = {one: [Side(Part(one, name), ((0, 9),))] for one in ("d1", "d2", "d3")}
    rows = data.draw(st.lists(st.sampled_from(log), min_size=1))
    near = around(log, rows)
    ids = {row.id for row in near}
    assert rulings_on(near, told) == tuple(r for r in rulings_on(log, told) if r.id in ids)
    assert {row.id for row in rows if isinstance(row.subject, Pair)} <= ids


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=25))
def test_bonds_agree_with_groups_kept_by_hand(steps: list[tuple[int, int, bool]]) -> None:
    bonds: Bonds[int] = Bonds()
    group = {n: frozenset((n,)) for n in range(8)}
    apart: list[tuple[int, int]] = []

    def barred(a: int, b: int) -> bool:
        return any(
            (x in group[a] and y in group[b]) or (y in group[a] and x in group[b]) for x, y in apart
        )

    for a, b, join in steps:
        assert bonds.one(a, b) == (group[a] == group[b])
        assert bonds.kept_apart(a, b) == barred(a, b)
        if join and not barred(a, b):
            bonds.join(a, b)
            both = group[a] | group[b]
            group.update(dict.fromkeys(both, both))
        elif not join and group[a] != group[b]:
            bonds.keep_apart(a, b)
            apart.append((a, b))


def test_a_judgement_within_one_document_splits_what_was_read_twice() -> None:
    twice = report("a", told("h1"), told("h2"))
    assert len(link([twice])) == 1
    pair = Pair(Side(Part("a", "h1")), Side(Part("a", "h2")), "different")
    assert len(link([twice], [Judgement(pair, "R. Coder", NOON)])) == 2


@pytest.mark.parametrize("verdict", ["same", "different"])
def test_two_sides_that_are_now_read_as_one_sleep(verdict: Verdict) -> None:
    one, two = told("h1"), told("h2", start=15)
    pair = Pair(side("a", one), side("a", two), verdict)
    both = msgspec.structs.replace(one, claims=(*one.claims, *two.claims))
    (ruling,) = rulings([Judgement(pair, "R. Coder", NOON)], {"a": (both,)})
    assert ruling.state == "asleep"
