"""Counts read off the order of words, where the parser loses the thread.

"12 members of the crew were killed", "injuring dozens": a number, its noun and a harm word so
close together that their tie needs no tree.
"""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_hurt import in_care
from unfog.read.counts_phrases import Phrase, is_person, phrase
from unfog.read.lexicon import harm

_REACH = 12
_LINKS = frozenset("were was been be being are is have had has also reportedly all both".split())
_PARTICIPLES: dict[str, Property] = {
    "killed": "killed",
    "dead": "killed",
    "murdered": "killed",
    "wounded": "wounded",
    "injured": "wounded",
    "hurt": "wounded",
    "kidnapped": "captured",
    "abducted": "captured",
    "captured": "captured",
    "arrested": "captured",
    "detained": "captured",
    "released": "released",
    "freed": "released",
    "missing": "missing",
}
_STOPS = frozenset((".", ";", ":", "?", "!", "(", ")", "and", "or", "while", "but", "who"))


def surface_counts(context: Context, taken: set[tuple[Property, int]]) -> Iterator[Found]:
    """Counts beside those in `taken` (property and head of the counted phrase)."""
    for head, number in sorted(context.numbers.by_head.items()):
        found = _behind(context, head, number.last) or _ahead(context, head, number.first)
        if found is not None and (found.property, head) not in taken:
            yield found


def _counted(context: Context, head: int) -> Phrase | None:
    parse = context.parse
    person = context.bare_people(head) or is_person(parse, head, loose=True)
    return phrase(parse, context.numbers, head) if person else None


def _behind(context: Context, head: int, last: int) -> Found | None:
    """A participle behind the noun phrase, with nothing but its own words between."""
    parse = context.parse
    sentence = parse.tokens[head].sentence
    if _whole(context, context.numbers.by_head[head].first):
        return None
    verbs = 0
    for token in parse.tokens[last : last + _REACH]:
        if token.sentence != sentence or token.lower in _STOPS:
            return None
        prop = _PARTICIPLES.get(token.lower)
        before_noun = token.dep == "amod" and parse.head(token.i).pos == "NOUN"
        if before_noun and token.head > token.i:
            continue
        if prop is not None and token.i >= last and (token.i > head or token.i == last):
            counted = _counted(context, head)
            passive = not _has_object(parse, token)
            if counted is None or not passive or _barred(parse, token):
                return None
            if prop in ("released", "captured") and in_care(parse, token):
                return None
            return Found(prop, token.i, counted)
        if token.i in context.numbers.by_head and token.i != head:
            return None
        if token.pos in ("VERB", "AUX") and token.lower not in _LINKS:
            verbs += 1
        if verbs or token.text == ",":
            return None
    return None


def _ahead(context: Context, head: int, first: int) -> Found | None:
    """An active verb straight before the number: "killing at least", "injured another"."""
    parse = context.parse
    at = first - 1
    while at >= 0 and parse.tokens[at].lower in ("another", "a", "further", "additional", "other"):
        at -= 1
    if at < 0 or parse.tokens[at].sentence != parse.tokens[head].sentence:
        return None
    verb = parse.tokens[at]
    prop = harm.OBJECT_VERBS.get(verb.lemma)
    if prop is None or verb.tag not in ("VBD", "VBG", "VBZ", "VBN", "VBP"):
        return None
    counted = _counted(context, head)
    if counted is None or _barred(parse, verb):
        return None
    return Found(prop, verb.i, counted)


def _whole(context: Context, first: int) -> bool:
    """Whether a number at token `first` is the second of "nine of the 30 clerks"."""
    at = first - 1
    tokens = context.parse.tokens
    while at > 0 and tokens[at].lower in ("the", "its", "their", "these", "those"):
        at -= 1
    return at > 0 and tokens[at].lower == "of" and tokens[at].head in context.numbers.alone


def _has_object(parse: Parse, token: Token) -> bool:
    return any(t.i > token.i for t in parse.children(token.i, "dobj"))


def _barred(parse: Parse, token: Token) -> bool:
    above = parse.head(token.i)
    negated = [t for i in (token.i, above.i) for t in parse.children(i, "neg") if t.i < token.i]
    verbs = [t.i for t in (token, above) if t.pos in ("VERB", "AUX")]
    return bool(negated) or any(unreal(parse, i) for i in verbs)
