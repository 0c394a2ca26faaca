"""What a figure of a toll's drawing says, in the reader's language.

The text of a drawing takes no markup: words of the reports stand between characters that isolate
them instead.
"""

from __future__ import annotations

import html
import re

from unfog.model.finding import WHY
from unfog.publish.toll import Line
from unfog.web.language import Language
from unfog.web.vocabulary import CERTAINTIES, STANCES
from unfog.web.worded import value_told


def _(text: str) -> str:
    """Marks a text for translation."""
    return text


_NOTES = {"attackers": _("attackers"), "superseded": _("replaced"), "withdrawn": _("taken back")}
_TAG = re.compile(r"<(/?)bdi[^>]*>")
_BEGIN, _END = "\u2068", "\u2069"


def figure_told(line: Line, language: Language) -> str:
    """`denies 7 people`, `4 people · replaced`: in few words, as there is little room."""
    if language.code == "en":
        return f"{line.said} · {line.note}" if line.note else line.said
    note = _note(line, language)
    said = _said(line, language)
    return _isolated(f"{said} · {note}" if note else said)


def figure_in_full(line: Line, language: Language) -> str:
    """The same with who says it, why it does not count, and where it stands."""
    said = line.said if language.code == "en" else _said(line, language)
    told = f"{_isolated(line.speaker)}: {said}"
    note = _note(line, language)
    if note:
        told += f" · {note}"
    return f"{told} ({_isolated(', '.join(line.documents))})"


def _said(line: Line, language: Language) -> str:
    figure = line.figure
    parts = [_plain(value_told(figure.count, language))]
    if figure.stance != "asserts":
        parts.insert(0, language.say(STANCES[figure.stance]))
    if figure.certainty != "stated":
        parts.append(f"({language.say(CERTAINTIES[figure.certainty])})")
    return " ".join(parts)


def _note(line: Line, language: Language) -> str:
    figure = line.figure
    if figure.role in _NOTES:
        return language.say(_NOTES[figure.role])
    return language.say(WHY[figure.why]) if figure.why else ""


def _isolated(text: str) -> str:
    return f"{_BEGIN}{text}{_END}"


def _plain(told: str) -> str:
    return html.unescape(_TAG.sub(lambda tag: _END if tag[1] else _BEGIN, told))
