"""The page on one document: one file that asks for nothing outside itself.

All that comes from the document goes through Jinja's escaping; the content security policy
names the one style and the one script by their hashes, so that nothing else could run.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from typing import Any

import unfog
from unfog.model.claim import PROPERTIES, Claim
from unfog.model.incident import ReadIncident
from unfog.model.speaker import Speaker
from unfog.publish.explain.palette import STANCES, speaker_class, stylesheet
from unfog.publish.explain.view import (
    Explained,
    NumberedClaim,
    claim_fields,
    incident_fields,
    incident_head,
    value_of,
)
from unfog.publish.explain.visible import visible
from unfog.publish.template import template
from unfog.publish.words import mark_words, property_words, speaker_words

_POLICY = (
    "default-src 'none'; style-src 'sha256-{style}'; script-src 'sha256-{script}'; "
    "img-src data:; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'"
)


def page(shown: Explained) -> bytes:
    """The page as UTF-8."""
    style = stylesheet() + _file("page.css")
    script = _file("page.js")
    html = template("unfog.publish.explain", "page.html", visible).render(
        page=Page(shown),
        style=_trusted(style),
        script=_trusted(script),
        policy=_POLICY.format(style=_hash(style), script=_hash(script)),
        version=unfog.__version__,
    )
    return html.encode("utf-8")


@cache
def _file(name: str) -> str:
    return resources.files("unfog.publish.explain").joinpath(name).read_text("utf-8")


def _trusted(own: str) -> str:
    from markupsafe import Markup

    return Markup(own)  # noqa: S704 (our own file, never a document's words)


def _hash(inline: str) -> str:
    return base64.b64encode(hashlib.sha256(inline.encode("utf-8")).digest()).decode("ascii")


@dataclass(frozen=True, slots=True)
class Key:
    """A line of a legend."""

    style: str
    words: str
    count: int


class Page:
    """What the template asks for."""

    def __init__(self, shown: Explained) -> None:
        self.shown = shown
        self.document = shown.document
        self.reader = shown.reading.reader
        self.claims = shown.claims
        self.asides = shown.asides
        self.incidents = shown.reading.incidents
        self.quote = shown.words_of
        self.any_marks = any(one.mark for one in shown.claims)

    @property
    def title(self) -> str:
        return self.document.title or self.document.id

    @property
    def about(self) -> str:
        """Where the document comes from: id, outlet, day."""
        day = self.document.published
        parts = (
            self.document.id if self.document.title else "",
            self.document.outlet,
            day.isoformat() if day else "no day of publication",
        )
        return " · ".join(part for part in parts if part)

    @property
    def link(self) -> str:
        """The document's address, where it is one of the web."""
        url = self.document.url or ""
        return url if url.lower().startswith(("http://", "https://")) else ""

    def pieces(self) -> Iterator[dict[str, Any]]:
        """The text in stretches, with the claims and asides that start and that lie there."""
        text = self.document.text
        for piece in self.shown.pieces():
            claims, asides = piece.starting()
            yield {
                "text": text[piece.segment.start : piece.segment.end],
                "claims": claims,
                "asides": asides,
                "over": " ".join(str(one.number) for one in piece.claims),
                "aside": " ".join(str(one.number) for one in piece.asides),
                "marks": _marks(one.claim for one in piece.claims),
            }

    def told_of(self, incident: ReadIncident) -> list[NumberedClaim]:
        return self.shown.claims_of(incident)

    def head(self, incident: ReadIncident) -> str:
        return incident_head(incident)

    def facts(self, incident: ReadIncident) -> list[tuple[str, str]]:
        return list(incident_fields(incident, self.shown.known))

    def fields(self, one: NumberedClaim) -> list[tuple[str, str]]:
        return [*claim_fields(one, self.document), ("incident", incident_head(one.incident))]

    def what(self, one: NumberedClaim) -> str:
        """`killed: 3 guards`, `it happened`."""
        value = value_of(one.claim)
        name = property_words(one.claim.property)
        return f"{name}: {value}" if value else name

    def who(self, one: NumberedClaim) -> str:
        return speaker_words(one.claim)

    def marked(self, one: NumberedClaim) -> str:
        """A reviewer's word on the claim."""
        return mark_words(one.mark) if one.mark else ""

    def style(self, one: NumberedClaim) -> str:
        """Classes by which a claim is coloured: property, speaker, stance; whether it counts."""
        claim = one.claim
        voice = speaker_class(self._voices[claim.speaker])
        off = " rejected" if one.rejected else ""
        return f"p-{claim.property} {voice} t-{claim.stance}{off}"

    @cached_property
    def _voices(self) -> dict[Speaker, int | None]:
        """Each speaker's place among those that are not the report, by name and organisation."""
        places: dict[tuple[str, str | None], int] = {}
        out: dict[Speaker, int | None] = {}
        for one in self.claims:
            who = one.claim.speaker
            if who.is_report:
                out[who] = None
            else:
                out[who] = places.setdefault((who.name, who.org), len(places))
        return out

    def legends(self) -> dict[str, list[Key]]:
        """By what is coloured, the colours in use with their numbers of claims."""
        claims = [one.claim for one in self.claims]
        kinds = Counter(claim.property for claim in claims)
        stances = Counter(claim.stance for claim in claims)
        voices: dict[tuple[str, str], int] = Counter()
        for claim in claims:
            who = claim.speaker
            org = f", {who.org}" if who.org and who.org not in who.name else ""
            name = "the report" if who.is_report else who.name + org
            voices[speaker_class(self._voices[who]), name] += 1
        return {
            "property": [
                Key(f"p-{p}", property_words(p), kinds[p]) for p in PROPERTIES if kinds[p]
            ],
            "speaker": [Key(style, name, n) for (style, name), n in voices.items()],
            "stance": [Key(f"t-{s}", s, stances[s]) for s in STANCES if stances[s]],
        }


def _marks(claims: Iterable[Claim]) -> str:
    """Classes for stances that a reader should see at once."""
    return "".join(f" {stance}" for stance in sorted({c.stance for c in claims} - {"asserts"}))
