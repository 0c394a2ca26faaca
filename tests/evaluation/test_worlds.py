"""Synthetic worlds: the same everywhere, true to their truth, grounded in their texts."""

import os
import subprocess
import sys
import tracemalloc
from collections import Counter
from functools import cache

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unfog.errors import SettingsError
from unfog.evaluation.worlds import Misread, Told, World, WorldDocument, WorldOptions
from unfog.evaluation.worlds.facts import day_of
from unfog.fuse.origin_rows import order
from unfog.fuse.origins import related
from unfog.model.claim import Count
from unfog.pipeline.ground import grounded
from unfog.pipeline.provenance import origin_row

SIZE = 1200


@cache
def documents(seed: int = 5) -> tuple[WorldDocument, ...]:
    return tuple(World(WorldOptions(documents=SIZE, seed=seed)).documents())


@cache
def faultless() -> World:
    """A world that is told exactly and read without a fault."""
    told = Told(**dict.fromkeys(Told.__struct_fields__, 0.0))
    misread = Misread(**dict.fromkeys(Misread.__struct_fields__, 0.0))
    return World(WorldOptions(documents=300, told=told, misread=misread))


@settings(max_examples=8, deadline=None)
@given(st.integers(0, SIZE - 1))
def test_a_document_is_the_same_whatever_was_asked_before(number: int) -> None:
    fresh = World(WorldOptions(documents=SIZE))
    assert fresh.document(number) == documents()[number]


def test_a_world_does_not_depend_on_the_hash_seed() -> None:
    script = (
        "import hashlib, msgspec\n"
        "from unfog.evaluation.worlds import World, WorldOptions\n"
        "made = [msgspec.json.encode(d.entry()) for d in World(WorldOptions(40)).documents()]\n"
        "print(hashlib.sha256(b''.join(made)).hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "77")
    }
    assert len(seen) == 1


def test_other_seeds_give_other_worlds() -> None:
    assert documents(5)[7].document.text != documents(6)[7].document.text


def test_documents_late_in_a_large_world_are_made_without_the_ones_before() -> None:
    world = World(WorldOptions(documents=1_000_000))
    tracemalloc.start()
    late = world.document(999_999)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert late.document.id == "w-0999999"
    assert peak < 20e6


def test_memory_does_not_grow_with_the_documents_made() -> None:
    world = World(WorldOptions(documents=8_000))
    tracemalloc.start()
    for number in range(0, 5000, 1000):
        world.document(number)
    early, _ = tracemalloc.get_traced_memory()
    for number in (5000, 5001, 5002, 6000, 7000):
        world.document(number)
    late, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert late < early + 1e6


@pytest.mark.parametrize("number", [-1, SIZE])
def test_a_document_beyond_the_world_is_refused(number: int) -> None:
    with pytest.raises(IndexError):
        World(WorldOptions(documents=SIZE)).document(number)


def test_ids_and_digests_differ() -> None:
    assert len({d.document.id for d in documents()}) == SIZE
    assert len({d.document.digest for d in documents()}) == SIZE


def test_every_claim_is_grounded_in_its_text() -> None:
    for made in documents():
        entry = made.entry()
        assert grounded(entry.reading, made.document).incidents == entry.reading.incidents
        assert not grounded(entry.reading, made.document).aside
        assert made.raw.text == made.document.text


def test_claims_stand_on_words_that_say_so() -> None:
    for made in faultless().documents():
        for incident in made.incidents:
            for claim in incident.claims:
                words = made.document.text[claim.start : claim.end]
                if claim.property in ("target", "place", "perpetrator"):
                    assert str(claim.value) in words or claim.responsibility
                    assert claim.speaker.is_report or claim.speaker.name.lower() in words.lower()
                if claim.property == "killed" and isinstance(claim.value, Count):
                    assert claim.value.unit in words or claim.value.low in (0, 1)


def test_what_is_told_exactly_and_read_rightly_is_the_truth() -> None:
    world = faultless()
    for made in world.documents():
        for incident in made.incidents:
            true = world.incident(made.truth[incident.id])
            assert incident.type == true.type
            assert incident.date is not None
            assert incident.place is not None
            assert incident.date.start == incident.date.end == day_of(true.day)
            assert made.document.published is not None
            assert incident.date.end <= made.document.published
            for claim in incident.claims:
                if claim.stance == "asserts" and isinstance(claim.value, Count):
                    known = {"killed": true.killed, "wounded": true.wounded}
                    assert claim.value.low in known.get(claim.property, (true.captured,))


def test_tolls_rise() -> None:
    world = World(WorldOptions(documents=SIZE))
    true = [
        world.incident(id) for made in documents() for id in made.truth.values() if id[0] == "t"
    ]
    assert all(tuple(sorted(i.killed)) == i.killed for i in true)
    assert any(i.killed[0] < i.killed[-1] for i in true)


def test_a_happening_that_is_none_is_like_no_other() -> None:
    none = Counter(t for d in documents() for t in d.truth.values() if t.startswith("none-"))
    assert none
    assert set(none.values()) == {1}
    with pytest.raises(KeyError):
        World(WorldOptions()).incident(next(iter(none)))


def test_a_world_has_what_makes_linking_hard() -> None:
    """A few happenings with many reports, a tail of single ones, and all that blurs them."""
    sizes = Counter(Counter(t for d in documents() for t in d.truth.values()).values())
    told = [i for d in documents() for i in d.incidents]
    claims = [c for i in told for c in i.claims]
    assert sizes[1] > 80
    assert max(sizes) > 40
    assert any(len(d.incidents) > 2 for d in documents())
    assert {i.role for i in told} == {"main", "background"}
    assert {c.stance for c in claims} == {"asserts", "denies"}
    assert 0.1 < sum(i.date is None for i in told) / len(told) < 0.5
    assert 0.05 < sum(i.place is None for i in told) / len(told) < 0.25
    assert {"settlement", "district", "province", "facility"} <= {
        i.place.kind for i in told if i.place
    }
    assert any(d.document.published is None for d in documents())


def test_a_place_sees_several_like_incidents_within_days() -> None:
    world = World(WorldOptions(documents=SIZE))
    ids = {t for d in documents() for t in d.truth.values() if t.startswith("t-")}
    true = [world.incident(id) for id in sorted(ids)]
    alike = Counter((i.site, i.type, i.day // 4) for i in true)
    assert max(alike.values()) > 1


def test_copies_read_alike_and_their_signatures_show_it() -> None:
    told = {d.document.id: d for d in documents()[:600]}
    rows = [origin_row(d.document, d.entry().signature) for d in told.values()]
    rows.sort(key=order)
    truths = [set(told[row.document].truth.values()) for row in rows]
    near = [one for one in related(rows) if one.how.kind == "copy"]
    assert len(near) > 20
    same = sum(bool(truths[one.early] & truths[one.late]) for one in near)
    assert same / len(near) > 0.95


def test_reports_carry_the_words_that_tell_them_apart() -> None:
    made = documents()[3]
    assert made.report().terms == made.entry().terms != ()
    assert made.report("AFP").origin == "AFP"
    assert made.report().origin == made.document.id


def test_options_survive_a_file() -> None:
    options = WorldOptions(documents=7, misread=Misread(torn=0.5))
    assert msgspec.json.decode(msgspec.json.encode(options), type=WorldOptions) == options


@pytest.mark.parametrize(
    "wrong",
    [{"documents": 0}, {"told": {"copied": 1.5}}, {"misread": {"torn": -0.1}}, {"largest": 0}],
)
def test_options_that_make_no_world_are_refused(wrong: dict[str, object]) -> None:
    with pytest.raises((SettingsError, msgspec.ValidationError)):
        msgspec.convert(wrong, WorldOptions)
