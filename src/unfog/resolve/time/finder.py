"""The time finder: pieces, joined, resolved in the order of the text."""

from __future__ import annotations

import datetime as dt

from unfog.model.timespan import TimeExpression, Timespan
from unfog.resolve.time.atoms import Atom, Rule, scan
from unfog.resolve.time.dates import DIGITS, HOLIDAYS, MONTH_RULES
from unfog.resolve.time.join import join
from unfog.resolve.time.meaning import Context, Date, Year
from unfog.resolve.time.relative import DISTANCE, table
from unfog.resolve.time.words import MONTHS

# How far back, in characters, a time may lie to which "the next day" refers.
_REACH = 600


def _rules() -> dict[str, tuple[Rule, ...]]:
    rules = table()
    for name in MONTHS:
        rules[name] = rules.get(name, ()) + MONTH_RULES
    for name, holiday in HOLIDAYS.items():
        rules[name] = holiday + rules.get(name, ())
    return rules


class RuleTimeFinder:
    """Finds times by rules and resolves them against the day of publication.

    Fulfils `model.lookups.TimeFinder`. A date without a year is the latest such up to the
    anchor; a weekday the latest on or before it. What cannot be dated has the value None.
    """

    def __init__(self) -> None:
        self._rules = _rules()
        self._digits = (*DIGITS, DISTANCE)

    def find(self, text: str, anchor: dt.date | None) -> tuple[TimeExpression, ...]:
        """All time expressions of `text` in order; offsets into `text`, none overlapping."""
        out: list[TimeExpression] = []
        previous: tuple[int, Timespan] | None = None
        year: int | None = None
        for atom in join(text, scan(text, self._rules, self._digits)):
            near = previous is not None and atom.start - previous[0] <= _REACH
            context = Context(anchor, previous[1] if previous is not None and near else None, year)
            value = _resolve(atom, context)
            out.append(TimeExpression(atom.start, atom.end, value, atom.meaning.relative))
            if value is not None:
                previous = (atom.end, value)
                if isinstance(atom.meaning, (Date, Year)) and atom.meaning.year is not None:
                    year = atom.meaning.year
        return tuple(out)


def _resolve(atom: Atom, context: Context) -> Timespan | None:
    try:
        return atom.meaning.resolve(context)
    except (ValueError, OverflowError):  # 31 February, or beyond the calendar's ends
        return None
