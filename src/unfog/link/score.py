"""Whether two read incidents are one happening: a sum of named contributions.

After Fellegi and Sunter (1969): each feature adds what its agreement or disagreement is
worth, in log odds. What it is worth was learned by logistic regression on pairs of public
corpora (training/README.md). A sum of 0 says that the pair is as likely one happening as two;
it depends on no other document.
"""

from __future__ import annotations

from unfog.link.apart import TOLD_APART, apart
from unfog.link.facts import Facts
from unfog.link.verdict import CONFLICT, Feature, PairScore
from unfog.link.weights import table_for


def score(a: Facts, b: Facts) -> PairScore:
    """The score of a pair with its reasons; symmetric."""
    table = table_for(a, b)
    rows = [Feature(name, row[feature(a, b)]) for name, feature, row in table.rows]
    rows.append(Feature("prior", table.prior))
    told = sorted((f for f in rows if f.contribution), key=lambda f: (-abs(f.contribution), f.name))
    return PairScore(total(a, b), tuple(told))


def total(a: Facts, b: Facts) -> float:
    """The sum alone; CONFLICT where the author of a document tells the two apart."""
    if apart(a, b) == TOLD_APART:
        return CONFLICT
    table = table_for(a, b)
    return max(CONFLICT, table.prior + sum(row[feature(a, b)] for _, feature, row in table.rows))


def either_way(a: Facts, b: Facts) -> float:
    """`total`, the same to the last bit from both sides."""
    return total(a, b) if a.part < b.part else total(b, a)
