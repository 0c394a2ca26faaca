"""The claims behind a sentence: who speaks, and what is taken from which claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from unfog.model.claim import Count
from unfog.model.finding import Alternative, Bound, Finding
from unfog.publish.brief.model import Source
from unfog.publish.brief.words import listed
from unfog.store.base import StoredClaim


class Behind:
    """The claims of one incident by id; keeps which of them a sentence has quoted."""

    def __init__(
        self, claims: Mapping[str, StoredClaim], outlets: Mapping[str, str | None]
    ) -> None:
        """`outlets` gives who published a document, by its id."""
        self._claims = claims
        self._outlets = outlets
        self._sources: list[Source] = []

    @property
    def sources(self) -> tuple[Source, ...]:
        """What was quoted, in the order in which it was."""
        return tuple(dict.fromkeys(self._sources))

    def claims(self, ids: Iterable[str]) -> list[StoredClaim]:
        """The claims `ids`, each once; those not known left out."""
        return [self._claims[i] for i in dict.fromkeys(ids) if i in self._claims]

    def quote(self, what: str, ids: Iterable[str]) -> list[StoredClaim]:
        """The claims `ids`, of which the sentence says `what`."""
        found = self.claims(ids)
        self._sources.extend(Source(what, claim.id, claim.document) for claim in found)
        return found

    def of(self, bound: Bound | None) -> StoredClaim | None:
        """The claim behind `bound`."""
        return self._claims.get(bound.claim) if bound else None

    def count(self, bound: Bound | None) -> Count | None:
        """The count that the claim behind `bound` gives."""
        held = self.of(bound)
        value = held.claim.value if held else None
        return value if isinstance(value, Count) else None

    def voice(self, stored: StoredClaim) -> str:
        """The speaker; a report's own voice by its outlet or, without one, its id."""
        speaker = stored.claim.speaker
        if speaker.is_report:
            return self._outlets.get(stored.document) or f"report {stored.document}"
        org = speaker.org or ""
        apart = org and org.lower() not in speaker.name.lower()
        return f"{speaker.name} of {org}" if apart else speaker.name

    def voices(self, told: Iterable[StoredClaim]) -> str:
        """The speakers of `told`, each once, under the fullest name that it has there."""
        return listed(self._names(told))

    def say(self, told: Iterable[StoredClaim], verb: str) -> str:
        """`army denies`, `army and police deny`: who of `told` does so."""
        names = self._names(told)
        several = {"denies": "deny", "doubts": "doubt"}
        return f"{listed(names)} {verb if len(names) == 1 else several[verb]}"

    def _names(self, told: Iterable[StoredClaim]) -> list[str]:
        found: dict[str, str] = {}
        for claim in told:
            full = self.voice(claim)
            key = full if claim.claim.speaker.is_report else claim.claim.speaker.name
            found[key] = max(found.get(key, ""), full, key=len)
        return list(dict.fromkeys(found.values()))


def stands(alternative: Alternative) -> bool:
    """Whether somebody asserts it and has not taken it back."""
    credible = alternative.credible
    back = credible is not None and credible.degree == 5 and credible.why.startswith("taken back")
    return bool(alternative.asserts) and not back


def denials(finding: Finding) -> list[str]:
    """Ids of the claims that deny any of its values, each once."""
    return list(dict.fromkeys(i for a in finding.alternatives for i in a.denies))


def doubts(finding: Finding) -> list[str]:
    """Ids of the claims that doubt any of its values, each once."""
    return list(dict.fromkeys(i for a in finding.alternatives for i in a.doubts))
