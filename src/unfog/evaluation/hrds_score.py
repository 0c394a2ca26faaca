"""Scores of what a report says of attacks on people, by document, against HRDsAttack's layout.

victims       names of individual victims: exact once case, accents and white space are folded;
              precision, recall and F1 pooled over the documents' sets of names
perpetrator   whether one is mentioned: F1 of "yes", accuracy, and the mean F1 of yes and no.
              Nearly all documents have one, so that `perpetrator_always_f1`, what always
              saying yes would score, stands beside
violations    kinds of violation, pooled over the documents' sets (micro); `violations_usual_f1`
              is what the two kinds that the data has most would score, said of every document
state         of documents whose perpetrator has a type: whether it was of a state
country, date of documents where the gold has one that can be read; a date is right where the
              spans of days overlap, its year where both begin in the same
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from unfog.evaluation.attribution_score import prf
from unfog.model.timespan import Timespan


class Attacked(msgspec.Struct, frozen=True):
    """What one document tells, in gold or as predicted; None where it does not say."""

    victims: frozenset[str] = frozenset()
    perpetrator: bool = False
    state: bool | None = None
    violations: frozenset[str] = frozenset()
    country: str | None = None
    date: Timespan | None = None


def folded(name: str) -> str:
    """`name` in lower case, without accents, its words a blank apart."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in decomposed if not unicodedata.combining(c))
    return " ".join(plain.casefold().split())


def score(gold: Sequence[Attacked], predicted: Sequence[Attacked]) -> dict[str, float]:
    """Flat figures of `predicted` against `gold`, document by document in the same order."""
    pairs = list(zip(gold, predicted, strict=True))
    names = [({folded(n) for n in g.victims}, {folded(n) for n in p.victims}) for g, p in pairs]
    kinds = [(g.violations, p.violations) for g, p in pairs]
    most = Counter(kind for g in gold for kind in sorted(g.violations)).most_common(2)
    usual = frozenset(kind for kind, _ in most)
    states = [(g.state, p.state) for g, p in pairs if g.state is not None]
    return {
        "documents": len(gold),
        **_pooled("victims", names),
        **_mentioned([(g.perpetrator, p.perpetrator) for g, p in pairs]),
        **_pooled("violations", kinds),
        "violations_usual_f1": _pooled("x", [(g, usual) for g in (k for k, _ in kinds)])["x_f1"],
        "state_right": _share([g == p for g, p in states]),
        "state_always": _share([g is True for g, _ in states]),
        **_where_and_when(pairs),
    }


def _where_and_when(pairs: Sequence[tuple[Attacked, Attacked]]) -> dict[str, float]:
    dates = [(g.date, p.date) for g, p in pairs if g.date is not None]
    return {
        "country_right": _share([g.country == p.country for g, p in pairs if g.country]),
        "date_right": _share([p is not None and g.overlaps(p) for g, p in dates]),
        "year_right": _share([p is not None and g.start.year == p.start.year for g, p in dates]),
    }


def _mentioned(pairs: Sequence[tuple[bool, bool]]) -> dict[str, float]:
    count = Counter(pairs)
    right, gold = count[True, True], count[True, True] + count[True, False]
    said = right + count[False, True]
    both = [_f1(right, said + gold), _f1(count[False, False], 2 * len(pairs) - said - gold)]
    return {
        **prf("perpetrator", right, said, gold),
        "perpetrator_right": _share([g == p for g, p in pairs]),
        "perpetrator_macro_f1": round(sum(both) / 2, 4),
        "perpetrator_always_f1": prf("always", gold, len(pairs), gold)["always_f1"],
    }


def _pooled(
    name: str, pairs: Iterable[tuple[frozenset[str] | set[str], frozenset[str] | set[str]]]
) -> dict[str, float]:
    right = said = gold = 0
    for g, p in pairs:
        right += len(g & p)
        said += len(p)
        gold += len(g)
    return prf(name, right, said, gold)


def _f1(right: int, of_both: int) -> float:
    """F1 by how many are right and how many are in gold and prediction together."""
    return 2 * right / of_both if of_both else 0.0


def _share(right: Sequence[bool]) -> float:
    return round(sum(right) / len(right), 4) if right else 0.0
