"""What linking needs of one read incident, in the form that comparing wants."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple
from zlib import crc32

import msgspec

from unfog.link.folds import fold_of
from unfog.model.claim import Claim, Count
from unfog.model.incident import Part, ReadIncident, Report, Role, Terms
from unfog.model.names import initials, name_tokens, proper_tokens, singular
from unfog.model.timespan import Timespan

LINK_COUNTS = ("killed", "wounded", "captured", "released", "missing", "munitions_fired")

_COMMON = """
people person civilian civilians man men woman women child children boy boys girl girls member
members resident residents villager villagers local student students worker workers staff
journalist journalists protester protesters demonstrator demonstrators police officer officers
soldier soldiers troop troops force forces army military navy militant militants gunman gunmen
attacker attackers insurgent insurgents rebel rebels fighter fighters terrorist terrorists
bandit bandits pirate pirates militia militias group groups armed security special government
state states united republic kingdom islamic national international front movement suspected
suspect unknown unidentified convoy vehicle vehicles base camp village town city area district
province region house houses building positions position target targets school mosque hospital
market road street minister ministry president commander leader official officials one two
three four five six seven eight nine ten dozen hundred north south east west northern southern
eastern western central
iraq iraqi syria syrian iran iranian israel israeli gaza palestinian lebanon lebanese yemen
yemeni turkey turkish russia russian ukraine ukrainian afghanistan afghan pakistan pakistani
india indian somalia somali nigeria nigerian mali malian sudan sudanese ethiopia ethiopian
congo congolese libya libyan egypt egyptian china chinese france french germany german saudi
mexico mexican colombia colombian myanmar kenya kenyan levant european african arab
isil isis daesh coalition
"""

GENERIC = frozenset(singular(word) for word in _COMMON.split())
"""Words that many happenings share: they weigh little, alone they prove nothing."""


class Facts(msgspec.Struct, frozen=True, gc=False):
    """One read incident: days as ordinals, names as token sets, counts as intervals.

    `date` is the first and the last possible day, the neighbouring one among them where the
    report tells of both: that of an attack at night, or of the day after.

    `perpetrator` and `target` hold capitalised words only, generic ones out; `things` the
    other words of the target, `place_names` those of the place and of place claims.
    `counts` gives rows (low, high, exact) by property, over victims as asserted, totals only.
    `terms` are the document's telling words (as numbers of 32 bits), their weights scaled to a
    vector of length 1,
    `siblings` says how many main incidents it has, `fold` which weights have not seen it (0: all).
    `chief` says whether the incident is the one that most is said of there: it counts as a main
    one, also where the reading has none.
    """

    part: Part
    digest: str
    published: int | None
    type: str
    role: Role
    date: tuple[int, int] | None
    place: tuple[float, float, float] | None
    countries: frozenset[str]
    place_names: frozenset[str]
    perpetrator: frozenset[str]
    target: frozenset[str]
    things: frozenset[str]
    weapons: frozenset[str]
    counts: dict[str, tuple[tuple[int, int, bool], ...]]
    terms: Mapping[int, float] = {}
    siblings: int = 1
    fold: int = 0
    chief: bool = True


UNBOUNDED = 1 << 40

STEPS = 1 << 16
"""Steps in which weights of words are counted."""


def facts_of(reports: Iterable[Report]) -> list[Facts]:
    """Facts of all incidents of all reports, by publication (undated last), document and id.

    The order is that in which incidents grow: it does not depend on the order of `reports`.
    """
    found = []
    for report in reports:
        if not report.incidents:
            continue
        shared = _shared(report)
        found += [_facts(report, incident, shared) for incident in report.incidents]
    return sorted(found, key=in_order)


class _Shared(NamedTuple):
    """What all incidents of one document have in common."""

    terms: Mapping[int, float]
    main: int
    fold: int
    chief: str


def _shared(report: Report) -> _Shared:
    words = [word for word, _ in report.terms]
    main = sum(incident.role == "main" for incident in report.incidents)
    fold = fold_of(words) if words else 0
    return _Shared(_scaled(report.terms), main, fold, chief(report.incidents).id)


def chief(incidents: Sequence[ReadIncident]) -> ReadIncident:
    """Of the incidents of one document the main one that most is said of."""
    return max(incidents, key=lambda i: (i.role == "main", len(i.claims), i.id))


def _scaled(terms: Terms) -> Mapping[int, float]:
    """By the numbers of the words; weights are multiples of 2 to the -16th, so that sums of
    products are exact: the same in any order."""
    length = math.sqrt(sum(weight * weight for _, weight in terms))
    steps = {crc32(w.encode()): min(round(STEPS * x / length), STEPS - 1) for w, x in terms}
    return {number: steps[number] / STEPS for number in sorted(steps)}


def in_order(facts: Facts) -> tuple[int, str, str, str]:
    """Key of the canonical order: by publication (undated last), document and incident."""
    day = facts.published if facts.published is not None else dt.date.max.toordinal()
    return day, facts.part.document, facts.digest, facts.part.incident


def _facts(report: Report, incident: ReadIncident, shared: _Shared) -> Facts:
    claims = [c for c in incident.claims if c.stance != "denies"]
    place = incident.place
    targets = _strings(incident.claims, "target")
    where = _strings(claims, "place") + ([place.name] if place else [])
    place_names = _union(name_tokens, where) - GENERIC
    proper = _specific(targets)
    return Facts(
        part=Part(report.document, incident.id),
        digest=report.digest,
        published=report.published.toordinal() if report.published else None,
        type=incident.type,
        role="main" if incident.id == shared.chief else incident.role,
        date=_told_days(incident),
        place=(place.lat, place.lon, max(0.0, place.radius_km)) if place else None,
        countries=frozenset(place.country.split("/")) - {""} if place else frozenset(),
        place_names=place_names,
        perpetrator=_specific(_strings(incident.claims, "perpetrator")),
        target=proper,
        things=_union(name_tokens, targets) - proper - place_names,
        weapons=_weapons(claims),
        counts=_counts(claims),
        terms=shared.terms,
        siblings=shared.main,
        fold=shared.fold,
        chief=incident.id == shared.chief,
    )


def _told_days(incident: ReadIncident) -> tuple[int, int] | None:
    """The days of the incident with the next one, before or after, where that is told as well."""
    if incident.date is None:
        return None
    first, last = incident.date.start.toordinal(), incident.date.end.toordinal()
    said = [c.value for c in incident.claims if c.stance == "asserts"]
    days = {v.start.toordinal() for v in said if isinstance(v, Timespan) and v.days == 1}
    return first - (first - 1 in days), last + (last + 1 in days)


def _strings(claims: Sequence[Claim], name: str) -> list[str]:
    return [c.value for c in claims if c.property == name and isinstance(c.value, str)]


def _specific(names: Sequence[str]) -> frozenset[str]:
    """Capitalised words that few happenings share, and initials ("SDF") of longer names."""
    found = _union(proper_tokens, names) | {i for n in names if (i := initials(n))}
    return frozenset(t for t in found if t not in GENERIC and not t.isdigit())


def _union(tokens: Callable[[str], frozenset[str]], names: Iterable[str]) -> frozenset[str]:
    return frozenset(t for name in names for t in tokens(name))


def _weapons(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(
        token
        for claim in claims
        if claim.property == "weapon" and isinstance(claim.value, tuple)
        for noun in claim.value
        for token in name_tokens(noun)
    )


def _counts(claims: Iterable[Claim]) -> dict[str, tuple[tuple[int, int, bool], ...]]:
    rows: dict[str, set[tuple[int, int, bool]]] = {}
    for claim in claims:
        value = claim.value
        if claim.property not in LINK_COUNTS or not isinstance(value, Count):
            continue
        if value.subset is None and value.of != "perpetrators":
            high = UNBOUNDED if value.high is None else value.high
            exact = value.low == value.high and not value.approx
            rows.setdefault(claim.property, set()).add((value.low or 0, high, exact))
    return {name: tuple(sorted(found)) for name, found in rows.items()}
