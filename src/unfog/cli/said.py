"""Reviewers' words on an incident, its claims and values, as lines."""

from __future__ import annotations

from rich.text import Text

from unfog.cli.console import safe
from unfog.model.finding import Reviewed
from unfog.model.review import Review
from unfog.publish.words import by_words, own_words

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
    line.append(f" · {safe(by_words(review))}", style="default not bold")
    if review.changed:
        line.append(" · findings have changed since", style="bold yellow")
    return line


def value_line(value: Reviewed) -> Text:
    """A reviewer's own value beside a finding."""
    line = Text(f"reviewer: {safe(own_words(value))}", style="bold")
    return line.append(f" – {safe(by_words(value))}", style="italic not bold")
