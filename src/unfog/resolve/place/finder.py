"""The place finder: names found, referents chosen, told places worked out, roles set."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from unfog.model.document import Document
from unfog.model.parse import Parse
from unfog.model.place import Place, PlaceMention
from unfog.model.span import Span
from unfog.resolve.gazetteer import Gazetteer
from unfog.resolve.gazetteer.names import normalise
from unfog.resolve.gazetteer.sources import demonyms
from unfog.resolve.place.choose import Chooser
from unfog.resolve.place.compose import Composer
from unfog.resolve.place.links import link
from unfog.resolve.place.recognise import Recogniser
from unfog.resolve.place.roles import role
from unfog.resolve.place.toponym import Toponym
from unfog.resolve.place.vocabulary import spoken

_WORD = re.compile(r"[A-Z][\w.]+")
_TLD = {"uk": "GB"}
_NO_COUNTRY = frozenset("tv io co me cc ws fm to ai la ly is sh st gg nu".split())


class GazetteerPlaceFinder:
    """Finds and resolves places offline. Fulfils `unfog.model.lookups.PlaceFinder`.

    Recognition joins the parser's entity labels with the gazetteer; disambiguation weighs
    containment, country, size and distance within the document. The same document always
    gives the same mentions.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer
        self._demonyms = demonyms()
        self._recogniser = Recogniser(gazetteer, self._demonyms)

    def find(self, parse: Parse, document: Document) -> tuple[PlaceMention, ...]:
        """All place mentions in order, none overlapping; unresolved ones with `place` None."""
        head, toponyms = self._resolved(parse, document)
        shown = Composer(self._gazetteer, parse, toponyms).compose()
        found = [_mention(parse, toponym) for toponym in shown]
        dateline = self._dateline(document, head)
        if dateline is not None:
            found = [dateline, *(m for m in found if not _overlap(m, dateline))]
        return tuple(sorted(found, key=lambda m: m.start))

    def toponyms(self, parse: Parse, document: Document) -> list[Toponym]:
        """The names alone, each with its referent, before anything is joined."""
        return self._resolved(parse, document)[1]

    def referent(self, toponym: Toponym) -> Place | None:
        """What a toponym stands for, before direction and distance move it.

        Where the gazetteer does not know the name, that is what the text says it lies in.
        """
        code = toponym.demonym
        entry = self._gazetteer.country(code) if code else toponym.entry
        if entry is None and toponym.container is not None:
            return self.referent(toponym.container)
        if entry is None:
            return None
        return entry.place(toponym.core, self._gazetteer.admin1(entry))

    def resolve(
        self, parse: Parse, document: Document, spans: Sequence[Span]
    ) -> tuple[Place | None, ...]:
        """The places that names at `spans`, found by someone else, stand for, in their order.

        They are weighed as the finder weighs its own, together with those that it finds
        beside them; None where the gazetteer knows no such name.
        """
        given = self._recogniser.given(parse, spans)
        known = sorted({t.first: t for t in given}.values(), key=lambda t: t.first)
        _, toponyms = self._resolved(parse, document, known)
        at = {t.first: t for t in toponyms}
        return tuple(self.referent(at.get(t.first, t)) for t in given)

    def _resolved(
        self, parse: Parse, document: Document, given: Sequence[Toponym] = ()
    ) -> tuple[list[Toponym], list[Toponym]]:
        """The dateline's name, if any, and those of the text; `given` ones push out others."""
        toponyms, doubtful = self._recogniser.find(parse)
        if given:
            toponyms = _beside(given, toponyms)
        chooser = Chooser(self._gazetteer, self._hints(parse, document))
        link(parse, toponyms, chooser)
        head = self._head(document)
        chooser.choose([*head, *toponyms])
        more = chooser.trusted(doubtful, toponyms)
        if more:
            toponyms = _without_overlap([*toponyms, *more])
            link(parse, toponyms, chooser)
            chooser.choose([*head, *toponyms])
        return head, toponyms

    def _head(self, document: Document) -> list[Toponym]:
        line = document.dateline
        if line is None or not line.place:
            return []
        options = self._gazetteer.named(line.place, folded=False)
        if not options:
            return []
        return [Toponym(0, 0, line.place, normalise(line.place), options, sure=True)]

    def _dateline(self, document: Document, head: Sequence[Toponym]) -> PlaceMention | None:
        line = document.dateline
        if line is None or not line.place:
            return None
        start = document.text.find(line.place, line.start, line.end)
        if start < 0:
            return None
        entry = head[0].entry if head else None
        place = entry.place(admin1=self._gazetteer.admin1(entry)) if entry else None
        return PlaceMention(start, start + len(line.place), line.place, place, "dateline")

    def _hints(self, parse: Parse, document: Document) -> Mapping[str, float]:
        """Countries that title, site's address and vocabulary speak for, with weights."""
        weight: defaultdict[str, float] = defaultdict(float, spoken(parse))
        for word in _WORD.findall(document.title or ""):
            country = self._demonyms.get(word.lower())
            if country is None:
                named = self._gazetteer.named(word, folded=False, most=1)
                if named and named[0].entry.kind == "country":
                    country = named[0].entry.country
            if country:
                weight[country] += 1
        for address in (document.url, document.outlet):
            code = _country_of(address or "")
            if code:
                weight[code] += 1
                break
        return weight


def _beside(given: Sequence[Toponym], found: Sequence[Toponym]) -> list[Toponym]:
    """The given ones and those found ones that share no token with them, in order."""
    taken = {i for t in given for i in range(t.first, t.last)}
    free = (t for t in found if taken.isdisjoint(range(t.first, t.last)))
    return sorted([*given, *free], key=lambda t: t.first)


def _without_overlap(toponyms: list[Toponym]) -> list[Toponym]:
    out: list[Toponym] = []
    for toponym in sorted(toponyms, key=lambda t: (t.first, -t.last)):
        if not out or out[-1].last <= toponym.first:
            out.append(toponym)
    return out


def _country_of(address: str) -> str:
    """Country code at the end of a host name, "" where it tells none."""
    try:
        host = urlsplit(address).hostname if "//" in address else address
    except ValueError:
        return ""
    end = (host or "").rsplit(".", 1)
    if len(end) < 2 or len(end[1]) != 2 or not end[1].isalpha() or end[1] in _NO_COUNTRY:
        return ""
    return _TLD.get(end[1].lower(), end[1].upper())


def _mention(parse: Parse, toponym: Toponym) -> PlaceMention:
    span = parse.span(toponym.first, toponym.last)
    name = span.of(parse.text)
    return PlaceMention(span.start, span.end, name, toponym.place, role(parse, toponym))


def _overlap(a: PlaceMention, b: PlaceMention) -> bool:
    return a.start < b.end and b.start < a.end
