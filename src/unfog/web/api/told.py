"""From what the register holds to what the API tells.

Whoever may only read is not told who decided.
"""

from __future__ import annotations

from typing import Any

import msgspec

from unfog.model.claim import COUNT_PROPERTIES, Value
from unfog.model.finding import WHY, Alternative, Finding, LeftOut, Reviewed
from unfog.model.place import Place
from unfog.model.review import Mark, Review
from unfog.publish.words import bounds_words, value_words
from unfog.review.sheet import Cell, Row, Said, Sheet
from unfog.store.base import StoredClaim
from unfog.web import names
from unfog.web.api.shapes import (
    ToldAlternative,
    ToldCell,
    ToldClaim,
    ToldColumn,
    ToldFinding,
    ToldLeftOut,
    ToldMark,
    ToldReview,
    ToldReviewed,
    ToldRow,
    ToldSaid,
    ToldSheet,
)
from unfog.web.roles import User


def told_value(value: Value | Place) -> Any:
    """A value as JSON."""
    return msgspec.to_builtins(value)


def told_mark(mark: Mark, user: User) -> ToldMark:
    return ToldMark(
        mark.verdict,
        names.shown(user, mark.by),
        mark.at,
        mark.why,
        names.sealed(user, mark.judgement),
    )


def told_review(review: Review | None, user: User) -> ToldReview | None:
    if review is None:
        return None
    return ToldReview(
        state=review.state,
        by=names.shown(user, review.by),
        at=review.at,
        why=review.why,
        changed=review.changed,
        judgement=names.sealed(user, review.judgement),
    )


def told_claim(stored: StoredClaim, text: str, user: User) -> ToldClaim:
    """A claim of the document whose clean text is `text`."""
    claim = stored.claim
    return ToldClaim(
        id=stored.id,
        document=stored.document,
        part=stored.local,
        incident=stored.incident,
        property=claim.property,
        value=told_value(claim.value),
        words=value_words(claim.value),
        quote=text[claim.start : claim.end],
        start=claim.start,
        end=claim.end,
        stance=claim.stance,
        certainty=claim.certainty,
        speaker=claim.speaker,
        via=claim.via,
        responsibility=claim.responsibility,
        mark=told_mark(stored.mark, user) if stored.mark else None,
    )


def finding_words(finding: Finding) -> str:
    """What a finding comes to, in short: its bounds, its best value, "" where there is none."""
    bounds = bounds_words(finding.low, finding.best, finding.high)
    if bounds:
        return bounds
    if finding.assumed is not None:
        return str(finding.assumed)
    if finding.property in COUNT_PROPERTIES:
        return ""
    asserted = next((one for one in finding.alternatives if one.asserts), None)
    return value_words(asserted.value) if asserted else ""


def told_finding(finding: Finding, user: User) -> ToldFinding:
    return ToldFinding(
        property=finding.property,
        of=finding.of,
        status=finding.status,
        rule=finding.rule,
        words=finding_words(finding),
        low=finding.low,
        best=finding.best,
        high=finding.high,
        assumed=finding.assumed,
        origins=finding.origins,
        accounts=finding.accounts,
        why=finding.why,
        grade=finding.grade,
        alternatives=tuple(map(_alternative, finding.alternatives)),
        left_out=tuple(map(_left_out, finding.left_out)),
        reviewed=told_reviewed(finding.reviewed, user) if finding.reviewed else None,
    )


def told_sheet(sheet: Sheet, user: User) -> ToldSheet:
    return ToldSheet(
        incident=sheet.incident,
        rule=sheet.rule,
        columns=tuple(
            ToldColumn(column.property, tuple(told_finding(one, user) for one in column.findings))
            for column in sheet.columns
        ),
        rows=tuple(_row(row, user) for row in sheet.rows),
    )


def told_reviewed(own: Reviewed, user: User) -> ToldReviewed:
    """A reviewer's own value."""
    return ToldReviewed(
        value=None if own.value is None else told_value(own.value),
        words="" if own.value is None else value_words(own.value),
        by=names.shown(user, own.by),
        at=own.at,
        why=own.why,
        judgement=names.sealed(user, own.judgement),
    )


def _alternative(one: Alternative) -> ToldAlternative:
    return ToldAlternative(
        value=told_value(one.value),
        words=value_words(one.value),
        asserts=one.asserts,
        denies=one.denies,
        doubts=one.doubts,
        credible=one.credible,
        against=one.against,
    )


def _left_out(one: LeftOut) -> ToldLeftOut:
    return ToldLeftOut(one.claim, WHY[one.why], one.beside)


def _row(row: Row, user: User) -> ToldRow:
    said = msgspec.structs.asdict(row) | {"cells": tuple(_cell(c, user) for c in row.cells)}
    return ToldRow(**said)


def _cell(cell: Cell, user: User) -> ToldCell:
    return ToldCell(cell.property, tuple(_said(one, user) for one in cell.said))


def _said(one: Said, user: User) -> ToldSaid:
    told = msgspec.structs.asdict(one)
    told["value"] = told_value(one.value)
    told["marks"] = tuple(told_mark(mark, user) for mark in one.marks)
    return ToldSaid(words=value_words(one.value), **told)
