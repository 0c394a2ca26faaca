"""The named victims of a document: who was killed, taken, held, hurt, tried or threatened.

Wider than the targets of the register's incidents: whoever the text names as the one to whom
something of `lexicon.violations` was done, whenever it happened. What speaks for and against a
person is gathered over all mentions of the name and weighed (`lexicon.victims` says by what).
"""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.lexicon.victims import THRESHOLD, WEIGHTS
from unfog.read.lexicon.violations import Violation
from unfog.read.victims_harm import Act, acts
from unfog.read.victims_persons import persons
from unfog.read.victims_signs import gather


class NamedVictim(msgspec.Struct, frozen=True):
    """A person by the name used most, what was done to them, and all places of the name.

    `score` is the logarithm of the odds; the higher, the surer.
    """

    name: str
    violations: tuple[Violation, ...]
    mentions: tuple[Span, ...]
    score: float


def named_victims(
    parse: Parse, title: str | None = None, told: tuple[Act, ...] | None = None
) -> tuple[NamedVictim, ...]:
    """The named victims in the order of their first mention.

    `told` are the document's acts, where they are known already.
    """
    found = []
    acted = acts(parse) if told is None else told
    for one in gather(parse, persons(parse), acted, title or ""):
        score = sum(WEIGHTS.get(sign, 0.0) * n for sign, n in one.signs.items())
        if score >= THRESHOLD:
            mentions = tuple(parse.span(*where) for where in one.person.mentions)
            name, done = one.person.name, tuple(sorted(one.done))
            found.append(NamedVictim(name, done, mentions, round(score, 3)))
    return tuple(found)
