"""What is no count of one happening: threats, conditions, habits, totals over years."""

from __future__ import annotations

import re

from unfog.model.parse import Parse, Token
from unfog.read.counts_found import Found

_TOO_MANY = 10_000
_BODIES = frozenset("body bodies corpse corpses".split())
_PERFECT = frozenset(("have", "has", "'ve", "’ve"))
_ENSURING = frozenset("ensure hope vow promise warn demand want".split())

_NEVER = frozenset("will would could can should shall must 'll 'd wo ca".split())
_SEEMING = frozenset(
    """seem appear believe suspect think presume allege report say know claim find fear assume
    estimate understand rumour rumor manage continue begin start proceed go help get""".split()
)
_IRREALIS_HEADS = frozenset(
    """threaten plan vow intend want attempt try plot order refuse seek hope aim conspire promise
    urge call avoid prevent stop""".split()
)
_HABIT = frozenset("often usually regularly routinely frequently generally typically".split())
_TOTAL = re.compile(
    r"\b(?:since (?:(?:early|late|mid)[- ])?(?:(?:19|20)\d\d|the (?:war|conflict|start|beginning|"
    r"uprising|insurgency|invasion|coup)|(?:january|february|march|april|may|june|july|august|"
    r"september|october|november|december)\b)"
    r"|(?:over|in|during|for|within) the (?:past|last) (?:\w+[- ]){0,2}(?:years?|months|decades?)"
    r"|in recent (?:years|months|decades)|(?:each|every|per) (?:year|month|week|day)\b"
    r"|so far this year|this year alone|last year alone|over the years|annually"
    r"|in the (?:first|second) (?:half|quarter|\w+ months) of|now totals?"
    r"|for (?:\w+ ){0,2}(?:years|decades)|by the end of (?:19|20)\d\d)",
    re.IGNORECASE,
)
# Deaths that no armed attack brought about
_OTHER_CAUSES = re.compile(
    r"\b(?:earthquakes?|quake|tsunami|hurricane|typhoon|cyclone|landslides?|mudslides?|cholera|"
    r"covid(?:-19)?|coronavirus|pandemic|epidemic|virus|disease|cancer|leuk[a]?emia|diabetes|"
    r"malaria|ebola|influenza|old age|natural causes|of illness|heart attack)\b",
    re.IGNORECASE,
)
_SOUGHT = re.compile(
    r"\b(?:information|tips?|reward)\b.{0,60}\b(?:lead(?:s|ing)? to|for)\b", re.IGNORECASE
)


def unsuitable(parse: Parse, item: Found) -> bool:
    """Whether `item` counts over years, is of a disaster or disease, or of people sought."""
    sentence = parse.tokens[item.trigger].sentence
    span = parse.sentence_span(sentence)
    text = span.of(parse.text)
    if item.property in ("killed", "wounded") and _OTHER_CAUSES.search(text) is not None:
        return True
    if item.property in ("captured", "released") and _SOUGHT.search(text) is not None:
        return True
    total = _TOTAL.search(text)
    return total is not None and _governs(parse, item.trigger, span.start + total.start())


def _governs(parse: Parse, trigger: int, offset: int) -> bool:
    """Whether the time phrase at `offset` belongs to the clause of `trigger`."""
    token = parse.tokens[trigger]
    first, last = parse.sentences[token.sentence]
    at = next((t for t in parse.tokens[first:last] if t.end > offset), token)
    over = _verb(parse, at).i
    mine = _verb(parse, token)
    for _ in range(4):
        if mine.i == over or {t.lower for t in parse.children(mine.i, "aux")} & _PERFECT:
            return True
        if mine.dep not in ("advcl", "conj", "xcomp") or parse.children(mine.i, "mark", "advmod"):
            return False
        mine = _verb(parse, parse.head(mine.i))
    return False


def _verb(parse: Parse, token: Token) -> Token:
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in parse.ancestors(token.i) if t.pos in ("VERB", "AUX")), token)


def plausible(item: Found) -> bool:
    """No single attack kills or takes tens of thousands: such figures are totals of wars."""
    count = item.phrase.count
    if count.unit.rsplit(" ", 1)[-1] in _BODIES and item.property != "killed":
        return False
    return item.property != "killed" or (count.low or count.high or 0) < _TOO_MANY


def unreal(parse: Parse, i: int) -> bool:
    """Whether verb `i` tells of what did not, or need not, happen (plain negation apart)."""
    token = parse.tokens[i]
    auxiliaries = {t.lower for t in parse.children(i, "aux", "auxpass")}
    if auxiliaries & _NEVER or {t.lower for t in parse.children(i, "advmod")} & _HABIT:
        return True
    if auxiliaries & {"may", "might"} and "have" not in auxiliaries:
        return True
    if "to" in auxiliaries and not auxiliaries & {"have", "having"}:
        head = parse.head(i)
        if head.lemma not in _SEEMING or token.dep not in ("xcomp", "ccomp", "advcl"):
            return True
    if _conditional(parse, token):
        return True
    return _under(parse, token)


def _under(parse: Parse, token: Token) -> bool:
    if token.dep == "conj":
        head = parse.head(token.i)
        own = parse.children(token.i, "nsubj", "nsubjpass", "aux", "auxpass")
        return head.pos == "VERB" and not own and head.tag == token.tag and unreal(parse, head.i)
    if token.dep == "ccomp" and parse.head(token.i).lemma in _ENSURING:
        return True
    if token.dep == "pcomp":
        preposition = parse.head(token.i)
        return preposition.lower in ("without", "for", "against", "from") and (
            preposition.lower == "without" or parse.head(preposition.i).lemma in _IRREALIS_HEADS
        )
    return token.dep == "xcomp" and parse.head(token.i).lemma in _IRREALIS_HEADS


def _conditional(parse: Parse, token: Token) -> bool:
    if token.dep not in ("advcl", "ccomp", "pcomp"):
        return False
    return any(t.lower in ("if", "unless", "whether", "lest") for t in parse.children(token.i))
