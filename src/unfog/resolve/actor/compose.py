"""Actors that are composed rather than listed: a state's forces, and local police."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model.actor import Actor
from unfog.resolve.actor.data import Force
from unfog.resolve.actor.names import Word

_PREFIX = {"military": "force", "police": "force", "media": "media"}
# Words that stand capitalised before "police" without naming a place.
_NO_PLACES = frozenset(
    """a after all although an and anti antiterrorism armed as at august april because before
    border but by city civil community county december earlier elsewhere extra february federal
    four friday from general government he her his however if in indeed islamic january july june
    later local many march may meanwhile military monday more most municipal national november
    october of officers on one other our out over palace plain political provincial regional
    religious riot saturday says secret security senior september several she since so some special
    state still sunday that the their then there these they this three thursday today tourist
    traffic tuesday two undercover until wednesday what when where while why with yesterday yet
    transit transport district village town chief former detectives investigators immigration
    branch anti counterterrorism customs railway three five six seven eight nine ten eleven twelve
    thirteen fourteen fifteen sixteen eighteen twenty thirty forty fifty
    dozens hundreds thousands image photo video share read watch news
    """.split()
)
_INSTITUTIONS = frozenset(("department", "force", "service", "command", "bureau"))


class Composer:
    """Makes actors of a state and a force ("Iraqi" + "security forces") and of local police."""

    def __init__(
        self,
        forces: Mapping[tuple[str, ...], Force],
        known: Mapping[str, Actor],
        adjectives: Mapping[str, str],
        nations: frozenset[str],
    ) -> None:
        self._forces = forces
        self._known = known
        self._adjectives = adjectives
        self._nations = nations
        self._first = frozenset(phrase[0] for phrase in forces)
        self._longest = max(len(phrase) for phrase in forces)

    def of_state(self, state: Actor, following: Sequence[str]) -> Actor | None:
        """The actor that `state` and the words after it name together."""
        force = self._forces.get(tuple(following))
        if force is None:
            return None
        if not force.slug:
            return state
        key = f"{_PREFIX.get(force.kind, 'office')}:{state.country}:{force.slug}"
        return self._known.get(key) or Actor(
            id=key,
            name=f"{self._adjectives.get(state.id, state.name)} {' '.join(following)}",
            kind=force.kind,
            country=state.country,
            parent=state.id,
        )

    def extend(self, text: str, read: Sequence[Word], end: int, state: Actor) -> tuple[int, Actor]:
        """`state`, or its force where words from `end` on name one; with the new end."""
        if end >= len(read) or read[end].folded not in self._first:
            return end, state
        for stop in range(min(len(read), end + self._longest), end, -1):
            gaps = (text[read[k - 1].end : read[k].start] for k in range(end, stop))
            if all(_joins(gap) for gap in gaps):
                actor = self.of_state(state, [word.folded for word in read[end:stop]])
                if actor is not None:
                    return stop, actor
        return end, state

    def local_police(self, read: Sequence[Word]) -> Actor | None:
        """The police of a place named by all words before "police" or "sheriff"."""
        stop = _police_at(read)
        if not 0 < stop <= 4:
            return None
        place = [word.written for word in read[:stop]]
        if not _may_name_place(read[0]) or not all(name[0].isupper() for name in place):
            return None
        return _police_of(place)

    def local_police_in(self, text: str, read: Sequence[Word]) -> dict[int, tuple[int, Actor]]:
        """Local police in running text: index of the first word → (index after, actor)."""
        out = {}
        for i, word in enumerate(read):
            if word.folded not in ("police", "sheriff") or i == 0:
                continue
            first = i
            while first > max(0, i - 4) and _in_name(text, read, first - 1):
                first -= 1
            while first < i and not _may_name_place(read[first]):
                first += 1
            if first == i or read[i - 1].folded in self._nations:
                continue
            end = i + 1
            if end < len(read) and read[end].folded in (*_INSTITUTIONS, "office"):
                end += read[end].written[0].isupper()
            out[first] = (end, _police_of([w.written for w in read[first:i]]))
        return out


def _joins(gap: str) -> bool:
    return gap in (" ", "\n", "\xa0", "'s ", "\u2019s ", "-")


def _in_name(text: str, read: Sequence[Word], i: int) -> bool:
    """Whether word `i` is capitalised and directly before the next word."""
    return read[i].written[0].isupper() and text[read[i].end : read[i + 1].start] in (" ", "-")


def _may_name_place(word: Word) -> bool:
    return not (word.folded in _NO_PLACES or word.folded.endswith("ing") or word.written.isupper())


def _police_at(read: Sequence[Word]) -> int:
    """Index of "police" or "sheriff" where the name ends with it or its department; else -1."""
    for i, word in enumerate(read):
        if word.folded in ("police", "sheriff"):
            rest = [w.folded for w in read[i + 1 :]]
            return (
                i if not rest or (len(rest) == 1 and rest[0] in (*_INSTITUTIONS, "office")) else -1
            )
    return -1


def _police_of(place: Sequence[str]) -> Actor:
    name = " ".join(place)
    return Actor(
        id=f"police:{name.lower().replace(' ', '-')}", name=f"{name} police", kind="police"
    )
