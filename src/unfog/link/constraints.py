"""Judgements as constraints on linking: which of them hold, and why others do not.

The strongest judgement comes first: a reviewer's before a machine's, the later before the
earlier. One that contradicts what stronger ones come to together is refused. So the result
depends on what the log says and not on the order in which it is given.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

import msgspec

from unfog.link.bonds import Bonds
from unfog.model.incident import Part, ReadIncident
from unfog.model.judgement import Judgement, Pair, Side, Verdict, side, undone
from unfog.model.seat import seat_among

type Row = tuple[Verdict, Part, Part]
"""What binds: a verdict on two parts, the lesser one first."""

State = Literal["holds", "undone", "overruled", "refused", "asleep"]
"""What became of a judgement: it binds linking; an undo took it back; a stronger one was made
on the same pair; it contradicts what stronger ones come to; one of its parts is no more."""


class Ruling(msgspec.Struct, frozen=True):
    """A judgement on a pair, what became of it, and the ids of the rows that made it so.

    `parts` are the two as they are named now, None where it is undone or asleep.
    """

    id: str
    judgement: Judgement
    pair: Pair
    state: State
    parts: tuple[Part, Part] | None = None
    against: tuple[str, ...] = ()


def rulings(
    log: Iterable[Judgement], told: Mapping[str, Sequence[ReadIncident]]
) -> tuple[Ruling, ...]:
    """What becomes of each judgement on a pair, the strongest first.

    `told` has the incidents read in each document that the log names; one that is missing
    has none.
    """
    sides = {name: [side(name, one) for one in incidents] for name, incidents in told.items()}
    return rulings_on(log, sides)


def rulings_on(log: Iterable[Judgement], told: Mapping[str, Sequence[Side]]) -> tuple[Ruling, ...]:
    """Likewise, of documents of which no more is known than their sides."""
    rows = list(log)
    back = undone(rows)
    court = _Court(told)
    found = []
    pairs = [(row, row.subject) for row in rows if isinstance(row.subject, Pair)]
    for row, pair in sorted(pairs, key=lambda one: one[0].strength, reverse=True):
        id = row.id
        ruling = Ruling(id, row, pair, "undone", against=(back.get(id, ""),))
        found.append(ruling if id in back else court.rule(id, row, pair))
    return tuple(found)


class Held:
    """Of some rulings those that bind: rows of verdict and parts, in order.

    `told` are the parts of all pairs on which anything was judged.
    """

    def __init__(self, found: Sequence[Ruling] = ()) -> None:
        self.rows: list[Row] = sorted(
            {
                (r.pair.verdict, *r.parts)
                for r in found
                if r.state == "holds" and r.parts and r.pair.verdict != "unsure"
            }
        )
        self.told = sorted({r.parts for r in found if r.parts})
        self._of: dict[Part, list[Row]] = defaultdict(list)
        for row in self.rows:
            self._of[row[1]].append(row)

    @property
    def same(self) -> list[tuple[Part, Part]]:
        """Parts that are judged to be one happening."""
        return [(a, b) for verdict, a, b in self.rows if verdict == "same"]

    def bonds(self, index: Mapping[Part, int]) -> Bonds[int] | None:
        """What binds the parts of `index`, over their indices; None where nothing does."""
        if not self.rows:
            return None
        mine = [row for part in index for row in self._of.get(part, ()) if row[2] in index]
        made: Bonds[int] = Bonds()
        for verdict, left, right in mine:
            if verdict == "same":
                made.join(index[left], index[right])
        for verdict, left, right in mine:
            if verdict == "different":
                made.keep_apart(index[left], index[right])
        return made


NOTHING_HELD = Held()


class _Court:
    """Hears judgements, the strongest first."""

    def __init__(self, told: Mapping[str, Sequence[Side]]) -> None:
        self._told = told
        self._seats: dict[Side, Part | None] = {}
        self._heard: dict[tuple[Part, Part], str] = {}
        self._bonds: Bonds[Part] = Bonds()
        self._same: dict[Part, dict[Part, str]] = defaultdict(dict)
        self._different: list[tuple[Part, Part, str]] = []

    def rule(self, id: str, row: Judgement, pair: Pair) -> Ruling:
        left, right = self._seat(pair.left), self._seat(pair.right)
        if left is None or right is None or left == right:
            return Ruling(id, row, pair, "asleep")
        parts = (min(left, right), max(left, right))
        if parts in self._heard:
            return Ruling(id, row, pair, "overruled", parts, (self._heard[parts],))
        self._heard[parts] = id
        against = self._against(pair.verdict, *parts)
        if against:
            return Ruling(id, row, pair, "refused", parts, against)
        self._follow(id, pair.verdict, *parts)
        return Ruling(id, row, pair, "holds", parts)

    def _seat(self, judged: Side) -> Part | None:
        if judged not in self._seats:
            self._seats[judged] = seat_among(judged, self._told.get(judged.part.document, ()))
        return self._seats[judged]

    def _against(self, verdict: Verdict, left: Part, right: Part) -> tuple[str, ...]:
        """Ids of the stronger judgements that the verdict contradicts."""
        root = self._bonds.root
        if verdict == "same" and self._bonds.kept_apart(left, right):
            groups = {root(left), root(right)}
            return tuple(id for a, b, id in self._different if {root(a), root(b)} == groups)
        if verdict == "different" and self._bonds.one(left, right):
            return self._chain(left, right)
        return ()

    def _follow(self, id: str, verdict: Verdict, left: Part, right: Part) -> None:
        if verdict == "same":
            self._bonds.join(left, right)
            self._same[left][right] = self._same[right][left] = id
        elif verdict == "different":
            self._bonds.keep_apart(left, right)
            self._different.append((left, right, id))

    def _chain(self, start: Part, goal: Part) -> tuple[str, ...]:
        """The shortest chain of `same` that leads from one part to the other."""
        came: dict[Part, tuple[str, ...]] = {start: ()}
        queue = [start]
        for node in queue:
            if node == goal:
                break
            for other, id in self._same[node].items():
                if other not in came:
                    came[other] = (*came[node], id)
                    queue.append(other)
        return came[goal]
