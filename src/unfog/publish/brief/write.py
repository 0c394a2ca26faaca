"""A brief as text, Markdown, a page of HTML or JSON."""

from __future__ import annotations

import msgspec

from unfog.errors import SettingsError
from unfog.publish.brief.markdown import markdown
from unfog.publish.brief.model import Brief
from unfog.publish.brief.sources import document_words, one_line, sources_of
from unfog.publish.brief.text import text
from unfog.publish.explain.palette import BASE, DARK, LIGHT
from unfog.publish.template import template

FORMATS = ("text", "md", "html", "json")


def write(made: Brief, form: str) -> bytes:
    """`made` as UTF-8. Raises SettingsError where there is no format `form`."""
    if form == "text":
        return text(made).encode("utf-8")
    if form == "json":
        return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
    if form == "html":
        return _page(made).encode("utf-8")
    if form == "md":
        return markdown(made).encode("utf-8")
    raise SettingsError(f"no format named {form!r}; known: {', '.join(FORMATS)}")


def _page(made: Brief) -> str:
    return template("unfog.publish.brief", "brief.html", one_line).render(
        brief=made,
        sources=sources_of,
        document=document_words,
        light=_colours(LIGHT),
        dark=_colours(DARK),
    )


def _colours(theme: int) -> dict[str, str]:
    return {name: BASE[name][theme] for name in ("paper", "ink", "quiet", "rule", "link")}
