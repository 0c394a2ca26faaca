"""Who did it, and what was done, over a whole document, by the acts that it tells of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from unfog.model.parse import Parse, Token
from unfog.model.timespan import TimeExpression, Timespan
from unfog.read.arguments import Argument
from unfog.read.lexicon.people import COMBATANTS, KINDS, PERPETRATORS
from unfog.read.lexicon.roles import ACTING, COUNTED, TIMES
from unfog.read.lexicon.speakers import KIND_OF
from unfog.read.lexicon.violations import BY_AUTHORITY, CULPRITS, ENOUGH, TOP, Violation
from unfog.read.phrases import conjuncts, is_vague, name
from unfog.read.victims_harm import Act

_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_NOBODY = frozenset("DATE TIME MONEY PERCENT CARDINAL ORDINAL EVENT".split())
_YEAR = 366
_ARRESTS = 3
_CULPRITS = 2
"""Times that arrests, or people called by what they did, are told of to mention a perpetrator."""
_OFFICIAL = frozenset(("police", "military", "government"))


def doers(parse: Parse, told: Iterable[Act]) -> tuple[Argument, ...]:
    """Whoever the text names as doing one of the acts `told`, in the order of the acts."""
    found: dict[int, Argument] = {}
    for act in told:
        if act.unreal:
            continue
        for i in (j for head in act.doers for j in conjuncts(parse, head)):
            words = name(parse, i) if _somebody(parse.tokens[i]) else None
            if words is not None:
                found.setdefault(i, Argument(i, words))
    return tuple(found.values())


def perpetrator_told(parse: Parse, told: tuple[Act, ...]) -> bool:
    """Whether the document says anything of who did it.

    It does where an act has a doer, where people are called by what they did ("the kidnappers"),
    and where arrests or trials are told of more than in passing, which only an authority makes.
    """
    if doers(parse, told) or _by_authority(told) >= _ARRESTS:
        return True
    culprits = sum(t.lemma in CULPRITS | PERPETRATORS | COMBATANTS for t in parse.tokens)
    return culprits >= _CULPRITS


def by_state(parse: Parse, told: tuple[Act, ...]) -> bool:
    """Whether most of what was done was done by police, soldiers, courts or a government."""
    official = 0
    for who in doers(parse, told):
        token = parse.tokens[who.i]
        state = token.entity == "GPE" or KIND_OF.get(token.lower) in _OFFICIAL
        outlaw = token.lemma in CULPRITS | PERPETRATORS | COMBATANTS
        official += state - 2 * outlaw
    taken = sum(act.violation == "abduction" for act in told)
    return official + _by_authority(told) > taken


def violations(parse: Parse, told: Iterable[Act]) -> tuple[Violation, ...]:
    """The kinds of what was done, the most told first; what is said once in passing is left out."""
    often: Counter[Violation] = Counter()
    top: set[Violation] = set()
    for act in told:
        if act.unreal or (act.violation in BY_AUTHORITY and not act.patients):
            continue
        often[act.violation] += 1
        if parse.tokens[act.i].sentence < TOP and act.violation not in BY_AUTHORITY:
            top.add(act.violation)
    return tuple(kind for kind, n in often.most_common() if n >= ENOUGH[kind] or kind in top)


def day_told(parse: Parse, told: Iterable[Act], times: Iterable[TimeExpression]) -> Timespan | None:
    """The first time of a year at most that stands in a sentence with an act; None without one."""
    acting = {parse.tokens[act.i].sentence for act in told if not act.unreal}
    for time in times:
        if time.value is None or time.value.days > _YEAR:
            continue
        if parse.tokens[parse.token_at(time.start)].sentence in acting:
            return time.value
    return None


def _by_authority(told: Iterable[Act]) -> int:
    return sum(act.violation in BY_AUTHORITY and bool(act.patients) for act in told)


def _somebody(token: Token) -> bool:
    if is_vague(token) or token.lemma in TIMES | COUNTED or token.entity in _NOBODY:
        return False
    if token.entity in _NAMED or token.pos == "PROPN":
        return True
    return token.lemma in KINDS or token.lower in KINDS or token.lemma in ACTING
