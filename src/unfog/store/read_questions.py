"""Pairs that are open: the questions among the views."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import batched

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, tuple_

from unfog.model.incident import Part
from unfog.model.question import Question
from unfog.store.rows import AnyRow, Values
from unfog.store.tables import questions

_MANY = 500
_LEFT = (questions.c.left_document, questions.c.left_local)
_RIGHT = (questions.c.right_document, questions.c.right_local)
_ORDER = (questions.c.hardness, *_LEFT, *_RIGHT)
_ON = [
    delete(questions).where(
        and_(document == bindparam("of_document"), local == bindparam("of_local"))
    )
    for document, local in (_LEFT, _RIGHT)
]


def page(connection: Connection, limit: int | None, after: Question | None) -> list[Question]:
    query = select(questions).order_by(*_ORDER).limit(limit)
    if after is not None:
        values = _values(after)
        query = query.where(tuple_(*_ORDER) > tuple_(*(values[c.name] for c in _ORDER)))
    return [_question(row) for row in connection.execute(query)]


def replace(connection: Connection, parts: Iterable[Part] | None, new: Iterable[Question]) -> None:
    """Puts `new` in place of all questions on any of `parts`; None are all parts."""
    if parts is None:
        connection.execute(delete(questions))
    else:
        named = [{"of_document": p.document, "of_local": p.incident} for p in sorted(parts)]
        for statement in _ON if named else ():
            connection.execute(statement, named)
    for some in batched(new, _MANY):
        connection.execute(insert(questions), [_values(one) for one in some])


def _values(one: Question) -> Values:
    return {
        "left_document": one.left.document,
        "left_local": one.left.incident,
        "right_document": one.right.document,
        "right_local": one.right.incident,
        "joined": one.joined,
        "score": one.score,
        "hardness": one.hardness,
    }


def _question(row: AnyRow) -> Question:
    left = Part(row.left_document, row.left_local)
    right = Part(row.right_document, row.right_local)
    return Question(left, right, bool(row.joined), row.score)
