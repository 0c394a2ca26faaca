"""Where the documents of a register come from."""

from __future__ import annotations

import datetime as dt

from unfog.clean.duplicates import signature
from unfog.model.document import Document
from unfog.model.incident import Report
from unfog.pipeline.provenance import provenance
from unfog.store.base import StoredDocument

TEXT = (
    "Shells fell on the market of Karlo at nine in the morning. The mayor said that four traders "
    "were killed and that the road to the mill was closed. Nobody took responsibility. A patrol "
    "came up from the river an hour later and found the stalls burning, with two lorries upturned."
)


def stored(id: str, text: str, day: int, signed: str | None = None) -> StoredDocument:
    document = Document(id, id, text, published=dt.date(2031, 5, day))
    mark = signature(document.readable) if signed is None else signed
    return StoredDocument(document, "text", id, "r", mark, "", 0)


def test_what_an_earlier_version_left_unsigned_is_signed() -> None:
    known = provenance([stored("a", TEXT, 4), stored("b", TEXT, 5, signed="")])
    assert known.graph.origins == {"a": "a", "b": "a"}
    report = Report("b", "b", None, None, None, "a", ())
    (told,) = known.told([report])
    assert told.signature == signature(TEXT)


def test_notices_reach_the_report() -> None:
    known = provenance([stored("a", TEXT, 4), stored("b", f"{TEXT} We regret the error.", 5)])
    reports = [Report(id, id, None, None, None, "a", ()) for id in ("a", "b")]
    assert [len(r.notices) for r in known.told(reports)] == [0, 1]
