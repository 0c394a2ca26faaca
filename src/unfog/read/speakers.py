"""Who speaks: from the noun phrase beside a cue to a Speaker, with what was said of it before."""

from __future__ import annotations

from bisect import insort

import msgspec

from unfog.model.actor import Actor
from unfog.model.document import Document
from unfog.model.lookups import ActorFinder
from unfog.model.parse import Parse, Token
from unfog.model.speaker import Speaker, SpeakerKind
from unfog.read.lexicon.speakers import (
    ANAPHORS,
    GROUP_WORDS,
    INSTITUTIONS,
    KIND_OF,
    PAPERS,
    ROLES,
)
from unfog.read.speakers_kind import is_outlet, kind_of
from unfog.read.speakers_people import People, Profile, bag
from unfog.read.speakers_phrase import Phrase, describe, is_person, person_range

_FIRST_PERSON = frozenset("i we us me our my ours".split())
_ONE = frozenset("he she him her his hers who".split())
_GROUPISH: frozenset[SpeakerKind] = frozenset(
    ("government", "military", "police", "armed_group", "media", "ngo", "igo", "medical", "other")
)


class SpeakerBook:
    """Speakers of one document. `resolve` must be called in text order: it keeps the thread."""

    def __init__(self, parse: Parse, document: Document, actors: ActorFinder) -> None:
        self.parse = parse
        self.document = document
        self.actors = actors
        self._people = People()
        self._names: list[tuple[int, str, frozenset[str]]] = []
        self._said: list[tuple[int, Speaker, frozenset[str]]] = []
        self._scan()

    def _scan(self) -> None:
        tokens = self.parse.tokens
        for entity in self.parse.entities:
            head = self._entity_head(entity.first, entity.last)
            if is_person(self.parse, head):
                self._meet(head)
            elif entity.label in ("ORG", "NORP", "PERSON", "FAC", "PRODUCT", "GPE"):
                self._name(entity.first, entity.last)
        for token in tokens:
            above = tokens[token.head]
            if token.dep == "appos" and token.pos == "PROPN" and above.lower in ROLES:
                self._meet(token.i)
            if token.lower in INSTITUTIONS and token.pos in ("NOUN", "PROPN"):
                phrase = describe(self.parse, token.i)
                if " " in phrase.name and not phrase.person:
                    self._names.append((token.i, phrase.name, bag(phrase.name)))
        self._names.sort(key=lambda row: row[0])

    def _name(self, first: int, last: int) -> None:
        if self.parse.tokens[first].lower in ("the", "a", "an"):
            first += 1
        if self.parse.tokens[last - 1].tag == "POS":
            last -= 1
        if last > first:
            words = self.parse.words(first, last)
            self._names.append((first, words, bag(words)))

    def _entity_head(self, first: int, last: int) -> int:
        for i in range(last - 1, first - 1, -1):
            if not first <= self.parse.tokens[i].head < last or self.parse.tokens[i].head == i:
                return i
        return last - 1

    def _meet(self, head: int) -> None:
        """Take a mention of a person into the profiles."""
        first, last = person_range(self.parse, head)
        if last <= first:
            return
        phrase = describe(self.parse, self._phrase_head(head))
        if phrase.at != head:
            phrase = describe(self.parse, head)
        if not phrase.name:
            return
        kind, actor = kind_of(self.parse, phrase, self.actors)
        self._file(phrase, kind, actor)

    def _phrase_head(self, head: int) -> int:
        token = self.parse.tokens[head]
        above = self.parse.head(head)
        if token.dep == "appos" and above.lower in ROLES:
            return above.i
        return head

    def _file(self, phrase: Phrase, kind: SpeakerKind, actor: Actor | None) -> Profile:
        roles = frozenset(w for w in phrase.words if w not in INSTITUTIONS)
        org = self._organisation(phrase)
        if org is not None and org != phrase.org and kind in ("other", "government"):
            kind = self._kind_of_org(phrase, org, kind)
        return self._people.meet(
            Profile(phrase.name, phrase.at, org, kind, actor.id if actor else None, roles)
        )

    def _kind_of_org(self, phrase: Phrase, org: str, kind: SpeakerKind) -> SpeakerKind:
        """The kind of the organisation that the document named more fully before."""
        words = tuple(w.lower() for w in org.split())
        fuller = msgspec.structs.replace(phrase, name=org, org=org, words=words, person=False)
        found = kind_of(self.parse, fuller, self.actors)[0]
        return kind if found in ("other", "anonymous") else found

    def _organisation(self, phrase: Phrase) -> str | None:
        if phrase.org is None or phrase.org_head is None:
            return None
        token = self.parse.tokens[phrase.org_head]
        if token.pos == "PRON" or phrase.org.lower() in ("its", "their", "his", "her", "our"):
            return self._last_group(phrase.org_head)
        if phrase.org.islower() and " " not in phrase.org:
            return self._alias(phrase.org, phrase.org_head) or phrase.org
        return phrase.org

    def _last_group(self, before: int) -> str | None:
        for at, speaker, _ in reversed(self._said):
            if at < before and speaker.kind in _GROUPISH:
                return speaker.org or speaker.name
        earlier = [name for at, name, _ in self._names if at < before]
        return earlier[-1] if earlier else None

    def _alias(self, name: str, before: int) -> str | None:
        """The fuller name that the document gave earlier to what it now calls `name`."""
        words = bag(name)
        if not words:
            return None
        for at, full, held in reversed(self._names):
            if at < before and words < held:
                return full
        return None

    def is_self(self, head: int) -> bool:
        """Does the text's own "I" or "we" speak? Whose voice that is, the context says."""
        return self.parse.tokens[head].lower in _FIRST_PERSON

    def resolve(self, head: int) -> Speaker | None:
        """The speaker named by the noun phrase at token `head`; None where nobody is named."""
        token = self.parse.tokens[head]
        if token.pos == "PRON" and token.lower not in ("someone", "one", "others", "many", "all"):
            return self._pronoun(head)
        if self._ours(head):
            return None
        phrase = describe(self.parse, head)
        if not phrase.name or not any(c.isalpha() for c in phrase.name):
            return None
        speaker = self._of_phrase(phrase)
        self._keep(head, speaker, frozenset(phrase.words) - INSTITUTIONS)
        return speaker

    def _keep(self, at: int, speaker: Speaker, roles: frozenset[str]) -> None:
        insort(self._said, (at, speaker, roles), key=lambda row: row[0])

    def note(self, at: int, speaker: Speaker) -> None:
        """Take in that `speaker` spoke at token `at`, resolved elsewhere."""
        if not speaker.is_report:
            profile = self._people.by_word(speaker.name.split()[-1])
            self._keep(at, speaker, profile.roles if profile else frozenset())

    def last_said(self, before: int, other_than: Speaker) -> Speaker | None:
        """Who spoke last before token `before`, `other_than` and its organisation left out."""
        for at, speaker, _ in reversed(self._said):
            if at < before and speaker.name not in (other_than.name, other_than.org):
                return speaker
        return None

    def _ours(self, head: int) -> bool:
        """As in "this article", "our report", "an earlier edition": the outlet speaks of itself."""
        token = self.parse.tokens[head]
        if token.lower not in ("article", "edition", "report", "newspaper", "story", "version"):
            return token.lower in ("correction", "editor's note", "clarification")
        before = {t.lower for t in self.parse.children(head, "det", "poss", "amod")}
        return (
            bool(before & {"this", "our", "early", "earlier", "previous"})
            or token.lower == "edition"
        )

    def _of_phrase(self, phrase: Phrase) -> Speaker:
        if phrase.person:
            kind, actor = kind_of(self.parse, phrase, self.actors)
            return _speaker(self._file(phrase, kind, actor))
        token = self.parse.tokens[phrase.at]
        if token.pos == "PROPN" and (" " not in phrase.name):
            profile = self._people.by_word(phrase.name)
            if profile is not None:
                return _speaker(profile)
        earlier = self._definite(phrase)
        if earlier is not None:
            return earlier
        paper = self._author(phrase)
        if paper is not None:
            return paper
        kind, actor = kind_of(self.parse, phrase, self.actors)
        name = phrase.name
        if not phrase.indefinite and len(name.split()) == 1:
            name = self._fuller(name, phrase, kind)
        return Speaker(name, kind, self._organisation(phrase), actor.id if actor else None)

    def _fuller(self, name: str, phrase: Phrase, kind: SpeakerKind) -> str:
        """As in "the group", "the ministry", "the Front" by the name given before."""
        full = self._alias(name, phrase.head)
        if full is not None and name.lower() in GROUP_WORDS | INSTITUTIONS:
            return full
        wanted = ANAPHORS.get(name.lower())
        if wanted is None:
            return name
        for at, speaker, _ in reversed(self._said):
            if at < phrase.head and speaker.kind in wanted and not self._is_met(speaker):
                return speaker.name
        for at, full, _ in reversed(self._names):
            if at < phrase.head and self._kind_of_name(at, full) in wanted:
                return full
        return name

    def _kind_of_name(self, at: int, name: str) -> SpeakerKind:
        """The kind of an institution met in the text, also from what stands in apposition."""
        if is_outlet(name, self.actors):
            return "media"
        last = self.parse.token_at(self.parse.tokens[at].start + len(name) - 1)
        phrase = describe(self.parse, last)
        words = [t.lower for t in self.parse.children(last, "appos")]
        phrase = msgspec.structs.replace(phrase, words=(*words, *phrase.words))
        return kind_of(self.parse, phrase, self.actors)[0]

    def _definite(self, phrase: Phrase) -> Speaker | None:
        """As in "The spokesman", "the official": who was called so before."""
        token = self.parse.tokens[phrase.head]
        articles = [
            t for t in self.parse.children(phrase.head, "det") if t.lower in ("the", "that")
        ]
        if token.pos != "NOUN" or not articles or token.tag == "NNS":
            return None
        if token.lower in ANAPHORS or token.lower in INSTITUTIONS:
            return None
        if phrase.head - articles[0].i > 2:
            return None
        asked = {t.lower for t in self.parse.tokens[articles[0].i + 1 : phrase.head + 1]}
        for at, speaker, roles in reversed(self._said):
            if at < phrase.head and asked <= roles:
                return speaker
        met = [p for p in self._people.before(phrase.head) if asked <= p.roles]
        return _speaker(met[-1]) if met else None

    def _author(self, phrase: Phrase) -> Speaker | None:
        """Whose statement it is: "a statement by the ministry", "the group's message"."""
        word = self.parse.tokens[phrase.head].lower
        if word not in PAPERS:
            return None
        for child in self.parse.children(phrase.head, "poss", "compound", "nmod", "amod"):
            told = child.lower in KIND_OF or child.entity in ("ORG", "GPE", "PERSON", "NORP")
            if told and child.dep != "amod":
                author = self._of_phrase(describe(self.parse, child.i))
                return msgspec.structs.replace(author, org=author.org or phrase.name)
        for child in self.parse.children(phrase.head, "prep", "agent", "acl"):
            for inner in self.parse.children(child.i, "agent"):
                child = inner  # noqa: PLW2901  # "a statement issued by X": look below the verb
            if child.lower in ("by", "from", "of"):
                for pobj in self.parse.children(child.i, "pobj"):
                    return self._of_phrase(describe(self.parse, pobj.i))
        if word in ("statement", "message", "post", "tweet") and not phrase.indefinite:
            for at, speaker, _ in reversed(self._said):
                if at < phrase.head:
                    return speaker
        return None

    def _pronoun(self, head: int) -> Speaker | None:
        word = self.parse.tokens[head].lower
        if word in _FIRST_PERSON or word in ("you", "there", "what", "this", "that"):
            return None
        subject = self._earlier_subject(head) if word in _ONE else None
        if subject is not None:
            return subject
        spoke: tuple[int, Speaker] | None = None
        for at, speaker, _ in reversed(self._said):
            if at < head and self._fits(word, speaker):
                spoke = at, speaker
                break
        topic = self._topic(head, word)
        if topic is not None and (spoke is None or topic > spoke[0]):
            return self._of_phrase(describe(self.parse, topic))
        if spoke is None and word in _ONE:
            met = self._people.before(head)
            return _speaker(met[-1]) if met else Speaker(word)
        return spoke[1] if spoke else None

    def _topic(self, head: int, word: str) -> int | None:
        """The subject of a sentence shortly before, where a pronoun may mean it."""
        sentence = self.parse.tokens[head].sentence
        if sentence == 0:
            return None
        back = sentence - 1
        here = self.parse.sentences[sentence][0]
        while back >= max(0, sentence - 3):
            first, last = self.parse.sentences[back]
            gap = self.parse.text[self.parse.tokens[last - 1].end : self.parse.tokens[here].start]
            if "\n" in gap and back < sentence - 1:
                return None
            found = self._subject_for(word, first, last)
            if found is not None:
                return found
            here, back = first, back - 1
        return None

    def _subject_for(self, word: str, first: int, last: int) -> int | None:
        """The main subject between two tokens that the pronoun `word` may mean."""
        for j in range(last - 1, first - 1, -1):
            token = self.parse.tokens[j]
            if token.dep not in ("nsubj", "nsubjpass") or self.parse.head(j).dep != "ROOT":
                continue
            if self._may_mean(word, token):
                return j
        return None

    def _may_mean(self, word: str, token: Token) -> bool:
        kind = KIND_OF.get(token.lower)
        if word in _ONE:
            person = is_person(self.parse, token.i) or token.lower in ROLES
            named = describe(self.parse, token.i).person if token.pos == "NOUN" else False
            return (person or named or kind == "witness") and token.tag != "NNS"
        if word == "they":
            return token.tag == "NNS" and kind not in (None, "anonymous", "other")
        if word == "it":
            return token.lower in INSTITUTIONS | GROUP_WORDS or token.entity == "ORG"
        return False

    def _fits(self, word: str, speaker: Speaker) -> bool:
        named = self._is_met(speaker)
        single = named or speaker.kind in ("anonymous", "witness", "victim_family", "expert")
        if word in _ONE:
            return single or _head_word(speaker) in ROLES
        if word == "it":
            return not named and speaker.kind in _GROUPISH
        return not named and speaker.name.lower() not in ("reports", "rumours", "rumors")

    def _is_met(self, speaker: Speaker) -> bool:
        """Is the speaker a person called by name?"""
        return self._people.has(speaker.name)

    def _earlier_subject(self, head: int) -> Speaker | None:
        """A named person who is subject earlier in this sentence: "After Roe arrived, she said"."""
        verb = self.parse.tokens[head].head
        for clause in self.parse.children(verb, "advcl", "prep"):
            if clause.i > head:
                break
            for j in self.parse.subtree(clause.i):
                other = self.parse.tokens[j]
                if other.dep in ("nsubj", "nsubjpass") and is_person(self.parse, j):
                    return self._of_phrase(describe(self.parse, j))
        return None

    def labelled(self, label: str) -> Speaker | None:
        """The speaker of a transcript's turn, by the last word of the label; None for the host."""
        profile = self._people.by_word(label.rsplit(maxsplit=1)[-1].strip("."))
        if profile is None or (profile.kind == "media" and profile.org is None):
            return None
        return _speaker(profile)

    def outlet_of_document(self, name: str) -> bool:
        """Does `name` stand for the outlet, or the agency, whose report this is?"""
        ours = [self.document.outlet or "", *self.document.credits]
        if self.document.dateline is not None:
            ours.append(self.document.dateline.credit or "")
        mine = bag(name)
        names = [bag(own) for own in ours if own]
        return any(mine and (mine <= own or (own and own <= mine)) for own in names)

    def outlet(self, head: int) -> str | None:
        """The name of the news outlet at token `head`; None where it is none, or ourselves."""
        phrase = describe(self.parse, head)
        if phrase.person or not is_outlet(phrase.name, self.actors):
            return None
        return None if self.outlet_of_document(phrase.name) else phrase.name


def _speaker(profile: Profile) -> Speaker:
    return Speaker(profile.name, profile.kind, profile.org, profile.actor)


def _head_word(speaker: Speaker) -> str:
    last = ""
    for word in speaker.name.lower().split():
        if word in ("of", "for", "at", "from", "in"):
            break
        last = word
    return last
