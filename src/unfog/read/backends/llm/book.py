"""What the parts of one report tell, put together: each incident and each claim once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import msgspec

from unfog.model.claim import Claim, Count, SetAside
from unfog.model.incident import ReadIncident, Role
from unfog.model.place import Place
from unfog.model.span import Span
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan
from unfog.read.backends.llm.answer import ToldClaim, ToldIncident, ToldReading
from unfog.read.backends.llm.claims import Grounded, grounded, quote_places
from unfog.read.backends.llm.ground import Ground, Refused
from unfog.read.localities import locates

_TYPES = {name.casefold(): name for name in EVENT_TYPE}
_LONGEST_SUMMARY = 160
_MOST_KNOWN = 40


@dataclass(slots=True)
class _Entry:
    """An incident under way; `id` is "" until a claim on it stands."""

    type: str
    role: Role
    summary: str
    id: str = ""
    claims: list[Grounded] = field(default_factory=list)


class Book:
    """The incidents of one report. Parts are added in the order of the text.

    A later part's incident is an earlier one where the model gives it that one's id, or where
    both hold the same claim in the stretch that the parts share.
    """

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._entries: dict[str, _Entry] = {}
        self._aside: list[SetAside] = []

    def known(self) -> list[dict[str, str]]:
        """The incidents so far, for the next question."""
        told = list(self._entries.values())[-_MOST_KNOWN:]
        return [{"id": e.id, "type": e.type, "summary": e.summary} for e in told]

    def add(self, told: ToldReading, within: Span) -> None:
        """Takes in what the part at `within` tells; what cannot stand is set aside."""
        for words in told.broken:
            self._set_aside(Refused("malformed", words), within)
        new = self._declared(told.incidents, within)
        entries = {**new, **self._entries}
        found = list(self._aligned(told.claims, entries, within))
        for entry, claim, places in found:
            near = [p[0] for e, _, p in found if e is entry and len(p) == 1]
            try:
                entry.claims.append(grounded(claim, places, near, within, self._ground))
            except Refused as refused:
                self._set_aside(refused, refused.span or places[0])
        for entry in new.values():
            self._adopt(entry)

    def _declared(self, told: Iterable[ToldIncident], within: Span) -> dict[str, _Entry]:
        found: dict[str, _Entry] = {}
        for one in told:
            name = _TYPES.get(one.type.strip().casefold())
            if name is None:
                detail = f"incident {str(one.id)[:20]!r}: no type {one.type[:40]!r}"
                self._set_aside(Refused("unknown-type", detail), within)
                continue
            role: Role = "background" if one.role == "background" else "main"
            summary = " ".join(one.summary.split())[:_LONGEST_SUMMARY]
            found.setdefault(str(one.id), _Entry(name, role, summary))
        return found

    def _aligned(
        self, told: Iterable[ToldClaim], entries: dict[str, _Entry], within: Span
    ) -> Iterable[tuple[_Entry, ToldClaim, list[Span]]]:
        for claim in told:
            entry = entries.get(str(claim.incident))
            try:
                places = quote_places(claim, within, self._ground)
                if entry is None:
                    detail = f"{claim.property[:40]}: of no incident that was named"
                    raise Refused("no-incident", detail, places[0])
                yield entry, claim, places
            except Refused as refused:
                self._set_aside(refused, refused.span or within)

    def _adopt(self, entry: _Entry) -> None:
        """Keeps a new incident on which claims stand: as itself, or as one already known."""
        if not entry.claims:
            return
        own = {_stands(g.claim) for g in entry.claims}
        shared = {
            held.id: len(own & {_stands(g.claim) for g in held.claims})
            for held in self._entries.values()
        }
        same = max(shared, key=lambda name: shared[name], default="")
        if same and shared[same]:
            self._entries[same].claims.extend(entry.claims)
            return
        entry.id = f"h{len(self._entries) + 1}"
        self._entries[entry.id] = entry

    def _set_aside(self, refused: Refused, span: Span) -> None:
        detail = refused.detail.encode("utf-8", "replace").decode()
        self._aside.append(SetAside(refused.reason, detail, span.start, span.end))

    def incidents(self) -> tuple[ReadIncident, ...]:
        """The incidents in the order in which they are first told."""
        made = [_incident(entry, self._ground) for entry in self._entries.values()]
        return tuple(sorted(made, key=lambda i: (i.claims[0].start, i.id)))

    def aside(self) -> tuple[SetAside, ...]:
        """What was set aside, each once, in the order of the text."""
        return tuple(sorted(dict.fromkeys(self._aside), key=lambda a: (a.start, a.end)))


def _stands(claim: Claim) -> tuple[object, ...]:
    return (claim.property, _same(claim), claim.start, claim.end)


def _same(claim: Claim) -> object:
    """The value without what does not tell two propositions apart."""
    if isinstance(claim.value, str):
        return claim.value.casefold()
    if isinstance(claim.value, Count):
        return msgspec.structs.replace(claim.value, unit="")
    return claim.value


def _incident(entry: _Entry, ground: Ground) -> ReadIncident:
    claims: dict[tuple[object, ...], Claim] = {}
    for one in sorted((g.claim for g in entry.claims), key=_order):
        who = (one.speaker.name.casefold(), one.speaker.org)
        claims.setdefault((one.property, _same(one), one.stance, who), one)
    kept = tuple(claims.values())
    days = [c.value for c in kept if c.stance == "asserts" and isinstance(c.value, Timespan)]
    told = sorted(entry.claims, key=lambda g: _order(g.claim))
    places = [g.place for g in told if g.place is not None and g.claim.stance == "asserts"]
    day = days[0] if days else None
    place = _tightest(places or _places_beside(kept, ground))
    return ReadIncident(entry.id, entry.type, entry.role, day, place, kept)


def _places_beside(claims: Sequence[Claim], ground: Ground) -> list[Place]:
    """The places named in what is told of an incident; none where nobody claims a place."""
    told = [c for c in claims if c.stance == "asserts"]
    if not any(c.property == "place" for c in told):
        return []
    return [
        mention.place
        for claim in told
        for mention in ground.places
        if mention.place is not None
        and claim.start <= mention.start
        and mention.end <= claim.end
        and locates(ground.parse, mention)
    ]


def _order(claim: Claim) -> tuple[int, int, str, str]:
    return (claim.start, claim.end, claim.property, str(claim.value))


def _tightest(places: Sequence[Place]) -> Place | None:
    """The tightest place within the first one told."""
    if not places:
        return None
    wide = places[0].radius_km
    inner = [p for p in places if p.radius_km <= wide and p.km_to(places[0]) <= wide]
    return min(inner, key=lambda p: p.radius_km)
