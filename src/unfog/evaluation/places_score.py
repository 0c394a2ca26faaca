"""Scores of places found and resolved against a corpus of toponyms with coordinates.

recognition   F1 of spans. A found and a gold span agree where they share a character; they are
              paired one to one within a document, as many as can be. Only mentions with
              coordinates count, on both sides; a found one that shares characters with none
              but gold mentions without coordinates is left out.
resolution    gold spans given: share within 161 km (100 miles), mean and median error in km, and
              the area under the curve of the sorted log errors, ln(1 + km) / ln(1 + 20,039), 0
              the best and 1 the worst (Gritta et al. 2018, A pragmatic guide to geoparsing
              evaluation). What stays unresolved counts as 20,039 km away, half way round the
              earth. Beside it `resolution_within_extent`: within 161 km or within the radius
              that is told with the place, since corpora put countries, provinces and seas at
              different points of theirs: GeoVirus takes those of Wikipedia, LGL of GeoNames.
              What it has above the other is the share of mentions whose place is right, or
              lies around the right one, and whose point is another.
end_to_end    as recognition, but paired mentions must lie within 161 km of each other.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence

import msgspec

from unfog.evaluation.attribution_score import paired, prf
from unfog.model.place import distance_km
from unfog.model.span import Span

NEAR_KM = 161.0
FARTHEST_KM = 20_039.0


class Spot(msgspec.Struct, frozen=True):
    """WGS84 degrees, and the radius in km within which the place lies (0 in gold)."""

    lat: float
    lon: float
    radius_km: float = 0.0

    def km_to(self, other: Spot) -> float:
        return distance_km(self.lat, self.lon, other.lat, other.lon)


class Located(msgspec.Struct, frozen=True):
    """A name in a text and where it lies; `at` is None where that is not known."""

    span: Span
    at: Spot | None = None


class Tally:
    """Running counts over documents; `figures` turns them into scores."""

    def __init__(self) -> None:
        self._gold = self._found = self._spans = self._right = self._inside = 0
        self.errors: list[float] = []

    def add(
        self,
        gold: Sequence[Located],
        found: Sequence[Located],
        resolved: Sequence[Spot | None],
    ) -> None:
        """Count one document; `resolved` is what the spans of `gold` came to, in their order."""
        told = [g for g in gold if g.at is not None]
        kept = [f for f in found if f.at is not None and _counts(f, gold)]
        self._gold += len(told)
        self._found += len(kept)
        self._spans += paired(told, kept, _touch)
        self._right += paired(told, kept, _near)
        for one, at in zip(gold, resolved, strict=True):
            if one.at is not None:
                error = FARTHEST_KM if at is None else one.at.km_to(at)
                self.errors.append(error)
                self._inside += error <= max(NEAR_KM, 0.0 if at is None else at.radius_km)

    def figures(self) -> dict[str, float]:
        """`recognition_*`, `resolution_*` and `end_to_end_*`; shares and F1 to four places."""
        out: dict[str, float] = {"toponyms": self._gold}
        out |= prf("recognition", self._spans, self._found, self._gold)
        if self.errors:
            near, count = sum(e <= NEAR_KM for e in self.errors), len(self.errors)
            out["resolution_within_161km"] = round(near / count, 4)
            out["resolution_within_extent"] = round(self._inside / count, 4)
            out["resolution_mean_km"] = round(statistics.fmean(self.errors), 1)
            out["resolution_median_km"] = round(statistics.median(self.errors), 1)
            out["resolution_auc"] = round(area(self.errors), 4)
        return out | prf("end_to_end", self._right, self._found, self._gold)


def area(errors: Sequence[float]) -> float:
    """Area under the sorted log errors by the trapezoid rule, both axes scaled to 0–1."""
    curve = sorted(math.log1p(e) / math.log1p(FARTHEST_KM) for e in errors)
    if len(curve) == 1:
        return curve[0]
    return (sum(curve) - (curve[0] + curve[-1]) / 2) / (len(curve) - 1)


def _counts(found: Located, gold: Sequence[Located]) -> bool:
    touched = [g for g in gold if _touch(g, found)]
    return not touched or any(g.at is not None for g in touched)


def _touch(a: Located, b: Located) -> bool:
    return a.span.overlap(b.span) > 0


def _near(a: Located, b: Located) -> bool:
    if a.at is None or b.at is None:
        return False
    return _touch(a, b) and a.at.km_to(b.at) <= NEAR_KM
