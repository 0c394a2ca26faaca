"""The actor registry: look-up of a name, and a scan of running text for names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Self

from unfog.model.actor import Actor
from unfog.resolve.actor import data
from unfog.resolve.actor.compose import Composer
from unfog.resolve.actor.names import Alias, Word, fits_case, words

_BRACKETED = re.compile(r"\s*[\[(][^\])]*[\])]\s*$")
_LONGEST_NAME = 200
_GAPS = frozenset((" ", "\n", "  ", "-", "\u2010", "\u2011", "\u2013", "/", "\xa0", " & ", " - "))
_GAPS_COMMA = _GAPS | {", "}


class ActorRegistry:
    """Known actors by all their names. Fulfils `model.lookups.ActorFinder`.

    Beside the listed ones it composes a state's forces and offices ("Iraqi security forces")
    and local police ("Springfield police"), whose ids follow the same pattern.
    """

    def __init__(self, names: Sequence[Alias]) -> None:
        self._spellings = data.spellings()
        self._ids = data.by_id(names)
        self._exact: dict[tuple[str, ...], list[Alias]] = {}
        self._first: dict[str, list[tuple[tuple[str, ...], Alias]]] = {}
        for alias in names:
            key = tuple(self._fold(word) for word in alias.written)
            self._exact.setdefault(key, []).append(alias)
            self._first.setdefault(key[0], []).append((key, alias))
            if len(key) == 1:
                self._first.setdefault(key[0] + "s", []).append((key, alias))
        for entries in self._first.values():
            entries.sort(key=lambda entry: -len(entry[0]))
        adjectives = {
            a.actor.id: " ".join(a.written) for a in reversed(names) if a.kind == "demonym"
        }
        nations = frozenset(
            self._fold(alias.written[-1])
            for alias in names
            if alias.actor.kind == "state" and alias.kind in ("name", "demonym")
        )
        self._composer = Composer(data.forces(), self._ids, adjectives, nations)

    @classmethod
    @cache
    def load(cls) -> Self:
        """The registry of the tables in the package; read once per process."""
        return cls(data.aliases())

    @property
    def actors(self) -> tuple[Actor, ...]:
        """All listed actors in the order of the tables."""
        return tuple(self._ids.values())

    def get(self, id: str) -> Actor | None:
        """The listed actor with that id."""
        return self._ids.get(id)

    def lookup(self, name: str) -> Actor | None:
        """The actor of that name, alias, nationality, capital or composed name.

        Case, accents, dots, "the", plural and possessive are forgiven; acronyms keep their
        capitals. None where unknown.
        """
        read = self._read(name)
        if not read:
            return None
        alias = self._match(read)
        if alias is not None:
            return alias.actor
        for split in range(len(read) - 1, 0, -1):
            head = self._match(read[:split])
            if head is not None and head.actor.kind == "state" and head.kind != "capital":
                return self._composer.of_state(head.actor, [w.folded for w in read[split:]])
        return self._composer.local_police(read)

    def find(self, text: str) -> Iterator[tuple[int, int, Actor]]:
        """Names of actors in running text as (start, end, actor), in order, none overlapping.

        The longest name wins. Names need their capitals. In a text all in capitals, acronyms
        of up to three letters are left out, since they cannot be told from words.
        """
        shouted = text.isupper()
        read = list(words(text, self._spellings))
        local = self._composer.local_police_in(text, read)
        first = self._first
        position = 0
        for i, word in enumerate(read):
            if i < position:
                continue
            entries = first.get(word.folded)
            found = self._longest(text, read, i, entries) if entries else None
            if found is not None and not (shouted and _short_acronym(found[0])):
                named = self._named(text, read, *found)
            else:
                named = None
            police = local.get(i)
            if police is not None and (named is None or named[0] < police[0]):
                named = police
            if named is not None:
                position, actor = named
                yield word.start, read[position - 1].end, actor

    def _named(self, text: str, read: Sequence[Word], alias: Alias, end: int) -> tuple[int, Actor]:
        """The actor of an alias whose words end before `end`, with a state's force after it."""
        if alias.actor.kind == "state" and alias.kind in ("name", "demonym", "acronym"):
            return self._composer.extend(text, read, end, alias.actor)
        return end, alias.actor

    def _fold(self, word: str) -> str:
        return next(words(word, self._spellings)).folded

    def _read(self, name: str) -> list[Word]:
        short = _BRACKETED.sub("", name[:_LONGEST_NAME]) or name[:_LONGEST_NAME]
        read = list(words(short, self._spellings))
        while len(read) > 1 and read[0].folded in ("the", "a", "an"):
            read = read[1:]
        return read

    def _match(self, read: Sequence[Word]) -> Alias | None:
        """The alias of exactly these words, a plural of the last one forgiven."""
        key = tuple(word.folded for word in read)
        forms = [key]
        if key[-1].endswith("s") and len(key[-1]) > 3:
            forms.append((*key[:-1], key[-1][:-1]))
        written = tuple(word.written for word in read)
        for form in forms:
            for alias in self._exact.get(form, ()):
                if alias.kind != "acronym" and not alias.article:
                    return alias
                if fits_case(alias, written):
                    return alias
        return None

    def _longest(
        self,
        text: str,
        read: Sequence[Word],
        i: int,
        entries: Sequence[tuple[tuple[str, ...], Alias]],
    ) -> tuple[Alias, int] | None:
        for key, alias in entries:
            end = i + len(key)
            if end > len(read) or not _same(key, read, i):
                continue
            gaps = _GAPS_COMMA if alias.comma else _GAPS
            if any(text[read[k].end : read[k + 1].start] not in gaps for k in range(i, end - 1)):
                continue
            if alias.article and not (i and read[i - 1].written == "The"):
                continue
            written = [word.written for word in read[i:end]]
            if len(written[-1]) > len(alias.written[-1]) and written[-1].endswith("s"):
                written[-1] = written[-1][:-1]
            if fits_case(alias, tuple(written)):
                return alias, end
        return None


def _short_acronym(alias: Alias) -> bool:
    return alias.kind == "acronym" and len(alias.written[0]) < 4


def _same(key: tuple[str, ...], read: Sequence[Word], i: int) -> bool:
    last = len(key) - 1
    for k in range(last):
        if key[k] != read[i + k].folded:
            return False
    final = read[i + last].folded
    return final == key[last] or (len(final) > 3 and final == key[last] + "s")
