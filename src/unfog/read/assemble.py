"""From a parsed document to its reading: scenes, happenings, claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from unfog.model.claim import Claim, SetAside, in_order
from unfog.model.document import Document
from unfog.model.incident import ReadIncident, Reading, Role
from unfog.model.lookups import ActorFinder, Lookups
from unfog.model.parse import Parse
from unfog.model.place import PlaceMention
from unfog.model.span import Span
from unfog.model.timespan import Timespan
from unfog.read.alive import alive
from unfog.read.answers import Told, answers
from unfog.read.attribution import Attribution, speakers_at
from unfog.read.claims import proposition_claims, scene_claims
from unfog.read.contrasts import contrasts
from unfog.read.counts import CountMention
from unfog.read.culprits import culprits
from unfog.read.damage import damage_told
from unfog.read.disputed_means import disputed_means
from unfog.read.evidence import Evidence, gather
from unfog.read.grouping import group
from unfog.read.happening import Happening
from unfog.read.lists import inherited, items
from unfog.read.mentions import Mention
from unfog.read.proposition import Proposition, counted
from unfog.read.reactions import reactions
from unfog.read.reasons import reasons
from unfog.read.reckoning import with_shares
from unfog.read.scenes import Scene, scenes
from unfog.read.totals import is_war, of_one_happening
from unfog.read.unrelated import unrelated
from unfog.read.victims_targets import with_named_targets
from unfog.read.where import Whereabouts, borrowed
from unfog.read.wielded import wielded

_RECENT = dt.timedelta(days=10)
_LONG_PAST = dt.timedelta(days=200)
_TOP = 2
"""Sentences at the top of a report."""
_OFTEN = 4
"""Scenes from which a happening is told of at length."""


def assemble(parse: Parse, document: Document, lookups: Lookups, reader: str) -> Reading:
    """All incidents and claims of one document, and what was set aside with its reason."""
    evidence = gather(parse, document, lookups)
    happenings = happenings_of(parse, document, evidence)
    reading = told_of(happenings, parse, document, evidence, lookups.actors, reader=reader)
    return with_shares(reading, parse, document, evidence.counts)


def happenings_of(parse: Parse, document: Document, evidence: Evidence) -> list[Happening]:
    """What the rules take to have happened, each with the scenes that tell of it."""
    told = _told_as_fact(parse, _found(parse, evidence), evidence.counts)
    listed = items(parse)
    seatless = _without_seats(evidence.places, evidence.said)
    told_scenes = with_named_targets(parse, scenes(parse, told, evidence.times, seatless))
    return group(parse, [_in_list(s, listed) for s in told_scenes], document.published)


def told_of(
    happenings: Sequence[Happening],
    parse: Parse,
    document: Document,
    evidence: Evidence,
    actors: ActorFinder,
    *,
    reader: str,
) -> Reading:
    """What is said of `happenings`, which are in the order in which they are first told."""
    said, numbers, places = evidence.said, evidence.counts, evidence.places
    found = _found(parse, evidence)
    told = list(_of_scenes(parse, happenings, numbers, said))
    told += _of_propositions(parse, _propositions(parse, found, numbers), happenings, said)
    for happening in happenings:
        if happening.item is not None:
            told += [Told(happening.number, c) for c in inherited(parse, happening, happenings)]
    told.sort(key=lambda t: (t.claim.start, t.claim.end))
    if happenings:
        reacted = reactions(parse, document, actors, said)
        told += list(answers(reacted, told, happenings[0].number))
    incidents = tuple(_incidents(document, happenings, told, Whereabouts(parse, places)))
    return Reading(document.id, reader, incidents, tuple(_aside(parse, found)))


def _found(parse: Parse, evidence: Evidence) -> list[Mention]:
    return [_specified(parse, m, evidence.said) for m in evidence.mentions]


def _told_as_fact(
    parse: Parse, found: Iterable[Mention], numbers: Iterable[CountMention]
) -> list[Mention]:
    """The mentions of what happened or is denied, without sentences on the dead of a war."""
    wars = {parse.tokens[n.trigger].sentence for n in numbers if is_war(n)}
    return [m for m in found if m.realis != "irrealis" and m.sentence not in wars]


def _of_scenes(
    parse: Parse,
    happenings: Iterable[Happening],
    numbers: Iterable[CountMention],
    said: tuple[Attribution, ...],
) -> Iterator[Told]:
    triggers = [n.trigger for n in numbers]
    for happening in happenings:
        for scene in happening.scenes:
            has_counts = any(scene.first <= i < scene.last for i in triggers)
            for claim in scene_claims(parse, scene, said, has_counts):
                yield Told(happening.number, claim)


def _propositions(
    parse: Parse, found: Sequence[Mention], numbers: Iterable[CountMention]
) -> Iterator[Proposition]:
    """What is said apart from a happening's own words: counts, means, culprits, reasons."""
    untold = {m.i for m in found if m.realis == "irrealis"}
    for number in numbers:
        if number.trigger not in untold and of_one_happening(parse, number):
            yield counted(number)
    yield from disputed_means(parse)
    yield from contrasts(parse)
    yield from alive(parse)
    yield from damage_told(parse)
    yield from wielded(parse, found)
    yield from culprits(parse, found)
    yield from reasons(parse)
    yield from unrelated(parse)


def _of_propositions(
    parse: Parse,
    given: Iterable[Proposition],
    happenings: Sequence[Happening],
    said: tuple[Attribution, ...],
) -> Iterator[Told]:
    for proposition in given:
        home = _home_of(parse, proposition.i, happenings)
        if home is not None:
            for claim in proposition_claims(parse, proposition, said):
                yield Told(home.number, claim)


def _without_seats(
    places: Iterable[PlaceMention], said: Iterable[Attribution]
) -> list[PlaceMention]:
    """The places without those in a speaker's name: a seat says nothing of the event."""
    seats = [a.source for a in said if a.source is not None]
    return [p for p in places if not any(s.start <= p.start < s.end for s in seats)]


def _specified(parse: Parse, mention: Mention, said: tuple[Attribution, ...]) -> Mention:
    """ "Any attack" tells of one only in a denial or a doubt."""
    if mention.realis != "unspecified":
        return mention
    token = parse.tokens[mention.i]
    voices = speakers_at(said, Span(token.start, token.end))
    contested = any(v.stance != "asserts" for v in voices)
    return msgspec.structs.replace(mention, realis="actual" if contested else "irrealis")


def _in_list(scene: Scene, listed: Mapping[int, str]) -> Scene:
    """The scene as an item of a strike list, where its sentence is one."""
    item = listed.get(scene.sentence)
    if item is None:
        return scene
    given = scene.arguments
    bare = msgspec.structs.replace(
        given, weapons=(), perpetrators=(), targets=given.targets or given.damage
    )
    return msgspec.structs.replace(scene, item=item, arguments=bare)


def _home_of(parse: Parse, i: int, happenings: Sequence[Happening]) -> Happening | None:
    """The happening that token `i` tells of: that of its clause, else the last one told."""
    sentence = parse.tokens[i].sentence
    best: tuple[tuple[int, int, int], Happening] | None = None
    for happening in happenings:
        for scene in happening.scenes:
            if scene.sentence > sentence:
                continue
            rank = (
                sentence - scene.sentence,
                0 if scene.first <= i < scene.last else 1,
                abs(scene.mention.i - i),
            )
            if best is None or rank < best[0]:
                best = rank, happening
    return best[1] if best else None


def _incidents(
    document: Document,
    happenings: Sequence[Happening],
    told: Sequence[Told],
    where: Whereabouts,
) -> Iterable[ReadIncident]:
    located_at = where.all(happenings)
    for happening in happenings:
        claims = _once(t.claim for t in told if t.happening == happening.number)
        if not claims:
            continue
        date = _date(happening, claims)
        located = located_at.get(happening.number)
        inferred = borrowed(located, claims) if located is not None else None
        if inferred is not None:
            claims = _once([*claims, inferred])
        yield ReadIncident(
            id=f"h{happening.number}",
            type=happening.type,
            role=_role(document, happening, date),
            date=date,
            place=located.place if located is not None else None,
            claims=tuple(claims),
        )


def _date(happening: Happening, claims: Sequence[Claim]) -> Timespan | None:
    """The day told in the happening's own scenes, else the one inherited from a header."""
    if happening.date is not None:
        return happening.date
    given = (c.value for c in claims if isinstance(c.value, Timespan))
    return next(given, None) if happening.item is not None else None


def _once(claims: Iterable[Claim]) -> list[Claim]:
    """Each proposition once for each speaker, at its first statement; the most certain of two."""
    found: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        found.setdefault(claim.identity(), claim)
    return in_order(found.values())


def _role(document: Document, happening: Happening, date: Timespan | None) -> Role:
    """`main` for what the report is about: of its days, or told at the top and not long past."""
    if date is not None and document.published is not None:
        reach = _LONG_PAST if happening.number == 1 else _RECENT
        return "main" if date.end >= document.published - reach else "background"
    early = happening.first_sentence <= _TOP or len(happening.scenes) >= _OFTEN
    return "main" if happening.number == 1 or early else "background"


def _aside(parse: Parse, found: Iterable[Mention]) -> Iterable[SetAside]:
    for m in found:
        if m.realis == "irrealis":
            token = parse.tokens[m.i]
            yield SetAside(
                "not-told-as-fact",
                f"“{token.text}”: a threat, plan, condition, habit or total",
                token.start,
                token.end,
            )
