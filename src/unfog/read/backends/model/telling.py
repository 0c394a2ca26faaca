"""Where each incident of a reading is told, and how other words stand to it: rows of numbers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from unfog.model.incident import ReadIncident, Reading
from unfog.read.backends.model.anchors import anchor_of, event_of
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.roles import NONE, TYPES

FAR = 30.0
"""In place of steps in a tree: the words stand in different sentences."""
OFF = 200
"""Words from which one is simply far off."""
REACH = 30
"""Sentences around an incident, beside the first ones of the report, in which its day and place
are looked for."""
_TOP = 3
NEAR = 15
"""How many numbers tell how a name stands to an incident."""
BACK, STEPS, OWN, WORDS = 1, 3, 5, 6
"""Of these: sentences off, steps in the tree, whether its event is the nearest, words off."""
_TAGS = ("VBD", "VBN", "VB", "VBG", "VBZ", "NN", "NNS", "NNP")


@dataclass(frozen=True, slots=True)
class Telling:
    """One incident with the tokens of its event words (of its claims' values, where it has no
    event word), and the sentences of these and of all words on which its claims hang."""

    number: int
    incident: ReadIncident
    events: tuple[int, ...]
    sentences: tuple[int, ...]
    all_sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A time or a place where it stands: its tokens, the one that governs them, the steps from
    there to the nearest event word that the rules know, and the incidents of the nearest one
    that is told."""

    start: int
    first: int
    last: int
    head: int
    sentence: int
    steps: float
    homes: frozenset[int]


class Tellings:
    """All incidents of one reading with where they are told."""

    def __init__(self, reading: Reading, ground: Ground) -> None:
        self.ground, self.parse = ground, ground.parse
        self._above: dict[int, list[int]] = {}
        self.all = [self._telling(n, i) for n, i in enumerate(reading.incidents)]
        self._known = self._by_sentence(m.i for m in ground.evidence.mentions)
        self._homes: dict[int, set[int]] = {}
        for t in self.all:
            for i in t.events:
                self._homes.setdefault(i, set()).add(t.number)
        self._told = self._by_sentence(self._homes)

    def name(self, start: int, end: int) -> Name:
        """The time or place at the characters `start` to `end`."""
        tokens = self.parse.tokens
        first, last = self.parse.token_at(start), self.parse.token_at(end - 1)
        inside = range(first, last + 1)
        head = next((i for i in inside if tokens[i].head not in inside), first)
        sentence = tokens[head].sentence
        known = self._nearest(head, self._known.get(sentence, ()))
        told = self._nearest(head, self._told.get(sentence, ()))
        homes = self._homes[told[1]] if told else ()
        return Name(
            start, first, last, head, sentence, known[0] if known else FAR, frozenset(homes)
        )

    def reaches(self, telling: Telling, name: Name) -> bool:
        """Whether `name` stands near enough to the incident to be looked at."""
        return name.sentence < _TOP or abs(gap(name.sentence, telling.all_sentences)) <= REACH

    def near(self, telling: Telling, name: Name, others: Sequence[int]) -> list[float]:
        """`NEAR` numbers: how `name` stands to the words of the incident; `others` are the first
        tokens of all names of its sort, in order."""
        tokens = self.parse.tokens
        back = gap(name.sentence, telling.sentences)
        here = [i for i in telling.events if tokens[i].sentence == name.sentence]
        mine = self._nearest(name.head, here)
        since = min((name.first - i for i in telling.events if i <= name.first), default=OFF)
        until = min((i - name.first for i in telling.events if i > name.first), default=OFF)
        closest = name.first - since if since <= until else name.first + until
        low, high = sorted((name.first, min(closest, len(tokens) - 1) if telling.events else 0))
        held = [c for c in telling.incident.claims if c.start <= name.start < c.end]
        rivals = {n for i in self._told.get(name.sentence, ()) for n in self._homes[i]}
        commas = sum(tokens[i].text in ",;:" for i in range(low, high)) if mine else 0
        return [
            float(back),
            float(abs(back)),
            float(gap(name.sentence, telling.all_sentences)),
            mine[0] if mine else FAR,
            mine[0] - name.steps if mine else FAR,
            float(telling.number not in name.homes),
            float(min(since, until, OFF)),
            float(min(since, OFF)),
            float(min(until, OFF)),
            float(-len(held)),
            float(-sum(c.property == "occurrence" for c in held)),
            float(commas),
            float(len(rivals - {telling.number})),
            float(max(0, bisect_left(others, high) - bisect_left(others, low + 1))),
            float(self.parse.text.count("\n", tokens[low].start, tokens[high].start)),
        ]

    def about(self, telling: Telling) -> list[float]:
        """What the incident is by itself and where it stands in its report."""
        parse, incident, events = self.parse, telling.incident, telling.events
        tag = parse.tokens[events[0]].tag
        had = sum(any(t.lower == "had" for t in parse.children(i, "aux")) for i in events)
        past = self.ground.heads["main"][list(events), 1]
        return [
            float(telling.number),
            float(len(self.all)),
            float(incident.role == "main"),
            float(TYPES.index(incident.type)) if incident.type in TYPES else NONE,
            float(len(events)),
            float(telling.sentences[0]),
            float(telling.sentences[-1]),
            float(len(parse.sentences)),
            float(len(incident.claims)),
            float(had),
            float(past.mean()),
            float(past.min()),
            float(_TAGS.index(tag)) if tag in _TAGS else NONE,
        ]

    def _telling(self, number: int, incident: ReadIncident) -> Telling:
        tokens = self.parse.tokens
        words = {anchor_of(c, self.ground) for c in incident.claims}
        events = {event_of(c, self.ground) for c in incident.claims} - {None}
        known = sorted(i for i in events if i is not None) or sorted(words)
        return Telling(
            number,
            incident,
            tuple(known),
            tuple(sorted({tokens[i].sentence for i in known})),
            tuple(sorted({tokens[i].sentence for i in (*known, *words)})),
        )

    def _by_sentence(self, tokens: Iterable[int]) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for i in tokens:
            found.setdefault(self.parse.tokens[i].sentence, []).append(i)
        return found

    def _nearest(self, a: int, among: Sequence[int]) -> tuple[float, int] | None:
        """The nearest of the tokens `among`, all in the sentence of `a`, with the steps to it."""
        return min(
            ((self._steps(a, b), b) for b in among),
            key=lambda found: (found[0], abs(a - found[1]), found[1]),
            default=None,
        )

    def _steps(self, a: int, b: int) -> float:
        over = {i: n for n, i in enumerate(self._over(b))}
        return next((float(n + over[i]) for n, i in enumerate(self._over(a)) if i in over), FAR)

    def _over(self, i: int) -> list[int]:
        """Token `i` and those above it, nearest first."""
        if i not in self._above:
            self._above[i] = [i, *(t.i for t in self.parse.ancestors(i))]
        return self._above[i]


def gap(sentence: int, among: Sequence[int]) -> int:
    """Sentences from the nearest of `among` to `sentence`: above 0 where that stands later."""
    return min((sentence - s for s in among), key=lambda d: (abs(d), d < 0), default=OFF)


def place_in(words: Sequence[str], word: str) -> float:
    """The number of a word in a list; `NONE` where it is not in it."""
    return float(words.index(word)) if word in words else NONE
