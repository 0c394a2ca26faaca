"""Statements on victims that only their words show, in a text and in its headline."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.read.lexicon import toll as words
from unfog.read.lexicon import toll_headlines as headlines
from unfog.read.numbers import UNITS
from unfog.read.toll_casualty import Casualty, Fate


def of_title(title: str) -> tuple[Casualty, ...]:
    """The statements of a headline; their spans are empty, as it is no part of the text."""
    lists = list(_lists(title))
    found = [
        one
        for one in _matched(title, words.PATTERNS + headlines.HEADLINES)
        if not any(one.number < whole.number and _within(one, whole) for whole in lists)
    ]
    if any(one.rank and one.fate == "killed" for one in found):
        found = [one for one in found if one.rank or one.fate != "killed" or one.number > 1]
    tally = headlines.TALLY.search(title) is not None
    return tuple(
        dict.fromkeys(
            msgspec.structs.replace(c, span=Span(0, 0), sentence=-1, tally=tally)
            for c in (*found, *lists)
        )
    )


def _within(one: Casualty, whole: Casualty) -> bool:
    return whole.span.start <= one.span.start and one.span.end <= whole.span.end


def _lists(title: str) -> Iterator[Casualty]:
    """The sums of lists ("man, two boys shot")."""
    for pattern, fate in headlines.LISTS:
        for match in pattern.finditer(title):
            members = [_members(m) for m in headlines.BETWEEN.split(match["list"])]
            if all(members):
                yield Casualty(fate, sum(members), Span(match.start(), match.end()), -1)


def _members(words_of_one: str) -> int:
    """How many "two boys", "a man", "couple" are; zero for a mere plural."""
    counted = headlines.COUNTED.match(words_of_one)
    if counted is not None:
        return _number(counted["n"])
    last = words_of_one.lower().split()[-1]
    if last == "couple":
        return 2
    return 0 if last in ("men", "women", "children", "people") or last.endswith("s") else 1


def of_words(parse: Parse) -> Iterator[Casualty]:
    """Statements of a text that need no parse: "a triple shooting", "five victims"."""
    for sentence in range(len(parse.sentences)):
        span = parse.sentence_span(sentence)
        for one in _matched(span.of(parse.text), words.PATTERNS):
            at = Span(span.start + one.span.start, span.start + one.span.end)
            yield msgspec.structs.replace(one, span=at, sentence=sentence)


def _matched(text: str, patterns: Iterable[tuple[re.Pattern[str], Fate]]) -> Iterator[Casualty]:
    for pattern, fate in patterns:
        for match in pattern.finditer(text):
            groups = match.groupdict()
            number = _number(groups.get("n") or "one")
            at = match.start("n") if "n" in groups else match.start()
            if not 0 < number <= words.MOST or words.is_age(text, at):
                continue
            rank = number if groups.get("rank") else 0
            yield Casualty(
                fate=fate,
                number=1 if rank else number,
                span=Span(match.start(), match.end()),
                sentence=0,
                others=bool(rank or groups.get("others")),
                rank=rank,
            )


def _number(word: str) -> int:
    low = word.lower()
    if low.isdigit():
        return int(low)
    for table in (UNITS, words.MULTIPLE, words.ORDINALS):
        if low in table:
            return table[low]
    return 0
