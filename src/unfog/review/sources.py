"""The sources of a register, for lists: outlets and speakers with what is known of each.

The counts go through the whole register, so they are made once for each of its states and kept
in memory. In a large register they are made beside, some seconds of work for a million claims,
and those of the state before, or none, are given until then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from threading import Lock, Thread

import msgspec

from unfog.fuse.reliability import reliability
from unfog.fuse.sources import key_of
from unfog.model.names import fold
from unfog.model.rating import Reliability, SourceKind
from unfog.model.speaker import Speaker, SpeakerKind
from unfog.review.source_words import Said, Words, standing_words
from unfog.store.base import View
from unfog.store.source_rows import OutletCounts, SourceCounts, SpeakerCounts

type Place = tuple[int, str, str, str]
"""What lists of sources are in order of: the number, then the names."""

FEW_DOCUMENTS = 5_000
"""Up to so many documents the counts are made while one waits."""


class Outlet(msgspec.Struct, frozen=True):
    """An outlet (see `OutletCounts`), with the agencies on which its documents hang and how many
    do. `word` is what a reviewer said of it."""

    name: str
    documents: int
    incidents: int
    origins: int
    dependent: int
    claims: int
    own: int
    agencies: tuple[tuple[str, int], ...]
    word: Said | None


class SourceSpeaker(msgspec.Struct, frozen=True):
    """A speaker (see `SpeakerCounts`), with its reliability on the Admiralty scale and why:
    a reviewer's word, else what the register alone can tell, which is little."""

    name: str
    kind: SpeakerKind
    org: str | None
    claims: int
    incidents: int
    denials: int
    agreed: int
    denied: int
    reliability: Reliability
    why: str
    word: Said | None


class Sources:
    """Gives the sources of a register as they stand, to any number of threads."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._counting = Lock()
        self._counted: tuple[int, _Counted] | None = None
        self._worded: tuple[int, Words] = (-1, {})

    def outlets(self, text: str = "", after: Place | None = None) -> Iterator[Outlet]:
        """Outlets whose name holds `text`, those of most documents first, behind `after`."""
        words, counted = self.words(), self._counts()
        for one in counted.outlets.found(fold(text), after):
            yield _outlet(one, counted, words)

    def speakers(self, text: str = "", after: Place | None = None) -> Iterator[SourceSpeaker]:
        """Speakers whose name or body holds `text`, those of most claims first, likewise."""
        words = self.words()
        for one in self._counts().speakers.found(fold(text), after):
            yield _speaker(one, words)

    def words(self) -> Words:
        """What reviewers said of sources, as of now."""
        revision = self._view.revision()
        if self._worded[0] != revision:
            self._worded = revision, standing_words(self._view.source_words())
        return self._worded[1]

    def of(self, kind: SourceKind, name: str) -> Sequence[Outlet | SourceSpeaker]:
        """The source of exactly that name; several speakers may share one."""
        if kind == "outlet":
            return [one for one in self.outlets(name) if one.name == name]
        return [one for one in self.speakers(name) if one.name == name]

    def are_current(self) -> bool:
        """Whether the counts are those of the register as it stands."""
        return self._counted is not None and self._counted[0] == self._view.shown()

    def _counts(self) -> _Counted:
        shown, known = self._view.shown(), self._counted
        if known is not None and known[0] == shown:
            return known[1]
        if self._view.backlog()[1] <= FEW_DOCUMENTS:
            with self._counting:
                return self._count(shown)
        if self._counting.acquire(blocking=False):
            Thread(target=self._count_beside, args=[shown], daemon=True).start()
        return _NONE if known is None else known[1]

    def _count(self, shown: int) -> _Counted:
        known = self._counted
        if known is None or known[0] != shown:
            self._counted = known = shown, _Counted(self._view.source_counts())
        return known[1]

    def _count_beside(self, shown: int) -> None:
        try:
            self._count(shown)
        finally:
            self._counting.release()


class _Counted:
    """Counts in the order of lists, each with what searches look into."""

    def __init__(self, counts: SourceCounts) -> None:
        self.outlets = _Listed(
            ((-one.documents, one.name, "", ""), fold(one.name), one) for one in counts.outlets
        )
        self.speakers = _Listed(
            (
                (-one.claims, one.name, one.kind, one.org or ""),
                fold(f"{one.name} {one.org or ''}"),
                one,
            )
            for one in counts.speakers
        )
        self.agencies: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for outlet, agency, documents in counts.agencies:
            self.agencies[outlet].append((agency, documents))


class _Listed[T]:
    """Values in the order of their places, each with the text that searches look into."""

    def __init__(self, rows: Iterable[tuple[Place, str, T]]) -> None:
        self._rows = sorted(rows, key=lambda row: row[0])

    def found(self, text: str, after: Place | None) -> Iterator[T]:
        """Those whose text holds `text`, behind the place `after`."""
        start = 0
        if after is not None:
            start = bisect_right(self._rows, after, key=lambda row: row[0])
        return (value for _, key, value in islice(self._rows, start, None) if text in key)


_NONE = _Counted(SourceCounts((), (), ()))


def place_of(source: Outlet | SourceSpeaker) -> Place:
    """Where it stands in its list."""
    if isinstance(source, Outlet):
        return -source.documents, source.name, "", ""
    return -source.claims, source.name, source.kind, source.org or ""


def _outlet(one: OutletCounts, counted: _Counted, words: Words) -> Outlet:
    agencies = tuple(counted.agencies.get(one.name, ()))
    return Outlet(*one, agencies=agencies, word=words.get(key_of("outlet", one.name)))


def _speaker(one: SpeakerCounts, words: Words) -> SourceSpeaker:
    word = words.get(key_of("speaker", one.name))
    told = reliability(Speaker(one.name, one.kind, one.org, one.actor))
    degree, why = told.degree, told.why
    if word is not None and word.reliability is not None:
        degree, why = word.reliability, word.why
    return SourceSpeaker(
        name=one.name,
        kind=one.kind,
        org=one.org,
        claims=one.claims,
        incidents=one.incidents,
        denials=one.denials,
        agreed=one.agreed,
        denied=one.denied,
        reliability=degree,
        why=why,
        word=word,
    )
