"""Counts that are none of a victim's: ages, those of another state, those who shot."""

from __future__ import annotations

from unfog.model.parse import Parse
from unfog.read.counts import CountMention
from unfog.read.lexicon import toll as words


def misread(parse: Parse, mention: CountMention) -> bool:
    """Whether a count of killed or wounded is no statement on victims of the happening."""
    return (
        _shoots(parse, mention)
        or _untold(parse, mention)
        or _age(parse, mention)
        or _of_another_state(parse, mention)
    )


def _age(parse: Parse, mention: CountMention) -> bool:
    """The bounds of "pupils between ages 9 and 13"."""
    head = parse.tokens[mention.noun]
    return head.pos == "NUM" and words.is_age(parse.text, head.start)


def _of_another_state(parse: Parse, mention: CountMention) -> bool:
    """ "One dead, five injured": the five are none of the dead, nor the dead one hurt."""
    head = parse.tokens[mention.noun]
    if mention.property == "wounded" and head.lemma in words.DEATHS:
        return True
    if head.i + 1 >= len(parse) or mention.trigger == head.i + 1:
        return False
    behind = parse.tokens[head.i + 1].lower
    if mention.property == "killed":
        return behind in words.HURT
    return behind in words.DEAD


def _untold(parse: Parse, mention: CountMention) -> bool:
    """Whether it says "several", or speaks of "somebody" or of the speaker's own people."""
    if mention.count.approx and mention.count.high is None:
        return True
    head = parse.tokens[mention.noun]
    return head.lower in words.UNTOLD or any(
        t.lower in words.UNTOLD for t in parse.children(head.i, "poss")
    )


def _shoots(parse: Parse, mention: CountMention) -> bool:
    """ "Doe shot at officers": the parser's object, and the one who shot."""
    head = parse.tokens[mention.noun]
    trigger = parse.tokens[mention.trigger]
    acts = trigger.tag == "VBD" and head.dep == "nsubj" and head.head == trigger.i
    return acts and trigger.lemma in words.HITTING and head.pos in ("PROPN", "PRON")
