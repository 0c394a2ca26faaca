"""What a text says befell its victims, statement by statement: the evidence for a toll.

A statement counts several ("four people were shot"), one more ("another man was wounded") or
one who is told apart by age or name ("Omar X, 34, died").
"""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from unfog.model.parse import Parse, Token
from unfog.model.span import Span
from unfog.read.counts import CountMention
from unfog.read.counts_found import Context
from unfog.read.lexicon import toll as words
from unfog.read.numbers_tokens import Numbers
from unfog.read.toll_casualty import Casualty, Fate
from unfog.read.toll_elsewhere import of_this_happening, tallied
from unfog.read.toll_misread import misread
from unfog.read.toll_verbs import verb_victims
from unfog.read.toll_words import of_words
from unfog.read.totals import of_one_happening


def casualties(
    parse: Parse, counted: Iterable[CountMention], published: dt.date | None = None
) -> tuple[Casualty, ...]:
    """All statements of `parse` on those killed, wounded or hit in its main happening.

    `counted` are the counts of the same parse. Sentences that speak of other happenings, of
    other years than that of publication or of a city's totals are left out, unless all do.
    """
    mentioned = list(counted)
    taken = {(m.noun, m.property) for m in mentioned}
    context = Context(parse, Numbers(parse))
    mentioned += [m for m in _beside(context) if (m.noun, m.property) not in taken]
    found = list(_of_counts(parse, mentioned))
    found += [c for c in of_words(parse) if not _told_already(c, found)]
    here = of_this_happening(parse, found, published) or found
    here = [tallied(parse, c) for c in here if not _told_dead(c, here)]
    here = list(_with_attackers(here))
    return tuple(sorted(set(here), key=lambda c: (c.span.start, c.span.end, c.fate, c.number)))


def _told_already(one: Casualty, told: Sequence[Casualty]) -> bool:
    """Whether words say no more than a count of the same people, found by the parse."""
    return any(
        other.number == one.number
        and other.fate == one.fate
        and other.rank == one.rank
        and other.span.start < one.span.end
        and one.span.start < other.span.end
        for other in told
    )


def _told_dead(one: Casualty, told: Sequence[Casualty]) -> bool:
    """Whether those hit are told to be dead in the same words ("shot and killed two")."""
    return one.fate == "hit" and any(
        other.fate == "killed" and other.number == one.number and other.span.end == one.span.end
        for other in told
    )


def _with_attackers(told: Sequence[Casualty]) -> Iterator[Casualty]:
    """The statements; where an attacker dies beside his victims, their sum is one too."""
    summed: set[int] = set()
    for suicide in (c for c in told if c.fate == "killed" and c.attacker):
        beside = [
            c
            for c in told
            if c.sentence == suicide.sentence and c.fate == "killed" and not c.attacker
        ]
        if beside and suicide.sentence not in summed:
            summed.add(suicide.sentence)
            most = max(beside, key=lambda c: c.number)
            span = Span(
                min(most.span.start, suicide.span.start), max(most.span.end, suicide.span.end)
            )
            yield Casualty("killed", most.number + 1, span, suicide.sentence)
    for one in told:
        part = one.sentence in summed and one.fate == "killed"
        yield msgspec.structs.replace(one, listed=one.listed or part)


def _beside(context: Context) -> Iterator[CountMention]:
    for item in verb_victims(context):
        counted = item.phrase
        yield CountMention(
            property=item.property,
            count=counted.count,
            noun=counted.head,
            trigger=item.trigger,
            first=min(counted.first, item.trigger),
            last=max(counted.last, item.trigger + 1),
            name=counted.name,
        )


def _of_counts(parse: Parse, counted: Iterable[CountMention]) -> Iterator[Casualty]:
    together: dict[tuple[Fate, int], list[Casualty]] = defaultdict(list)
    for mention in counted:
        fate = _fate(parse, mention)
        low = mention.count.low
        if fate is None or low is None or mention.negated or not of_one_happening(parse, mention):
            continue
        if low > words.MOST or misread(parse, mention):
            continue
        one = _told_apart(parse, mention, fate, low)
        if mention.count.subset is None:
            together[fate, mention.trigger].append(one)
        else:
            yield msgspec.structs.replace(one, known=True)
    for (fate, trigger), listed in together.items():
        if not all(one.number for one in listed):
            yield from (msgspec.structs.replace(c, rank=0) for c in listed if not c.number)
            continue
        yield from _summed(listed)
        yield from _aged(parse, fate, trigger, listed)


def _summed(listed: list[Casualty]) -> Iterator[Casualty]:
    """The statements of one verb, and where it has several ("a man and two boys") their sum."""
    if len(listed) == 1:
        yield from listed
        return
    for one in listed:
        yield msgspec.structs.replace(one, listed=True, known=one.pronoun)
    yield Casualty(
        fate=listed[0].fate,
        number=sum(c.number for c in listed),
        span=Span(min(c.span.start for c in listed), max(c.span.end for c in listed)),
        sentence=listed[0].sentence,
        others=all(c.others for c in listed),
        least=any(c.least for c in listed),
    )


def _aged(parse: Parse, fate: Fate, trigger: int, listed: list[Casualty]) -> Iterator[Casualty]:
    """As many victims as ages in a list ("A, 34, B, 32, and C, 33, were shot")."""
    first = min(c.span.start for c in listed)
    verb = parse.tokens[trigger]
    if verb.start <= first:
        first, last = verb.end, max(c.span.end for c in listed)
    else:
        last = verb.start
    ages = words.LISTED_AGES.findall(parse.text[first:last])
    if len(ages) > max(1, sum(c.number for c in listed)):
        span = Span(min(first, verb.start), max(last, verb.end))
        yield Casualty(fate, len(ages), span, listed[0].sentence)


def _fate(parse: Parse, mention: CountMention) -> Fate | None:
    if mention.property == "killed":
        behind = parse.text[parse.tokens[mention.trigger].end :]
        hit = parse.tokens[mention.trigger].lemma in words.HITTING
        return "hit" if hit and words.SOME_FATALLY.match(behind) else "killed"
    if mention.property != "wounded":
        return None
    trigger = parse.tokens[mention.trigger]
    before = parse.tokens[trigger.i - 1] if trigger.i else trigger
    if before.lower in ("fatally", "mortally"):
        return "killed"
    return "hit" if trigger.lemma in words.HITTING else "wounded"


def _told_apart(parse: Parse, mention: CountMention, fate: Fate, number: int) -> Casualty:
    head = parse.tokens[mention.noun]
    first = parse.extent(head.i)[0]
    before = parse.tokens[max(first, head.i - 8) : head.i + 1]
    lowered = {t.lower for t in before}
    others = bool(lowered & words.FURTHER) or head.lower in words.FURTHER
    others = others or any(t.lower in words.ALSO for t in parse.children(mention.trigger, "advmod"))
    name = _name(head, mention.name)
    ages = _ages(parse, before[0], head) if before else ()
    back = head.lower in words.BACK or (bool(lowered & words.DEFINITE) and not ages)
    count = mention.count
    return Casualty(
        fate=fate,
        number=number,
        span=parse.span(mention.first, mention.last),
        sentence=head.sentence,
        others=others,
        known=back and not others,
        least=count.high is None,
        ages=ages,
        name=name,
        gender=words.GENDERS.get(head.lemma),
        rank=max((words.ORDINALS.get(w, 0) for w in lowered), default=0),
        pronoun=head.lower in words.BACK,
        attacker=count.of == "perpetrators",
    )


def _name(head: Token, name: str | None) -> str | None:
    """The last word of a victim's name."""
    if head.entity == "PERSON" and head.pos == "PROPN":
        return head.lower
    return name.split()[-1].lower() if name is not None and head.pos != "PROPN" else None


def _ages(parse: Parse, first: Token, head: Token) -> tuple[int, ...]:
    """Ages said in the noun phrase or straight behind it: "man, 34," "men, ages 15 and 17"."""
    inside = parse.text[first.start : head.end]
    found = [int(m[1]) for m in words.AGED.finditer(inside)]
    behind = words.AGES_BEHIND.match(parse.text, head.end)
    if behind is not None:
        found += [int(n) for n in re.findall(r"\d{1,3}", behind[0])]
    return tuple(found)
