"""What each count of a report is to the toll of its main happening.

A report says "shot" of those who died of it, tells of victims one by one and of other shootings:
its counts, read one by one, are rivals that it never meant. The toll settled on for the whole
document (`unfog.read.toll`) says which of them give it, and which do not bear on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from unfog.model.claim import Claim, Count, Property, Share, Value
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading
from unfog.model.parse import Parse
from unfog.read.counts import CountMention
from unfog.read.lexicon import toll as words
from unfog.read.toll import Toll, toll

_HARM: tuple[Property, ...] = ("killed", "wounded")
_MOST_PARTS = 5
_MOST_TOLD = 12
"""Counts that are put together at most, and those among which they are looked for."""
_MANY = 9
"""Victims that another happening told of in passing may have, at most."""


def with_shares(
    reading: Reading, parse: Parse, document: Document, counted: Iterable[CountMention]
) -> Reading:
    """`reading` of `document` with the share of its counts; `counted` are those of its parse."""
    if not any(c.property in _HARM for i in reading.incidents for c in i.claims):
        return reading
    found = toll(parse, counted, document.published, document.title)
    return msgspec.structs.replace(
        reading, incidents=reckoned(reading.incidents, found, parse.text)
    )


def reckoned(incidents: Sequence[ReadIncident], found: Toll, text: str) -> tuple[ReadIncident, ...]:
    """`incidents` of a document of that `text`, the counts of one of them with their share in its
    toll `found`.

    That is the main incident of which most is said, or the next whose counts come to the toll.
    Nothing is marked where none do, nor where two named speakers differ or somebody denies:
    that is for fusion to weigh.
    """
    if found.killed is None or found.wounded is None:
        return tuple(incidents)
    numbers = found.killed.number, found.wounded.number
    for one in sorted(incidents, key=_rank):
        shares = _shares(one, numbers, text)
        if shares:
            return tuple(_marked(i, shares) if i is one else i for i in incidents)
    return tuple(incidents)


def _rank(incident: ReadIncident) -> tuple[bool, int, str]:
    return incident.role != "main", -len(incident.claims), incident.id


def _marked(incident: ReadIncident, shares: dict[Claim, Share]) -> ReadIncident:
    claims = (msgspec.structs.replace(c, share=shares.get(c)) for c in incident.claims)
    return msgspec.structs.replace(incident, claims=tuple(claims))


def _shares(incident: ReadIncident, numbers: tuple[int, int], text: str) -> dict[Claim, Share]:
    """By claim; `numbers` are the killed and the wounded."""
    killed, wounded = numbers
    dead, hurt = (_of(incident, name) for name in _HARM)
    shares = dict(_killed(dead, killed, _attackers(incident)))
    if not wounded:
        died = (c for c in hurt if _number(c) <= killed and _may_have_died(c, text))
        shares |= dict.fromkeys(died, "apart")
    else:
        shares |= dict(_wounded(hurt, wounded, killed if shares else 0))
    return shares | dict.fromkeys(_spared(incident, shares), "apart")


type _Shares = Iterable[tuple[Claim, Share]]


def _killed(claims: Sequence[Claim], number: int, attackers: int) -> _Shares:
    """Shares of the counts of the dead. A toll of nobody explains no death away."""
    for victims in (number, number - attackers):
        found = _making(claims, victims) if victims > 0 else {}
        if found:
            return [*found.items(), *_others(claims, found)]
    return []


def _wounded(claims: Sequence[Claim], number: int, killed: int) -> _Shares:
    """Shares of the counts of the wounded; `killed` is the toll of the dead that counts give."""
    found = _making(claims, number)
    if killed and "part" not in found.values():
        found |= dict.fromkeys(_exactly(claims, number + killed), "with the dead")
    return [*found.items(), *_others(claims, found)] if found else []


def _spared(incident: ReadIncident, shares: dict[Claim, Share]) -> Iterator[Claim]:
    """Zeros beside a toll of the same voice: that somebody was spared is no toll of nobody."""
    heard = {(c.property, c.speaker.name) for c, share in shares.items() if share != "apart"}
    for claim in incident.claims:
        heard_too = claim.stance == "asserts" and (claim.property, claim.speaker.name) in heard
        if heard_too and _spares(claim.value):
            yield claim


def _spares(value: Value) -> bool:
    return isinstance(value, Count) and value.low == value.high == 0 and value.of != "perpetrators"


def _may_have_died(claim: Claim, text: str) -> bool:
    """Whether those whom it tells of may be the dead: what the report says of wounds may be the
    state before, "one of us was wounded" in somebody's mouth is not."""
    return claim.speaker.is_report or not words.WOUNDING.search(text, claim.start, claim.end)


def _making(claims: Sequence[Claim], number: int) -> dict[Claim, Share]:
    """The counts that are `number`, or else that add up to it."""
    whole = _exactly(claims, number) or [c for c in claims if _number(c) == number]
    if whole:
        return dict.fromkeys(whole, "whole")
    exact = [c for c in claims if _exact(c)][:_MOST_TOLD]
    for size in range(2, min(_MOST_PARTS, len(exact)) + 1):
        for some in combinations(exact, size):
            if sum(map(_number, some)) == number:
                return dict.fromkeys(some, "part")
    return {}


def _others(claims: Sequence[Claim], found: dict[Claim, Share]) -> Iterator[tuple[Claim, Share]]:
    """Those that are no rivals of the counts `found`: the report's own and of the same speakers.

    What agrees ("at least nine" beside nine) is left, and so are many more than were found: a
    report tells in passing of other shootings, of other massacres seldom.
    """
    heard = {c.speaker.name for c in found}
    given = {_number(c) for c in found}
    if "part" in found.values():
        given = {sum(map(_number, found))}
    for claim in claims:
        own = claim.speaker.is_report or claim.speaker.name in heard
        many = _number(claim) > max(*given, _MANY)
        if own and claim not in found and not many and not _allows(claim, given):
            yield claim, "apart"


def _allows(claim: Claim, given: Iterable[int]) -> bool:
    """Whether the claim holds where one of the numbers `given` is true."""
    count = claim.value
    top = count.high if isinstance(count, Count) else None
    return any(_number(claim) <= n and (top is None or n <= top) for n in given)


def _of(incident: ReadIncident, name: Property) -> list[Claim]:
    """The counts of victims that may be the toll; none where it is disputed."""
    told = [c for c in incident.claims if c.property == name and isinstance(c.value, Count)]
    mine = [c for c in told if _total(c)]
    disputed = any(c.stance == "denies" for c in told) or _differ(mine)
    return [] if disputed else mine


def _total(claim: Claim) -> bool:
    count = claim.value
    if not isinstance(count, Count) or not count.low or claim.stance != "asserts":
        return False
    return count.of != "perpetrators" and count.subset is None


def _differ(claims: Iterable[Claim]) -> bool:
    """Whether named speakers give tolls that exclude each other."""
    said: dict[str, set[int]] = {}
    for claim in claims:
        if not claim.speaker.is_report and _exact(claim) and _number(claim) > 1:
            said.setdefault(claim.speaker.name, set()).add(_number(claim))
    return len(said) > 1 and not set.intersection(*said.values())


def _attackers(incident: ReadIncident) -> int:
    """How many attackers died: the toll counts them among the killed."""
    return max(
        (
            c.value.low or 0
            for c in incident.claims
            if c.property == "killed"
            and isinstance(c.value, Count)
            and c.value.of == "perpetrators"
            and c.stance == "asserts"
        ),
        default=0,
    )


def _exactly(claims: Iterable[Claim], number: int) -> list[Claim]:
    return [c for c in claims if _exact(c) and _number(c) == number]


def _exact(claim: Claim) -> bool:
    count = claim.value
    return isinstance(count, Count) and count.low == count.high and not count.approx


def _number(claim: Claim) -> int:
    count = claim.value
    return count.low or 0 if isinstance(count, Count) else 0
