"""Which stretches of a text name places, by tags, capitals, context and the gazetteer."""

from __future__ import annotations

from collections.abc import Mapping

from unfog.model.parse import Parse, Token
from unfog.resolve.gazetteer import Gazetteer, Named
from unfog.resolve.gazetteer.entry import ABBREVIATION
from unfog.resolve.gazetteer.lookup import FOLDED_QUALITY
from unfog.resolve.gazetteer.names import normalise
from unfog.resolve.place import lexicon as words
from unfog.resolve.place.runs import LONGEST, capital, runs
from unfog.resolve.place.toponym import Toponym

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
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
    """Finds toponyms, not yet resolved, in text order and without overlap."""

    def __init__(self, gazetteer: Gazetteer, demonyms: Mapping[str, str]) -> None:
        self._names = Names(gazetteer)
        self._demonyms = demonyms

    def find(self, parse: Parse) -> list[Toponym]:
        scan = _Scan(parse, self._names, self._demonyms)
        for first, last in runs(parse):
            scan.run(first, last)
        scan.rest()
        return sorted(scan.found, key=lambda t: t.first)


class _Scan:
    def __init__(self, parse: Parse, names: Names, demonyms: Mapping[str, str]) -> None:
        self.parse = parse
        self.tokens = parse.tokens
        self.names = names
        self.demonyms = demonyms
        self.found: list[Toponym] = []
        self.entity_of: dict[int, int] = {}
        for number, entity in enumerate(parse.entities):
            for i in range(entity.first, entity.last):
                self.entity_of[i] = number

    def run(self, first: int, last: int) -> None:
        if self._street(first, last):
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
        for entity in self.parse.entities:
            if entity.label not in PLACE_LABELS:
                continue
            first, last = self._trim(entity.first, entity.last)
            if first >= last or any(i in taken for i in range(first, last)):
                continue
            text = self.parse.words(first, last)
            key = normalise(text)
            if key and key not in words.NEVER and any(c.isupper() for c in text):
                hit = Toponym(first, last, text, key, label=entity.label, sure=True)
                self._noun_after(hit)
                self.found.append(hit)

    def _trim(self, first: int, last: int) -> tuple[int, int]:
        while first < last and not (
            capital(self.tokens[first]) or self.tokens[first].text.isdigit()
        ):
            first += 1
        while last > first and self.tokens[last - 1].text in ("'s", "’s", "'", "’", ",", ".", "-"):
            last -= 1
        return first, last

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
        if not (ordinal or label in ("FAC", "LOC") or self._before(first) in words.LOCATIVE):
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
            if self._accept(hit):
                return hit
        return None

    def _demonym(self, first: int, last: int, text: str, country: str) -> Toponym | None:
        label = tokens_label = self.tokens[first].entity
        if tokens_label in ("PERSON", "WORK_OF_ART"):
            return None
        hit = Toponym(first, last, text, normalise(text), label=label, demonym=country)
        hit.sure = True
        return hit

    def _as_place(self, first: int, last: int, text: str) -> Toponym | None:
        """The stretch as a name the gazetteer knows, with or without its last noun."""
        key = normalise(text)
        if not key or key in words.NEVER:
            return None
        options = self.names.named(text)
        hit = Toponym(first, last, text, key, options)
        for n in (3, 2, 1):
            if last - first > n:
                noun = self.parse.words(last - n, last).lower()
                hint = words.NOUN_AFTER.get(noun, "")
                if hint:
                    core = self.parse.words(first, last - n)
                    named = self.names.named(core)
                    hit.hint = hint
                    if named and not any(o.quality < FOLDED_QUALITY for o in options):
                        hit.core, hit.key, hit.options = core, normalise(core), named
                    break
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
            whole = self.parse.words(hit.first, end)
            named = self.names.named(whole)
            if named:
                hit.options = named
            elif hint == "facility":
                hit.options = hit.options
            hit.hint = hint
            hit.last = end
            return

    def _sentence(self, hit: Toponym) -> int:
        return self.tokens[hit.first].sentence

    def _noun_before(self, hit: Toponym) -> None:
        if hit.hint:
            return
        i = hit.first - 1
        if i >= 0 and self.tokens[i].lower == "of":
            i -= 1
        if i >= 0 and self.tokens[i].sentence == self._sentence(hit):
            hit.hint = words.NOUN_BEFORE.get(self.tokens[i].lower, "")

    def _before(self, first: int) -> str:
        """The word that governs the name from the left, past articles and directions."""
        i = first - 1
        for _ in range(4):
            if i < 0:
                return ""
            lower = self.tokens[i].lower
            if lower in ("the", "-", "city", "town", "village", "of") or lower in words.DIRECTIONS:
                if lower == "of" and self.tokens[i - 1].lower not in words.NOUN_BEFORE:
                    return lower
                i -= 1
                continue
            return lower
        return ""

    def _accept(self, hit: Toponym) -> bool:
        """Whether tags and context allow the known name to be a place here."""
        labels, cut = self._labels(hit)
        hit.label = next(iter(sorted(labels & PLACE_LABELS)), "")
        short = len(hit.key) <= 3
        core = hit.core.replace(".", "")
        if core.isupper() and len(core) <= 4:
            hit.options = tuple(o for o in hit.options if _acronym(o))
            hit.sure = bool(hit.options)
            return hit.sure and not cut
        hit.options = tuple(o for o in hit.options if o.quality != ABBREVIATION or self._comma(hit))
        if not hit.options:
            return False
        if hit.label and not cut:
            hit.sure = True
            return True
        if cut or short:
            return False
        exact = any(o.quality < FOLDED_QUALITY for o in hit.options)
        before = self._before(hit.first)
        if labels:
            return exact and (before in words.SURE_LOCATIVE or hit.hint in ("facility", "admin"))
        if not exact or self.tokens[hit.first].pos not in ("PROPN", "NOUN", "ADJ", "X", "DET"):
            return False
        return before in words.LOCATIVE or bool(hit.hint) or self._comma(hit)

    def _comma(self, hit: Toponym) -> bool:
        """Whether the name stands after a comma or bracket that follows a name."""
        i = hit.first - 1
        if i < 1 or self.tokens[i].text not in (",", "("):
            return False
        before: Token = self.tokens[i - 1]
        return capital(before) and bool(self.found) and self.found[-1].last == i

    def _labels(self, hit: Toponym) -> tuple[set[str], bool]:
        """Labels of the entities under the name, and whether it would cut one that is no place."""
        labels, cut = set(), False
        for i in range(hit.first, hit.last):
            number = self.entity_of.get(i)
            if number is None:
                continue
            entity = self.parse.entities[number]
            if entity.label in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
                continue
            labels.add(entity.label)
            first, last = self._trim(entity.first, entity.last)
            inside = hit.first <= first and last <= hit.last
            if not inside and entity.label not in PLACE_LABELS:
                cut = True
        return labels, cut


def _acronym(option: Named) -> bool:
    return option.quality == ABBREVIATION or option.entry.kind in ("country", "area")
