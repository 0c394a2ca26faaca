"""The days that may be an incident's, and what speaks for each: a row of numbers.

Candidates are the times of the text, the stretches from each of them to publication ("since the
coup"), and the days up to publication, in which what is told as news without a day happened.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from unfog.model.incident import Reading
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.backends.arrays import Floats
from unfog.read.backends.model.counted import Counted, counted
from unfog.read.backends.model.ground import Ground
from unfog.read.backends.model.roles import NONE
from unfog.read.backends.model.telling import (
    BACK,
    NEAR,
    OWN,
    STEPS,
    WORDS,
    Name,
    Telling,
    Tellings,
    place_in,
)
from unfog.read.scenes import SPEECH, of_page

TOLD, SINCE, NEWS, COUNTED = 0, 1, 2, 3
"""Kinds of candidates: a time of the text, from one to publication, the days up to it, a day so
far from another as the text tells."""
_NEWS = (1, 7, 31)
"""Days before publication with which the days of the news begin: its own day never stands in
alone."""
_LONGEST_SINCE = 400
"""Days beyond which a stretch up to publication says nothing."""
_BEFORE = (
    "on in at since until by after before during between from of last this early late for the "
    "about around and to as , - ("
).split()
_RELATIONS = "pobj npadvmod nmod compound amod nummod appos advmod ROOT dobj nsubj conj".split()
_TAGS = ("VBD", "VBN", "VB", "VBG", "VBZ")
_ORDER = (BACK, OWN, STEPS, WORDS)
_SIGNS = 13
"""How many numbers tell what a time is by itself."""


@dataclass(frozen=True, slots=True)
class Day:
    """A candidate: its days, its kind and the time expressions from which it was taken. `counts`
    are the ways to count it from other days."""

    span: Timespan
    kind: int
    times: tuple[TimeExpression, ...]
    counts: tuple[Counted, ...] = ()


def candidates(ground: Ground) -> list[Day]:
    """All days that the document offers: those told in the order of the text, then the others.

    The time of the page itself ("Updated 5 March") is none: it dates no deed.
    """
    told: dict[Timespan, list[TimeExpression]] = {}
    for time in ground.evidence.times:
        if time.value is not None and not of_page(ground.parse, time.start):
            told.setdefault(time.value, []).append(time)
    counts: dict[Timespan, list[Counted]] = {}
    for one in counted(ground.evidence.times, ground.document.published):
        counts.setdefault(one.span, []).append(one)
    found: dict[Timespan, Day] = {}
    for span in (*told, *counts):
        ways = counts.get(span, ())
        words = dict.fromkeys((*told.get(span, ()), *(way.time for way in ways)))
        found[span] = Day(span, TOLD if span in told else COUNTED, tuple(words), tuple(ways))
    news = ground.document.published
    if news is None:
        return list(found.values())
    for span, times in told.items():
        if span.start < news and (news - span.start).days <= _LONGEST_SINCE:
            since = Timespan(span.start, news)
            found.setdefault(since, Day(since, SINCE, tuple(times)))
    for days in _NEWS:
        span = Timespan(news - dt.timedelta(days=days), news)
        found.setdefault(span, Day(span, NEWS, ()))
    return list(found.values())


class DayRows:
    """Rows of all pairs of an incident and a day of one document."""

    def __init__(self, reading: Reading, tellings: Tellings) -> None:
        self.ground = tellings.ground
        self.days = candidates(self.ground)
        self._tellings = tellings
        times = [t for t in self.ground.evidence.times if t.value is not None or t.gap is not None]
        self._names = {t.start: tellings.name(t.start, t.end) for t in times}
        self._firsts = sorted(n.first for n in self._names.values())
        self._signs = {t.start: self._of_time(t, self._names[t.start]) for t in times}
        self._dates = Counter(i.date for i in reading.incidents if i.date is not None)
        self._claimed = [
            Counter(c.value for c in i.claims if isinstance(c.value, Timespan))
            for i in reading.incidents
        ]
        self._everywhere: Counter[Timespan] = sum(self._claimed, Counter())
        self._stands: dict[tuple[int, int], list[float]] = {}
        self._spans = [d.span for d in self.days if d.kind == TOLD]
        self._by_day = self._of_days()

    def offered(self, telling: Telling) -> list[int]:
        """The numbers of the days that are looked at for an incident: those told near it or
        claimed of it, and the last days of the news."""
        claimed, date = self._claimed[telling.number], telling.incident.date
        return [
            n
            for n, day in enumerate(self.days)
            if day.kind == NEWS
            or day.span == date
            or day.span in claimed
            or any(self._tellings.reaches(telling, self._names[t.start]) for t in day.times)
        ]

    def of(self, telling: Telling, offered: Sequence[int]) -> Floats:
        """(days, features) for one incident and the days of the numbers `offered`."""
        date = telling.incident.date
        about = [
            *self._tellings.about(telling),
            float(date is None),
            float(date.days) if date else NONE,
            float(sum(self._claimed[telling.number].values())),
        ]
        rows = [
            [
                *self._claims(telling, self.days[n]),
                *self._told(telling, self.days[n]),
                *self._by_day[n],
                *about,
                *self._counted(self.days[n]),
            ]
            for n in offered
        ]
        return np.array(rows, dtype=np.float32).reshape(len(rows), len(rows[0]) if rows else 0)

    def _claims(self, telling: Telling, day: Day) -> Iterator[float]:
        """What the incident's date and the claims of all incidents say of the day."""
        date, span = telling.incident.date, day.span
        claimed = self._claimed[telling.number]
        agreeing = sum(n for v, n in claimed.items() if v.overlaps(span))
        yield float(day.kind)
        yield float(len(day.times))
        yield float(date == span)
        yield float(date is not None and date.overlaps(span))
        yield float(claimed[span])
        yield float(self._everywhere[span] - claimed[span])
        yield float(self._dates[span] - (date == span))
        yield float(agreeing)
        yield float(sum(claimed.values()) - agreeing)

    def _told(self, telling: Telling, day: Day) -> list[float]:
        """How the nearest of the day's times stands to the incident, the least of each number
        over all of them, and what the nearest is by itself."""
        if not day.times:
            return [NONE] * (2 * NEAR + _SIGNS)
        near = self._near(telling, day)
        least = [min(column) for column in zip(*(n for n, _ in near), strict=True)]
        return [*near[0][0], *least, *self._signs[near[0][1].start]]

    def _counted(self, day: Day) -> Iterator[float]:
        """How the day is counted from others: in how many ways, from where, how far."""
        ways = day.counts
        yield float(len(ways))
        yield float(min((way.source for way in ways), default=NONE))
        yield float(sum(way.before for way in ways) - sum(not way.before for way in ways))
        yield float(max((self._dates[way.base] for way in ways), default=NONE))

    def nearest(self, telling: Telling, day: Day) -> TimeExpression | None:
        """The time from which the day was taken that stands nearest to the incident."""
        return self._near(telling, day)[0][1] if day.times else None

    def _near(self, telling: Telling, day: Day) -> list[tuple[list[float], TimeExpression]]:
        """How each of the day's times stands to the incident, the nearest first; far ones only
        where there is no other."""
        close = [t for t in day.times if self._tellings.reaches(telling, self._names[t.start])]
        near = [(self._stand(telling, t.start), t) for t in close or day.times]
        return sorted(near, key=lambda n: (*(n[0][c] for c in _ORDER), n[1].start))

    def _stand(self, telling: Telling, start: int) -> list[float]:
        """How the time at `start` stands to the incident; several days may be taken from it."""
        key = telling.number, start
        if key not in self._stands:
            near = self._tellings.near(telling, self._names[start], self._firsts)
            self._stands[key] = near
        return self._stands[key]

    def _of_time(self, time: TimeExpression, name: Name) -> list[float]:
        parse, heads = self.ground.parse, self.ground.heads
        tokens = parse.tokens
        start = parse.sentences[name.sentence][0]
        before = [tokens[i].lower for i in range(max(start, name.first - 2), name.first)]
        words = parse.text[time.start : time.end]
        verb = next((t for t in parse.ancestors(name.head) if t.pos in ("VERB", "AUX")), None)
        said = 1 - heads["date"][name.first : name.last + 1, 0]
        return [
            float(time.relative),
            float(any(c.isdigit() for c in words)),
            float(len(words)),
            place_in(_BEFORE, before[-1] if before else ""),
            float("since" in before),
            float(name.first - start),
            float(said.max()),
            float(said.mean()),
            float(verb is not None and verb.lemma in SPEECH),
            place_in(_TAGS, verb.tag if verb else ""),
            place_in(_RELATIONS, tokens[name.head].dep),
            float(of_page(parse, time.start)),
            float(parse.text[: time.start].count('"') % 2),
        ]

    def _of_days(self) -> list[list[float]]:
        """Each day among all, and from publication."""
        news, told = self.ground.document.published, self._spans
        starts = np.array([d.start.toordinal() for d in told])
        ends = np.array([d.end.toordinal() for d in told])
        out = []
        for number, day in enumerate(self.days):
            span = day.span
            first, last = span.start.toordinal(), span.end.toordinal()
            same = (starts == first) & (ends == last)
            out.append(
                [
                    float(span.days),
                    float(news.toordinal() - last) if news else NONE,
                    float(news.toordinal() - first) if news else NONE,
                    float(ends.max() - last) if told else NONE,
                    float(span.start.day == 1),
                    float(len(told)),
                    float(np.sum((starts >= first) & (ends <= last) & ~same)),
                    float(np.sum((starts <= first) & (ends >= last) & ~same)),
                    float(np.sum(ends > last)),
                    float(number),
                ]
            )
        return out
