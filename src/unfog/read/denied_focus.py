"""What of a clause is denied or doubted: whose deed, with what, from where, or that it was."""

from __future__ import annotations

from unfog.model.claim import Property, Value
from unfog.model.parse import Parse, Token
from unfog.model.speaker import Speaker
from unfog.read.clauses import is_passive, subject_of
from unfog.read.lexicon import cues
from unfog.read.means import weapon_at
from unfog.read.phrases import name
from unfog.read.scenes import Scene
from unfog.read.sides import side_of

_WE = frozenset("we i us".split())
_THEY = frozenset("it they".split())
_OURS = frozenset("our its their his her my".split())
_PERSONAL = frozenset(("witness", "victim_family", "anonymous", "medical", "expert"))


def own_deed(parse: Parse, i: int, speaker: Speaker) -> str | None:
    """The speaker's side, where the verb at `i` tells of what that side did."""
    token = parse.tokens[i]
    if token.pos not in ("VERB", "AUX") or is_passive(parse, i) or speaker.is_report:
        return None
    if _gerund(parse, token):
        return side_of(speaker)
    doer = subject_of(parse, i)
    if doer is None:
        return None
    word = parse.tokens[doer].lower
    theirs = {t.lower for t in parse.children(doer, "poss")}
    if word in _WE or "our" in theirs:
        return side_of(speaker)
    personal = speaker.kind in _PERSONAL
    if (word in _THEY or theirs & _OURS) and not personal:
        return side_of(speaker)
    return None


def _gerund(parse: Parse, token: Token) -> bool:
    """As in "denied attacking", "denied having shot"."""
    above = parse.head(token.i)
    return token.dep in ("xcomp", "pcomp", "advcl") and (
        token.tag == "VBG" and above.lemma in cues.DENIES and above.i < token.i
    )


def focus(parse: Parse, scene: Scene, speaker: Speaker) -> tuple[Property, Value] | None:
    """The property and value at issue where nothing but the happening itself is left, None."""
    i, found = scene.mention.i, scene.arguments
    own = own_deed(parse, i, speaker)
    if own is not None:
        return "perpetrator", own
    place = _from_where(parse, i)
    if place is not None:
        return "place", place
    if found.weapons and _named_means(parse, scene):
        return "weapon", found.weapons
    if found.perpetrators:
        return "perpetrator", found.perpetrators[0].name
    if found.damage:
        return "damage", found.damage[0].name
    return None


def _named_means(parse: Parse, scene: Scene) -> bool:
    return any(weapon_at(parse, j) for j in range(scene.first, scene.last))


def _from_where(parse: Parse, i: int) -> str | None:
    """As in "had been launched from their soil"."""
    if not is_passive(parse, i):
        return None
    for prep in parse.children(i, "prep"):
        if prep.lower == "from":
            for place in parse.children(prep.i, "pobj"):
                return name(parse, place.i)
    return None
