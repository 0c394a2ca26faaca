"""What speaks for a known name being a place where it stands: tags, case, words around it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal

from unfog.model.parse import Parse
from unfog.resolve.gazetteer import Named
from unfog.resolve.gazetteer.entry import ABBREVIATION
from unfog.resolve.gazetteer.lookup import FOLDED_QUALITY
from unfog.resolve.place import lexicon as words
from unfog.resolve.place.runs import capital
from unfog.resolve.place.toponym import Toponym

PLACE_LABELS = frozenset(("GPE", "LOC", "FAC"))
_NO_NAME = frozenset(("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "QUANTITY", "MONEY"))
_ENDS = frozenset(("'s", "’s", "'", "’", ",", ".", "-"))
_NAMING = frozenset(("PROPN", "NOUN", "ADJ", "X", "DET"))
_PASSED = frozenset(("the", "-", "a", "city", "town", "village", "nearby", "neighboring"))

Verdict = Literal["place", "doubt", "no"]


class Evidence:
    """Weighs one document's names."""

    def __init__(
        self,
        parse: Parse,
        named: Callable[[str], tuple[Named, ...]],
        demonyms: Mapping[str, str],
    ) -> None:
        self._parse = parse
        self._tokens = parse.tokens
        self._named = named
        self._demonyms = demonyms
        self._surnames = {
            parse.tokens[e.last - 1].text
            for e in parse.entities
            if e.label == "PERSON" and e.last - e.first > 1
        }
        self._entity_of: dict[int, int] = {}
        for number, entity in enumerate(parse.entities):
            for i in range(entity.first, entity.last):
                self._entity_of[i] = number

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The token range without what stands before its first capital and after its name."""
        while first < last and not (
            self._tokens[first].text[0].isupper() or self._tokens[first].text.isdigit()
        ):
            first += 1
        if last - first > 1 and self._tokens[first].text in ("The", "A", "An"):
            first += 1
        while last > first and self._tokens[last - 1].text in _ENDS:
            last -= 1
        return first, last

    def weigh(self, hit: Toponym, last: Toponym | None) -> Verdict:
        """Whether the known name is a place here; sets label, `sure`, and drops options.

        `last` is the toponym found before it.
        """
        labels, cut = self._labels(hit, last)
        if self.day_or_ship(hit.first, hit.last):
            return "no"
        hit.located = self.governor(hit.first) in words.SURE_LOCATIVE
        hit.label = next(iter(sorted(labels & PLACE_LABELS)), "")
        comma = self._after_comma(hit, last)
        if hit.hint == "local" and not hit.options:
            return "place" if hit.label else "no"
        core = hit.core.replace(".", "")
        if core.isupper() and len(core) <= 4:
            return self._acronym(hit, core.lower(), cut, comma)
        dotted = "." in hit.core and bool(hit.label)
        if not (comma or dotted):
            hit.options = tuple(o for o in hit.options if o.quality != ABBREVIATION)
        if not hit.options or (cut and not comma):
            return "no"
        if hit.label and not self._person(hit, comma):
            hit.sure = True
            return "place"
        return self._unlabelled(hit, labels, comma, last)

    def day_or_ship(self, first: int, last: int) -> bool:
        """Whether it is the name of a day ("Bastille Day"), of a ship ("the tanker NAME") or of
        a disease ("Marburg virus")."""
        tokens = self._tokens
        if any(t.text == "Day" for t in tokens[last - 1 : last + 1]):
            return True
        if last < len(tokens) and tokens[last].lower in words.DISEASE:
            return True
        if not first or self._parse.text[tokens[first - 1].end : tokens[first].start] != " ":
            return False
        return tokens[first - 1].lower in words.SHIPS

    def _part_of_name(self, hit: Toponym) -> bool:
        """Whether a capitalised word right before or after makes it a longer, unknown name."""
        for i, next_to in ((hit.first - 1, hit.first), (hit.last, hit.last - 1)):
            if not 0 <= i < len(self._tokens):
                continue
            token, own = self._tokens[i], self._tokens[next_to]
            if token.pos != "PROPN" or not capital(token) or token.sentence != own.sentence:
                continue
            lower = token.lower
            known = lower in words.DIRECTIONS or lower in words.LOCATIVE or lower in self._demonyms
            if not (known or lower in words.NOUN_AFTER or lower in words.NOUN_BEFORE):
                return token.entity not in PLACE_LABELS
        return False

    def _acronym(self, hit: Toponym, core: str, cut: bool, comma: bool) -> Verdict:
        known = core in words.ACRONYMS
        hit.options = tuple(
            o for o in hit.options if (comma and o.quality == ABBREVIATION) or (known and _wide(o))
        )
        hit.sure = bool(hit.options)
        return "place" if hit.sure and not cut else "no"

    def _unlabelled(
        self, hit: Toponym, labels: set[str], comma: bool, last: Toponym | None
    ) -> Verdict:
        """Names that the tagger took for something else, or for nothing."""
        long = hit.hint == "facility" or len(hit.key.split()) > 2
        known = long or any(o.quality < FOLDED_QUALITY for o in hit.options)
        if not known or self._tokens[hit.first].pos not in _NAMING:
            return "no"
        if hit.hint != "admin" and self._part_of_name(hit):
            return "no"
        before = self.governor(hit.first)
        firm = hit.hint in ("facility", "admin", "settlement")
        if self._held(hit) or (before in words.SURE_LOCATIVE and len(hit.key) > 2):
            return "place"
        if len(hit.key) <= 3:
            return "no"
        if labels:
            return "place" if firm else self._doubt(hit, before, last)
        if firm or comma or before in words.LOCATIVE:
            return "place"
        return self._doubt(hit, before, last)

    def _doubt(self, hit: Toponym, before: str, last: Toponym | None) -> Verdict:
        if self._person(hit, comma=False):
            return "no"
        listed = before in ("and", "or") and last is not None and last.last == hit.first - 1
        hit.weak = before not in words.LOCATIVE and before not in ("of-place", "on") and not listed
        return "doubt"

    def governor(self, first: int) -> str:
        """The word that governs the name from the left, past articles and directions.

        "of-place" for an "of" after a noun that takes places ("the siege of").
        """
        i = first - 1
        for _ in range(5):
            if i < 0:
                return ""
            lower = self._tokens[i].lower
            if lower == "of" and i:
                noun = self._tokens[i - 1].lower
                if noun in words.NOUN_BEFORE:
                    i -= 2
                    continue
                if noun in words.DIRECTIONS:
                    return "near"
                return "of-place" if noun in words.OF_PLACE else "of"
            if lower not in _PASSED and lower not in words.DIRECTIONS:
                return lower
            i -= 1
        return ""

    def _person(self, hit: Toponym, comma: bool) -> bool:
        """Whether the one word is a surname in this document and nothing says place here."""
        if hit.last - hit.first > 1 or hit.core not in self._surnames:
            return False
        if comma or (hit.options and hit.options[0].entry.kind == "country"):
            return False
        return self.governor(hit.first) not in words.SURE_LOCATIVE

    def _after_comma(self, hit: Toponym, last: Toponym | None) -> bool:
        """Whether the name stands after a comma or bracket that follows a toponym."""
        i = hit.first - 1
        return last is not None and i >= 1 and self._tokens[i].text in (",", "(") and last.last == i

    def _held(self, hit: Toponym) -> bool:
        """Whether ", COUNTRY" or ", PROVINCE" follows that holds one of the name's places."""
        i = hit.last
        if i + 1 >= len(self._tokens) or self._tokens[i].text != ",":
            return False
        after = self._tokens[i + 1]
        if not capital(after) or after.entity not in ("GPE", "LOC"):
            return False
        end = i + 2
        while end < len(self._tokens) and self._tokens[end].entity == "GPE" and end < i + 4:
            end += 1
        for stop in range(end, i + 1, -1):
            for option in self._named(self._parse.words(i + 1, stop))[:3]:
                outer = option.entry
                if outer.kind in ("country", "province"):
                    return any(
                        o.entry.country == outer.country and o.quality < ABBREVIATION
                        for o in hit.options
                    )
        return False

    def _torn(self, hit: Toponym, span: tuple[int, int], last: Toponym | None) -> bool:
        """Whether the name leaves a neighbouring capitalised word of its entity outside."""
        before, after = hit.first - 1, hit.last
        if span[0] <= before and self._tokens[before].pos in _NAMING and self._big(before):
            lower = self._tokens[before].lower
            joined = last is not None and before < last.last
            if not (joined or lower in words.DIRECTIONS or lower in words.NOUN_BEFORE):
                return lower not in self._demonyms
        if after < span[1] and self._big(after):
            lower = self._tokens[after].lower
            return lower not in words.NOUN_AFTER and not self._named(
                self._parse.words(after, span[1])
            )
        return False

    def _big(self, i: int) -> bool:
        return capital(self._tokens[i]) and self._tokens[i].lower not in ("the", "near", "in")

    def _labels(self, hit: Toponym, last: Toponym | None) -> tuple[set[str], bool]:
        """Labels of the entities under the name, and whether it would cut a name in two."""
        labels, cut = set(), False
        for i in range(hit.first, hit.last):
            number = self._entity_of.get(i)
            if number is None:
                continue
            entity = self._parse.entities[number]
            if entity.label in _NO_NAME:
                continue
            labels.add(entity.label)
            first, end = self.trim(entity.first, entity.last)
            inside = hit.first <= first and end <= hit.last
            if not inside and (
                entity.label not in PLACE_LABELS or self._torn(hit, (first, end), last)
            ):
                cut = True
        return labels, cut


def _wide(option: Named) -> bool:
    """Whether it is a country, a state by its abbreviation, or one of unfog's own places."""
    entry = option.entry
    if entry.kind == "country" or entry.id.startswith("unfog:"):
        return True
    return option.quality == ABBREVIATION and entry.level == 1
