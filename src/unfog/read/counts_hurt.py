"""Deaths and wounds told without a verb for them: "lost a leg", "with a fractured skull"."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.claim import Property
from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive
from unfog.read.counts_arguments import patients, subjects
from unfog.read.counts_found import Context, Found
from unfog.read.lexicon import harm

CARE = frozenset(
    "hospital clinic surgery treatment infirmary care medical trauma hospitals".split()
)
_CONDITION = frozenset("critical serious stable grave satisfactory life-threatening".split())
_BROUGHT = frozenset("take rush transport airlift admit bring fly evacuate carry".split())
_BEARING = frozenset("suffer sustain receive have nurse".split())
_NEEDING = frozenset("need require undergo get".split())
_HEALING = frozenset("treatment surgery operation stitch amputation".split())
_LEFT = frozenset("be remain leave survive escape live fly take rush airlift carry".split())


def hurt_counts(context: Context, token: Token) -> Iterator[Found]:
    """Counts at verbs that say by what stands beside them that somebody was hurt or died."""
    parse = context.parse
    fate = _fate(parse, token)
    if fate is not None:
        prop, heads = fate
        for counted in context.people(heads, loose=prop == "killed"):
            yield Found(prop, token.i, counted)


def _fate(parse: Parse, token: Token) -> tuple[Property, list[int]] | None:
    lemma = token.lemma
    objects = parse.children(token.i, "dobj")
    places = places_of(parse, token)
    if "death" in places:
        return ("killed", _suffering(parse, token)) if _to_death(parse, token) else None
    if lemma == "pass" and any(t.lower in ("away", "on") for t in parse.children(token.i, "prt")):
        return "killed", subjects(parse, token.i)
    if lemma == "commit" and any(t.lemma == "suicide" for t in objects):
        return "killed", subjects(parse, token.i)
    if lemma == "hang" and is_passive(parse, token.i):
        return "killed", patients(parse, token.i)
    if lemma in _BEARING and any(_injury(parse, t) for t in objects):
        return "wounded", subjects(parse, token.i)
    if lemma == "lose" and any(_part_of_body(parse, t) for t in objects):
        return "wounded", subjects(parse, token.i)
    if lemma in _NEEDING and any(t.lemma in _HEALING for t in objects):
        return "wounded", subjects(parse, token.i)
    return _in_care(parse, token, places)


def _in_care(parse: Parse, token: Token, places: set[str]) -> tuple[Property, list[int]] | None:
    lemma, passive = token.lemma, is_passive(parse, token.i)
    cared = bool(places & CARE)
    if lemma == "treat":
        return "wounded", patients(parse, token.i)
    if lemma in _BROUGHT and cared:
        return "wounded", patients(parse, token.i)
    if lemma == "admit" and passive and not parse.children(token.i, "ccomp"):
        return "wounded", patients(parse, token.i)
    if lemma in ("be", "remain") and (cared or places & _CONDITION):
        return "wounded", subjects(parse, token.i)
    if lemma in _LEFT and _with_injury(parse, token):
        heads = patients(parse, token.i) if passive else subjects(parse, token.i)
        return "wounded", heads
    return None


def _suffering(parse: Parse, token: Token) -> list[int]:
    """Who chokes, or is trampled, to death."""
    return patients(parse, token.i) or subjects(parse, token.i)


def _to_death(parse: Parse, token: Token) -> bool:
    if token.lemma in harm.STRIKING_VERBS or token.lemma in harm.SENTENCING:
        return False  # told by its own rule, or no death yet
    return any(
        t.lower == "death"
        for p in parse.children(token.i, "prep")
        if p.lower == "to"
        for t in parse.children(p.i, "pobj")
    )


def _with_injury(parse: Parse, token: Token) -> bool:
    return any(
        _injury(parse, t)
        for p in parse.children(token.i, "prep")
        if p.lower == "with"
        for t in parse.children(p.i, "pobj")
    )


def _injury(parse: Parse, noun: Token) -> bool:
    """ "Head injuries", "a concussion", "two cracked ribs"."""
    if noun.lemma in harm.INJURIES:
        return True
    return noun.lemma in harm.BODY and any(
        t.lower in harm.BROKEN for t in parse.children(noun.i, "amod", "compound")
    )


def _part_of_body(parse: Parse, noun: Token) -> bool:
    """ "A leg", "the sight of both eyes", "three fingers of her left hand"."""
    if noun.lemma in harm.LIMBS:
        return True
    return noun.lemma in ("sight", "use") and any(
        t.lemma in harm.BODY for p in parse.children(noun.i, "prep") for t in parse.children(p.i)
    )


def places_of(parse: Parse, token: Token) -> set[str]:
    """Lemmas of the places that the verb's prepositions name, "in critical condition" too."""
    found: set[str] = set()
    for preposition in parse.children(token.i, "prep"):
        if preposition.lower in ("to", "at", "in", "from", "with"):
            for inner in parse.children(preposition.i, "pobj"):
                found.add(inner.lemma)
                found |= {t.lower for t in parse.children(inner.i, "compound", "nmod")}
                if inner.lemma == "condition":
                    found |= {t.lower for t in parse.children(inner.i, "amod", "conj", "nmod")}
    return found


def in_care(parse: Parse, token: Token) -> bool:
    """Whether the verb has to do with a hospital: "released from hospital" frees no captive."""
    return bool(places_of(parse, token) & CARE)
