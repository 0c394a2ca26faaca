"""What speaks for and against each named person's being a victim, over all mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping

import msgspec

from unfog.model.parse import Parse
from unfog.read.lexicon.victims import AT_RISK, KIN, OFFICES, SPEAKING, SUSPECTED
from unfog.read.lexicon.violations import Violation
from unfog.read.victims_harm import Act
from unfog.read.victims_links import How, head_of, lists, stand_ins
from unfog.read.victims_persons import Person, Range
from unfog.read.victims_pronouns import ME, taken_up

_MOST = 3
_TOP = 6
"""Sentences in which a report says what it is about."""


class Gathered(msgspec.Struct, frozen=True):
    """A person, the signs as numbers to which weights apply, and what was done to them."""

    person: Person
    signs: dict[str, float]
    done: frozenset[Violation]


def gather(
    parse: Parse, found: tuple[Person, ...], told: tuple[Act, ...], title: str
) -> list[Gathered]:
    """The signs of each person in `found`, by the acts `told` in the same document."""
    return _Gatherer(parse, found, told).all(title.lower())


class _Gatherer:
    def __init__(self, parse: Parse, found: tuple[Person, ...], told: tuple[Act, ...]) -> None:
        self.parse = parse
        self.persons = found
        self.signs = [Counter[str]() for _ in found]
        self.done: list[Counter[Violation]] = [Counter() for _ in found]
        self.patients: dict[int, list[Act]] = defaultdict(list)
        for act in told:
            for i in act.patients:
                self.patients[i].append(act)
        self.doers = {i for act in told for i in act.doers}
        self.acting = {parse.tokens[act.i].sentence for act in told}
        self.owner = {
            i: n for n, p in enumerate(found) for where in p.mentions for i in range(*where)
        }

    def all(self, title: str) -> list[Gathered]:
        for n, person in enumerate(self.persons):
            for where in person.mentions:
                near = stand_ins(self.parse, where)
                self._suffering(n, near)
                self._standing(n, where, near)
            self._whole(n, person, title)
        self._enumerated()
        self._pronouns()
        most = max((done.total() for done in self.done), default=0)
        return [
            Gathered(person, self._numbers(n, most), frozenset(self.done[n]))
            for n, person in enumerate(self.persons)
        ]

    def _suffering(self, n: int, near: Mapping[int, How]) -> None:
        """What is done to the person, or what the person does, at one mention."""
        signs = self.signs[n]
        for i, how in near.items():
            for act in self.patients.get(i, ()):
                self._suffers(n, act, act.form)
                signs[how] += 1
            signs["doer"] += i in self.doers
            speaks = self.parse.head(i).lemma in SPEAKING
            signs["speaks"] += self.parse.tokens[i].dep == "nsubj" and speaks

    def _suffers(self, n: int, act: Act, form: str) -> None:
        if act.crime or act.unreal:
            self.signs[n]["crime" if act.crime else "unreal"] += 1
            return
        self.signs[n][f"{form} {act.violation}"] += 1
        self.done[n][act.violation] += 1

    def _standing(self, n: int, where: Range, near: Collection[int]) -> None:
        """What the person is called, and how the name stands."""
        signs, tokens = self.signs[n], self.parse.tokens
        called = self._called(where, near)
        signs["at risk"] += bool(called & AT_RISK)
        signs["office"] += bool(called & OFFICES)
        signs["suspect"] += bool(called & SUSPECTED)
        head = tokens[head_of(self.parse, where)]
        above = self.parse.head(head.i)
        signs["owner"] += head.dep == "poss" and above.lemma not in KIN
        if head.dep == "pobj" and above.lower == "to":
            signs["speaks"] += self.parse.head(above.i).lower == "according"
        begins = self.parse.sentences[head.sentence][0]
        before = tokens[where[0] - 1].lower if where[0] > begins else ""
        signs["the"] += before in ("the", "a", "in", "at")

    def _called(self, where: Range, near: Collection[int]) -> set[str]:
        """The words before the name and of what stands beside it."""
        parse, words = self.parse, set[str]()
        for i in near:
            if not where[0] <= i < where[1]:
                words |= {parse.tokens[i].lemma, parse.tokens[i].lower}
            words |= {t.lower for t in parse.children(i, "compound", "amod", "nmod")}
        begins = parse.sentences[parse.tokens[where[0]].sentence][0]
        for i in range(where[0] - 1, max(begins, where[0] - 4) - 1, -1):
            token = parse.tokens[i]
            if token.pos not in ("NOUN", "PROPN", "ADJ"):
                break
            words |= {token.lower, token.lemma}
        return words

    def _whole(self, n: int, person: Person, title: str) -> None:
        signs = self.signs[n]
        words = person.name.lower().split()
        signs["single"] += len(words) == 1
        signs["in title"] += words[-1] in title
        told = {self.parse.tokens[first].sentence for first, _ in person.mentions}
        signs["top"] += min(told) < _TOP
        signs["sentences"] += len(told)
        signs["beside acts"] += len(told & self.acting)

    def _enumerated(self) -> None:
        """What was done to one of several named in a row was done to all."""
        rows = sorted((where, n) for n, p in enumerate(self.persons) for where in p.mentions)
        for members in lists(self.parse, rows):
            done = set[Violation]().union(*(self.done[n] for n in members))
            for n in members:
                if not self.done[n]:
                    self.done[n].update(done)

    def _pronouns(self) -> None:
        likely = {n for n, done in enumerate(self.done) if done}
        for n, i in taken_up(self.parse, self.persons, likely):
            self._takes_up(n, i)

    def _takes_up(self, n: int, i: int) -> None:
        token = self.parse.tokens[i]
        for act in self.patients.get(i, ()):
            self._suffers(n, act, "I" if token.lower in ME else "he")
        if token.dep == "nsubj" and self.parse.head(i).lemma in SPEAKING:
            self.signs[n]["speaks"] += 1

    def _numbers(self, n: int, most: int) -> dict[str, float]:
        signs = self.signs[n]
        done = self.done[n].total()
        out = {sign: _damped(k) for sign, k in signs.items() if k}
        out["share"] = signs["beside acts"] / signs["sentences"]
        out["any"] = float(done > 0)
        out["foremost"] = float(0 < done == most)
        out["everyone"] = 1.0
        return out


def _damped(k: int) -> float:
    """1, 1.5, 2 and no more: what is said again weighs less."""
    return 1 + 0.5 * (min(k, _MOST) - 1)
