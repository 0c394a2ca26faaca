"""Scores of predicted claims against claim gold, micro-averaged over documents.

found     the property agrees and the evidence overlaps (or the value agrees elsewhere)
value     found, and the value agrees
sourced   the value agrees, and so do stance and speaker: the headline, "claim F1"
denials   sourced, over claims that deny or doubt
traps     predicted claims whose evidence lies in a stretch that tells of no incident
linking   B-cubed F1 of incident ids over matched claims, across documents
          (Bagga and Baldwin 1998)
disputed  values of incidents told by several documents that others contradict or deny; the
          share that the register's incident shows with its speaker
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from unfog.evaluation.agreement import overlap, place_right
from unfog.evaluation.clusters import Grouping
from unfog.evaluation.disputes import disputes
from unfog.evaluation.gold import ScoredClaim, ScoredDocument, ScoredIncident
from unfog.evaluation.matching import Match, match


@dataclass
class Tally:
    """Running counts over documents; `figures` turns them into shares."""

    counts: Counter[str] = field(default_factory=Counter)
    incidents: Counter[str] = field(default_factory=Counter)
    links: list[tuple[str, str]] = field(default_factory=list)
    linked: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def add(self, gold: ScoredDocument, predicted: ScoredDocument) -> None:
        """Count one document."""
        pairs_g, pairs_p = gold.claims, predicted.claims
        g, p = [c for _, c in pairs_g], [c for _, c in pairs_p]
        found = match(g, p)
        self.counts["traps"] += _traps(gold, p, {m.predicted for m in found if m.value})
        free = {m.predicted for m in found if g[m.gold].optional}
        found = [m for m in found if not g[m.gold].optional]
        self._count_claims(g, p, found, free)
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for m in found:
            wanted, local = pairs_g[m.gold][0].id, pairs_p[m.predicted][0].id
            self.links.append((wanted, self.linked.get((gold.id, local), local)))
            votes[wanted][local] += 1
        by_id = {i.id: i for i in predicted.incidents}
        for incident in gold.incidents:
            best = votes[incident.id].most_common(1)
            self._count_incident(incident, by_id[best[0][0]] if best else None)

    def _count_claims(
        self, g: list[ScoredClaim], p: list[ScoredClaim], found: list[Match], free: set[int]
    ) -> None:
        n = self.counts
        n["gold"] += sum(not c.optional for c in g)
        n["predicted"] += len(p) - len(free)
        n["found"] += len(found)
        n["value"] += sum(m.value for m in found)
        n["sourced"] += sum(m.sourced for m in found)
        n["against_gold"] += sum(c.against and not c.optional for c in g)
        n["against_predicted"] += sum(c.against for j, c in enumerate(p) if j not in free)
        n["against_right"] += sum(m.sourced and g[m.gold].against for m in found)

    def _count_incident(self, gold: ScoredIncident, predicted: ScoredIncident | None) -> None:
        n = self.incidents
        n["all"] += 1
        n["dated"] += gold.date is not None
        n["placed"] += gold.place is not None
        if predicted is None:
            return
        n["aligned"] += 1
        n["type"] += predicted.type in (gold.type, gold.type_alt)
        n["role"] += predicted.role == gold.role
        if gold.date is not None and predicted.date is not None:
            n["date_exact"] += gold.date == predicted.date
            n["date_overlap"] += gold.date.overlaps(predicted.date)
        if gold.place is not None:
            n["place_right"] += place_right(gold.place, predicted.place)

    def figures(self) -> dict[str, float]:
        """Flat names to numbers. Dates, places and types are shares of all that the gold has:
        an incident that was missed counts as wrong. Roles are a share of those found."""
        n, i = self.counts, self.incidents
        out: dict[str, float] = {"gold_claims": n["gold"], "predicted_claims": n["predicted"]}
        for name in ("found", "value", "sourced"):
            out |= _f1(name, n[name], n["predicted"], n["gold"])
        out |= _f1("denials", n["against_right"], n["against_predicted"], n["against_gold"])
        out["traps"] = n["traps"]
        out["traps_per_100"] = round(100 * _share(n["traps"], n["predicted"]), 3)
        out["incidents"] = i["all"]
        out["incidents_found"] = _share(i["aligned"], i["all"])
        out["type_right"] = _share(i["type"], i["all"])
        out["role_right"] = _share(i["role"], i["aligned"])
        out["date_exact"] = _share(i["date_exact"], i["dated"])
        out["date_overlap"] = _share(i["date_overlap"], i["dated"])
        out["place_right"] = _share(i["place_right"], i["placed"])
        out["linking_b3"] = round(bcubed(self.links), 4)
        return out


def score(
    gold: Mapping[str, ScoredDocument],
    predicted: Mapping[str, ScoredDocument],
    linked: Mapping[tuple[str, str], str] | None = None,
) -> dict[str, float]:
    """The figures of `predicted` against `gold`; a document that is missing has no claims.

    `linked` gives the register's incident for (document, incident there); without it the
    predicted ids are taken as those that hold across documents.
    """
    tally = Tally(linked=linked or {})
    for key, document in gold.items():
        tally.add(document, predicted.get(key, ScoredDocument(key)))
    unread = sum(key not in predicted for key in gold)
    told = disputes(gold, predicted, linked or {})
    seen = sum(one.verdict == "shown" for one in told)
    figures = {**tally.figures(), "disputed": len(told), "disputed_shown": _share(seen, len(told))}
    return {"documents": len(gold), "unread": unread, **figures}


def bcubed(links: Sequence[tuple[str, str]]) -> float:
    """B-cubed F1 of (gold cluster, predicted cluster) pairs, one for each matched claim."""
    return Grouping(links).bcubed().f1 if links else 0.0


def _traps(gold: ScoredDocument, predicted: list[ScoredClaim], right: set[int]) -> int:
    return sum(in_stretches(gold, c) for j, c in enumerate(predicted) if j not in right)


def in_stretches(gold: ScoredDocument, claim: ScoredClaim) -> bool:
    """Whether more than half of the claim's evidence lies in a stretch without incident."""
    return any(
        overlap(ScoredClaim("", None, s.start, s.end), claim)
        > 0.5 * max(1, claim.end - claim.start)
        for s in gold.no_incident
    )


def _share(part: int, whole: int) -> float:
    return round(part / whole, 4) if whole else 0.0


def _f1(name: str, right: int, predicted: int, gold: int) -> dict[str, float]:
    precision = right / predicted if predicted else 0.0
    recall = right / gold if gold else 0.0
    both = precision + recall
    return {
        f"{name}_precision": round(precision, 4),
        f"{name}_recall": round(recall, 4),
        f"{name}_f1": round(2 * precision * recall / both, 4) if both else 0.0,
    }
