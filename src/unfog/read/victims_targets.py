"""Persons named elsewhere as the targets of a happening: "He was shot", "the killing of the
reporter, X"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from unfog.model.parse import Parse
from unfog.read.arguments import Argument
from unfog.read.scenes import Scene
from unfog.read.victims_harm import Act, acts
from unfog.read.victims_links import head_of, stand_ins
from unfog.read.victims_persons import persons
from unfog.read.victims_pronouns import taken_up

_MOST = 3


def with_named_targets(parse: Parse, given: tuple[Scene, ...]) -> tuple[Scene, ...]:
    """The scenes; those that name no target get the persons to whom they say it was done."""
    bare = {s.mention.i for s in given if _lacks(parse, s)}
    if not bare:
        return given
    named = named_patients(parse, acts(parse))
    return tuple(_named(s, named.get(s.mention.i, ())) if s.mention.i in bare else s for s in given)


def _lacks(parse: Parse, scene: Scene) -> bool:
    return not scene.arguments.targets and scene.mention.trigger.object == "target"


def _named(scene: Scene, targets: tuple[Argument, ...]) -> Scene:
    if not targets:
        return scene
    own = {a.name for a in scene.arguments.perpetrators}
    kept = tuple(t for t in targets if t.name not in own)
    told = msgspec.structs.replace(scene.arguments, targets=kept)
    return msgspec.structs.replace(scene, arguments=told)


def named_patients(parse: Parse, told: Iterable[Act]) -> Mapping[int, tuple[Argument, ...]]:
    """By the token of each act the persons named as its patients, three at most.

    A pronoun names only whom the document elsewhere names as a patient: others who are named
    beside it mostly speak.
    """
    patients: dict[int, list[Act]] = {}
    for act in told:
        for i in act.patients:
            patients.setdefault(i, []).append(act)
    found: dict[int, dict[str, Argument]] = {}
    known = tuple(p for p in persons(parse) if " " in p.name) if patients else ()
    direct: set[int] = set()
    for n, person in enumerate(known):
        for where in person.mentions:
            for i in stand_ins(parse, where):
                for act in patients.get(i, ()):
                    direct.add(n)
                    named = Argument(head_of(parse, where), person.name)
                    found.setdefault(act.i, {}).setdefault(person.name, named)
    for n, i in taken_up(parse, known, direct) if direct else ():
        for act in patients.get(i, ()) if n in direct else ():
            found.setdefault(act.i, {}).setdefault(known[n].name, Argument(i, known[n].name))
    return {i: tuple(row.values())[:_MOST] for i, row in found.items()}
