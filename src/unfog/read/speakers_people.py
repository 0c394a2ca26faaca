"""People and names met in one document."""

from __future__ import annotations

import msgspec

from unfog.model.speaker import SpeakerKind


class Profile(msgspec.Struct):
    """What the document tells of a person, gathered over all mentions of the name."""

    name: str
    at: int
    org: str | None = None
    kind: SpeakerKind = "other"
    actor: str | None = None
    roles: frozenset[str] = frozenset()


class People:
    """The persons of one document, found again by surname or any part of the name."""

    def __init__(self) -> None:
        self._by_surname: dict[str, list[Profile]] = {}

    def meet(self, seen: Profile) -> Profile:
        """Take in one mention; what earlier mentions told of the person is kept."""
        surname = seen.name.split()[-1].lower()
        profiles = self._by_surname.setdefault(surname, [])
        known = _match(seen.name, profiles)
        if known is None:
            profiles.append(seen)
            return seen
        if len(seen.name.split()) > len(known.name.split()):
            known.name = seen.name
        known.org = known.org or seen.org
        known.kind = seen.kind if known.kind == "other" else known.kind
        known.actor = known.actor or seen.actor
        known.roles |= seen.roles
        return known

    def by_word(self, word: str) -> Profile | None:
        """A person by any one part of the name, the surname first."""
        exact = self._by_surname.get(word.lower())
        if exact:
            return exact[0]
        for surname in sorted(self._by_surname):
            for profile in self._by_surname[surname]:
                if word.lower() in profile.name.lower().split():
                    return profile
        return None

    def has(self, name: str) -> bool:
        """Is somebody known by exactly this full name?"""
        profiles = self._by_surname.get(name.rsplit(maxsplit=1)[-1].lower(), [])
        return any(profile.name == name for profile in profiles)

    def before(self, at: int) -> list[Profile]:
        """Everyone met before token `at`, in order."""
        met = [p for group in self._by_surname.values() for p in group if p.at < at]
        return sorted(met, key=lambda p: p.at)


def _match(name: str, profiles: list[Profile]) -> Profile | None:
    words = {w.lower().strip(".") for w in name.split()}
    for profile in profiles:
        theirs = {w.lower().strip(".") for w in profile.name.split()}
        if words <= theirs or theirs <= words:
            return profile
    return None


def bag(name: str) -> frozenset[str]:
    """Words of a name, lower case, without articles and possessive endings."""
    parts = name.lower().replace("’", "'").split()
    return frozenset(p.removesuffix("'s").strip("'.,") for p in parts) - {"the", "a", "an", ""}
