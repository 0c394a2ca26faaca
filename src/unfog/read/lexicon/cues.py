"""Words that hand a statement to a speaker, and what they say of its truth."""

from __future__ import annotations

from unfog.model.claim import Certainty


def words(lines: str) -> frozenset[str]:
    """The words of `lines`, parted by white space."""
    return frozenset(lines.split())


ASSERTS = words(
    """acknowledge add admit affirm agree allege announce answer argue assert boast brief cite
    claim clarify comment complain conclude concede caution opine confirm contend continue
    convey count declare deduce demonstrate depose describe detail determine disclose
    elaborate emphasise emphasize establish estimate exclaim explain find hear hint identify
    indicate inform insist lament learn maintain mention note notify observe pledge post
    proclaim read reaffirm recall reckon recount reiterate relate remark repeat reply report
    respond retort reveal say shout show signal state stress suggest swear tell testify tweet
    underline underscore vow warn write"""
)
"""Verbs whose clause, or quoted words, their subject asserts."""

BELIEFS = words(
    """assume believe conclude doubt expect fear imagine presume reckon suspect think"""
)
"""Verbs of holding true: what follows is likely, not stated."""

GUESSES = words("speculate suggest hint wonder")
"""Verbs that put forward what may be."""

DENIES = words(
    """contest contradict deny disavow discount disown dismiss dispute rebuff rebut refute reject
    repudiate"""
)
DOUBTS = words("doubt question")
CHECKS = words(
    """authenticate check confirm corroborate determine establish prove substantiate verify
    ascertain"""
)
"""Verbs that cast doubt where they are negated ("could not confirm")."""

QUOTING = words("cite quote")
ACCUSES = words("accuse blame charge suspect")
"""Verbs that name a perpetrator as object and the deed behind "of", "for", "with"."""

WITH_NOUN = words(
    """acknowledge admit allege announce claim confirm count deny condemn contest describe
    disavow discount dismiss dispute estimate mention question rebut refute reject report
    reveal disclose doubt authenticate corroborate verify substantiate establish suspect blame
    recount"""
)
"""Cues that may take the event as a noun ("confirmed the attack")."""

NOT_WITH_NOUN = words("responsibility credit life lives victory interview question")
ONLY_QUOTED = words("continue answer ask read hear exclaim shout wonder count relate")
"""Cues that count as such only before or after quoted words or a that-clause."""

WEAK_WITHOUT_THAT = words("find show hear learn see count establish identify")
UNWILLING = words("decline refuse fail")
TO_SAY = words("go continue want like hasten")

ACT = {"believe": "likely", "think": "likely", "suspect": "likely", "presume": "likely"}
HEDGED_PASSIVE = {
    "believe": "likely",
    "think": "likely",
    "suspect": "likely",
    "presume": "likely",
    "assume": "likely",
    "fear": "likely",
    "understand": "likely",
    "say": "possible",
    "report": "possible",
    "allege": "possible",
    "accuse": "possible",
    "rumour": "possible",
    "rumor": "possible",
    "claim": "possible",
}
"""Passives without an agent ("is believed to have"): nobody is named, so the report hedges."""

HEDGE_VERBS = {"appear": "likely", "seem": "likely"}
HEDGE_ADVERBS = {
    "reportedly": "possible",
    "allegedly": "possible",
    "supposedly": "possible",
    "purportedly": "possible",
    "possibly": "possible",
    "perhaps": "possible",
    "maybe": "possible",
    "probably": "likely",
    "apparently": "likely",
    "presumably": "likely",
    "seemingly": "likely",
    "likely": "likely",
}
HEDGE_MODALS = {"may": "possible", "might": "possible"}

NOUNS_ASSERT: dict[str, Certainty] = {
    "account": "stated",
    "accusation": "likely",
    "acknowledgement": "stated",
    "acknowledgment": "stated",
    "admission": "stated",
    "allegation": "likely",
    "announcement": "stated",
    "assertion": "stated",
    "belief": "likely",
    "boast": "stated",
    "charge": "likely",
    "claim": "stated",
    "communique": "stated",
    "complaint": "stated",
    "conclusion": "stated",
    "confirmation": "stated",
    "declaration": "stated",
    "fear": "likely",
    "finding": "stated",
    "information": "stated",
    "insistence": "stated",
    "message": "stated",
    "news": "stated",
    "report": "stated",
    "rumor": "possible",
    "rumour": "possible",
    "speculation": "possible",
    "statement": "stated",
    "story": "stated",
    "suggestion": "possible",
    "suspicion": "likely",
    "testimony": "stated",
    "theory": "possible",
    "version": "stated",
    "word": "stated",
}
"""Nouns that take a that-clause as what was said, with the certainty they lend it."""

REVISES = words("give lower raise revise update")
"""Verbs that set a figure anew ("raised its toll to 13")."""

EMERGES = words("emerge surface circulate spread arrive appear come")
"""What reports do before their that-clause ("reports surfaced that")."""

NOUNS_OF = words("accusation account allegation report rumor rumour")
"""Nouns that may take what was said behind "of"."""

NOUNS_DENY = words("denial rejection refutation rebuttal")
NOUNS_NONE = words("evidence sign indication proof confirmation information trace")
"""Nouns that cast doubt where there is none of them ("no evidence that")."""

RESPONSIBILITY = words(
    """responsibility involvement part role connection link complicity participation guilt blame
    authorship hand"""
)
FIGURES = words("toll figure count number total estimate tally loss")
CLAIMS = words(
    """account accusation allegation assertion boast charge claim denial figure report rumour
    rumor statement story suggestion version narrative accusations information message
    authenticity"""
)
FALSE = words(
    """false untrue baseless fake fabricated wrong incorrect unfounded groundless fiction
    fabrication invention lie lies propaganda fantasy nonsense absurd ridiculous misleading
    malicious hoax rubbish inaccurate slander"""
)
HAPPENINGS = words(
    """abduction action ambush assassination assault attack attempt battle beating blast
    bloodshed bombardment bombing clash crackdown detention ambush event explosion execution
    fighting fire hit incident incursion invasion kidnapping killing massacre murder operation
    offensive raid rape release shelling shooting strike takeover torture violation violence"""
)
COMMITS = words(
    """abduct ambush arrest assassinate assault attack behead bomb capture carry claim conduct
    destroy detonate down drop execute fire hit hold kidnap kill launch murder order
    perpetrate plant plan raid seize shell shoot stage strike take target torture use"""
)
"""Verbs by which a speaker owns to a deed, or denies it."""

WITHDRAWS = words("withdraw retract recant")
BRANDS = words("brand call describe label denounce")
"""Verbs that pass judgement on a claim: "called the report a lie"."""
