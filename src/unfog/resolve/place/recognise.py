"""Which stretches of a text name places, by tags, capitals, context and the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from unfog.model.parse import Parse
from unfog.model.span import Span
from unfog.resolve.gazetteer import Gazetteer, Named
from unfog.resolve.gazetteer.entry import ABBREVIATION
from unfog.resolve.gazetteer.lookup import FOLDED_QUALITY
from unfog.resolve.gazetteer.names import normalise
from unfog.resolve.place import lexicon as words
from unfog.resolve.place.evidence import PLACE_LABELS, Evidence
from unfog.resolve.place.runs import LONGEST, capital, runs
from unfog.resolve.place.toponym import Toponym

_CACHE = 50_000


class Names:
    """Gazetteer look-ups with a memory, for one finder."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._named: dict[str, tuple[Named, ...]] = {}

    def named(self, text: str) -> tuple[Named, ...]:
        found = self._named.get(text)
        if found is None:
            if len(self._named) >= _CACHE:
                self._named.clear()
            found = self._named[text] = (
                *self._gazetteer.facilities(text),
                *self._gazetteer.named(text),
            )
        return found


class Recogniser:
    """Finds toponyms, not yet resolved."""

    def __init__(self, gazetteer: Gazetteer, demonyms: Mapping[str, str]) -> None:
        self._names = Names(gazetteer)
        self._demonyms = demonyms

    def find(self, parse: Parse) -> tuple[list[Toponym], list[Toponym]]:
        """Those that are places by tag and context, and those known names that may be."""
        scan = _Scan(parse, self._names, self._demonyms)
        scan.joined_entities()
        for first, last in runs(parse):
            scan.run(first, last)
        scan.rest()
        return sorted(scan.found, key=lambda t: t.first), scan.doubtful

    def given(self, parse: Parse, spans: Sequence[Span]) -> list[Toponym]:
        """The names at `spans`, taken for places whatever stands around them."""
        scan = _Scan(parse, self._names, self._demonyms)
        return [scan.given(span) for span in spans]


class _Scan:
    def __init__(self, parse: Parse, names: Names, demonyms: Mapping[str, str]) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.names = names
        self.demonyms = demonyms
        self.found: list[Toponym] = []
        self.doubtful: list[Toponym] = []
        self.taken: set[int] = set()
        self.evidence = Evidence(parse, names.named, demonyms)

    def joined_entities(self) -> None:
        """Names that hold an "and" ("Bosnia and Herzegovina"): no capitalised run has them."""
        for entity in self.parse.entities:
            words_ = [self.tokens[i].lower for i in range(entity.first, entity.last)]
            if entity.label not in PLACE_LABELS or "and" not in words_:
                continue
            first, last = self.evidence.trim(entity.first, entity.last)
            text = self.parse.words(first, last) if first < last else ""
            named = self.names.named(text)
            if named and named[0].quality < FOLDED_QUALITY:
                hit = Toponym(first, last, text, normalise(text), named, entity.label, sure=True)
                self.found.append(hit)
                self.taken.update(range(first, last))

    def given(self, span: Span) -> Toponym:
        """The name at `span`, with the options that fit it there."""
        first = self.parse.token_at(span.start)
        last = max(first, self.parse.token_at(max(span.start, span.end - 1))) + 1
        text = span.of(self.parse.text)
        country = self.demonyms.get(text.lower())
        if country:
            return Toponym(first, last, text, normalise(text), demonym=country, sure=True)
        hit = self._as_place(first, last, text) or self._side_of(first, last)
        if hit is None:
            hit = Toponym(first, last, text, normalise(text))
        self._noun_after(hit)
        self._noun_before(hit)
        hit.article = self._article(first)
        hit.sure = hit.given = True
        hit.label = self.tokens[first].entity
        return hit

    def _side_of(self, first: int, last: int) -> Toponym | None:
        """The place that a word of direction stands before: "Greater Mumbai", "north Aleppo"."""
        while first + 1 < last and self.tokens[first].lower in (*words.DIRECTIONS, "-"):
            first += 1
            hit = self._as_place(first, last, self.parse.words(first, last))
            if hit is not None:
                return hit
        return None

    def run(self, first: int, last: int) -> None:
        if first in self.taken or self._street(first, last):
            return
        at = first
        while at < last:
            hit = None
            for end in range(min(last, at + LONGEST), at, -1):
                hit = self._try(at, end)
                if hit is not None:
                    break
            if hit is None:
                at += 1
            else:
                self.found.append(hit)
                at = hit.last

    def rest(self) -> None:
        """Places by their tag that the gazetteer does not know: kept, unresolved."""
        taken = {i for t in self.found for i in range(t.first, t.last)}
        orgs = [e for e in self.parse.entities if e.label == "ORG"]
        for entity in orgs:
            if entity.first not in taken and not taken.intersection(
                range(entity.first, entity.last)
            ):
                self._seat(entity.first, entity.last)
        for entity in self.parse.entities:
            if entity.label not in PLACE_LABELS:
                continue
            first, last = self.evidence.trim(entity.first, entity.last)
            if first >= last or any(i in taken for i in range(first, last)):
                continue
            text = self.parse.words(first, last)
            key = normalise(text)
            if self.evidence.day_or_ship(first, last):
                continue
            if key and key not in words.NEVER and any(c.isupper() for c in text):
                hit = Toponym(first, last, text, key, label=entity.label, sure=True)
                self._noun_after(hit)
                self.found.append(hit)

    def _seat(self, first: int, last: int) -> None:
        """The place in the name of a body ("Lagos State Police Command"): where it sits.

        A town's name has to stand right before the noun, a state's may stand further off
        ("Kenya Forest and Wildlife Service").
        """
        first, last = self.evidence.trim(first, last)
        tails = [i for i in range(first + 1, last) if self.tokens[i].lower in words.ORGANISATION]
        for at in reversed(tails[:4]):
            admin = words.NOUN_AFTER.get(self.tokens[at].lower) == "admin"
            if at <= first + 4 and self._sits(first, at + 1 if admin else at, wide=False):
                return
        for end in range(min(tails[-1], first + 4) if tails else first, first, -1):
            if self._sits(first, end, wide=True):
                return

    def _sits(self, first: int, last: int, *, wide: bool) -> bool:
        """Takes the stretch for the seat of a body where it names a town, a state or, with
        `wide`, a state or province only."""
        text = self.parse.words(first, last)
        named = [o for o in self.names.named(text) if o.quality < ABBREVIATION]
        key = normalise(text)
        state = bool(named) and named[0].entry.kind == "country"
        if not named or key in words.NEVER or (len(key) <= 3 and not state):
            return False
        entry = named[0].entry
        if not (state or entry.level == 1 if wide else state or entry.population > 2_000):
            return False
        self.found.append(Toponym(first, last, text, key, tuple(named), label="ORG", seat=True))
        return True

    def _street(self, first: int, last: int) -> bool:
        """A street's name, which is looked for in no gazetteer."""
        tail = self.tokens[last - 1].lower
        if last - first < 2 or tail not in words.STREET:
            return False
        text = self.parse.words(first, last)
        if self.names.named(text):
            return False
        ordinal = tail in ("street", "avenue", "road", "boulevard", "drive", "lane", "highway")
        label = self.tokens[last - 1].entity
        if not (
            ordinal or label in ("FAC", "LOC") or self.evidence.governor(first) in words.LOCATIVE
        ):
            return False
        key = normalise(text)
        self.found.append(Toponym(first, last, text, key, hint="street", label="FAC", sure=True))
        return True

    def _try(self, first: int, last: int) -> Toponym | None:
        tokens = self.tokens
        if not capital(tokens[last - 1]) and not tokens[last - 1].text.isdigit():
            return None
        text = self.parse.words(first, last)
        if last - first <= 3:
            country = self.demonyms.get(text.lower())
            if country:
                return self._demonym(first, last, text, country)
        hit = self._as_place(first, last, text)
        if hit is not None:
            self._noun_after(hit)
            self._noun_before(hit)
            hit.article = self._article(first)
            verdict = self.evidence.weigh(hit, self.found[-1] if self.found else None)
            if verdict == "place":
                return hit
            if verdict == "doubt":
                self.doubtful.append(hit)
        return None

    def _demonym(self, first: int, last: int, text: str, country: str) -> Toponym | None:
        label = self.tokens[first].entity
        if label in ("PERSON", "WORK_OF_ART"):
            return None
        before = self.tokens[first - 1].lower if first else ""
        if country == "US" and before in words.OF_AMERICA:
            return None
        hit = Toponym(first, last, text, normalise(text), label=label, demonym=country)
        hit.sure = True
        return hit

    def _as_place(self, first: int, last: int, text: str) -> Toponym | None:
        """The stretch as a name the gazetteer knows, with or without its last noun."""
        key = normalise(text)
        if not key or key in words.NEVER or key in words.GENERIC:
            return None
        options = self.names.named(text)
        hit = Toponym(first, last, text, key, options)
        for n in (3, 2, 1):
            if last - first > n:
                noun = self.parse.words(last - n, last).lower()
                hint = words.NOUN_AFTER.get(noun, "")
                if hint:
                    hit.water = noun in words.WATERS
                    core = self.parse.words(first, last - n)
                    named = self.names.named(core)
                    hit.hint = hint
                    if hint == "local" and not _known(named):
                        named = ()
                    if normalise(core) in words.NEVER:
                        named = ()
                    if named and not any(o.quality < FOLDED_QUALITY for o in options):
                        hit.core, hit.key, hit.options = core, normalise(core), named
                    break
        if options and options[0].entry.kind == "country" and hit.options is options:
            hit.hint = ""
        return hit if hit.options else None

    def _noun_after(self, hit: Toponym) -> None:
        """Takes in the lower-case noun that follows ("province", "oil field")."""
        for n in (3, 2, 1):
            end = hit.last + n
            if end > len(self.tokens) or self.tokens[end - 1].sentence != self._sentence(hit):
                continue
            noun = self.parse.words(hit.last, end)
            hint = words.NOUN_AFTER.get(noun)
            if hint is None or self.tokens[hit.last].start - self.tokens[hit.last - 1].end > 1:
                continue
            state = bool(hit.options) and hit.options[0].entry.kind == "country"
            if state and hint == "facility":
                return
            named = self.names.named(self.parse.words(hit.first, end))
            if named:
                hit.options = named
            elif noun in words.EMBASSY:
                hit.options = ()
            hit.hint = hint
            hit.water = noun in words.WATERS
            hit.last = end
            return

    def _article(self, first: int) -> bool:
        return first > 0 and self.tokens[first - 1].lower == "the"

    def _sentence(self, hit: Toponym) -> int:
        return self.tokens[hit.first].sentence

    def _noun_before(self, hit: Toponym) -> None:
        if hit.hint:
            return
        if hit.last < len(self.tokens) and self.tokens[hit.last].lower in words.OFFICE_OF_STATE:
            if any(o.entry.level == 1 and o.quality < ABBREVIATION for o in hit.options):
                hit.hint = "admin"
            return
        i = hit.first - 1
        if i >= 0 and self.tokens[i].lower == "of":
            i -= 1
            if i and capital(self.tokens[i - 1]) and self.tokens[i - 1].pos == "PROPN":
                return
        if i >= 0 and self.tokens[i].sentence == self._sentence(hit):
            hit.hint = words.NOUN_BEFORE.get(self.tokens[i].lower, "")


def _known(options: tuple[Named, ...]) -> bool:
    """Whether one of the places is large enough that something there bears its name."""
    return any(
        o.quality < FOLDED_QUALITY and (o.entry.population >= 5_000 or o.entry.kind == "country")
        for o in options[:3]
    )
