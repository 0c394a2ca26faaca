"""Reviewers' words on an incident, its claims and values, as lines."""

from __future__ import annotations

import datetime as dt

from rich.text import Text

from unfog.cli.console import safe
from unfog.model.finding import Reviewed
from unfog.model.review import Mark, Review
from unfog.publish.words import own_words

_STATES = {
    "confirmed": "confirmed",
    "completed": "completed, closed to further decisions",
    "reopened": "reopened",
    "rejected": "rejected: no incident",
}
_STYLES = {"rejected": "bold red", "reopened": "yellow"}


def review_line(review: Review) -> Text:
    """The word on the whole: who said it, when and why, and whether findings changed since."""
    line = Text(_STATES[review.state], style=_STYLES.get(review.state, "bold green"))
    line.append(f" · {by_words(review.by, review.at, review.why)}", style="default not bold")
    if review.changed:
        line.append(" · findings have changed since", style="bold yellow")
    return line


def mark_words(mark: Mark) -> str:
    """What a reviewer said of a claim: `rejected by R. Coder, 2031-06-01: “why”`."""
    return f"{mark.verdict} by {by_words(mark.by, mark.at, mark.why)}"


def value_line(value: Reviewed) -> Text:
    """A reviewer's own value beside a finding."""
    line = Text(f"reviewer: {safe(own_words(value))}", style="bold")
    said = by_words(value.by, value.at, value.why)
    return line.append(f" – {said}", style="italic not bold")


def by_words(by: str, at: dt.datetime, why: str) -> str:
    """Who, on which day (UTC) and, where a reason was given, why."""
    return f"{safe(by)}, {at:%Y-%m-%d}" + (f": “{safe(why)}”" if why else "")
