"""Reads the actor tables that ship with the package; state names come from CLDR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import resources
from typing import cast

import msgspec
from babel import Locale

from unfog.model.actor import Actor, ActorKind
from unfog.resolve.actor.names import Alias, AliasKind, words

# CLDR codes of two letters that are no country, territory or de facto state.
_NO_STATES = frozenset("AC CP CQ DG EA EU EZ IC QO TA UN XA XB ZZ".split())
# CLDR writes these for lists of places, not as a sentence would.
_SHORT = {"CD": "Congo", "CG": "Republic of the Congo", "MM": "Myanmar", "HK": "Hong Kong"}
_SHORT |= {"MO": "Macao", "PS": "Palestinian Territories"}


class Force(msgspec.Struct, frozen=True):
    """What may follow a state's name; an empty `slug` means the state itself."""

    slug: str
    kind: ActorKind


def table(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated table; comments and the header row left out."""
    text = (resources.files("unfog.resolve") / "data" / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for line in lines[1:]:
        yield line.split("\t")


def spellings() -> dict[str, str]:
    return {row[0]: row[1] for row in table("actors.spellings.tsv")}


def forces() -> dict[tuple[str, ...], Force]:
    """Phrases such as ("security", "forces") with what they make of a state's name."""
    out = {}
    for phrase, slug, kind in table("actors.forces.tsv"):
        out[tuple(phrase.split())] = Force("" if slug == "-" else slug, cast("ActorKind", kind))
    return out


def aliases() -> list[Alias]:
    """All names of all actors, states first, in the order of the tables."""
    return [*_states(), *_others()]


def _alias(actor: Actor, name: str, kind: AliasKind) -> Alias:
    marks = len(name) - len(name.lstrip("="))
    name = name[marks:]
    article = name.startswith("The ")
    written = tuple(word.written for word in words(name.removeprefix("The "), {}))
    return Alias(actor, "acronym" if marks else kind, written, marks > 1, article, "," in name)


def _plain(name: str) -> str:
    return name.lstrip("=")


def _variants(name: str) -> Iterator[str]:
    yield name
    if "&" in name:
        yield name.replace("&", "and")
    if name.startswith("St. "):
        yield name.replace("St. ", "Saint ", 1)
    if "(" in name:
        yield name[: name.index("(")].strip()
        yield name[name.index("(") + 1 :].rstrip(")")


def _split(cell: str) -> list[str]:
    return [name for name in cell.split("|") if name]


def _states() -> Iterator[Alias]:
    rows = {row[0]: [*row[1:], "", "", ""][:3] for row in table("actors.states.tsv")}
    territories = Locale("en").territories
    for code in sorted(c for c in territories if len(c) == 2 and c not in _NO_STATES):
        demonyms, capitals, names = (_split(cell) for cell in rows.get(code, ["", "", ""]))
        listed = territories[code]
        own = _SHORT.get(code, listed)
        every = list(dict.fromkeys([own, *_variants(listed), *names]))
        actor = Actor(
            id=f"state:{code}",
            name=own,
            kind="state",
            country=code,
            aliases=tuple(_plain(n) for n in (*every[1:], *demonyms, *capitals)),
        )
        yield from (_alias(actor, name, "name") for name in every)
        yield from (_alias(actor, name, "demonym") for name in demonyms)
        yield from (_alias(actor, name, "capital") for name in capitals)


def _others() -> Iterator[Alias]:
    for row in table("actors.tsv"):
        key, kind, country, parent, name, more = row
        every = [name, *_split(more)]
        actor = Actor(
            id=key,
            name=_plain(name).removeprefix("The ") if kind != "media" else _plain(name),
            kind=cast("ActorKind", kind),
            country=country,
            aliases=tuple(_plain(n) for n in every[1:]),
            parent=parent,
        )
        how: AliasKind = "office" if key.startswith("office:") else "name"
        yield from (_alias(actor, n, how) for n in every)


def by_id(names: Iterable[Alias]) -> dict[str, Actor]:
    return {alias.actor.id: alias.actor for alias in names}
