"""Reading into a register: what is done stays done, what fails fails alone."""

import datetime as dt
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import msgspec
import pytest

from unfog.errors import SettingsError
from unfog.pipeline import run as module
from unfog.store import open_register
from unfog.store.filters import ClaimFilter


def words(store, name="killed"):
    return {c.document: c.words for c in store.view.claims(ClaimFilter(property=name))}


def test_documents_claims_and_incidents_end_in_the_register(run, store, folder):
    summary = run(folder)
    assert (summary.read, summary.unchanged) == (33, 0)
    assert summary.skipped == {"binary": 1, "empty": 1, "language": 1}
    assert summary.claims == 66
    assert summary.exit_code == 1
    assert words(store)["r004"] == "6"
    assert summary.incidents == len(list(store.view.incidents())) > 0
    assert sum(len(i.incident.parts) for i in store.view.incidents()) == 33
    stored = store.view.document("r004")
    assert stored.origin
    assert store.view.raw(stored.document.digest).startswith(b'{"id":"r004"')


def test_reading_again_changes_nothing(run, store, folder):
    run(folder)
    before = store.fingerprint()
    revision = store.view.revision()
    again = run(folder)
    assert (again.read, again.unchanged, again.claims) == (0, 33, 0)
    assert again.skipped == {"binary": 1, "empty": 1, "language": 1}
    assert store.fingerprint() == before
    assert store.view.revision() == revision


def test_order_and_jobs_change_nothing(run, store, folder, settings, tmp_path):
    paths = sorted(folder.iterdir())
    run(*reversed(paths), jobs=2, batch=3)
    other = open_register(tmp_path / "other.unfog")
    module.read([str(p) for p in paths], other, settings)
    assert list(store.dump()) == list(other.dump())
    other.close()


def test_two_runs_make_the_same_register_as_one(run, store, folder, settings, tmp_path):
    first, *rest = sorted(folder.iterdir(), reverse=True)
    run(first)
    run(*rest)
    other = open_register(tmp_path / "other.unfog")
    module.read([str(folder)], other, settings)
    assert list(store.dump()) == list(other.dump())
    other.close()


def test_a_newer_reader_reads_all_anew_even_what_is_no_longer_given(run, store, folder, tmp_path):
    run(folder)
    with_new = run(folder / "30.txt", reader="tiny_reader:NewerReader")
    assert (with_new.read, with_new.unchanged) == (33, 0)
    assert words(store)["r004"] == "12"
    assert {d.reader for d in store.view.documents()} == {"tiny-2"}
    again = run(folder, reader="tiny_reader:NewerReader")
    assert (again.read, again.unchanged) == (0, 33)
    run(folder)
    assert words(store)["r004"] == "6"


def test_the_same_bytes_from_two_paths_are_one_document(run, store, tmp_path, report):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(report(1)["text"])
    run(tmp_path / "b.txt")
    both = run(tmp_path / "a.txt", tmp_path / "b.txt")
    assert both.read == 0
    assert both.unchanged >= 1
    assert [d.document.source for d in store.view.documents()] == [str(tmp_path / "b.txt")]


def test_an_id_belongs_to_the_first_text_that_bears_it(run, store, tmp_path, report, lines):
    other = report(1) | {"text": str(report(2)["text"])}
    for name, one in (("a.jsonl", report(1)), ("b.jsonl", other)):
        (tmp_path / name).write_bytes(lines([one]))
    run(tmp_path / "a.jsonl")
    once = run(tmp_path / "b.jsonl")
    assert once.skipped == {"duplicate-id": 1}
    before = store.fingerprint()
    again = run(tmp_path / "b.jsonl", tmp_path / "a.jsonl")
    assert again.read == 0
    assert words(store) == {"r001": "3"}
    assert [s.reason for s in store.view.skipped()] == ["duplicate-id"]
    run(tmp_path / "b.jsonl")
    run(tmp_path / "b.jsonl")
    assert store.fingerprint() == before


def test_the_same_text_under_the_same_id_is_the_same_document(run, store, tmp_path, report, lines):
    spaced = msgspec.json.format(lines([report(1)]), indent=0)
    (tmp_path / "a.jsonl").write_bytes(lines([report(1)]))
    (tmp_path / "b.jsonl").write_bytes(spaced.replace(b'"title"', b' "title"'))
    run(tmp_path / "a.jsonl")
    summary = run(tmp_path / "b.jsonl")
    assert (summary.read, summary.unchanged, summary.skipped) == (0, 1, {})
    newer = run(tmp_path / "b.jsonl", reader="tiny_reader:NewerReader")
    assert (newer.read, newer.unchanged, newer.skipped) == (1, 0, {})


def test_a_source_that_reads_well_at_last_is_no_longer_skipped(run, store, tmp_path, report):
    path = tmp_path / "late.txt"
    path.touch()
    assert run(path).skipped == {"empty": 1}
    path.write_text(report(1)["text"])
    assert run(path).skipped == {}
    assert list(store.view.skipped()) == []


def test_a_date_given_later_is_taken_and_kept(run, store, tmp_path, report):
    path = tmp_path / "undated.txt"
    path.write_text(report(1)["text"])
    run(path)
    (found,) = store.view.documents()
    assert found.document.published is None
    assert run(path, published="2031-05-09").read == 1
    (found,) = store.view.documents()
    assert found.document.published == dt.date(2031, 5, 9)
    assert run(path).unchanged == 1
    assert run(path, published="2031-05-09").unchanged == 1
    (incident,) = store.view.incidents()
    assert incident.incident.date.start == dt.date(2031, 5, 9)


def test_a_date_and_a_newer_reader_at_once(run, store, tmp_path, report):
    path = tmp_path / "undated.txt"
    path.write_text(report(1)["text"])
    run(path)
    both = {"published": "2031-05-09", "reader": "tiny_reader:NewerReader"}
    assert run(path, **both).read == 1
    (found,) = store.view.documents()
    assert found.document.published == dt.date(2031, 5, 9)
    assert found.reader == "tiny-2"
    assert run(path, **both).unchanged == 1


@pytest.fixture
def stumbling(tmp_path, report, lines):
    """A file of nine reports, of which the third and sixth also have the words given."""

    def _stumbling(*words):
        reports = [report(n) for n in range(9)]
        for at, word in zip((2, 5), words, strict=False):
            reports[at]["text"] = f"{reports[at]['text']} The envoy tried to {word} later on."
        path = tmp_path / "news.jsonl"
        path.write_bytes(lines(reports))
        return path

    return _stumbling


@pytest.mark.parametrize("jobs", [1, 2])
def test_one_document_that_fails_fails_alone(run, store, stumbling, jobs):
    path = stumbling("stumble")
    summary = run(path, reader="tiny_reader:Stumbling", jobs=jobs)
    assert summary.read == 8
    (skip,) = store.view.skipped()
    assert (skip.source, skip.reason) == (f"{path}:3", "error")
    assert skip.detail == "RuntimeError: over a stone"
    assert run(path).read == 1
    assert list(store.view.skipped()) == []


def test_one_document_that_kills_its_worker_is_skipped(run, store, stumbling, monkeypatch):
    monkeypatch.setenv("UNFOG_TEST_MAY_DIE", "1")
    path = stumbling("stay", "drop dead")
    summary = run(path, reader="tiny_reader:Stumbling", jobs=2)
    assert summary.read == 8
    assert summary.skipped == {"worker-died": 1}
    (skip,) = store.view.skipped()
    assert skip.source == f"{path}:6"


def test_claims_without_words_are_set_aside(run, store, stumbling):
    path = stumbling("invent")
    run(path, reader="tiny_reader:Stumbling")
    assert words(store)["r002"] == "4"
    asides = [(a.document, a.aside.reason) for a in store.view.asides()]
    assert asides == [("r002", "ungrounded")] * 3 + [("r002", "implausible")] + [
        ("r002", "ungrounded")
    ] * 3 + [("r002", "implausible")]


def test_a_reader_that_gives_nothing_back_is_found_out(run, stumbling):
    path = stumbling()
    assert run(path, reader="tiny_reader:Unfit").skipped == {"error": 9}


def test_an_unknown_reader_ends_the_run_before_it_begins(run, store, folder):
    for name in ("none", "tiny_reader:None_", "no_such_module:X", ":x"):
        with pytest.raises(SettingsError):
            run(folder, reader=name)
    assert store.view.counts()["documents"] == 0


def test_claims_that_came_with_a_document_are_kept_as_they_are(
    run, store, folder, settings, tmp_path
):
    from unfog.pipeline.claims import write_claims

    out = tmp_path / "claims.jsonl"
    write_claims([str(folder)], out, settings)
    edited = tmp_path / "edited.jsonl"
    edited.write_bytes(out.read_bytes().replace(b'"low":6,"high":6', b'"low":60,"high":66'))
    run(edited)
    assert words(store)["r004"] == "60–66"
    again = run(edited, reader="tiny_reader:NewerReader")
    assert (again.read, again.unchanged) == (0, 33)
    assert words(store)["r004"] == "60–66"
    assert {d.reader for d in store.view.documents()} == {"tiny-1"}


def test_an_interrupted_run_leaves_a_sound_register(store, folder, settings):
    class Impatient:
        left = 10

        def step(self, name, total=None):
            pass

        def advance(self, documents=1):
            self.left -= 1
            if not self.left:
                raise KeyboardInterrupt

    for jobs in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            module.read(
                [str(folder)], store, msgspec.structs.replace(settings, jobs=jobs), Impatient()
            )
    assert store.health() == []
    assert 0 < store.view.counts()["documents"] < 33


def test_progress_is_told_of_every_source(store, folder, settings):
    told = []

    class Listener:
        def step(self, name, total=None):
            told.append((name, total))

        def advance(self, documents=1):
            told.append(documents)

    module.read([str(folder)], store, settings, Listener())
    assert told[0] == ("reading", 36)
    assert told[1:37] == [1] * 36
    assert ("linking", None) in told


def test_a_run_without_inputs_brings_the_views_up_to_date(run, store, folder, settings):
    class Impatient:
        def step(self, name, total=None):
            if name == "linking":
                raise KeyboardInterrupt

        def advance(self, documents=1):
            pass

    with pytest.raises(KeyboardInterrupt):
        module.read([str(folder)], store, settings, Impatient())
    assert store.view.concluded() == ""
    assert run().incidents > 0
    assert store.view.concluded() != ""


def test_only_what_changed_counts_as_read_anew(run, store, tmp_path, report, lines):
    (tmp_path / "dated.jsonl").write_bytes(lines([report(1)]))
    (tmp_path / "undated.txt").write_text(report(2)["text"])
    first = run(tmp_path)
    again = run(tmp_path, published="2031-05-09")
    assert (first.read, first.unchanged, first.claims) == (2, 0, 4)
    assert (again.read, again.unchanged) == (1, 1)
    assert again.claims <= 2
    assert sum(1 for _ in store.view.claims()) == 4


def test_a_source_set_aside_once_is_forgotten_when_its_lines_read_well(
    run, store, tmp_path, report, lines
):
    """As with feeds: the documents come from other addresses than the one given."""
    path = tmp_path / "news.jsonl"
    path.touch()
    assert run(path).skipped == {"empty": 1}
    path.write_bytes(lines([report(1)]))
    assert run(path).skipped == {}
    assert list(store.view.skipped()) == []


def test_a_feed_set_aside_once_is_forgotten_when_it_can_be_had(run, store, report):
    pages = {"/1": f"<html><body><p>{report(1)['text']}</p></body></html>"}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            body = pages.get(self.path, "").encode()
            self.send_response(200 if body else 404)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    serving.start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        assert run(f"{base}/feed", allow_private=True).skipped == {"http-status": 1}
        pages["/feed"] = (
            f"<rss><channel><title>News</title><item><link>{base}/1</link></item></channel></rss>"
        )
        assert run(f"{base}/feed", allow_private=True).read == 1
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
    assert list(store.view.skipped()) == []
