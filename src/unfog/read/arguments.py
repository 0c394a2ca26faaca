"""Who did it, to whom, with what, why: arguments of an event mention by the parse."""

from __future__ import annotations

import msgspec

from unfog.model.parse import Parse, Token
from unfog.read.clauses import is_passive, subject_of
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.triggers import NOUNS
from unfog.read.lexicon.weapons import AGENT_WEAPON, INSTRUMENT_ONLY, PHRASES, WEAPONS
from unfog.read.mentions import Mention
from unfog.read.phrases import conjuncts, is_vague, name

SUPPORT = frozenset(
    "carry launch conduct stage mount commit perpetrate execute lead undertake orchestrate make "
    "deliver wage open plan mastermind".split()
)
"""Light verbs whose subject did what their object names."""

AIMED = frozenset(("on", "at", "against", "upon", "toward", "towards", "into", "targeting"))
VICTIM_OF = frozenset(
    "killing murder massacre assassination slaying homicide execution kidnapping abduction arrest "
    "detention release rape bombing bombardment shelling beating torture shooting hijacking "
    "kidnap stabbing beheading looting".split()
)
PLACES = frozenset(("GPE", "LOC"))
TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday week month year "
    "morning evening night day weekend hour minute dawn date time".split()
)


class Argument(msgspec.Struct, frozen=True):
    """A phrase `name` headed by token `i`."""

    i: int
    name: str


class Arguments(msgspec.Struct, frozen=True):
    perpetrators: tuple[Argument, ...] = ()
    targets: tuple[Argument, ...] = ()
    damage: tuple[Argument, ...] = ()
    weapons: tuple[str, ...] = ()
    motive: tuple[int, int, str] | None = None


def arguments(parse: Parse, mention: Mention) -> Arguments:
    """The arguments that the mention's own clause gives."""
    token = parse.tokens[mention.i]
    verbal = token.pos in ("VERB", "AUX")
    doers, patients = _verb(parse, mention) if verbal else _noun(parse, token)
    trigger = mention.trigger
    damage = patients if trigger.object == "damage" else []
    targets = patients if trigger.object in ("target", "weapon") or not verbal else []
    if verbal and trigger.object in ("weapon", ""):
        targets = _aimed(parse, token)
    if verbal and trigger.subject == "target":
        doers, targets = [], doers
    elif verbal and trigger.subject == "":
        doers = []
    return Arguments(
        perpetrators=_named(parse, [d for d in doers if _can_act(parse, d)]),
        targets=_named(parse, [p for p in targets if _can_suffer(parse, p)], complement=True),
        damage=_named(parse, [p for p in damage if not _is_person(parse, p)], complement=True),
        weapons=_weapons(parse, mention, doers),
        motive=_motive(parse, token),
    )


def _named(parse: Parse, heads: list[int], *, complement: bool = False) -> tuple[Argument, ...]:
    found = []
    for i in heads:
        words = name(parse, i, complement=complement)
        if words:
            found.append(Argument(i, words))
    return tuple(found)


def _verb(parse: Parse, mention: Mention) -> tuple[list[int], list[int]]:
    i = mention.i
    passive = is_passive(parse, i)
    doers: list[int] = []
    patients: list[int] = []
    subject = subject_of(parse, i)
    if passive:
        doers += _agents(parse, i)
        if subject is not None:
            patients += conjuncts(parse, subject)
    else:
        if subject is not None and mention.trigger.subject != "weapon":
            doers += conjuncts(parse, subject)
        for child in parse.children(i, "dobj", "dative"):
            patients += conjuncts(parse, child.i)
    if not patients and mention.trigger.object == "target":
        patients = _aimed(parse, parse.tokens[i])
    return doers, patients


def _agents(parse: Parse, i: int) -> list[int]:
    found: list[int] = []
    for by in parse.children(i, "agent", "prep"):
        if by.lower == "by":
            for obj in parse.children(by.i, "pobj"):
                found += conjuncts(parse, obj.i)
    return found


def _aimed(parse: Parse, token: Token) -> list[int]:
    found: list[int] = []
    heads = [token.i] + [t.i for t in parse.children(token.i, "dobj")]
    for head in heads:
        for preposition in parse.children(head, "prep", "prt"):
            if preposition.lower in AIMED:
                for obj in parse.children(preposition.i, "pobj"):
                    found += conjuncts(parse, obj.i)
    return found


def _noun(parse: Parse, token: Token) -> tuple[list[int], list[int]]:
    doers = _agents(parse, token.i)
    patients = _aimed(parse, token)
    for child in parse.children(token.i):
        if child.dep == "prep" and child.lower == "of" and token.lemma in VICTIM_OF:
            for obj in parse.children(child.i, "pobj"):
                patients += conjuncts(parse, obj.i)
        elif child.dep == "poss" and child.pos != "PRON":
            if token.lemma in VICTIM_OF and child.entity == "PERSON":
                patients.append(child.i)
            else:
                doers.append(child.i)
        elif child.dep in ("amod", "compound") and child.entity in ("NORP", "GPE", "ORG"):
            doers.append(child.i)
        elif child.dep == "acl" and child.lemma in SUPPORT | {"claim", "blame"}:
            doers += _agents(parse, child.i)
    verb = parse.head(token.i)
    if token.dep in ("dobj", "pobj") and verb.lemma in SUPPORT and not is_passive(parse, verb.i):
        subject = subject_of(parse, verb.i)
        if subject is not None:
            doers += conjuncts(parse, subject)
    elif token.dep == "nsubjpass" and verb.lemma in SUPPORT:
        doers += _agents(parse, verb.i)
        patients += _aimed(parse, verb)
    elif token.dep == "nsubj" and verb.lemma in ("target", "hit", "strike"):
        patients += [t.i for t in parse.children(verb.i, "dobj")]
    return doers, patients


def _can_act(parse: Parse, i: int) -> bool:
    """Weapons, events, times and sums kill too, but they are nobody's name."""
    token = parse.tokens[i]
    if is_vague(token) or token.lemma in TIMES:
        return False
    if token.entity in ("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "EVENT"):
        return False
    if token.entity in ("PERSON", "ORG", "NORP", "GPE"):
        return True
    if token.lemma in _NO_VICTIM_DOER:
        return False
    if token.lemma in KINDS or token.lower in KINDS or token.lemma in _FORCES:
        return True
    return token.pos == "PROPN" and token.lemma not in WEAPONS and token.lower not in NOUNS


_FORCES = frozenset(
    "army police military navy force group gang militia state government regime authority "
    "coalition unit squad brigade battalion crowd mob command troop band cell network faction "
    "party movement organization organisation alliance rebel cartel mafia service guard "
    "security intelligence jet warplane aircraft federation front league warship patrol "
    "department agency bureau court club clan tribe side enemy junta administration ministry "
    "kingdom republic country kidnapper captor occupier arsonist protestor youth union".split()
)
_NO_VICTIM_DOER = frozenset("hundred thousand dozen score none victim dead body life".split())


def _can_suffer(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    if is_vague(token) or token.lemma in TIMES or token.lemma in WEAPONS:
        return False
    if token.entity in (*PLACES, "DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL"):
        return False
    return token.lemma not in NOUNS and token.lemma not in (
        "responsibility", "fire", "incident", "place", "toll", "number", "death", "way", "part",
        "people", "person", "victim", "other", "dozen", "hundred", "thousand", "score", "fear",
        "casualty", "life", "hate", "blood", "member", "attention", "shot", "territory",
    )  # fmt: skip


def _is_person(parse: Parse, i: int) -> bool:
    token = parse.tokens[i]
    return token.entity in ("PERSON", "NORP") or token.lemma in (
        "people", "person", "man", "woman", "child", "soldier", "civilian", "militant", "fighter",
    )  # fmt: skip


def _weapons(parse: Parse, mention: Mention, doers: list[int]) -> tuple[str, ...]:
    """The means named in the clause; else what the trigger or the attacker's name gives away."""
    token = parse.tokens[mention.i]
    if mention.trigger.family not in ("violence", "abduction", "protest", "test"):
        return ()
    region = list(parse.subtree(token.i))
    if token.dep in ("dobj", "pobj", "nsubj", "nsubjpass"):
        region += [t.i for t in parse.children(token.head) if t.i != token.i]
    found: list[str] = []
    for i in sorted(set(region)):
        word = _weapon_at(parse, i)
        if word and word not in found:
            found.append(word)
    for i in doers:
        given = AGENT_WEAPON.get(parse.tokens[i].lemma)
        if given and given not in found and not found:
            found.append(given)
    if not found and mention.trigger.weapon:
        found.append(mention.trigger.weapon)
    return tuple(found[:4])


def _weapon_at(parse: Parse, i: int) -> str | None:
    token = parse.tokens[i]
    if token.pos not in ("NOUN", "PROPN"):
        return None
    for child in parse.children(i, "compound", "amod"):
        pair = PHRASES.get((child.lemma, token.lemma))
        if pair:
            return pair
    word = WEAPONS.get(token.lemma) or WEAPONS.get(token.lower)
    if word is None or (token.dep == "compound" and parse.head(i).lemma not in NOUNS):
        return None
    if token.lemma in INSTRUMENT_ONLY and not _instrument(parse, token):
        return None
    return word


def _instrument(parse: Parse, token: Token) -> bool:
    head = parse.head(token.i)
    if token.dep == "pobj":
        return head.lower in ("with", "by", "using", "from", "in")
    if token.dep == "dobj":
        return head.lemma in ("use", "throw", "hurl", "drive", "fire", "drop", "ram", "detonate")
    return token.dep in ("compound", "nsubj", "conj")


def _motive(parse: Parse, token: Token) -> tuple[int, int, str] | None:
    """ "In retaliation for X", "because of X", "over X": token range and words of X."""
    for i in (token.i, token.head):
        for preposition in parse.children(i, "prep", "advcl"):
            found = _reason(parse, preposition)
            if found:
                return found
    return None


def _reason(parse: Parse, preposition: Token) -> tuple[int, int, str] | None:
    lower = preposition.lower
    objects = parse.children(preposition.i, "pobj", "pcomp")
    if lower == "in" and objects and objects[0].lemma in (
        "response", "retaliation", "revenge", "reprisal", "protest", "connection", "support",
    ):  # fmt: skip
        inner = parse.children(objects[0].i, "prep")
        objects = parse.children(inner[0].i, "pobj", "pcomp") if inner else []
    elif lower == "on" and objects and objects[0].lemma in ("suspicion", "charge", "allegation"):
        objects = objects[:1]
    elif lower in ("because", "due", "over", "amid", "following") and lower != "following":
        nested = [o for p in parse.children(preposition.i, "pcomp", "prep") for o in
                  parse.children(p.i, "pobj")]  # fmt: skip
        objects = objects or nested
    elif preposition.dep == "advcl" and parse.children(preposition.i, "mark"):
        if parse.children(preposition.i, "mark")[0].lower != "because":
            return None
        first, last = parse.extent(preposition.i)
        return first, last, parse.words(first, last)
    else:
        return None
    if not objects or objects[0].entity in ("DATE", "TIME", *PLACES, "CARDINAL"):
        return None
    first, last = parse.extent(objects[0].i)
    return first, last, parse.words(first, last)
