"""Events and role spans of MUC-4 by the rule reader's own stages."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import msgspec

from unfog.evaluation.muc4_assemble import Event, RoleSpan
from unfog.evaluation.muc4_score import Role
from unfog.model.document import Document
from unfog.model.lookups import ActorFinder, Lookups
from unfog.model.parse import Parse, Token
from unfog.read.counts import CountMention, counts
from unfog.read.grouping import group
from unfog.read.happening import Happening
from unfog.read.lexicon import sub_events
from unfog.read.lexicon.people import KINDS
from unfog.read.lexicon.weapons import WEAPONS
from unfog.read.mentions import mentions
from unfog.read.phrases import conjuncts, core
from unfog.read.scenes import Scene, scenes

_TYPES: dict[str, str] = {
    sub_events.ABDUCTION: "kidnapping",
    sub_events.IED: "bombing",
    sub_events.SUICIDE: "bombing",
    sub_events.GRENADE: "bombing",
    sub_events.AIR: "bombing",
    sub_events.LOOTING: "arson",
}
_BURNING = frozenset("burn torch set arson ignite fire".split())
_ROBBING = frozenset("rob steal loot robbery theft".split())
_BOMBING = frozenset("bomb explode detonate bombing explosion blast dynamite".split())
_FAMILIES = frozenset(("violence", "abduction"))
_ORGANISED = frozenset(
    """front army movement party organization organisation commando command cartel union league
    coordinator faction mafia alliance brigade squad squads forces committee group""".split()
)
_DOERS = frozenset(
    """terrorist guerrilla guerilla subversive extremist rebel insurgent gunman gunmen hitman hitmen
    assassin kidnapper killer murderer attacker assailant bomber criminal commando individual
    person man men soldier policeman paramilitary militant youth unit column squad group element
    member delinquent trafficker mafia hoodlum thug""".split()
)
_LOOSE_DOERS = _DOERS - frozenset(
    "individual person man men youth member element unit group".split()
)
"""Nouns that name doers wherever they stand in a sentence that tells of a deed."""
_UNIDENTIFIED = frozenset(
    "unidentified unknown armed hooded masked heavily uniformed young three two four five".split()
)
_SUFFERING = frozenset("dobj nsubjpass poss pobj".split())
_IDENTIFIED = re.compile(
    r"\b(?:victims?|dead|deceased|killed|injured|wounded|kidnapped|bodies)\b.{0,60}"
    r"\b(?:identified as|are|were|was|is):? |\bbod(?:y|ies) of\b",
    re.IGNORECASE,
)
LOOSE = 0.5
"""Score of a phrase that only its words give a role."""
_LONGEST = 6
"""Words of a name that is looked up."""
_STATE = frozenset("army police military forces government".split())
_THINGS = frozenset(
    """house home residence office building embassy headquarters bank bridge tower pylon pipeline
    vehicle car bus truck station plant church school hospital store shop restaurant hotel farm
    train plane helicopter barracks post tank facility installation consulate line garrison
    branch premise factory warehouse market university mission cathedral center theater pole
    property ranch camp headquarter supermarket newspaper agency ministry congress palace temple
    airport aircraft jeep van taxi motorcycle oil railway railroad substation infrastructure
    transformer complex club cinema cafe bar mall gate wall door window town village hamlet
    neighborhood outlet firm company mill dam road highway tunnel""".split()
)


_BESIDE = frozenset(("front", "outside"))
_AIMED = frozenset("at against on in inside under near outside to into".split())
_STRIKING = frozenset(
    """throw hurl place plant put explode detonate set fire attack bomb attempt launch strike
    occur raid shoot open direct bombing explosion assault hit damage toss leave""".split()
)
_HARMING = frozenset(
    """damage destroy attack bomb burn dynamite occupy raid strafe machinegun blow hit sack
    loot rob ransack set assault shell knock down topple wreck demolish shake affect target
    storm seize ambush intercept""".split()
)


class Read(msgspec.Struct, frozen=True):
    """What the reader's stages find in one document; `events` are those of `happenings`."""

    parse: Parse
    published: dt.date | None
    happenings: tuple[Happening, ...]
    events: tuple[Event, ...]
    spans: tuple[RoleSpan, ...]


def read(parse: Parse, document: Document, lookups: Lookups) -> Read:
    """The happenings that can make templates, and the phrases that can fill their roles."""
    found = [m for m in mentions(parse) if m.realis not in ("irrealis", "unspecified")]
    places = lookups.places.find(parse, document)
    times = lookups.times.find(parse.text, document.published)
    told = group(parse, scenes(parse, found, times, places), document.published)
    happenings = tuple(h for h in told if h.family in _FAMILIES)
    return Read(
        parse=parse,
        published=document.published,
        happenings=happenings,
        events=tuple(_event(parse, h) for h in happenings),
        spans=tuple(role_spans(parse, happenings, lookups.actors)),
    )


def _event(parse: Parse, happening: Happening) -> Event:
    told = sorted({parse.sentence_span(s.sentence) for s in happening.scenes})
    return Event(_type(parse, happening), tuple(told))


def _type(parse: Parse, happening: Happening) -> str:
    lemmas = {parse.tokens[s.mention.i].lemma for s in happening.scenes}
    if happening.family == "abduction":
        return "kidnapping"
    if lemmas & _BOMBING:
        return "bombing"
    if lemmas & _ROBBING:
        return "robbery"
    if lemmas & _BURNING:
        return "arson"
    return _TYPES.get(happening.type, "attack")


def role_spans(
    parse: Parse, happenings: Iterable[Happening], actors: ActorFinder
) -> list[RoleSpan]:
    """Doers, targets, victims and weapons that the happenings' clauses and counts name."""
    found: set[RoleSpan] = set()
    told: set[int] = set()
    for happening in happenings:
        for scene in happening.scenes:
            told.add(scene.sentence)
            found |= set(_of_scene(parse, scene))
    for sentence in sorted(told):
        found |= set(_doers(parse, sentence))
        found |= set(_weapons(parse, sentence))
        found |= set(_things(parse, sentence))
    near = told | {s - 1 for s in told} | {s + 1 for s in told}
    found |= set(_organisations(parse, near, actors))
    found |= set(_victims(parse, counts(parse)))
    sure = {(s.start, s.end, s.role) for s in found}
    loose = (s for s in _loose(parse, near, actors) if (s.start, s.end, s.role) not in sure)
    return sorted({*found, *loose})


def _loose(parse: Parse, sentences: Collection[int], actors: ActorFinder) -> Iterator[RoleSpan]:
    """Phrases that can fill a role by their words alone; half as sure as the others."""
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep == "compound":
            continue
        told = token.sentence in sentences
        roles: list[Role] = []
        if token.lemma in _DOERS or (told and token.lemma in KINDS):
            roles.append("PerpInd")
        if token.lower in _STATE or (token.pos == "PROPN" and token.lower in _ORGANISED):
            roles.append("PerpOrg")
        if told and (token.lemma in _THINGS or token.entity == "FAC"):
            roles.append("Target")
        if told and token.entity == "PERSON" and _is_named_person(token):
            roles += ["Victim", "PerpInd"]
        if token.lemma in WEAPONS:
            roles.append("Weapon")
        for role in roles:
            span = _span(parse, token.i, role)
            yield msgspec.structs.replace(span, score=LOOSE)


def _of_scene(parse: Parse, scene: Scene) -> Iterator[RoleSpan]:
    arguments = scene.arguments
    for doer in arguments.perpetrators:
        yield from _doer(parse, doer.i)
    for target in (*arguments.targets, *arguments.damage):
        for i in conjuncts(parse, target.i):
            token = parse.tokens[i]
            if token.lemma in _THINGS:
                yield _span(parse, i, "Target")
            elif _is_named_person(token):
                yield _span(parse, i, "Victim")


def _things(parse: Parse, sentence: int) -> Iterator[RoleSpan]:
    """Buildings and the like that a told sentence says were hit, or where a bomb was put."""
    first, last = parse.sentences[sentence]
    for token in parse.tokens[first:last]:
        if token.lemma not in _THINGS or token.pos not in ("NOUN", "PROPN"):
            continue
        head = parse.head(token.i)
        if head.lower == "of" and parse.head(head.i).lower in _BESIDE:
            yield _span(parse, token.i, "Target")
        elif token.dep == "pobj" and head.lower in _AIMED:
            over = parse.head(head.i)
            if over.lemma in _STRIKING:
                yield _span(parse, token.i, "Target")
        elif token.dep in ("dobj", "nsubjpass") and head.lemma in _HARMING:
            for i in conjuncts(parse, token.i):
                yield _span(parse, i, "Target")


def _weapons(parse: Parse, sentence: int) -> Iterator[RoleSpan]:
    first, last = parse.sentences[sentence]
    for token in parse.tokens[first:last]:
        if token.pos in ("NOUN", "PROPN") and token.lemma in WEAPONS and token.dep != "compound":
            yield _span(parse, token.i, "Weapon")


def _doers(parse: Parse, sentence: int) -> Iterator[RoleSpan]:
    """Nouns of a told sentence that can only mean those who did it."""
    first, last = parse.sentences[sentence]
    for token in parse.tokens[first:last]:
        loose = token.lemma in _LOOSE_DOERS and token.dep not in ("dobj", "nsubjpass", "amod")
        if loose and token.dep != "compound" and token.lemma not in ("soldier", "policeman"):
            yield _span(parse, token.i, "PerpInd")
        elif token.lemma in _DOERS and token.dep not in _SUFFERING:
            before = {t.lower for t in parse.children(token.i, "amod", "nummod")}
            before |= {
                t.lower for c in parse.children(token.i, "amod") for t in parse.children(c.i)
            }
            if before & _UNIDENTIFIED - {"two", "three", "four", "five"}:
                yield _span(parse, token.i, "PerpInd")


def _organisations(
    parse: Parse, sentences: Collection[int], actors: ActorFinder
) -> Iterator[RoleSpan]:
    """Armed groups of the registry, by name or initials, in the given sentences."""
    for sentence in sorted(sentences):
        if not 0 <= sentence < len(parse.sentences):
            continue
        at, last = parse.sentences[sentence]
        while at < last:
            end = next(
                (
                    e
                    for e in range(min(at + _LONGEST, last), at, -1)
                    if _known(parse, at, e, actors)
                ),
                None,
            )
            if end is not None:
                span = parse.span(at, end)
                yield RoleSpan(span.start, span.end, "PerpOrg")
            at = end or at + 1


def _known(parse: Parse, first: int, last: int, actors: ActorFinder) -> bool:
    words = parse.words(first, last)
    if "\n" in words or not (words[0].isalnum() and words[-1].isalnum()):
        return False
    if last - first == 1 and not words[0].isupper():
        return False
    actor = actors.lookup(words)
    return actor is not None and actor.kind == "armed_group"


def _doer(parse: Parse, i: int) -> Iterator[RoleSpan]:
    token = parse.tokens[i]
    if token.entity in ("GPE", "DATE", "LOC"):
        return
    proper = token.pos == "PROPN" and token.entity != "PERSON"
    if proper or token.lower in _STATE:
        yield _span(parse, i, "PerpOrg")
    elif token.lemma in _DOERS or token.entity == "PERSON" or token.lemma in KINDS:
        yield _span(parse, i, "PerpInd")
    for child in parse.children(i, "compound", "nmod", "amod", "appos"):
        if child.pos == "PROPN" and child.text.isupper() and len(child.text) > 2:
            yield _span(parse, child.i, "PerpOrg")
    for preposition in parse.children(i, "prep"):
        for inner in parse.children(preposition.i, "pobj"):
            organised = inner.pos == "PROPN" and inner.entity not in ("GPE", "PERSON", "LOC")
            if preposition.lower in ("of", "from") and organised:
                yield _span(parse, inner.i, "PerpOrg")


def _victims(parse: Parse, counted: Sequence[CountMention]) -> Iterator[RoleSpan]:
    for one in counted:
        if one.property in ("killed", "wounded", "captured") and not one.negated:
            for i in _named_with(parse, one.noun):
                yield _span(parse, i, "Victim")
    for sentence, (first, last) in enumerate(parse.sentences):
        if _IDENTIFIED.search(parse.sentence_span(sentence).of(parse.text)) is not None:
            for entity in parse.entities:
                if first <= entity.first < last and entity.label == "PERSON":
                    yield _span(parse, _head(parse, entity.first, entity.last), "Victim")


def _head(parse: Parse, first: int, last: int) -> int:
    return next((i for i in range(first, last) if not first <= parse.tokens[i].head < last), first)


def _named_with(parse: Parse, i: int) -> Iterator[int]:
    """The named people of a counted phrase: itself, those listed with it, those it introduces."""
    for j in conjuncts(parse, i):
        if _is_named_person(parse.tokens[j]):
            yield j
        for child in parse.children(j, "appos"):
            for k in conjuncts(parse, child.i):
                if _is_named_person(parse.tokens[k]):
                    yield k


def _is_named_person(token: Token) -> bool:
    return token.pos == "PROPN" and token.entity in ("PERSON", "") and token.text.istitle()


def _span(parse: Parse, i: int, role: Role) -> RoleSpan:
    first, last = core(parse, i)
    span = parse.span(first, last)
    return RoleSpan(span.start, span.end, role)
