"""What is decided before any work is done."""

import msgspec

from unfog.model.document import RawDocument, Skipped
from unfog.pipeline.plan import Plan, Planned, chunks
from unfog.pipeline.versions import Versions


def raws(*texts):
    return [RawDocument(f"{n}.txt", text.encode(), "text") for n, text in enumerate(texts)]


def verdicts(store, settings, found):
    return [(p.source, p.verdict) for p in Plan(store.view, Versions.of(settings)).of(found)]


def test_new_documents_are_read_and_done_ones_are_not(run, store, settings, folder, tmp_path):
    run(folder)
    done = RawDocument("30.txt", (folder / "30.txt").read_bytes(), "text")
    german = RawDocument("other.txt", (folder / "german.txt").read_bytes(), "text")
    found = [done, german, *raws("new"), Skipped("x", "missing", "not there")]
    assert verdicts(store, settings, found) == [
        ("30.txt", "unchanged"),
        ("other.txt", "known-skip"),
        ("0.txt", "read"),
        ("x", "skipped"),
    ]


def test_what_was_skipped_is_tried_again_when_the_bounds_change(run, store, settings, folder):
    run(folder)
    limits = msgspec.structs.replace(settings.limits, text_chars=5)
    changed = msgspec.structs.replace(settings, limits=limits)
    german = RawDocument("other.txt", (folder / "german.txt").read_bytes(), "text")
    assert verdicts(store, changed, [german]) == [("other.txt", "read")]


def test_outdated_documents_come_after_the_new_ones(run, store, settings, folder):
    run(folder)
    newer = msgspec.structs.replace(settings, reader="tiny_reader:NewerReader")
    given = RawDocument("30.txt", (folder / "30.txt").read_bytes(), "text")
    found = verdicts(store, newer, [given, *raws("new")])
    assert found[:2] == [("30.txt", "later"), ("0.txt", "read")]
    assert len(found) == 2 + 33
    assert {verdict for _, verdict in found[2:]} == {"read"}


def test_a_publication_date_is_part_of_the_version():
    from unfog.settings import Settings

    reader = "tiny_reader:TinyReader"
    plain = Versions.of(Settings(reader=reader))
    dated = Versions.of(Settings(reader=reader, published="2031-05-01"))
    assert plain.cleaned_alike(dated.clean)
    assert dated.cleaned_alike(dated.clean)
    assert not dated.cleaned_alike(plain.clean)
    assert not plain.cleaned_alike("0.0.0")


def test_chunks_are_closed_by_number_and_by_weight():
    def planned(*texts):
        return [Planned("read", raw.source, raw) for raw in raws(*texts)]

    sizes = [len(c.items) for c in chunks(planned(*"abcdefg"), 3)]
    assert sizes == [3, 3, 1]
    heavy = [len(c.items) for c in chunks(planned("a", "b" * 3_000_000, "c", "d"), 3)]
    assert heavy == [2, 2]
    idle = [Planned("unchanged", str(n)) for n in range(100)]
    passed = list(chunks(idle, 2))
    assert sum(len(c.note) for c in passed) == 100
    assert all(len(c.note) <= 32 and not c.items for c in passed)
