"""Counts given as figures: "the death toll rose to 23", "put the number of missing at 71"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.claim import Count, Property
from unfog.model.parse import Parse, Token
from unfog.read.counts_contrast import set_against
from unfog.read.counts_filters import unreal
from unfog.read.counts_found import Context, Found
from unfog.read.counts_phrases import Phrase, kind_of
from unfog.read.lexicon import harm, people

_REACHING = frozenset(
    "be reach hit exceed top pass surpass become include total read remain".split()
)
_VALUES = frozenset("attr dobj nummod npadvmod acomp oprd".split())
_PUTTING = frozenset("put raise lower revise set estimate place give count".split())
_TELLING = frozenset("say hear count give report list record claim tally announce".split())
_ALIKE = 5
_TO = frozenset("at to of from as with".split())


def toll_counts(context: Context, token: Token) -> Iterator[Found]:
    """The counts of the toll, number or count `token`."""
    parse = context.parse
    subject = _subject(parse, token)
    if subject is None:
        return
    prop, counted = subject
    verb = _governor(parse, token)
    if verb is not None and unreal(parse, verb.i):
        return
    near = {*_figures(context, token), *(_figures(context, verb) if verb else ())}
    figures = {i for i in near if not set_against(parse, context, i)}
    kind = kind_of(parse, counted.i) if counted is not None else "people"
    unit = counted.text if counted is not None and counted.pos == "NOUN" else "people"
    for i in sorted(figures or set(_later(context, token))):
        number = context.numbers.by_head[i]
        count = Count(number.low, number.high, unit, kind, number.approx)
        first, last = min(number.first, token.i), max(number.last, token.i + 1)
        yield Found(prop, token.i, Phrase(i, count, first, last))


def losses_counts(context: Context, token: Token) -> Iterator[Found]:
    """ "Put the dead at 21", "the army's losses at two dead"."""
    parse = context.parse
    prop = harm.STATES.get(token.lower) or ("killed" if token.lower == "losses" else None)
    if prop is None or token.i in context.numbers.by_head or token.dep == "amod":
        return
    verb = _governor(parse, token)
    if verb is None or verb.lemma not in _PUTTING or unreal(parse, verb.i):
        return
    owners = parse.children(token.i, "poss")
    kind = kind_of(parse, owners[0].i) if owners else "people"
    for i in _later(context, token):
        number = context.numbers.by_head[i]
        count = Count(number.low, number.high, "people", kind, number.approx)
        yield Found(prop, token.i, Phrase(i, count, token.i, max(number.last, i + 1)))


def figure_counts(context: Context, token: Token, found: Sequence[Found]) -> Iterator[Found]:
    """ "The government's figure is 11": of what was last counted, up to three sentences before."""
    parse = context.parse
    verb = parse.head(token.i)
    linked = token.dep == "nsubj" and verb.lemma in ("be", "stand")
    if not linked or parse.children(token.i, "prep") or _subject(parse, token) is not None:
        return
    last = _last_counted(parse, token, found, 3)
    if last is None:
        return
    for i in _figures(context, verb):
        if i in context.numbers.alone and not set_against(parse, context, i):
            yield _another(context, last, token.i, i)


def elliptic_counts(context: Context, verb: Token, found: Sequence[Found]) -> Iterator[Found]:
    """ "The union says eight", "we heard 73": another figure for what was just counted."""
    parse = context.parse
    if verb.pos != "VERB" or verb.lemma not in _TELLING or unreal(parse, verb.i):
        return
    last = _last_counted(parse, verb, found, 2)
    if last is None:
        return
    for child in parse.children(verb.i, "dobj", "ccomp", "attr"):
        bare = child.i in context.numbers.alone and child.i > verb.i and child.pos == "NUM"
        if bare and not parse.children(child.i, "prep") and _like(context, last, child.i):
            yield _another(context, last, verb.i, child.i)


def _like(context: Context, last: Found, i: int) -> bool:
    """Whether a figure is of the size of another."""
    number, old = context.numbers.by_head[i], last.phrase.count
    mine, theirs = number.low or number.high or 0, old.low or old.high or 0
    return max(mine, theirs) <= _ALIKE * max(1, min(mine, theirs))


def _another(context: Context, last: Found, trigger: int, i: int) -> Found:
    """The number `i` as another figure for what `last` counts."""
    number, old = context.numbers.by_head[i], last.phrase.count
    count = Count(number.low, number.high, old.unit, old.of, number.approx)
    first, end = min(number.first, trigger), max(number.last, i + 1)
    return Found(last.property, trigger, Phrase(i, count, first, end))


def _last_counted(
    parse: Parse, token: Token, found: Sequence[Found], sentences: int
) -> Found | None:
    """The people last counted before `token`, at most so many `sentences` before."""
    earlier = [
        f
        for f in found
        if f.phrase.head < token.i
        and 0 <= token.sentence - parse.tokens[f.phrase.head].sentence <= sentences
        and f.property in ("killed", "wounded", "missing", "captured", "released")
        and f.phrase.count.low != 0
        and f.subset is None
    ]
    return max(earlier, key=lambda f: (f.phrase.head, f.property), default=None)


def _later(context: Context, token: Token) -> Iterator[int]:
    """The first bare number behind "at" or "to" in the rest of the sentence."""
    parse = context.parse
    end = parse.sentences[token.sentence][1]
    for preposition in parse.tokens[token.i + 1 : end]:
        if preposition.lower in ("at", "to", "as", "is", "was", "stands"):
            for head, number in context.numbers.by_head.items():
                if number.first == preposition.i + 1 and any(
                    True for _ in _bare(context, parse.tokens[head])
                ):
                    yield head
                    return


def _subject(parse: Parse, token: Token) -> tuple[Property, Token | None] | None:
    """What the toll is of: "death toll", "number of wounded", "number of people killed"."""
    before = {t.lower for t in parse.children(token.i, "compound", "amod", "nmod")}
    if before & {"death", "dead", "body", "fatality", "casualty"}:
        return "killed", _counted_noun(parse, token)
    if before & {"injury", "injured", "wounded"}:
        return "wounded", _counted_noun(parse, token)
    for preposition in parse.children(token.i, "prep"):
        for inner in parse.children(preposition.i) if preposition.lower == "of" else ():
            prop = harm.STATES.get(inner.lower) or harm.COUNTED_NOUNS.get(inner.lemma)
            if prop is not None:
                return prop, None
            for after in parse.children(inner.i, "acl", "relcl", "amod"):
                prop = harm.OBJECT_VERBS.get(after.lemma) or harm.STATES.get(after.lower)
                if prop is not None:
                    return prop, inner
    return ("killed", None) if token.lemma == "toll" and not before else None


def _counted_noun(parse: Parse, token: Token) -> Token | None:
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower in ("of", "among"):
            for inner in parse.children(preposition.i, "pobj"):
                return inner if inner.pos == "NOUN" else None
    return None


def _governor(parse: Parse, token: Token) -> Token | None:
    for above in parse.ancestors(token.i):
        if above.pos in ("VERB", "AUX"):
            return above
    return None


def _figures(context: Context, at: Token) -> Iterator[int]:
    """Bare numbers that the toll or its verb points to."""
    parse = context.parse
    for child in parse.children(at.i):
        if child.dep == "prep" and child.lower in _TO:
            for inner in parse.children(child.i, "pobj", "pcomp"):
                yield from _bare(context, inner)
        elif child.dep in _VALUES and at.lemma in _REACHING:
            yield from _bare(context, child)
        elif child.dep == "xcomp" and at.pos in ("VERB", "AUX"):
            yield from _figures(context, child)


def _bare(context: Context, token: Token) -> Iterator[int]:
    by_head = context.numbers.by_head
    plain = token.i in context.numbers.alone or token.lower in harm.STATES
    if token.i in by_head and (plain or token.lemma in people.KINDS or token.lemma == "death"):
        yield token.i
    for child in context.parse.children(token.i, "prep"):
        if child.lower == "from":
            for inner in context.parse.children(child.i, "pobj"):
                if inner.i in context.numbers.alone:
                    yield inner.i
