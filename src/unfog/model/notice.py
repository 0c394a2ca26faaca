"""Notices: where a document says that something said before was wrong."""

from __future__ import annotations

from typing import Literal

import msgspec

from unfog.model.span import Span

NoticeKind = Literal["correction", "retraction", "revision"]


class Notice(msgspec.Struct, frozen=True, omit_defaults=True):
    """One such sentence, at `span` of the clean text.

    `correction`: the publisher mends a report of its own; `retraction`: a report is taken back
    as a whole; `revision`: somebody takes a figure back for another. `by` are the words that
    name who does it, None where it is the document's own publisher. `withdrawn` and `replaced`
    are the figures, where the sentence tells them, or None.
    """

    kind: NoticeKind
    span: Span
    by: str | None = None
    withdrawn: int | None = None
    replaced: int | None = None
