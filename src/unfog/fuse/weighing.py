"""Reviewers' words on sources, as findings weigh them.

How reliable a source is says how much its claims count (`Evidence.weight`, `discounted`); whose
side it is on and who owns it says whose voices are one origin: those of one party or owner bear
out nothing for each other. Without a word nothing is weighed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from unfog.fuse.agencies import agency
from unfog.fuse.evidence import Evidence, attacking
from unfog.fuse.sources import SourceWords, key_of, of_speaker, words_of
from unfog.model.incident import Report
from unfog.model.names import fold


def allied(rows: Sequence[Evidence], reports: Mapping[str, Report]) -> list[Evidence]:
    """The rows with one origin for all that speak for one party or owner, as reviewers have it.

    Of an outlet this goes for its own words, not for those it takes from others.
    """
    words = {name: words_of(reports[name]) for name in {row.document for row in rows}}
    ties = [_ties(row, reports[row.document].outlet, words[row.document]) for row in rows]
    if not any(ties):
        return list(rows)
    joined = _Joined()
    for row, keys in zip(rows, ties, strict=True):
        for key in keys:
            joined.join(row.origin, key)
    return [msgspec.structs.replace(row, origin=joined.name(row.origin)) for row in rows]


def _ties(row: Evidence, outlet: str | None, words: SourceWords) -> list[str]:
    if not words:
        return []
    said = of_speaker(row.claim.speaker, words)
    if row.claim.speaker.is_report and outlet:
        own = (agency(outlet), row.document, f"outlet:{fold(outlet)}")
        said = words.get(key_of("outlet", outlet)) if row.origin in own else None
    if said is None:
        return []
    given = (("party", said.party), ("owner", said.owner))
    return [f"{name}:{fold(value)}" for name, value in given if value]


class _Joined:
    """Origins that are one, each named by the least of its ties."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, origin: str, tie: str) -> None:
        one, other = self.name(origin), self.name(tie)
        # a tie goes before an origin, so that the name says by what they are one
        first, last = sorted((one, other), key=lambda n: (not n.startswith(_TIES), n))
        if first != last:
            self._above[last] = first

    def name(self, origin: str) -> str:
        while origin in self._above:
            origin = self._above[origin]
        return origin


_TIES = ("party:", "owner:")


def discounted(rows: Sequence[Evidence]) -> list[Evidence]:
    """The rows, all on one property, with those marked that do not count: of sources rated E,
    where others assert something."""
    found: dict[bool, list[Evidence]] = defaultdict(list)
    for row in rows:
        found[attacking(row)].append(row)
    heard = {kind for kind, told in found.items() if any(_heard(row) for row in told)}
    return [
        msgspec.structs.replace(row, discounted=True)
        if row.degree == "E" and attacking(row) in heard
        else row
        for row in rows
    ]


def _heard(row: Evidence) -> bool:
    return row.stands and row.degree != "E"


def rating_words(rows: Iterable[Evidence]) -> str:
    """How reviewers rate the sources of `rows`, and which of them they hold for one; "" where no
    word bears on them."""
    found = list(rows)
    degrees = {(r.rated.name, r.rated.reliability) for r in found if r.rated and r.degree}
    said = [f"{name} {degree}" for name, degree in sorted(degrees)]
    told = [f"as reviewers rate them: {', '.join(said)}"] if said else []
    by_tie: dict[str, set[str]] = defaultdict(set)
    for row in found:
        if row.origin.startswith(_TIES):
            by_tie[row.origin].add(row.account)
    told += [
        f"one origin by a reviewer's word: {tie.replace(':', ' ', 1)} ({len(accounts)} accounts)"
        for tie, accounts in sorted(by_tie.items())
        if len(accounts) > 1
    ]
    return "; ".join(told)
