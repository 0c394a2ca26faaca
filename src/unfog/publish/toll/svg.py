"""The course of a toll as an SVG that stands alone: no script, no font, nothing from outside.

All words go through Jinja's escaping; what XML cannot hold is replaced.
"""

from __future__ import annotations

from unfog.publish.explain.palette import BASE, DARK, LIGHT, SPEAKERS, STANCES
from unfog.publish.explain.view import incident_head
from unfog.publish.explain.visible import visible
from unfog.publish.template import template
from unfog.publish.toll import layout
from unfog.publish.toll.lines import day_words, lines_of, rules_words, running
from unfog.publish.toll.told import Toll
from unfog.publish.words import property_words

_HEAD, _FOOT = 62, 80
_KEY = (
    "Band: low to high; line: best; as the register would",
    "have said on that day. Filled marks count; hollow ones",
    "were replaced or taken back; small ones are no rival of",
    "a total, or attackers; crossed ones are denied.",
)
_NO_XML = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}


def svg(toll: Toll) -> bytes:
    """The drawing as UTF-8, with a title, a description that holds every figure, and labels.

    Bands show low to high, a stepped line the best, by day of publication; every figure has a
    row with its speaker's shape and name. Light and dark follow the system.
    """
    panels = list(layout.panels(toll, _HEAD))
    bottom = panels[-1].bottom if panels else _HEAD + layout.ROW
    drawing = template("unfog.publish.toll", "toll.svg", _seen).render(
        toll=toll,
        head=incident_head(toll.incident) + rules_words(toll),
        description=description(toll),
        panels=panels,
        layout=layout,
        height=bottom + _FOOT,
        foot=bottom + layout.SPACE,
        foot_words=_KEY,
        light=_colours(LIGHT),
        dark=_colours(DARK),
    )
    return drawing.encode("utf-8")


def description(toll: Toll) -> str:
    """All that the drawing shows, in words."""
    parts = []
    for course in toll.courses:
        name = property_words(course.property)
        for day, lines in lines_of(toll, course):
            parts.append(f"{name}, {day_words(day)}: {running(day)}, {day.status}.")
            parts.extend(
                f"{line.speaker}: {line.said}{f' ({line.note})' if line.note else ''}."
                for line in lines
            )
    return " ".join(parts) or "Nobody counts anything."


def _seen(text: str) -> str:
    return visible(text).translate(_NO_XML)


def _colours(theme: int) -> dict[str, str]:
    """The drawing's colours by name, on light or on dark."""
    named = {name: BASE[name][theme] for name in ("paper", "panel", "ink", "quiet", "rule", "edge")}
    voices = {f"v{n}": pair[theme] for n, pair in enumerate(SPEAKERS)}
    return {**named, **voices, "denies": STANCES["denies"][theme]}
