"""Days counted from others by words that tell how far two happenings lie apart.

"The talks failed three days after rebels shelled the town": the shelling is three days before the
talks, whose day is told elsewhere or is the day of the news; or the other way round. All of these
are candidates, and what they were counted from is told beside them.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unfog.model.calendar import one_day, shift
from unfog.model.timespan import Gap, TimeExpression, Timespan

_BEFORE, _BEHIND = 2, 1
"""Times that stand before and behind the words, from which they may count."""
FROM_NEWS, FROM_BEFORE, FROM_BEHIND = 0, 1, 2
"""From what a day was counted: publication, a time that stands before the words or behind."""
_LONGEST = 31
"""Days of the longest stretch from which days are counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """A day that lies as far `before` (or behind) the `base` as the words of `time` say."""

    span: Timespan
    time: TimeExpression
    base: Timespan
    source: int
    before: bool


def counted(times: Sequence[TimeExpression], published: dt.date | None) -> Iterator[Counted]:
    """All days that can be counted up to publication, in the order of `times`."""
    known = [t for t in times if t.value is not None]
    starts = [t.start for t in known]
    for time in times:
        if time.gap is None:
            continue
        at = bisect_left(starts, time.start)
        bases = [] if published is None else [(one_day(published), FROM_NEWS)]
        before = reversed(known[max(0, at - _BEFORE) : at])
        bases += [(t.value, FROM_BEFORE) for t in before if t.value]
        bases += [(t.value, FROM_BEHIND) for t in known[at : at + _BEHIND] if t.value]
        for base, source in bases:
            for back in (True, False):
                span = _moved(base, time.gap, back=back)
                if span is not None and (published is None or span.start <= published):
                    yield Counted(span, time, base, source, back)


def _moved(base: Timespan, gap: Gap, *, back: bool) -> Timespan | None:
    if base.days > _LONGEST:
        return None
    try:
        return shift(base, -gap.amount if back else gap.amount, gap.unit)
    except (ValueError, OverflowError):  # beyond the calendar's ends
        return None
