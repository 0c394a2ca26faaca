"""Single victims that speakers tell of, beside the toll to which they belong."""

from __future__ import annotations

from collections.abc import Sequence

from unfog.fuse.evidence import Evidence
from unfog.fuse.values import covers, interval, number_of
from unfog.model.claim import Count
from unfog.model.names import fold, proper_tokens, singular

_FAR = 5
"""How many times the part another account must count for the part to be no rival toll."""

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
    "child baby infant toddler teenager boy girl woman mother father parent wife husband son "
    "daughter brother sister".split()
)

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


def single_victims(rows: Sequence[Evidence]) -> list[Evidence]:
    """The rows that count a few of the victims whose toll has already been given.

    Such a row counts one, or tells of nationals, children and the like; the toll is a firm
    lower bound at least five times as large, in the same or an earlier document, that nobody
    denies. "One person" in a quoted speaker's mouth may be a toll and is left, and so is
    what counts the same kind as the toll ("2 soldiers" beside "40 soldiers").
    """
    firm = [row for row in rows if _firm(row) and not _denied(row, rows)]
    return [row for row in rows if _few(row) and any(_belongs(row, larger) for larger in firm)]


def _few(row: Evidence) -> bool:
    count = row.claim.value
    if not row.stands or not isinstance(count, Count) or number_of(count) < 1:
        return False
    kind = _kind(count)
    if count.low == count.high == 1:
        return row.claim.speaker.is_report or kind not in _ANYONE
    named = {token for token in proper_tokens(count.unit) if token not in _ANYONE | _FORCES}
    return bool(named) or count.of == "children" or kind in _KIND_OF_PERSON


def _belongs(row: Evidence, larger: Evidence) -> bool:
    few, toll = row.claim.value, larger.claim.value
    if not isinstance(few, Count) or not isinstance(toll, Count):
        return False
    if not _told_by_then(larger, row) or _alike(few, toll):
        return False
    if row.account == larger.account and row.document != larger.document:
        return False  # a speaker's later figure may correct the earlier one
    return _FAR * max(number_of(few), few.high or 0) <= interval(toll)[0]


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
