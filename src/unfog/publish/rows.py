"""Rows of the tables, in the order of `unfog.publish.columns`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from unfog.model.claim import Claim, Count, Property
from unfog.model.finding import WHY, Finding, Reviewed, numbers_of
from unfog.model.review import Mark, Review
from unfog.model.taxonomy import EVENT_TYPE
from unfog.model.timespan import Timespan
from unfog.publish.columns import COUNTED
from unfog.publish.ratings import Rating, Ratings
from unfog.publish.words import bounds_words, own_values, own_words, read_otherwise, value_words
from unfog.store.base import StoredClaim, StoredDocument, StoredIncident, View

type Row = tuple[Any, ...]

NAMED: tuple[Property, ...] = ("perpetrator", "target", "weapon")


def incidents(stored: Iterable[StoredIncident]) -> Iterator[Row]:
    """One row for each incident."""
    for one in stored:
        incident, place = one.incident, one.incident.place
        yield (
            incident.id,
            EVENT_TYPE.get(incident.type, ""),
            incident.type,
            incident.role,
            one.status,
            *_days(incident.date),
            incident.date.precision if incident.date else None,
            *(
                (place.name, place.country, place.admin1, place.lat, place.lon)
                if place
                else (None,) * 5
            ),
            *((place.radius_km, place.kind, place.gazetteer_id) if place else (None,) * 3),
            _names(one, "perpetrator"),
            _names(one, "target"),
            _names(one, "weapon"),
            *(cell for name in COUNTED for cell in _bounds(one, name)),
            killed.grade if (killed := one.finding("killed")) and killed.grade else None,
            one.accounts,
            one.origins,
            sorted({part.document for part in incident.parts}),
            *_review(one.review),
            [f"{name}: {own_words(own)}" for name, own in own_values(one)],
            list(dict.fromkeys(own.by for _, own in own_values(one))),
            [f"{name}: {words}" for name, words in _as_read(one)],
        )


def _as_read(one: StoredIncident) -> Iterator[tuple[str, str]]:
    """What was read, or fused, where a reviewer's value stands in the columns instead."""
    told = read_otherwise(one)
    for name in ("type", "date", "place"):
        if name in told:
            was = told[name]
            yield name, value_words(was) if was is not None else "none"
    for name in (*NAMED, *COUNTED):
        finding = one.finding(name)
        if finding is not None and finding.reviewed is not None:
            bounds = bounds_words(finding.low, finding.best, finding.high)
            yield name, bounds or ", ".join(_asserted(finding)) or "none"


def _review(review: Review | None) -> Row:
    if review is None:
        return (None,) * 5
    return (review.state, review.by, review.at.date(), review.why or None, review.changed)


def _days(span: Timespan | None) -> Row:
    return (span.start, span.end) if span else (None, None)


def _names(one: StoredIncident, name: Property) -> list[str]:
    """The asserted values of property `name`, the best supported first, each once; a reviewer's
    own instead where one was given."""
    finding = one.finding(name)
    if finding is not None and finding.reviewed is not None:
        own = finding.reviewed.value
        return [] if own is None else [value_words(own)]
    return _asserted(finding)


def _asserted(finding: Finding | None) -> list[str]:
    told = finding.alternatives if finding else ()
    return list(dict.fromkeys(value_words(each.value) for each in told if each.asserts))


def _bounds(one: StoredIncident, name: Any) -> Row:
    finding = one.finding(name)
    if finding is None:
        return (None, None, None, None)
    told = finding.alternatives or any((finding.low, finding.best, finding.high))
    return (*numbers_of(finding), finding.status if told else None)


def claims(view: View) -> Iterator[Row]:
    """One row for each claim, with the words that carry it."""
    held: StoredDocument | None = None
    ratings = Ratings(view)
    for stored in view.claims():
        if held is None or held.document.id != stored.document:
            held = view.document(stored.document)
        rating = ratings.of(stored, held.document.outlet if held else None)
        yield (*_claim(stored, held), *_rating(rating), *_mark(stored.mark))


def _mark(mark: Mark | None) -> Row:
    if mark is None:
        return (None,) * 4
    return (mark.verdict, mark.by, mark.at.date(), mark.why or None)


def _claim(stored: StoredClaim, held: StoredDocument | None) -> Row:
    claim, document = stored.claim, held.document if held else None
    return (
        stored.id,
        stored.incident,
        stored.document,
        document.outlet if document else None,
        document.published if document else None,
        held.origin if held else None,
        claim.property,
        value_words(claim.value),
        *_value(claim),
        claim.stance,
        claim.certainty,
        claim.responsibility,
        claim.speaker.name,
        claim.speaker.kind,
        claim.speaker.org,
        claim.speaker.actor,
        list(claim.via),
        claim.start,
        claim.end,
        document.text[claim.start : claim.end] if document else None,
    )


def _rating(rating: Rating) -> Row:
    credible = rating.credible
    return (
        rating.reliable.degree,
        rating.reliable.why,
        *((credible.degree, credible.why) if credible else (None, None)),
        rating.left_out or None,
    )


def _value(claim: Claim) -> Row:
    value = claim.value
    if isinstance(value, Count):
        count: Row = (value.low, value.high, value.of, value.unit, value.approx, value.subset)
    else:
        count = (None,) * 6
    return (*count, *_days(value if isinstance(value, Timespan) else None))


def findings(stored: Iterable[StoredIncident]) -> Iterator[Row]:
    """One row for each finding of each incident."""
    for one in stored:
        yield from map(_finding, one.findings)


def _finding(finding: Finding) -> Row:
    best, *others = finding.alternatives or (None,)
    bounds = (finding.low, finding.best, finding.high)
    return (
        finding.incident,
        finding.property,
        finding.of or None,
        finding.status,
        finding.rule,
        value_words(best.value) if best else None,
        *(cell for b in bounds for cell in ((b.value, b.claim) if b else (None, None))),
        list(_joined(finding)),
        finding.assumed,
        finding.why or None,
        finding.grade or None,
        finding.accounts,
        finding.origins,
        list(best.asserts) if best else [],
        list(best.denies) if best else [],
        list(best.doubts) if best else [],
        [value_words(other.value) for other in others if other],
        *((best.credible.degree, best.credible.why) if best and best.credible else (None, None)),
        [f"{left.claim}: {WHY[left.why]}" for left in finding.left_out],
        *_own(finding.reviewed),
    )


def _own(value: Reviewed | None) -> Row:
    if value is None:
        return (None,) * 4
    return (own_words(value), value.by, value.at.date(), value.why or None)


def _joined(finding: Finding) -> Iterator[str]:
    """Claims added to a bound's claim, or taken from it: `best + c-2`."""
    for name, bound in (("low", finding.low), ("best", finding.best), ("high", finding.high)):
        if bound is not None:
            yield from (f"{name} + {claim}" for claim in bound.plus)
            yield from (f"{name} - {claim}" for claim in bound.less)


def documents(stored: Iterable[StoredDocument]) -> Iterator[Row]:
    """One row for each document."""
    for one in stored:
        document = one.document
        yield (
            document.id,
            document.title,
            document.outlet,
            document.author,
            document.published,
            document.url,
            document.source,
            document.language,
            one.media,
            len(document.text),
            one.claims,
            one.origin,
            one.reader,
            document.digest,
        )
