"""Reports in words: sentences that carry claims. All of it is made up of general vocabulary."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

from unfog.evaluation.worlds.details import detail
from unfog.evaluation.worlds.dice import some
from unfog.evaluation.worlds.facts import (
    When,
    Where,
    known_toll,
    toll,
    victims_of,
    when,
    where,
)
from unfog.evaluation.worlds.kinds import BY_TYPE
from unfog.evaluation.worlds.options import Told
from unfog.evaluation.worlds.truth import TrueIncident
from unfog.evaluation.worlds.voices import leading_voice, side, voice
from unfog.evaluation.worlds.zones import Zone
from unfog.model.claim import Count, Property, Stance, Value
from unfog.model.incident import Role
from unfog.model.speaker import REPORT, Speaker


class Said(NamedTuple):
    """A claim before it has a place in a text."""

    about: Property
    value: Value
    speaker: Speaker = REPORT
    stance: Stance = "asserts"
    responsibility: bool = False


class Sentence(NamedTuple):
    """A sentence with the claims that it carries; of incident `part` of its report."""

    text: str
    part: int
    said: tuple[Said, ...]


class Scene(NamedTuple):
    """Where and when a report is printed, how its like are told; `told` are the rates."""

    told: Told
    zone: Zone
    printed: int


class Passage(NamedTuple):
    """All that a report tells of one incident."""

    incident: TrueIncident
    role: Role
    when: When
    where: Where
    sentences: list[Sentence]


def passage(rng: Random, scene: Scene, incident: TrueIncident, part: int) -> Passage:
    """What a report tells of `incident`: news if `part` is below `RETOLD`, else from memory."""
    role: Role = "main" if part < RETOLD else "background"
    teller = _Teller(rng, scene, incident, part)
    timed = when(rng, scene.told, incident.day, scene.printed, role)
    placed = where(rng, scene.told, scene.zone.sites[incident.site], role)
    sentences = [teller.lead(timed, placed)]
    if part == 0:
        sentences += teller.tolls()
        sentences += teller.culprits()
    sentences += teller.details(0.45 if role == "main" else 0.15)
    return Passage(incident, role, timed, placed, sentences)


RETOLD = 10
"""Parts from this one on are earlier happenings."""


class _Teller:
    """Makes the sentences of one report on one incident."""

    def __init__(self, rng: Random, scene: Scene, incident: TrueIncident, part: int) -> None:
        self._rng = rng
        self._told = scene.told
        self._zone = zone = scene.zone
        self._lag = scene.printed - incident.day
        self._incident = incident
        self._part = part
        blamed = incident.doer if rng.random() < 0.8 else incident.accused
        self._blamed = zone.sides[blamed]
        named = incident.target_name and rng.random() < (0.7 if part < RETOLD else 0.9)
        self._target = f"{incident.target_name} {incident.target}" if named else incident.target

    def lead(self, timed: When, placed: Where) -> Sentence:
        """The first sentence: what, where, when, mostly how many."""
        rng, incident = self._rng, self._incident
        speaker = leading_voice(rng, self._zone)
        weapon = rng.choice(incident.weapons)
        pattern = rng.choice(BY_TYPE[incident.type].leads)
        article = "the" if self._target != incident.target else _article(self._target)
        target = f"{article} {self._target}"
        text = pattern.format(doer=self._blamed, target=target, weapon=weapon, where=placed.words)
        text = text.rstrip()
        said = [Said("occurrence", True, speaker), Said("target", self._target, speaker)]
        if "{weapon}" in pattern:
            said.append(Said("weapon", (weapon,), speaker))
        if "{doer}" in pattern:
            said.append(Said("perpetrator", self._blamed, speaker))
        if placed.place is not None:
            said.append(Said("place", placed.name, speaker))
        if timed.span is not None:
            text += f" {timed.words}"
            said.append(Said("date", timed.span, speaker))
        if rng.random() < 0.65:
            text += self._harm(speaker, said)
        if not speaker.is_report:
            text += f", {speaker.name} said"
        return Sentence(_capital(text) + ".", self._part, tuple(said))

    def _harm(self, speaker: Speaker, said: list[Said]) -> str:
        """Who was killed and wounded, as the end of a sentence."""
        incident, rng = self._incident, self._rng
        if incident.captured:
            taken = toll(rng, self._told, incident.captured, victims_of(incident))
            said.append(Said("captured", taken.value, speaker))
            return f", taking {taken.words} with them"
        dead = toll(rng, self._told, known_toll(incident.killed, self._lag), victims_of(incident))
        said.append(Said("killed", dead.value, speaker))
        hurt = known_toll(incident.wounded, self._lag)
        if hurt == 0 or rng.random() < 0.3:
            return f", killing {dead.words}"
        wounded = toll(rng, self._told, hurt, ("people", "people"))
        said.append(Said("wounded", wounded.value, speaker))
        return f", killing {dead.words} and {rng.choice(('wounding', 'injuring'))} {wounded.words}"

    def tolls(self) -> list[Sentence]:
        """What others say of the dead and wounded: none, one or two of them."""
        rng, incident = self._rng, self._incident
        found = [self._correction()] if rng.random() < self._told.corrected else []
        for _ in range(rng.choice((0, 1, 1, 2))):
            speaker = voice(rng, self._zone)
            figures = victims_of(incident)
            dead = toll(
                rng, self._told, known_toll(incident.killed, self._lag), figures, disputed=2.0
            )
            said = [Said("killed", dead.value, speaker)]
            text = rng.choice(_TOLLS).format(who=speaker.name, dead=dead.words)
            if rng.random() < 0.5:
                hurt = toll(
                    rng, self._told, known_toll(incident.wounded, self._lag), ("people", "people")
                )
                said.append(Said("wounded", hurt.value, speaker))
                text += rng.choice((" and {} hurt", ", with {} wounded")).format(hurt.words)
            found.append(Sentence(_capital(text) + ".", self._part, tuple(said)))
        return found

    def _correction(self) -> Sentence:
        """A speaker takes back an earlier figure."""
        rng, incident = self._rng, self._incident
        speaker, known = voice(rng, self._zone), known_toll(incident.killed, self._lag)
        now = toll(rng, self._told, known, victims_of(incident), disputed=0.0)
        first = known + rng.randint(1, 9)
        before = toll(rng, self._told, first, victims_of(incident), disputed=0.0)
        text = rng.choice(_CORRECTIONS).format(who=speaker.name, now=now.words, before=before.words)
        said = (
            Said("killed", now.value, speaker),
            Said("killed", before.value, speaker, "denies"),
        )
        return Sentence(_capital(text) + ".", self._part, said)

    def culprits(self) -> list[Sentence]:
        """Who is blamed, who claims it, who denies."""
        rng, incident, zone = self._rng, self._incident, self._zone
        found = []
        doer, accused = zone.sides[incident.doer], zone.sides[incident.accused]
        if rng.random() < 0.3:
            speaker = voice(rng, zone)
            text = rng.choice(_BLAMES).format(who=speaker.name, doer=self._blamed)
            said = Said("perpetrator", self._blamed, speaker)
            found.append(Sentence(_capital(text) + ".", self._part, (said,)))
        if incident.doer and rng.random() < 0.25:
            said = Said("perpetrator", doer, side(zone, incident.doer), responsibility=True)
            text = rng.choice(_CLAIMS).format(doer=doer, target=self._target)
            found.append(Sentence(_capital(text) + ".", self._part, (said,)))
        if rng.random() < self._told.denied:
            found.append(self._denial(accused))
        return found

    def _denial(self, accused: str) -> Sentence:
        """A party denies that it did it, that anyone died, or that it happened at all."""
        rng, speaker = self._rng, side(self._zone, self._incident.accused)
        way = rng.random()
        if way < 0.6:
            said, text = Said("perpetrator", accused, speaker, "denies"), rng.choice(_DENIALS)
        elif way < 0.8:
            said, text = Said("killed", Count(1, None), speaker, "denies"), rng.choice(_NONE_DEAD)
        else:
            said, text = Said("occurrence", True, speaker, "denies"), rng.choice(_NOTHING)
        text = text.format(doer=accused, target=self._target)
        return Sentence(_capital(text) + ".", self._part, (said,))

    def details(self, share: float) -> list[Sentence]:
        """Sentences with words that belong to this incident alone, `share` of these words."""
        rng = self._rng
        words = some(rng, self._incident.telling, share)
        rng.shuffle(words)
        pairs = [words[n : n + 2] for n in range(0, len(words), 2)]
        return [Sentence(detail(rng, pair), self._part, ()) for pair in pairs]


_TOLLS = (
    "{who} put the number of dead at {dead}",
    "{who} said {dead} had died",
    "{who} counted {dead} killed",
    "according to {who}, {dead} were killed",
    "{dead} lost their lives, {who} said",
    "{who} spoke of {dead} dead",
)
_BLAMES = (
    "{who} blamed {doer}",
    "{who} said {doer} was behind it",
    "{who} accused {doer} of having done it",
    "it was the work of {doer}, {who} said",
)
_CLAIMS = (
    "{doer} said in a statement that its men had attacked the {target}",
    "{doer} claimed responsibility",
    "on its channel {doer} boasted of the attack on the {target}",
)
_DENIALS = (
    "{doer} denied any part in it",
    "{doer} said it had nothing to do with the {target}",
    "{doer} rejected the accusation",
)
_NONE_DEAD = (
    "{doer} denied that anyone had been killed at the {target}",
    "reports of deaths are false, {doer} said",
)
_NOTHING = (
    "{doer} denied that there had been any attack on the {target}",
    "nothing of the kind has happened, {doer} said",
)
_CORRECTIONS = (
    "{who} put the dead at {now}, not {before} as first said",
    "{who} withdrew an earlier figure of {before} and now speaks of {now} dead",
)


def _article(noun: str) -> str:
    return "an" if noun[0] in "aeiou" else "a"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
