"""One-to-one matching of predicted to gold claims within a document."""

from __future__ import annotations

from typing import NamedTuple

from unfog.evaluation.agreement import overlap, same_speaker, same_value
from unfog.evaluation.gold import ScoredClaim


class Match(NamedTuple):
    """Gold claim `gold` and predicted claim `predicted` (indices), and what agrees."""

    gold: int
    predicted: int
    value: bool
    stance: bool
    speaker: bool

    @property
    def sourced(self) -> bool:
        return self.value and self.stance and self.speaker


def match(gold: list[ScoredClaim], predicted: list[ScoredClaim]) -> list[Match]:
    """Greedy, best agreement first, so that the order of the predictions hardly matters.

    Claims may match where the property agrees and the evidence overlaps, or where the value
    agrees elsewhere in the text (an occurrence must overlap: its value is always true).
    """
    ranked = []
    for i, g in enumerate(gold):
        for j, p in enumerate(predicted):
            if g.about != p.about:
                continue
            shared = overlap(g, p)
            value = any(same_value(g.about, v, p.value) for v in g.accepted)
            if shared == 0 and (not value or g.about == "occurrence"):
                continue
            found = Match(i, j, value, g.stance == p.stance, same_speaker(g.who, p.who))
            ranked.append((_rank(found, shared, g), found))
    ranked.sort(key=lambda pair: (pair[0], pair[1].gold, pair[1].predicted))
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    out = []
    for _, found in ranked:
        if found.gold in used_gold or found.predicted in used_predicted:
            continue
        used_gold.add(found.gold)
        used_predicted.add(found.predicted)
        out.append(found)
    return out


def _rank(found: Match, shared: int, gold: ScoredClaim) -> tuple[float, ...]:
    """Lower is better: all agrees, value, evidence, stance and speaker, share of evidence."""
    return (
        -float(found.sourced),
        -float(found.value),
        -float(shared > 0),
        -float(found.stance + found.speaker),
        -shared / max(1, gold.end - gold.start),
    )
