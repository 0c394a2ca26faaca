"""From a draft to a document: its text, with the span of each sentence in it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

import msgspec

from unfog.evaluation.worlds.drafts import Draft
from unfog.model.document import Dateline, Document, RawDocument
from unfog.model.identity import digest_of
from unfog.model.span import Span


class Imprint(NamedTuple):
    """What a report says of itself; all None where it came without."""

    published: dt.date | None = None
    outlet: str | None = None
    title: str | None = None


def laid_out(
    number: int, made: Draft, printed: str, imprint: Imprint
) -> tuple[Document, RawDocument, tuple[Span, ...]]:
    """Document `number` of a world, as it was fetched, and where the sentences of `made` lie.

    `printed` is the day in its dateline.
    """
    head, dateline = _head(made, printed)
    pieces, spans, at = [head], [], len(head)
    for n, sentence in enumerate(made.sentences):
        gap = "" if n == 0 else "\n\n" if n % 2 == 0 else " "
        spans.append(Span(at + len(gap), at + len(gap) + len(sentence.text)))
        pieces += (gap, sentence.text)
        at = spans[-1].end
    id, text = f"w-{number:07d}", "".join(pieces)
    day = imprint.published.isoformat() if imprint.published else None
    row = {"id": id, "title": imprint.title, "published": day, "outlet": imprint.outlet}
    line = msgspec.json.encode({**row, "text": text})
    raw = RawDocument(
        source=f"world.jsonl:{number + 1}",
        raw=line,
        media="record",
        id=id,
        title=imprint.title,
        published=day,
        outlet=imprint.outlet,
        text=text,
    )
    document = Document(
        id=id,
        digest=digest_of(line),
        text=text,
        title=imprint.title,
        published=imprint.published,
        outlet=imprint.outlet,
        source=raw.source,
        dateline=dateline,
        raw_offsets=((0, 0, len(text)),),
        credits=(made.credit,) if made.credit else (),
    )
    return document, raw, tuple(spans)


def _head(made: Draft, printed: str) -> tuple[str, Dateline | None]:
    if not made.dateline:
        return "", None
    credit = f" ({made.credit})" if made.credit else ""
    head = f"{made.dateline.upper()}, {printed}{credit} – "
    return head, Dateline(0, len(head), made.dateline, made.credit, printed)
