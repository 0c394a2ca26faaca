"""What linking and fusing made, on its way into a register."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from typing import Literal

import msgspec

from unfog.model.incident import Part
from unfog.model.origin import Passage
from unfog.model.question import Question
from unfog.store.stored import StoredIncident

type IndexName = Literal["link", "origin"]


class IndexChange(msgspec.Struct, frozen=True):
    """What to do to an index of neighbours.

    Rows are (key, place, number), new items (number, document, packed item, packed links);
    `links` has the links of items that stay, by number; `joins` are (number, packed joins), empty
    where there are none any more. All but `links` may be streams.
    """

    rows_gone: Iterable[tuple[int, int, int]] = ()
    rows_come: Iterable[tuple[int, int, int]] = ()
    items_gone: Iterable[int] = ()
    items_come: Iterable[tuple[int, str, bytes, bytes]] = ()
    links: Mapping[int, bytes] = {}
    joins: Iterable[tuple[int, bytes]] = ()


class Conclusion(msgspec.Struct, frozen=True):
    """What linking and fusing made of the register's readings.

    Where `gone` is None these are all views, and the indexes as a whole. Else they are those
    that take the place of the incidents `gone`, origins are those that changed, and
    `documents` are those that the views show from now on as they are stored. `incidents` is
    gone through more than once. `passages` are those of the documents in `origins` that have
    any; `held` says which judgements are followed, `rules` under which rule set the findings
    are, `heeded` which words on sources they weigh. `questions` take the place of those on any of
    the parts `asked`.
    """

    origins: Mapping[str, str]
    incidents: Iterable[StoredIncident]
    passages: Mapping[str, tuple[Passage, ...]] = {}
    held: str = ""
    indexes: Mapping[IndexName, IndexChange] = {}
    gone: frozenset[str] | None = None
    documents: Sequence[str] = ()
    rules: str = ""
    questions: Iterable[Question] = ()
    asked: Set[Part] = frozenset()
    heeded: str = ""
