"""What of an account is meant where somebody rejects or doubts it as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from unfog.model.claim import COUNT_PROPERTIES, Claim, Count, Property
from unfog.read.reactions import Reaction
from unfog.read.sides import side_of
from unfog.read.told import Told

_ACCOUNT = 400
"""Characters over which one speaker's claims are one account."""
_CLAIMED = 1200
"""Characters over which a claim of the deed is still "the claim"."""
_MOST = 2
_VOICES = 2
"""Voices of which "either" and "both" speak."""
_PAPERS = frozenset("statement message communique communiqué video recording leaflet".split())
_CLAIMING = frozenset("claim boast claims message recording authenticity".split())
_ACCUSING = frozenset("accusation allegation charge accusations blame".split())
_COUNTING = frozenset("figure number count toll estimate tally total loss list".split())
_SEVERAL = re.compile(r"(two|three|several|some|many|both|armed|rival)\b|groups?$", re.IGNORECASE)
_COUNTED: tuple[Property, ...] = ("killed", "captured", "released", "missing", "wounded")
_ODDS: tuple[Property, ...] = ("perpetrator", "weapon", *_COUNTED)
_RANKED: tuple[Property, ...] = ("perpetrator", "occurrence", "weapon", "munitions_fired")


def contested(reaction: Reaction, account: Sequence[Told]) -> list[Told]:
    """The claims of `account` (in text order) that the reaction is about.

    A number named picks the count that has it, "the claim" the latest claims of the deed, and
    an accusation what lays the deed at the door of the one who reacts. Else the gist of what
    was said last: its casualties, or who did it, or with what, or that it happened.
    """
    if reaction.figure is not None:
        return [t for t in account if has_number(t.claim, reaction.figure)][-1:]
    if reaction.noun in _CLAIMING or reaction.both:
        claimed = _claims_of_the_deed(reaction, account)
        if claimed:
            return claimed
    if reaction.both:
        return _at_odds(_last_account(reaction, account), counts=reaction.noun in _COUNTING)
    accused = accusations(reaction, account)
    if accused and (reaction.noun in _ACCUSING or _recent(accused[-1], account)):
        return accused[-1:]
    if reaction.accused:
        return []
    if reaction.noun == "charge":
        return [t for t in account if t.claim.property == "perpetrator"][-1:]
    return _gist(_last_account(reaction, account), counts=reaction.noun in _COUNTING)


def accusations(reaction: Reaction, told: Sequence[Told]) -> list[Told]:
    """The claims that lay the deed at the door of the one who reacts."""
    return [t for t in told if _blames(t.claim, reaction)]


def _claims_of_the_deed(reaction: Reaction, account: Sequence[Told]) -> list[Told]:
    """The last claim of responsibility, or all of them where several sides are meant."""
    found = [
        t
        for t in account
        if (t.claim.responsibility or _owned(t.claim))
        and reaction.evidence.start - t.claim.start < _CLAIMED
    ]
    found = [t for t in found if not _SEVERAL.match(str(t.claim.value))]
    return found if reaction.both else found[-1:]


def _owned(claim: Claim) -> bool:
    """Whether the speaker says it was their own side; a statement is whose deed it tells."""
    side, name = side_of(claim.speaker), claim.value
    if claim.property != "perpetrator" or not isinstance(name, str):
        return False
    return alike(side, name) or claim.speaker.name.lower().split()[-1] in _PAPERS


def _blames(claim: Claim, reaction: Reaction) -> bool:
    """Whether the claim says that the one who reacts, or their side, did it."""
    names = [n for n in (reaction.speaker.org, reaction.speaker.name) if n]
    blamed = claim.property == "perpetrator" and isinstance(claim.value, str)
    return blamed and any(alike(str(claim.value), n) for n in names)


def _recent(one: Told, account: Sequence[Told]) -> bool:
    return account[-1].claim.start - one.claim.start < _ACCOUNT


def has_number(claim: Claim, number: int) -> bool:
    """Whether the claim counts, and `number` is one of its bounds."""
    return (
        isinstance(claim.value, Count)
        and claim.property in COUNT_PROPERTIES
        and number in (claim.value.low, claim.value.high)
    )


def main_figure(told: Sequence[Told]) -> list[Told]:
    """Of one count given by several, or in parts, the sum that the last speaker gave."""
    if not told:
        return []
    last = [t for t in told if t.claim.speaker == told[-1].claim.speaker]
    last = [t for t in last if told[-1].claim.start - t.claim.start < _ACCOUNT]
    whole = [t for t in last if isinstance(t.claim.value, Count) and not t.claim.value.subset]
    return [max(whole, key=_size)] if whole else last[-1:]


def _size(t: Told) -> int:
    value = t.claim.value
    return (value.low or value.high or 0) if isinstance(value, Count) else 0


def _last_account(reaction: Reaction, account: Sequence[Told]) -> list[Told]:
    """What the last speaker said in one go; with `both`, also the one before."""
    voices: list[str] = []
    for t in reversed(account):
        if t.claim.speaker.name not in voices:
            voices.append(t.claim.speaker.name)
    meant = voices[: _VOICES if reaction.both else 1]
    found: list[Told] = []
    for name in meant:
        own = [t for t in account if t.claim.speaker.name == name]
        found += [t for t in own if own[-1].claim.start - t.claim.start < _ACCOUNT]
    return found


def _at_odds(said: Sequence[Told], *, counts: bool) -> list[Told]:
    """The values of the first property on which two of the speakers differ."""
    for name in _COUNTED if counts else _ODDS:
        found = [t for t in said if t.claim.property == name]
        voices = {t.claim.speaker.name for t in found}
        if len(voices) > 1 and len({str(t.claim.value) for t in found}) > 1:
            return found if counts or len(found) <= _MOST else []
    return []


def _gist(said: Sequence[Told], *, counts: bool) -> list[Told]:
    for name in _COUNTED:
        found = [t for t in said if t.claim.property == name]
        if found:
            return found[-_MOST:]
    if counts:
        return []
    for name in _RANKED:
        found = [t for t in said if t.claim.property == name]
        if found:
            return found[-1:]
    return []


def _words(text: str) -> set[str]:
    return {w for w in text.lower().replace("’", "'").split() if len(w) > 2} - {"the", "group"}


def alike(a: str, b: str) -> bool:
    """Whether all telling words of one name are in the other."""
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x)
