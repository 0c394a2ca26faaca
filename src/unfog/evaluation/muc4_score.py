"""Scores of terrorist-incident templates, as for MUC-4 (Chinchor 1992; Du et al. 2021, GTT).

Predicted and gold templates of a document are paired one to one so that most fillers agree.
Fillers are counted over all pairs and all templates left alone: type and five roles together
give the micro-averages. A filler is right if it agrees with one of the gold's alternatives:
in all words, or in its head with no word that the alternative contradicts ("the men" and
"hooded men", not "two men" and "three men"). Optional templates and fillers are free: neither
required, nor counted where they are given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

import msgspec

Role = Literal["PerpInd", "PerpOrg", "Target", "Victim", "Weapon"]
ROLES: tuple[Role, ...] = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
Confidence = Literal["fact", "claimed", "suspected", "possible", "none"]

_TOKEN = re.compile(r"[^\W_]+")
_EMPTY = frozenset("the a an".split())
_BEHIND_HEAD = frozenset(
    "of from in at with for who that which on to by and belonging near".split()
)
_FREE = 0.5
"""What agreeing with an optional filler or template weighs beside a required one."""


class Filler(msgspec.Struct, frozen=True):
    """One entity in a role: its alternative wordings; `optional` ones are free."""

    alternatives: tuple[str, ...]
    optional: bool = False


class Template(msgspec.Struct, frozen=True):
    """One incident. `types` are alternatives, in small letters ("bombing").

    `confidence` has one entry for each perpetrating organisation, with alternatives; empty
    where no organisation is named.
    """

    types: tuple[str, ...]
    fillers: Mapping[Role, tuple[Filler, ...]]
    confidence: tuple[tuple[Confidence, ...], ...] = ()
    optional: bool = False


class Agreement(msgspec.Struct, frozen=True):
    """Of one role of one pair: right fillers, those required, those given and counted."""

    right: int
    required: int
    given: int


class Tally:
    """Counts over documents: by role ("type" among them) right, required, given.

    With `exact` only the very words of an alternative agree, as in GTT's own scorer.
    """

    def __init__(self, *, exact: bool = False) -> None:
        self._exact = exact
        self.right: Counter[str] = Counter()
        self.required: Counter[str] = Counter()
        self.given: Counter[str] = Counter()

    def add(self, gold: Sequence[Template], given: Sequence[Template]) -> None:
        """Score the templates of one document."""
        paired = pair(gold, given, exact=self._exact)
        for at, template in enumerate(gold):
            if at not in paired and not template.optional:
                self._count(compare(template, None, exact=self._exact))
        partner = {g: at for at, g in paired.items()}
        for at, template in enumerate(given):
            held = gold[partner[at]] if at in partner else None
            if held is None or not held.optional:
                self._count(compare(held, template, exact=self._exact))
            if held is not None and not held.optional:
                self._confidence(held, template)

    def _count(self, found: Mapping[str, Agreement]) -> None:
        for role, one in found.items():
            self.right[role] += one.right
            self.required[role] += one.required
            self.given[role] += one.given

    def _confidence(self, gold: Template, given: Template) -> None:
        none: tuple[tuple[Confidence, ...], ...] = (("none",),)
        for name, held, said in (
            ("confidence", gold.confidence or none, given.confidence or none),
            ("confidence_named", gold.confidence, given.confidence),
        ):
            self.right[name] += matched([[set(g) & set(p) for p in said] for g in held])
            self.required[name] += len(held)
            self.given[name] += len(said)

    def figures(self) -> dict[str, float]:
        """Precision, recall and F1 of each role and of all, in shares."""
        scored = ("type", *ROLES)
        figures = _ratios("micro", *(sum(c[r] for r in scored) for c in self._counts()))
        for name in (*scored, "confidence", "confidence_named"):
            figures |= _ratios(name, *(c[name] for c in self._counts()))
        return {name: round(value, 3) for name, value in figures.items()}

    def _counts(self) -> tuple[Counter[str], Counter[str], Counter[str]]:
        return self.right, self.required, self.given


def _ratios(name: str, right: int, required: int, given: int) -> dict[str, float]:
    recall = right / required if required else 0.0
    precision = right / given if given else 0.0
    f1 = 2 * recall * precision / (recall + precision) if right else 0.0
    name = name.lower()
    return {f"{name}_f1": f1, f"{name}_recall": recall, f"{name}_precision": precision}


def pair(
    gold: Sequence[Template], given: Sequence[Template], *, exact: bool = False
) -> dict[int, int]:
    """Gold to given templates, by index, so that as many fillers as possible agree.

    Templates that agree in nothing are left alone; an optional one is paired only where a
    filler agrees, or the type where it has no fillers.
    """
    worth = [[_worth(g, p, exact) for p in given] for g in gold]
    width = len(given)
    if width > 12:
        return _greedy(worth)

    @cache
    def rest(at: int, used: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if at == len(gold):
            return 0.0, ()
        best = rest(at + 1, used)
        for other in range(width):
            if worth[at][other] > 0 and not used >> other & 1:
                weight, pairs = rest(at + 1, used | 1 << other)
                if weight + worth[at][other] > best[0]:
                    best = weight + worth[at][other], ((at, other), *pairs)
        return best

    return dict(rest(0, 0)[1])


def _greedy(worth: Sequence[Sequence[float]]) -> dict[int, int]:
    """A near-optimal pairing for documents with very many templates."""
    ranked = sorted(
        ((w, -g, -p) for g, row in enumerate(worth) for p, w in enumerate(row) if w > 0),
        reverse=True,
    )
    found: dict[int, int] = {}
    for _, g, p in ranked:
        if -g not in found and -p not in found.values():
            found[-g] = -p
    return found


def _worth(gold: Template, given: Template, exact: bool) -> float:
    found = compare(gold, given, exact=exact)
    fillers = sum(one.right for role, one in found.items() if role != "type")
    if not gold.optional:
        return fillers + found["type"].right
    bare = not any(gold.fillers.get(role) for role in ROLES)
    return _FREE * (fillers or (bare and found["type"].right))


def compare(
    gold: Template | None, given: Template | None, *, exact: bool = False
) -> dict[str, Agreement]:
    """Role by role what two templates have in common; None stands for none."""
    right = int(bool(gold and given and set(gold.types) & set(given.types)))
    found: dict[str, Agreement] = {
        "type": Agreement(right, int(gold is not None), int(given is not None))
    }
    for role in ROLES:
        held = gold.fillers.get(role, ()) if gold else ()
        said = given.fillers.get(role, ()) if given else ()
        found[role] = _agreement(held, said, exact)
    return found


def _agreement(gold: Sequence[Filler], given: Sequence[Filler], exact: bool) -> Agreement:
    table = [[agree(g, p, exact=exact) for p in given] for g in gold]
    needed = [row for row, g in zip(table, gold, strict=True) if not g.optional]
    right = matched(needed)
    free = matched(table) - right if len(needed) < len(gold) else 0
    return Agreement(right, len(needed), len(given) - free)


def matched(table: Sequence[Sequence[object]]) -> int:
    """The most pairs of rows and columns, each used once, whose cells are true (Kuhn 1955)."""
    taken: dict[int, int] = {}

    def place(row: int, seen: set[int]) -> bool:
        for column, cell in enumerate(table[row]):
            if cell and column not in seen:
                seen.add(column)
                if column not in taken or place(taken[column], seen):
                    taken[column] = row
                    return True
        return False

    return sum(place(row, set()) for row in range(len(table)))


def agree(gold: Filler, given: Filler, *, exact: bool = False) -> bool:
    """Whether a wording given agrees with one of the gold's alternatives."""
    return any(_alike(g, p, exact) for g in gold.alternatives for p in given.alternatives)


def _alike(a: str, b: str, exact: bool) -> bool:
    mine, theirs = words_of(a), words_of(b)
    if not mine or not theirs:
        return False
    if mine == theirs or exact:
        return mine == theirs
    nested = set(mine) <= set(theirs) or set(theirs) <= set(mine)
    return nested and head_of(mine) == head_of(theirs)


def words_of(phrase: str) -> tuple[str, ...]:
    """Its words in small letters, without articles and marks."""
    return tuple(w for w in _TOKEN.findall(phrase.lower()) if w not in _EMPTY)


def head_of(words: Sequence[str]) -> str:
    """The last word before the first preposition: "members" of "members of the army"."""
    for at, word in enumerate(words):
        if word in _BEHIND_HEAD and at:
            return words[at - 1]
    return words[-1]


def strict(template: Template) -> Template:
    """The template as GTT has it: every filler required, victims without a name not asked for."""
    named = {
        role: tuple(
            msgspec.structs.replace(f, optional=False)
            for f in fillers
            if role != "Victim" or not f.optional
        )
        for role, fillers in template.fillers.items()
    }
    return msgspec.structs.replace(template, fillers=named, optional=False)


def normal(types: Iterable[str]) -> tuple[str, ...]:
    """Incident types in the wording of templates: small letters, alternatives apart."""
    return tuple(part.strip().lower() for value in types for part in value.split("/"))
