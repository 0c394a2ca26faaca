"""The interchange format, written without a register."""

import io

import msgspec
import pytest

from unfog.errors import SettingsError
from unfog.model.wire import decode_line
from unfog.pipeline.claims import write_claims


def test_every_document_is_a_line_that_reads_back(folder, settings, tmp_path):
    out = tmp_path / "claims.jsonl"
    summary = write_claims([str(folder)], out, settings)
    rows = [decode_line(line, "x")[0] for line in out.read_bytes().splitlines()]
    assert len(rows) == summary.read == 33
    assert [r.id for r in rows if r.id.startswith("r")] == [f"r{n:03}" for n in range(30)]
    assert sum(len(i.claims) for r in rows for i in r.incidents) == summary.claims
    assert sorted(s.reason for s in summary.set_aside) == ["binary", "empty", "language"]
    assert summary.exit_code == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "reports"]


def test_jobs_and_batches_change_no_byte(folder, settings):
    outs = []
    for jobs, batch in ((1, 4), (1, 1), (2, 5)):
        out = io.BytesIO()
        write_claims([str(folder)], out, msgspec.structs.replace(settings, jobs=jobs, batch=batch))
        outs.append(out.getvalue())
    assert outs[0] == outs[1] == outs[2] != b""


def test_what_was_written_is_written_again_from_itself(folder, settings):
    first, second = io.BytesIO(), io.BytesIO()
    write_claims([str(folder)], first, settings)
    write_claims(["-"], second, settings, stdin=io.BytesIO(first.getvalue()))
    assert second.getvalue() == first.getvalue()


def test_a_file_is_whole_or_stays_as_it_was(folder, settings, tmp_path):
    out = tmp_path / "claims.jsonl"
    out.write_text("old\n")
    with pytest.raises(SettingsError):
        write_claims([str(folder)], out, msgspec.structs.replace(settings, reader="none"))
    assert out.read_text() == "old\n"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["claims.jsonl", "reports"]
    with pytest.raises(SettingsError, match="cannot be written"):
        write_claims([str(folder)], tmp_path / "none" / "x.jsonl", settings)
