"""Tags all time expressions of a text as TIMEX3: dates, times of day, lengths, sets, vague ones.

The pieces are those of the time finder and some more; they are joined as annotators of TimeML
join them (two ends of a range are two expressions) and valued in the order of the text. What a
reader dates incidents by is `finder`, which this leaves alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from unfog.resolve.time import hours, relative
from unfog.resolve.time.atoms import Rule, scan
from unfog.resolve.time.dates import DAY_RULES, MONTH_RULES
from unfog.resolve.time.holidays import HOLIDAYS
from unfog.resolve.time.meaning import Clock, Unknown
from unfog.resolve.time.thread import is_history
from unfog.resolve.time.timex import bygone, days, lengths, quarters, vague, years
from unfog.resolve.time.timex.bygone import Bygone
from unfog.resolve.time.timex.joining import joined, widened
from unfog.resolve.time.timex.render import Timex
from unfog.resolve.time.timex.valuing import Told
from unfog.resolve.time.words import MONTHS
from unfog.resolve.time.years import YEAR_RULES

# So many years before Christ make a text a history of that time.
_BYGONE = 3


def _one_ended(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """Without the rules for ranges: each end is an expression."""
    return tuple(rule for rule in rules if "last" not in rule.pattern.groupindex)


def _rules() -> dict[str, tuple[Rule, ...]]:
    rules: dict[str, tuple[Rule, ...]] = {}
    entries = (
        *quarters.table(),
        *years.table(),
        *days.table(),
        *vague.table(),
        *lengths.before(),
        *lengths.after(),
        *HOLIDAYS.items(),
        *relative.table(),
        *hours.table(),
        (" ".join(MONTHS), (bygone.MONTH_RULE,)),
        (" ".join(MONTHS), _one_ended(MONTH_RULES)),
        *days.table_after(),
    )
    for words, found in entries:
        for word in words.split():
            rules[word] = rules.get(word, ()) + found
    return rules


class TimexTagger:
    """Finds time expressions with their TIMEX3 type and value, by rules."""

    def __init__(self) -> None:
        self._rules = _rules()
        self._digits = (
            *quarters.DIGITS,
            *bygone.DIGITS,
            *lengths.DIGITS_BEFORE,
            *_one_ended(DAY_RULES),
            *days.DIGITS,
            *years.DIGITS,
            *hours.CLOCK_RULES,
            *lengths.DIGITS_AFTER,
            *_one_ended(YEAR_RULES),
            *years.LAST_DIGITS,
            bygone.BARE,
        )

    def tag(self, text: str, anchor: dt.date | None) -> tuple[Timex, ...]:
        """All time expressions of `text` in order; offsets into `text`, none overlapping.

        `anchor` is the day of publication.
        """
        atoms = [*joined(text, scan(text, self._rules, self._digits))]
        ancient = sum(isinstance(a.meaning, Bygone) and a.meaning.sure for a in atoms) >= _BYGONE
        if not ancient:
            atoms = [a for a in atoms if not isinstance(a.meaning, Bygone) or a.meaning.sure]
        history = ancient or is_history(atoms, anchor)
        told = Told(text, anchor, atoms if history else None)
        out: list[Timex] = []
        end = 0
        for i, atom in enumerate(atoms):
            kind, value, span = told.value(i, atom)
            if isinstance(atom.meaning, Unknown) and not isinstance(atom.meaning, Clock):
                continue
            start = max(widened(text, atom), end)
            end = atom.end
            out.append(Timex(start, end, kind, value, span))
        return tuple(out)
