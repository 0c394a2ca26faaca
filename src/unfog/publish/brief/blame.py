"""Who did it, by whom it is said, and who denies it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.finding import Alternative, Finding
from unfog.model.names import name_tokens
from unfog.publish.brief.actors import is_proper
from unfog.publish.brief.behind import Behind, denials, doubts, stands
from unfog.publish.words import many
from unfog.store.base import StoredClaim

_MOST = 3
"""Names of who did it that a sentence bears."""


def blame(finding: Finding | None, behind: Behind) -> Iterator[str]:
    """`claimed by A`, `blamed on B by police`, and who denies or doubts it.

    Proper names alone, where there are any; those who claim it first. What was taken back is not
    said of anybody.
    """
    if finding is None:
        return
    asserted = [a for a in finding.alternatives if stands(a)]
    named = [a for a in asserted if is_proper(str(a.value))] or asserted
    named.sort(key=lambda a: not _claimed(behind.claims(a.asserts)))
    for alternative in named[:_MOST]:
        told = behind.quote(f"perpetrator {alternative.value}", alternative.asserts)
        yield _blamed(alternative, told, behind)
    if len(asserted) > len(named[:_MOST]):
        yield f"{many(len(asserted) - len(named[:_MOST]), 'other version')} of who did it"
    yield from _taken_back(finding, behind)
    yield from _against(denials(finding), "denies", behind)
    yield from _against(doubts(finding), "doubts", behind)


def _claimed(told: Sequence[StoredClaim]) -> bool:
    """Whether somebody claims to have done it."""
    return any(claim.claim.responsibility for claim in told)


def _blamed(alternative: Alternative, told: Sequence[StoredClaim], behind: Behind) -> str:
    if _claimed(told):
        return f"claimed by {alternative.value}"
    return f"blamed on {alternative.value} by {behind.voices(told)}"


def _taken_back(finding: Finding, behind: Behind) -> Iterator[str]:
    """Whose claim to have done it fell, where no denial says so."""
    for alternative in finding.alternatives:
        fallen = alternative.asserts and not stands(alternative) and not alternative.denies
        if fallen and _claimed(behind.claims(alternative.asserts)):
            behind.quote(f"perpetrator {alternative.value}, taken back", alternative.asserts)
            yield f"{alternative.value} took back its claim"


def _against(ids: Sequence[str], verb: str, behind: Behind) -> Iterator[str]:
    """`army denies having done it`, `police deny that it was the army`."""
    groups: dict[str, list[StoredClaim]] = {}
    for claim in behind.quote(f"who {verb} it", ids):
        name = str(claim.claim.value)
        own = name_tokens(name) & name_tokens(claim.claim.speaker.name)
        groups.setdefault("having done it" if own else f"that it was {name}", []).append(claim)
    for what, told in groups.items():
        yield f"{behind.say(told, verb)} {what}"


def disputed(finding: Finding | None, behind: Behind) -> Iterator[str]:
    """Who denies that it happened."""
    told = behind.quote("who denies that it happened", denials(finding)) if finding else []
    if told:
        yield f"{behind.say(told, 'denies')} that it happened"
