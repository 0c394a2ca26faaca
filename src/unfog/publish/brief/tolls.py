"""A toll in words: a number that a claim says, who says it, and how far accounts go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unfog.model.claim import Count
from unfog.model.finding import Bound, Finding
from unfog.publish.brief.behind import Behind, denials
from unfog.publish.brief.model import Figure
from unfog.publish.words import bounds_words, value_words
from unfog.store.base import StoredClaim


def figure(finding: Finding | None, behind: Behind) -> Figure | None:
    """`12 killed (ministry; accounts range from 7 to 21; army denies 9 soldiers)`; None where
    no figure stands."""
    if finding is None:
        return None
    bounds = [b for b in (finding.best, finding.low, finding.high) if b is not None]
    if finding.reviewed is not None:
        return _own(finding, behind)
    if not bounds:
        return None
    for bound in bounds:
        behind.quote(f"{finding.property} {bound.value}", bound.claims)
    around = [
        *_credit(finding, bounds, behind),
        *(_range(finding, behind) if finding.best else ()),
        *_denied(finding, behind),
    ]
    words = _number(finding, behind) + (f" ({'; '.join(around)})" if around else "")
    return Figure(finding.property, words, finding.low, finding.best, finding.high)


def _own(finding: Finding, behind: Behind) -> Figure | None:
    """A reviewer's count, named as such, with what accounts come to beside it."""
    own = finding.reviewed.value if finding.reviewed else None
    if not isinstance(own, Count):
        return None
    for bound in (finding.low, finding.high):
        if bound is not None:
            behind.quote(f"{finding.property} {bound.value}", bound.claims)
    told = bounds_words(finding.low, finding.best, finding.high)
    around = f"a reviewer's count; accounts: {told}" if told else "a reviewer's count"
    words = f"{value_words(own)} {finding.property} ({around})"
    return Figure(finding.property, words, finding.low, finding.best, finding.high)


def _number(finding: Finding, behind: Behind) -> str:
    """The best number as its claim puts it; without one, what is known of it."""
    low, best, high = finding.low, finding.best, finding.high
    if best is not None:
        count = behind.count(best) if len(best.claims) == 1 else None
        return f"{_as_said(best, count)} {_noun(count, finding)}"
    if low is not None and high is not None:
        return f"{_between(low, high, behind)} {finding.property}"
    if low is not None:
        return f"at least {low.value} {finding.property}"
    return f"up to {high.value if high else 0} {finding.property}"


def _between(low: Bound, high: Bound, behind: Behind) -> str:
    """`between 24 (army) and 85 (ministry)`; one figure where both ends are the same."""
    if low.value == high.value:
        return _as_said(low, behind.count(low) if low.claims == high.claims else None)
    if _one_voice((low, high), behind):
        return f"between {low.value} and {high.value}"
    ends = (
        f"{bound.value}" + "".join(f" ({who})" for who in _speaker(bound, behind))
        for bound in (low, high)
    )
    return f"between {' and '.join(ends)}"


def _one_voice(bounds: Sequence[Bound], behind: Behind) -> bool:
    """Whether all of `bounds` are said by one, and as firmly."""
    return len({tuple(_speaker(bound, behind)) for bound in bounds}) == 1


def _credit(finding: Finding, bounds: Sequence[Bound], behind: Behind) -> Iterator[str]:
    """Who says the number; nobody behind a range whose ends are said by two."""
    low, high = finding.low, finding.high
    if finding.best is None and not _one_voice(bounds, behind):
        if low and high and low.value == high.value:
            yield behind.voices(behind.claims((low.claim, high.claim)))
        return
    joined = len(bounds[0].claims)
    if joined > 1:
        yield f"added up from {joined} claims"
    yield from _speaker(bounds[0], behind)


def _as_said(bound: Bound, count: Count | None) -> str:
    """The number, with the words of a claim that says it itself."""
    if count is None or bound.value not in (count.low, count.high):
        return f"{bound.value}"
    about = "about " if count.approx else ""
    if count.high is None:
        return f"at least {about}{bound.value}"
    if count.low is None:
        return f"up to {about}{bound.value}"
    return about + (str(count.low) if count.low == count.high else f"{count.low}–{count.high}")


def _noun(count: Count | None, finding: Finding) -> str:
    """`soldiers killed`; people are left unsaid."""
    if count is None or not count.unit or count.of in ("people", "perpetrators"):
        return finding.property
    return f"{count.unit} {finding.property}"


def _speaker(bound: Bound, behind: Behind) -> Iterator[str]:
    held = behind.of(bound)
    if held is not None:
        sure = "" if held.claim.certainty == "stated" else f", as {held.claim.certainty}"
        yield f"{behind.voice(held)}{sure}"


def _range(finding: Finding, behind: Behind) -> Iterator[str]:
    low, high = finding.low, finding.high
    if low and high and low.value != high.value:
        top = behind.count(high)
        more = " or more" if top is not None and top.high is None else ""
        yield f"accounts range from {low.value} to {high.value}{more}"


def _denied(finding: Finding, behind: Behind) -> Iterator[str]:
    """Who denies which figure: "it" where that is the best one."""
    groups: dict[str, list[StoredClaim]] = {}
    for id in denials(finding):
        for claim in behind.quote(f"{finding.property}, denied", (id,)):
            count, best = claim.claim.value, finding.best
            own = isinstance(count, Count) and best and count.low == count.high == best.value
            groups.setdefault("it" if own else value_words(count), []).append(claim)
    for what, told in groups.items():
        yield f"{behind.say(told, 'denies')} {what}"
