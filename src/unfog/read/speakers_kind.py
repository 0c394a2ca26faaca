"""What kind of speaker a noun phrase names."""

from __future__ import annotations

from unfog.model.actor import Actor
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse
from unfog.model.speaker import SpeakerKind
from unfog.read.lexicon.speakers import (
    ANONYMITY,
    KIND_OF,
    MEDIA_NAMES,
    MEDIA_TAILS,
    ROLES,
    SHY,
    WEAK_KINDS,
)
from unfog.read.speakers_phrase import Phrase

_OF_ACTOR: dict[str, SpeakerKind] = {
    "state": "government",
    "military": "military",
    "police": "police",
    "armed_group": "armed_group",
    "media": "media",
    "igo": "igo",
    "ngo": "ngo",
}
_BY_CHANCE = frozenset("live see own work witness hear flee survive lose escape sell visit".split())
_LAW = frozenset("enforcement anti-terrorism counter-terrorism counterterrorism".split())


def kind_of(parse: Parse, phrase: Phrase, actors: ActorFinder) -> tuple[SpeakerKind, Actor | None]:
    """The kind of the speaker and the known actor behind it, if there is one."""
    actor = known(actors, phrase)
    if not phrase.person and _anonymous(parse, phrase):
        return "anonymous", actor
    if actor is not None and not phrase.person and phrase.name == _bare(phrase.name, actor):
        kind = _OF_ACTOR.get(actor.kind)
        if kind is not None:
            return kind, actor
    found = _by_words(phrase)
    if found is not None:
        return found, actor
    if actor is not None and actor.kind in _OF_ACTOR:
        return _OF_ACTOR[actor.kind], actor
    if is_outlet(phrase.name, actors) and not phrase.person:
        return "media", actor
    if phrase.person and _bystander(parse, phrase):
        return "witness", actor
    return "other", actor


def _bare(name: str, actor: Actor) -> str:
    """The name itself where it is one of the actor's own and no phrase around it."""
    names = {actor.name.lower(), *(a.lower() for a in actor.aliases)}
    return name if name.lower() in names or len(name.split()) == 1 else ""


def known(actors: ActorFinder, phrase: Phrase) -> Actor | None:
    if not phrase.person:
        found = actors.lookup(phrase.name)
        if found is not None:
            return found
    return actors.lookup(phrase.org) if phrase.org else None


def is_outlet(name: str, actors: ActorFinder) -> bool:
    """Is `name` that of a news outlet or agency?"""
    plain = name.removeprefix("the ").removeprefix("The ")
    words = plain.lower().split()
    if not words:
        return False
    actor = actors.lookup(plain)
    if actor is not None:
        return actor.kind == "media"
    if words[0].strip(".'’") in MEDIA_NAMES or " ".join(words) in MEDIA_NAMES:
        return True
    return words[-1] in MEDIA_TAILS and (len(words) > 1 or plain[:1].isupper())


def _by_words(phrase: Phrase) -> SpeakerKind | None:
    """The nearest telling word to the head decides, unless it is a weak one."""
    weak: SpeakerKind | None = None
    by_office = False
    if _LAW & set(phrase.words):
        return "police"
    for word in reversed(phrase.words):
        kind = KIND_OF.get(word) or KIND_OF.get(word.removesuffix("'s").removesuffix("’s"))
        if kind is None or (kind == "other" and weak is not None):
            continue
        if word not in WEAK_KINDS and kind != "other":
            return kind
        if weak in (None, "other") or by_office:
            weak, by_office = kind, word in ROLES
    return weak


def _bystander(parse: Parse, phrase: Phrase) -> bool:
    """Does the text say of a person no more than an age, or where they live or stood?"""
    for head in dict.fromkeys((phrase.head, phrase.at)):
        for clause in parse.children(head, "relcl"):
            if clause.lemma in _BY_CHANCE:
                return True
        if any(t.tag == "CD" for t in parse.children(head, "appos", "nummod")):
            return True
    return False


def _anonymous(parse: Parse, phrase: Phrase) -> bool:
    first, last = parse.extent(phrase.head)
    sentence = parse.words(first, last).lower()
    if any(mark in sentence for mark in ANONYMITY):
        return True
    word = parse.tokens[phrase.head].lower
    return phrase.indefinite and word in SHY and not phrase.proper
