"""The time finder: pieces, joined, resolved in the order of the text."""

from __future__ import annotations

import datetime as dt

from unfog.model.timespan import TimeExpression, Timespan
from unfog.resolve.time import hours, relative
from unfog.resolve.time.atoms import Atom, Rule, scan
from unfog.resolve.time.dates import DAY_RULES, MONTH_RULES
from unfog.resolve.time.holidays import HOLIDAYS
from unfog.resolve.time.join import join
from unfog.resolve.time.meaning import Context, Unknown
from unfog.resolve.time.thread import Thread, is_history
from unfog.resolve.time.words import MONTHS
from unfog.resolve.time.years import YEAR_RULES

# How far back, in characters, a time may lie to which "the next day" refers.
_REACH = 600


def _rules() -> dict[str, tuple[Rule, ...]]:
    """All rules by the word, in lower case, that begins them; earlier ones are tried first."""
    rules: dict[str, tuple[Rule, ...]] = {}
    entries = (
        *HOLIDAYS.items(),
        *relative.table(),
        *hours.table(),
        (" ".join(MONTHS), MONTH_RULES),
    )
    for words, found in entries:
        for word in words.split():
            rules[word] = rules.get(word, ()) + found
    return rules


class RuleTimeFinder:
    """Finds times by rules and resolves them against the day of publication.

    Fulfils `model.lookups.TimeFinder`. A date without a year is the latest such up to the
    anchor; a weekday the latest on or before it. What cannot be dated has the value None.
    """

    def __init__(self) -> None:
        self._rules = _rules()
        self._digits = (
            *DAY_RULES,
            *hours.CLOCK_RULES,
            *YEAR_RULES,
            relative.DISTANCE,
            relative.NUMBERED_DAY,
        )

    def find(self, text: str, anchor: dt.date | None) -> tuple[TimeExpression, ...]:
        """All time expressions of `text` in order; offsets into `text`, none overlapping."""
        out: list[TimeExpression] = []
        atoms = tuple(join(text, scan(text, self._rules, self._digits)))
        thread = Thread(is_history(atoms, anchor))
        previous: Timespan | None = None
        end = 0
        for atom in atoms:
            near = previous if atom.start - end <= _REACH else None
            value = _resolve(atom, Context(anchor, near, thread.year_for(atom)))
            thread.follow(atom, value, anchor)
            gap = atom.meaning.gap if isinstance(atom.meaning, Unknown) else None
            out.append(TimeExpression(atom.start, atom.end, value, atom.meaning.relative, gap))
            if value is not None:
                previous, end = value, atom.end
        return tuple(out)


def _resolve(atom: Atom, context: Context) -> Timespan | None:
    try:
        return atom.meaning.resolve(context)
    except (ValueError, OverflowError):  # 31 February, or beyond the calendar's ends
        return None
