"""What speaks for and against a toll, beside single statements: victims, sums, what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.read.toll_casualty import Casualty
from unfog.read.toll_told import Pair, Sums, Told


def added_up(pair: Pair, summed: Sums) -> Iterator[str]:
    """How the pair stands to the parts that a sentence tells, and to the greatest number."""
    killed, wounded = pair
    shot = {killed + wounded, killed + wounded - min(summed.suicides, killed)}
    if wounded in summed.parts:
        yield "parts: as many"
    elif summed.parts & shot:
        yield "parts: the sum"
    if summed.largest > 1:
        if wounded == summed.largest:
            yield "largest: as many"
        elif summed.largest in shot:
            yield "largest: the sum"
        else:
            yield "largest: more" if summed.largest > max(shot) else "largest: less"


def one_by_one(pair: Pair, told: Told) -> Iterator[str]:
    killed, wounded = pair
    several = any(c.number > 1 and c.fate != "killed" for c in told.all)
    beside = "beside totals" if several else "alone"
    dead = sum(v.fate == "killed" for v in told.victims)
    alive = len(told.victims) - dead
    further = told.further
    if told.victims:
        if dead == killed:
            yield "victims: as many dead"
        elif dead > killed:
            yield "victims: more dead"
        if alive == wounded:
            yield f"victims: as many alive {beside}"
        elif alive > wounded:
            yield f"victims: more alive {beside}"
        if len(told.victims) == killed + wounded:
            yield f"victims: as many {beside}"
        if told.ages > 1:
            yield f"ages: {_beyond(told.ages - killed - wounded)} {beside}"
    if further and further == wounded:
        yield f"further: as many {beside}"
    if further and further + 1 == wounded:
        yield f"further: one less {beside}"


def _beyond(more: int) -> str:
    if more > 0:
        return "one more" if more == 1 else "many more"
    return "fewer" if more else "as many"


def absent(pair: Pair, told: Told) -> Iterator[str]:
    killed, wounded = pair
    dead = any(c.fate == "killed" and c.number for c in told.all)
    hurt = any(c.fate == "wounded" and c.number for c in told.all)
    hit = any(c.fate == "hit" and c.number > killed for c in told.all)
    if not killed:
        yield "none killed" + (" though told" if dead else "")
        yield from (f"none killed, words of death in the {place}" for place in told.deadly)
    if not wounded:
        yield "none wounded" + (" though told" if hurt else "")
        yield "none wounded" + (" though hit" if hit else " nor hit")
        yield "none wounded, " + ("some killed" if killed else "none killed")
    if wounded == 1:
        yield "one wounded" + (" though told" if hurt else "")
    if killed + wounded == 1:
        yield "one in all" + (" though several told apart" if told.apart else "")


def together(pair: Pair, told: Told) -> Iterator[str]:
    """What statements of one sentence, or of a headline, say of the pair as a whole."""
    killed = pair[0]
    dead = [c for c in told.all if c.fate == "killed" and not c.attacker]
    most = max((c.number for c in dead), default=0)
    for suicide in (c for c in told.text if c.attacker and c.fate == "killed"):
        near = max((c.number for c in dead if c.sentence == suicide.sentence), default=0)
        if near and killed == near + 1:
            yield "attacker beside them dead"
        if near and killed == near:
            yield "attacker beside them left out"
        if killed == most + 1:
            yield "attacker dead"
        if killed == most:
            yield "attacker left out"
    if _both(told.text, pair):
        yield "both in one sentence"
    if _both(told.headline, pair):
        yield "both in the headline"


def _both(statements: Sequence[Casualty], pair: Pair) -> bool:
    killed = {c.sentence for c in statements if c.fate == "killed" and c.number == pair[0]}
    hurt = {c.sentence for c in statements if c.fate != "killed" and c.number == pair[1]}
    return bool(killed & hurt)
