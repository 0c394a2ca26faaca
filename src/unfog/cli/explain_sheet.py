"""One document in a terminal: its text with the claims marked, the claims, what was set aside."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rich.console import Console
from rich.text import Text

from unfog.cli.behind import speaker_words
from unfog.cli.console import safe
from unfog.cli.sheet import STANCE, Line, print_lines
from unfog.model.claim import PROPERTIES, Property
from unfog.model.incident import ReadIncident
from unfog.publish.explain import Explained
from unfog.publish.explain.view import (
    NumberedClaim,
    Piece,
    incident_head,
    register_fields,
    value_of,
)
from unfog.publish.words import many, mark_words, property_words

COLOURS: dict[Property, str] = {
    "occurrence": "bright_blue",
    "date": "cyan",
    "place": "green",
    "perpetrator": "magenta",
    "target": "bright_magenta",
    "weapon": "yellow",
    "killed": "red",
    "wounded": "bright_red",
    "missing": "bright_red",
    "captured": "bright_green",
    "released": "bright_green",
    "munitions_fired": "yellow",
    "munitions_intercepted": "yellow",
    "damage": "bright_yellow",
    "motive": "bright_cyan",
}
AGAINST = {"asserts": "", "denies": "!", "doubts": "?"}
LONGEST_WORDS = 200


def print_explained(console: Console, shown: Explained) -> None:
    """Head, text, incidents with their claims, tray."""
    print_lines(console, (*_head(shown), *_text(shown), *_claims(shown), *_tray(shown)))


def _head(shown: Explained) -> Iterator[Line]:
    document = shown.document
    day = document.published.isoformat() if document.published else "no day of publication"
    yield Line(0, Text(safe(document.title) or safe(document.id), style="bold"))
    yield Line(0, Text(" · ".join(safe(x) for x in (document.id, document.outlet, day) if x)))
    told = f"{many(len(shown.claims), 'claim')} on {many(len(shown.reading.incidents), 'incident')}"
    aside = f"{len(shown.asides)} set aside; read by {safe(shown.reading.reader)}"
    yield Line(0, Text(f"{told}, {aside}", style="dim"))


def _text(shown: Explained) -> Iterator[Line]:
    yield Line(0, Text("\nText", style="bold"))
    marks = "[1] a claim begins, [1!] it denies, [1?] it doubts, [x1] set aside"
    if any(one.mark for one in shown.claims):
        marks += ", [1–] a reviewer rejected it, [1+] a reviewer added it"
    yield Line(0, Text(marks, style="dim"))
    kinds = Counter(one.claim.property for one in shown.claims)
    legend = Text()
    for name in (p for p in PROPERTIES if kinds[p]):
        legend.append(f"{property_words(name)} {kinds[name]}", style=COLOURS[name]).append("  ")
    if kinds:
        yield Line(0, legend)
    text = Text()
    for piece in shown.pieces():
        text.append_text(_marks(piece)).append(_plain(shown, piece), style=_style(piece))
    yield Line(0, Text())
    for paragraph in text.split("\n"):
        if paragraph.plain.strip():
            yield Line(2, paragraph)
            yield Line(0, Text())


def _plain(shown: Explained, piece: Piece) -> str:
    """The stretch without what steers a terminal; line breaks stay."""
    words = shown.document.text[piece.segment.start : piece.segment.end]
    kept = (c if c.isprintable() or c == "\n" else " " if c.isspace() else "" for c in words)
    return "".join(kept)


def _marks(piece: Piece) -> Text:
    """`[3 4! 7–12 x1]` for what begins here; numbers that follow each other as a range."""
    claims, asides = piece.starting()
    marks = []
    for sign, group in groupby(claims, key=_sign):
        for run in _runs(list(group)):
            first, last = run[0].number, run[-1].number
            words = f"{first}–{last}" if last > first else f"{first}"
            colour = COLOURS[run[0].claim.property]
            marks.append(Text(words + sign, style=f"bold {colour}"))
    marks += [Text(f"x{one.number}", style="dim") for one in asides]
    return Text("[").append_text(Text(" ").join(marks)).append("]") if marks else Text()


def _sign(one: NumberedClaim) -> str:
    """What stands behind its number: `!` it denies, `–` a reviewer rejected it, `+` added it."""
    added = "+" if one.mark and one.mark.added else ""
    return AGAINST[one.claim.stance] + ("–" if one.rejected else added)


def _runs(claims: list[NumberedClaim]) -> list[list[NumberedClaim]]:
    """Claims whose numbers follow each other, together where they are more than two."""
    runs: list[list[NumberedClaim]] = []
    for one in claims:
        if runs and one.number == runs[-1][-1].number + 1:
            runs[-1].append(one)
        else:
            runs.append([one])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[one] for one in run])]


def _style(piece: Piece) -> str:
    """The colour of the closest claim; underlined, so that it shows without colours too."""
    if piece.claims:
        return f"underline {COLOURS[piece.claims[-1].claim.property]}"
    return "dim underline" if piece.asides else ""


def _claims(shown: Explained) -> Iterator[Line]:
    incidents = shown.reading.incidents
    yield Line(0, Text("Incidents and claims", style="bold"))
    if not incidents:
        yield Line(2, Text("none"))
    for incident in incidents:
        yield from _incident(shown, incident)


def _incident(shown: Explained, incident: ReadIncident) -> Iterator[Line]:
    background = " · told as background" if incident.role == "background" else ""
    found = shown.known.get(incident.id)
    known = f"  {safe(found.incident.id)}" if found else ""
    yield Line(0, Text(f"\n{safe(incident_head(incident))}{background}{known}", style="bold"))
    for name, words in register_fields(found) if found else ():
        yield Line(2, Text(f"{name}: {safe(words)}", style="bold"), 2)
    told = shown.claims_of(incident)
    for _, group in groupby(told, key=lambda one: (one.claim.start, one.claim.end)):
        same = list(group)
        yield Line(2, Text(f"“{_cut(shown.words_of(same[0]))}”", style="italic"))
        for one in same:
            yield Line(4, _claim(one), hang=4)
            if one.mark:
                yield Line(8, Text(safe(mark_words(one.mark)), style="bold"), hang=2)


def _claim(one: NumberedClaim) -> Text:
    claim = one.claim
    line = Text(f"{one.number:>3} ", style=f"bold {COLOURS[claim.property]}")
    line.append(f"{claim.stance} ", style=STANCE[claim.stance])
    value = safe(value_of(claim))
    certainty = "" if claim.certainty == "stated" else f", {claim.certainty}"
    own = ", claiming responsibility" if claim.responsibility else ""
    kind = "" if claim.speaker.is_report else f" ({claim.speaker.kind.replace('_', ' ')})"
    said = f"{property_words(claim.property)} {value}".rstrip() + certainty + own
    struck = " strike" if one.rejected else ""
    return line.append(said, style=f"default not bold{struck}").append(
        f" – {speaker_words(claim)}{kind}", style="default not bold"
    )


def _tray(shown: Explained) -> Iterator[Line]:
    yield Line(0, Text("\nSet aside", style="bold"))
    if not shown.asides:
        yield Line(2, Text("nothing"))
    for one in shown.asides:
        line = Text(f"x{one.number} ", style="dim").append(safe(one.aside.reason), style="default")
        yield Line(2, line.append(f": {safe(one.aside.detail)}", style="default"))
        if one.placed:
            where = f"{one.aside.start}–{one.aside.end}"
            yield Line(4, Text(f"“{_cut(shown.words_of(one))}”  {where}", style="italic"))


def _cut(words: str) -> str:
    line = safe(words)
    return line if len(line) <= LONGEST_WORDS else line[: LONGEST_WORDS - 1] + "…"
