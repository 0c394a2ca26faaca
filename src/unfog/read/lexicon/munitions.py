"""What is fired, dropped or sent, and the verbs for firing and for stopping it (lemmas)."""

from __future__ import annotations

MUNITIONS = frozenset(
    """missile rocket shell mortar round bomb drone grenade projectile torpedo shot warhead
    uav quadcopter munition barrel-bomb bullet explosive""".split()
)
STRIKES = frozenset("strike airstrike air-strike sortie bombing".split())
BLASTS = frozenset("explosion blast".split())
FIRING_VERBS = frozenset(
    """fire launch lob drop hurl throw send fly release deliver conduct carry unleash shoot detonate
    direct""".split()
)
# Verbs whose subject may be the munition or strike: "three rockets hit the base"
LANDING_VERBS = frozenset(
    """hit strike land fall explode slam crash target destroy engage damage suppress kill detonate
    impact rain go""".split()
)
BURSTING_VERBS = frozenset("explode detonate kill go".split())
INTERCEPTING_VERBS = frozenset(
    "intercept deflect neutralise neutralize repel thwart destroy down".split()
)
DOWN_VERBS = frozenset("shoot bring take".split())
WITH_VERBS = frozenset("attack hit strike target pound bombard shell".split())
HEARING_VERBS = frozenset("hear count".split())
