"""What of a clause is denied or doubted: whose deed, with what, from where, or that it was."""

from __future__ import annotations

from unfog.model.claim import Count, Property, Value
from unfog.model.parse import Parse, Token
from unfog.model.speaker import Speaker
from unfog.read.attribution_corrections import corrects
from unfog.read.clauses import is_passive, subject_of
from unfog.read.lexicon import cues
from unfog.read.means import weapon_at
from unfog.read.phrases import name
from unfog.read.proposition import Proposition
from unfog.read.scenes import Scene
from unfog.read.sides import side_of

_WE = frozenset("we i us".split())
_THEY = frozenset("it they".split())
_OURS = frozenset("our its their his her my".split())
_USING = frozenset("use employ deploy carry".split())
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


def beside_own_deed(parse: Parse, given: Proposition, speaker: Speaker) -> bool:
    """Whether who denies a deed of their own only names its means or its object in passing."""
    if given.property not in ("weapon", "damage") or given.negated:
        return False
    if parse.head(given.i).lemma in _USING:
        return False
    above = [t for t in (parse.tokens[given.i], *parse.ancestors(given.i)) if t.pos == "VERB"]
    return any(own_deed(parse, t.i, speaker) is not None for t in above[:3])


def focus(
    parse: Parse, scene: Scene, speaker: Speaker, *, counted: bool
) -> tuple[Property, Value] | None:
    """The property and value at issue; None where nothing but the happening itself is left.

    `counted` says that the scene has counts, which are claims of their own.
    """
    i, found = scene.mention.i, scene.arguments
    if speaker.is_report and not counted and corrects(parse, scene.sentence):
        if scene.day is not None:
            return "date", scene.day
        if scene.place is not None:
            return "place", scene.place.name
    own = own_deed(parse, i, speaker)
    if own is not None:
        return "perpetrator", own
    place = _from_where(parse, i)
    if place is not None:
        return "place", place
    negated = scene.mention.realis == "negated"
    if _shots(parse, i) and not negated:
        return "weapon", ("gun",)
    if found.weapons and _named_means(parse, scene):
        return "weapon", found.weapons
    dead = None if counted or negated else _dead(parse, i)
    if dead is not None:
        return "killed", dead
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


def _shots(parse: Parse, i: int) -> bool:
    """As in "that any shots had been fired"."""
    fired = parse.children(i, "dobj", "nsubjpass")
    return parse.tokens[i].lemma == "fire" and any(t.lemma == "shot" for t in fired)


def _dead(parse: Parse, i: int) -> Count | None:
    """At least one or two dead, where "that herders died" is at issue and no number is given."""
    verb = parse.tokens[i]
    if verb.lemma == "die":
        dead = parse.children(i, "nsubj")
    elif verb.lemma == "kill":
        dead = parse.children(i, "nsubjpass", "dobj")
    else:
        return None
    for token in dead:
        if token.pos == "NOUN" or token.lower in ("anyone", "anybody"):
            return Count(2 if token.tag == "NNS" and not _any(parse, token) else 1, None)
    return None


def _any(parse: Parse, token: Token) -> bool:
    return any(t.lower == "any" for t in parse.children(token.i, "det"))
