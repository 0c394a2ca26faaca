"""Whatever bytes come in, documents and skips come out."""

from __future__ import annotations

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st

from unfog.errors import SkipDocument
from unfog.ingest.documents import documents
from unfog.ingest.lines import lines
from unfog.ingest.stream import Stream
from unfog.settings import Limits, Settings

NAMES = st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.json", "a", "a.txt.gz"])
JSONISH = st.lists(
    st.sampled_from([b"{", b"}", b'"text"', b":", b'"x"', b"[", b"]", b",", b"\n", b"1", b"\xff"])
).map(b"".join)


def consume(data: bytes, name: str) -> None:
    try:
        for item in documents(
            io.BytesIO(data), "src", name, Settings(limits=Limits(file_bytes=99))
        ):
            item.source.encode("utf-8")
    except SkipDocument:
        return


@given(st.binary() | JSONISH, NAMES)
def test_any_bytes_are_read_or_skipped(data: bytes, name: str) -> None:
    consume(data, name)
    consume(gzip.compress(data)[: len(data) + 12], name)


@given(st.lists(st.binary().filter(lambda b: b"\n" not in b), max_size=20), st.integers(1, 40))
def test_lines_agree_with_split(rows: list[bytes], limit: int) -> None:
    rows = [row.replace(b"\0", b"a").replace(b"\xff", b"b").replace(b"\xfe", b"c") for row in rows]
    rows = [row.replace(b"\xef", b"d") for row in rows]
    expected = [
        (number, None if len(row) > limit else row.strip())
        for number, row in enumerate(rows, 1)
        if len(row) > limit or row.strip()
    ]
    assert list(lines(Stream(io.BytesIO(b"\n".join(rows))), limit)) == expected
