"""From a story to a draft: headline and passages, also where the story copies another."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random
from typing import NamedTuple

from unfog.evaluation.worlds.details import THINGS, detail
from unfog.evaluation.worlds.dice import dice
from unfog.evaluation.worlds.facts import known_toll
from unfog.evaluation.worlds.kinds import BY_TYPE
from unfog.evaluation.worlds.options import WorldOptions
from unfog.evaluation.worlds.prose import RETOLD, Passage, Scene, Sentence, passage
from unfog.evaluation.worlds.stories import Story
from unfog.evaluation.worlds.zones import AGENCIES, Zone, invented_name

NO_PART = -1
"""Part of sentences that tell of no incident."""


class Draft(NamedTuple):
    """A report before it is laid out. `credit` is the agency that its dateline names."""

    title: str
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    dateline: str
    credit: str | None


def draft(
    options: WorldOptions, zone: Zone, period: int, story: Story, all: Mapping[int, Story]
) -> Draft:
    """The report that `story` asks for; `all` are the stories of its period by number."""
    rng = dice(options.seed, "draft", zone.number, period, story.number)
    if story.source is not None:
        return _copy(rng, zone, draft(options, zone, period, all[story.source], all))
    scene = Scene(options.told, zone, story.day)
    passages = [
        *(passage(rng, scene, incident, n) for n, incident in enumerate(story.news)),
        *(passage(rng, scene, incident, n) for n, incident in enumerate(story.retold, RETOLD)),
    ]
    sentences = [sentence for p in passages for sentence in p.sentences]
    for _ in range(rng.randint(2, 6)):
        sentences.insert(rng.randint(1, len(sentences)), _aside(rng))
    agency = AGENCIES[story.outlet] if story.outlet < len(AGENCIES) else None
    dateline = zone.sites[rng.randrange(len(zone.sites))].place.name if rng.random() < 0.4 else ""
    if rng.random() < 0.6:
        dateline = zone.sites[story.news[0].site].province.name
    return Draft(_title(rng, story), tuple(passages), tuple(sentences), dateline, agency)


def _aside(rng: Random) -> Sentence:
    """A sentence that has nothing to do with what is reported."""
    words = [rng.choice(THINGS), invented_name(rng, set())]
    return Sentence(detail(rng, words), NO_PART, ())


def _title(rng: Random, story: Story) -> str:
    incident = story.news[0]
    target = incident.target
    if incident.target_name and rng.random() < 0.5:
        target = f"{incident.target_name} {target}"
    pattern = BY_TYPE[incident.type].title
    title = pattern.format(target=target, weapon=incident.weapons[0])
    killed = known_toll(incident.killed, story.day - incident.day)
    if killed and rng.random() < 0.6:
        title += f", {killed} dead"
    elif rng.random() < 0.3:
        title += f" near {rng.choice(incident.telling)}"
    return title[:1].upper() + title[1:]


def _copy(rng: Random, zone: Zone, source: Draft) -> Draft:
    """`source` as another prints it: cut from below, a sentence added, mostly with its credit.

    The first sentence stays. What is cut is told no more, and its passage goes with the
    last of its sentences.
    """
    keep = max(1, round(len(source.sentences) * rng.uniform(0.75, 1.0)))
    sentences = list(source.sentences[:keep])
    if rng.random() < 0.4:
        sentences.insert(rng.randint(1, len(sentences)), _aside(rng))
    left = {sentence.part for sentence in sentences}
    passages = tuple(p for p in source.passages if p.sentences[0].part in left)
    title = source.title if rng.random() < 0.6 else f"{source.title} in {zone.country.name}"
    credit = source.credit if rng.random() < 0.8 else None
    return Draft(title, passages, tuple(sentences), source.dateline, credit)
