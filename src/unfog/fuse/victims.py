"""Single victims that speakers tell of, beside the toll to which they belong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.fuse.evidence import Evidence, count_of
from unfog.fuse.values import covers, interval, number_of, unlike
from unfog.model.claim import Count
from unfog.model.finding import LeftOut
from unfog.model.names import fold, proper_tokens, singular

_FAR = 5
"""How many times the part another account must count for the part to be no rival toll."""

_NEAR = 2
"""The same where the part is one person, told of by name, sex, age or kinship."""

_ANYONE = frozenset(
    "person people body dead victim casualty fatality death life soul human other civilian "
    "resident one".split()
)
_FORCES = frozenset(
    "soldier troop serviceman personnel police policeman officer fighter militant combatant rebel "
    "insurgent terrorist gunman attacker assailant member".split()
)
"""Whoever counts these may mean all that there were."""

_KIND_OF_PERSON = frozenset(
    "child baby infant toddler teenager teen boy girl woman mother father parent wife husband son "
    "daughter brother sister".split()
)
_ONE = _KIND_OF_PERSON | {"man", "male", "female"}

_IRREGULAR = {
    "children": "child",
    "women": "woman",
    "bodies": "body",
    "babies": "baby",
    "lives": "life",
    "wives": "wife",
    "servicemen": "serviceman",
    "policemen": "policeman",
    "gunmen": "gunman",
}


def single_victims(rows: Sequence[Evidence]) -> list[tuple[Evidence, Evidence]]:
    """The rows that count a few of the victims whose toll has already been given, and that toll.

    Such a row counts one, or tells of nationals, children and the like; the toll is a firm
    lower bound at least five times as large, in the same or an earlier document, that nobody
    denies. "One person" in a quoted speaker's mouth may be a toll and is left, and so is
    what counts the same kind as the toll ("2 soldiers" beside "40 soldiers").
    """
    firm = [row for row in rows if _firm(row) and not _denied(row, rows)]
    found = []
    for row in filter(_few, rows):
        toll = next((larger for larger in firm if _belongs(row, larger)), None)
        if toll is not None:
            found.append((row, toll))
    return found


def _few(row: Evidence) -> bool:
    count = row.claim.value
    if not row.stands or not isinstance(count, Count) or number_of(count) < 1:
        return False
    kind = _kind(count)
    if _single(count):
        return row.claim.speaker.is_report or kind not in _ANYONE
    return bool(_named(count)) or count.of == "children" or kind in _KIND_OF_PERSON


def _belongs(row: Evidence, larger: Evidence) -> bool:
    few, toll = row.claim.value, larger.claim.value
    if not isinstance(few, Count) or not isinstance(toll, Count):
        return False
    if not _told_by_then(larger, row) or _alike(few, toll):
        return False
    if row.account == larger.account and row.document != larger.document:
        return False  # a speaker's later figure may correct the earlier one
    if (row.document, row.account) == (larger.document, larger.account) and unlike(few, toll):
        return False  # one speaker's kinds add up
    far = _NEAR if _somebody(few) and not unlike(few, toll) else _FAR
    return far * max(number_of(few), few.high or 0) <= interval(toll)[0]


def _somebody(count: Count) -> bool:
    """Whether one person is told of: by name, or as a man, a girl, a mother."""
    return _single(count) and (_kind(count) in _ONE or bool(_named(count)))


def _single(count: Count) -> bool:
    return count.low == count.high == 1


def named_dead(wounded: Sequence[Evidence], killed: Sequence[Evidence]) -> Iterator[LeftOut]:
    """The wounded of whom each is one person by name, told of as killed too: they died."""
    dead: dict[str, str] = {}
    for row in killed:
        if row.stands and _single(count_of(row)):
            dead |= dict.fromkeys(_named(count_of(row)), row.id)
    for row in wounded:
        names = sorted(_named(count_of(row)) & dead.keys()) if _single(count_of(row)) else []
        if names:
            yield LeftOut(row.id, "died", dead[names[0]])


def _named(count: Count) -> frozenset[str]:
    """Words of a name, or of a people, in the noun that is counted."""
    return proper_tokens(count.unit) - _ANYONE - _FORCES


def _firm(row: Evidence) -> bool:
    count = row.claim.value
    return (
        isinstance(count, Count)
        and count.low is not None
        and row.stands
        and row.claim.certainty == "stated"
    )


def _denied(row: Evidence, rows: Sequence[Evidence]) -> bool:
    return any(
        other.claim.stance == "denies" and not other.withdrawn and covers(other.claim, row.claim)
        for other in rows
    )


def _told_by_then(toll: Evidence, row: Evidence) -> bool:
    if toll.document == row.document:
        return True
    return bool(toll.published and row.published and toll.published <= row.published)


def _alike(a: Count, b: Count) -> bool:
    """Whether both count one kind of people, so that they are rivals."""
    kind = _kind(a)
    if kind in _ANYONE:
        return False
    return kind == _kind(b) or (a.of == b.of and a.of not in ("people", "civilians"))


def _kind(count: Count) -> str:
    words = fold(count.unit).split()
    return _IRREGULAR.get(words[-1], singular(words[-1])) if words else "person"
