"""Parts of a count: "five people, including two children", "16 bodies, among them four women"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.claim import Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_found import Context, Found
from unfog.read.lexicon import harm

_INCLUDING = frozenset(("including", "include", "among", "includes"))
_THEM = frozenset(("them", "whom"))
_GROUPS: dict[str, Property] = {
    **{word: prop for word, prop in harm.STATES.items() if prop != "released"},
    "killed": "killed",
}


def part_counts(context: Context, whole: Found) -> Iterator[Found]:
    """Counts of some of those whom `whole` counts, each with its noun as `subset`."""
    parse = context.parse
    if not _divisible(whole):
        return
    heads: list[int] = []
    for child in parse.children(whole.phrase.head):
        if child.dep == "appos":
            heads.extend(_conjuncts(context, child))
        elif child.dep == "prep" and child.lower in _INCLUDING:
            for inner in parse.children(child.i, "pobj"):
                heads.extend(_conjuncts(context, inner))
    yield from _parts(context, whole, [h for h in heads if h > whole.phrase.head])


def trailing_parts(context: Context, found: Sequence[Found]) -> Iterator[Found]:
    """ "…, among them two boys", "two of them teenagers", "including those of three children"."""
    parse = context.parse
    for token, word in zip(parse.tokens, context.numbers.words, strict=True):
        if word not in ("among", "including", "of"):
            continue
        after = parse.tokens[token.i + 1] if token.i + 1 < len(parse) else token
        linked = after.lower in _THEM or (token.lower == "including" and after.sentence)
        if not linked or after.sentence != token.sentence:
            continue
        whole = _whole(found, parse, token.i)
        if whole is None:
            continue
        if token.lower == "of":
            yield from _of_them(context, whole, token)
        else:
            start = after.i + 1 if after.lower in _THEM else after.i
            yield from _parts(context, whole, _nouns(context, start))


def _divisible(whole: Found) -> bool:
    count = whole.phrase.count
    if whole.property.startswith("munitions") or whole.subset is not None:
        return False
    return count.low not in (0, 1) or (count.low == 1 and count.high is None)


def _whole(found: Sequence[Found], parse: Parse, at: int) -> Found | None:
    """The count that stands last before token `at` in its sentence."""
    sentence = parse.tokens[at].sentence
    before = [
        f for f in found if f.phrase.head < at and parse.tokens[f.phrase.head].sentence == sentence
    ]
    near = [f for f in before if _divisible(f)]
    return max(near, key=lambda f: (f.phrase.head, f.property)) if near else None


def _of_them(context: Context, whole: Found, token: Token) -> Iterator[Found]:
    """ "Two of them teenage boys": the number before, the noun behind."""
    parse = context.parse
    number = context.numbers.by_head.get(token.i - 1)
    if number is None or number.low is None or number.high is None:
        return
    after = parse.tokens[token.i + 2] if token.i + 2 < len(parse) else token
    for one in context.people([token.i - 1]):
        if after.sentence == token.sentence and after.pos not in ("VERB", "AUX"):
            noun = after.i
            while noun + 1 < len(parse) and parse.tokens[noun].pos in ("ADJ", "DET", "ADP"):
                noun += 1
            subset = parse.words(after.i, max(noun + 1, after.i + 1))
            yield Found(whole.property, whole.trigger, one, subset=subset)


def _nouns(context: Context, start: int) -> list[int]:
    """Counted nouns from `start` up to the next finite verb or full stop."""
    parse, found = context.parse, []
    for token in parse.tokens[start : start + 16]:
        if token.sentence != parse.tokens[start].sentence or token.pos in ("VERB", "AUX"):
            break
        if token.text in (";", ":", "–", "—"):
            break
        article = any(t.lower in ("a", "an") for t in parse.children(token.i, "det"))
        if token.i in context.numbers.by_head or (article and token.pos == "NOUN"):
            found.append(token.i)
    return found


def _parts(context: Context, whole: Found, heads: list[int]) -> Iterator[Found]:
    parse, low = context.parse, whole.phrase.count.low
    for head in heads:
        if head not in context.numbers.by_head and parse.tokens[head].tag != "NN":
            continue
        for one in context.people([head]):
            high = one.count.high
            if not one.vague and high is not None and (low is None or high <= max(low, 1)):
                yield Found(whole.property, whole.trigger, one, subset=one.count.unit)


def _conjuncts(context: Context, token: Token) -> list[int]:
    found, stack = [], [token.i]
    while stack:
        j = stack.pop()
        found.append(j)
        stack.extend(t.i for t in context.parse.children(j, "conj"))
    return sorted(found)


def share_counts(context: Context, token: Token, found: Sequence[Found]) -> Iterator[Found]:
    """At a form of "be": "three of the dead were police", "two children were among the dead".

    "Of the eight, three were children" takes its property from the earlier count of eight.
    """
    parse = context.parse
    subjects = [t.i for t in parse.children(token.i, "nsubj")]
    attributes = parse.children(token.i, "attr")
    among = [p for p in parse.children(token.i, "prep") if p.lower in ("among", "of")]
    for preposition in among:
        prop = _group(context, preposition, found)
        if prop is None:
            continue
        heads = subjects
        for one in (o for s in heads for o in context.people(_conjuncts(context, parse.tokens[s]))):
            if not one.vague:
                noun = attributes[0].text if attributes else one.count.unit
                yield Found(prop, token.i, one, subset=noun)
    if among or not attributes:
        return
    for subject in subjects:
        for preposition in parse.children(subject, "prep"):
            prop = _group(context, preposition, found) if preposition.lower == "of" else None
            if prop is not None and subject in context.numbers.alone:
                for one in context.people([subject]):
                    yield Found(prop, token.i, one, subset=attributes[0].text)


def _group(context: Context, preposition: Token, found: Sequence[Found]) -> Property | None:
    """What befell "the dead", "the 84 people killed", "the eight" (of an earlier count)."""
    parse = context.parse
    for inner in parse.children(preposition.i, "pobj"):
        for word in (inner, *parse.children(inner.i, "acl", "amod")):
            if word.lower in _GROUPS:
                return _GROUPS[word.lower]
        number = context.numbers.by_head.get(inner.i)
        if number is not None:
            for earlier in reversed(found):
                same = earlier.phrase.count.low == number.low
                if same and earlier.phrase.head < inner.i and _divisible(earlier):
                    return earlier.property
    return None
