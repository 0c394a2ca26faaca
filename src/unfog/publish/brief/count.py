"""Sentences on how many incidents there are: of what the register holds, and no more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.publish.brief.choose import is_told, is_violent
from unfog.publish.brief.model import Ask
from unfog.publish.brief.words import day_words, on_words, ordinal, when_words
from unfog.publish.words import many
from unfog.store.base import StoredIncident


def count_words(
    counted: Sequence[StoredIncident], where: str, ask: Ask, subject: StoredIncident | None
) -> Iterator[str]:
    """How many incidents `where` the register holds; with `subject`, the how-manieth it is.

    `counted` come by first day, those without a date last.
    """
    if subject is None:
        yield _held(counted, where, ask)
    elif counted and is_told(subject) and (ask.every_type or is_violent(subject)):
        place = ordinal(len(counted) + 1)
        since = _since(counted[0])
        yield f"In this register it is the {place} {_noun(ask)} {_closed(where)} {since}."
    else:
        yield _earlier(counted, where, ask)
    yield from _standing(counted, " earlier ones" if subject else "")


def _standing(counted: Sequence[StoredIncident], earlier: str) -> Iterator[str]:
    """How many of those counted are contested, or told by one source alone."""
    if not counted:
        return
    parts = []
    for status, words in (
        ("contested", "contested"),
        ("single-source", "told by one source alone"),
    ):
        number = sum(stored.status == status for stored in counted)
        if number and len(counted) == 1:
            yield f"{'The earlier one' if earlier else 'It'} is {words}."
        elif number == len(counted):
            yield f"All {number}{earlier} are {words}."
        elif number:
            parts.append(f"{number} {'is' if number == 1 else 'are'} {words}")
    if parts:
        yield f"Of {'the' if earlier else 'these'} {len(counted)}{earlier}, {' and '.join(parts)}."


def _noun(ask: Ask) -> str:
    return "incident" if ask.every_type else "violent incident"


def _held(counted: Sequence[StoredIncident], where: str, ask: Ask) -> str:
    period = _period(ask)
    if not counted:
        return f"This register holds no {_noun(ask)} {where}{period}."
    days = [span for stored in counted if (span := stored.incident.date) is not None]
    ends = ""
    if len(days) == 1:
        ends = f", {on_words(days[0])}" if len(counted) == 1 else f", one {on_words(days[0])}"
    elif days:
        ends = f", the first {on_words(days[0])}, the latest {on_words(days[-1])}"
    undated = len(counted) - len(days)
    rest = f"; the day of {undated} is not known" if undated else ""
    return f"This register holds {many(len(counted), _noun(ask))} {where}{period}{ends}{rest}."


def _earlier(counted: Sequence[StoredIncident], where: str, ask: Ask) -> str:
    if not counted:
        return f"This register holds no earlier {_noun(ask)} {where}{_period(ask)}."
    earlier = many(len(counted), f"earlier {_noun(ask)}")
    return f"This register holds {earlier} {_closed(where)} {_since(counted[0])}."


def _closed(where: str) -> str:
    """With the comma that a place and its country end with."""
    return f"{where}," if "," in where else where


def _period(ask: Ask) -> str:
    parts = [
        f"since {day_words(ask.since)}" if ask.since else "",
        f"until {day_words(ask.until)}" if ask.until else "",
        f"before {day_words(ask.before)}" if ask.before else "",
    ]
    return "".join(f" {part}" for part in parts if part)


def _since(first: StoredIncident) -> str:
    """`since May 2031`, `since 14 May 2031`; of a range its first day."""
    span = first.incident.date
    if span is None:
        return "in all"
    words = when_words(span)
    return f"since {day_words(span.start) if words.startswith('between') else words}"
