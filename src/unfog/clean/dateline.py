"""The opening of a news report, "BAGHDAD, July 8 (AP) –", read as data.

A dateline names where the report was written and by whom, never where things happened.
"""

from __future__ import annotations

import re

from unfog.clean.agencies import AGENCIES
from unfog.clean.cities import CITIES
from unfog.model.document import Dateline

_LINES = 8
_CHARS = 1500
_TITLE = 200

_U = "".join(c for c in map(chr, range(0x41, 0x250)) if c.isupper())
_MONTH = (
    r"(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?i:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DATE = (
    rf"(?:{_WEEKDAY},?\s+)?(?:{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH})"
    rf"(?:,?\s+\d{{2,4}}\b)?|\d{{4}}-\d\d-\d\d|{_WEEKDAY}(?=\s*[,(–—-])"
)
_WORD = rf"(?:[{_U}][\w’'ʼ`.-]*[\w.]|[{_U}])"
_NAME = rf"{_WORD}(?:[ -](?:{_WORD}|d[eai]l?|al|el|la|le|es|of|the|and|sur)){{0,5}}"
_BRACKET = r"[(\[][^()\[\]\n]{1,60}[)\]]"
_DATELINE = re.compile(
    rf"(?P<place>{_NAME}(?:\s?/\s?{_NAME})?)"
    rf"(?P<country>\s\([{_U}][\w .]{{1,30}}\)(?=,\s\d))?"
    rf"(?P<regions>(?:,\s*(?!(?:{_DATE})\W){_NAME}){{0,3}}?)"
    rf"(?:,?\s+(?P<date>{_DATE}))?"
    rf"(?P<brackets>(?:,?\s*{_BRACKET}){{0,3}})"
    r"(?P<sep>,?\s*(?:--+|[–—―－])\s*|\s+[-_](?=\s)\s*|(?<=[)\]])\s?-\s*|\s?:(?=\s)\s*|\.(?=\s)\s+"
    r"|\s\|\s+|\s//\s+|(?<=[)\]])\s+)"
)
# "March 4, 2031 (KARLO) – "
_DATE_FIRST = re.compile(rf"(?P<date>{_DATE})\s*\((?P<place>{_NAME})\)\s*[-–—]+\s*")
# What may follow the dash and is no part of the report: a date, "[TEXT]", invisible marks.
_MORE_DATE = re.compile(rf"(?P<date>{_DATE})\s*(?:\n|[-–—|]\s)\s*")
_MARKS = re.compile(r"(?:\[[A-Z][A-Z ,.'’()-]*\]\s*)+")
_IN_CITY = re.compile(rf"([^,]+?)(?:,\s*(?P<date>{_DATE}))?\s*$")
_OUTLET = re.compile(r"\b(?:times|news|press|wire|newswire|agency|radio|tv)$", re.I)
_STARTS = re.compile(r"(?<=[.!?]\s)(?=[A-Z])|(?<=[a-z])(?=[A-Z]{3})")
_CREDIT_ONLY = re.compile(
    rf"(?P<brackets>\((?P<credit>[{_U}][^()\n]{{1,40}})\))\s*(?P<sep>--+\s*|[–—―-]\s*)?"
)
_OWN_LINE = re.compile(
    rf"(?:(?:Statement|Press release),\s+)?(?P<place>{_NAME}(?:,\s*{_NAME}){{0,2}}),\s+"
    rf"(?P<date>{_DATE})\.?\s*(?=\n|\Z)"
)
_SENTENCE = re.compile(rf"[\"'“‘«(\[]?[{_U}0-9]")
_INSIDE = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_DATE_ONLY = re.compile(rf"(?:{_DATE})\s*$")
_WEEKDAY_ONLY = re.compile(rf"{_WEEKDAY}$")
_NO_CREDIT = re.compile(r"[$€£=%:]|\d[\d.,]*\s*(?:dinar|lira|rial|naira|dollar|rouble|ruble)", re.I)

_LABELS = frozenset(
    """above analysis answer army attack attacks background below breaking bulletin claim coalition
    comment communique communiqué correction deaths defence defense denial department developing
    editorial embassy exclusive explainer fact factbox feature follow government incident interview
    killed ministry news note notes office opinion photo photos picture pictures police president
    press profile question read recap release report roundup spotlight staff statement story
    summary timeline toll tweet update updated updates urgent video warning watch worldwide
    """.split()
)
"""Words that open a line in capitals and are no place."""
_NEVER = frozenset("are be been by for from has have in is not on that to too was with".split())
"""Words that no place name in a dateline holds."""
_OPENERS = frozenset(
    """a an as at by column court created file first flash for from in it lead live more no on
    second snap source special third three top two what when where who why world""".split()
)
"""Words that begin no place name, though one may hold them further on."""


def find_dateline(text: str) -> Dateline | None:
    """The dateline of a report: offsets through the dash and the white space after it.

    Sought at the start of the first lines, since titles, bylines and subscribe lines may
    stand before it. None where nothing is one beyond doubt.
    """
    start = lines = 0
    while start < min(len(text), _CHARS) and lines < _LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        first = _after_space(text, start)
        if first < end:
            lines += 1
            found = _at(text, first, end, opening=lines == 1)
            if found is None and lines == 1:
                found = _behind_title(text, first, end)
            if found is not None:
                return found
        start = end + 1
    return None


def _at(text: str, start: int, line_end: int, *, opening: bool) -> Dateline | None:
    match = _DATELINE.match(text, start)
    if match and match.end("brackets") <= line_end and _is_dateline(match, text):
        return _made(match, text)
    match = _DATE_FIRST.match(text, start) or _OWN_LINE.match(text, start)
    if match and _is_place(match["place"]):
        end = _after_space(text, match.end())
        place, credit = _place_or_credit(match["place"])
        return Dateline(start, end, place=place, credit=credit, date=match["date"])
    match = _CREDIT_ONLY.match(text, start)
    if match and (match["sep"] or opening) and _credit(match["brackets"]):
        if match["sep"] and (in_city := _IN_CITY.match(match["credit"])) and _known(in_city[1]):
            end = _after_space(text, match.end())
            return Dateline(start, end, place=in_city[1].strip(), date=in_city["date"])
        known = match["credit"].strip().lower() in AGENCIES
        named = known or match["sep"] or " " in match["credit"]
        if named and _starts_sentence(text, match.end(), strong=known):
            return Dateline(start, _after_space(text, match.end()), credit=match["credit"].strip())
    return None


def _behind_title(text: str, start: int, end: int) -> Dateline | None:
    """A dateline behind a title on the same line; in capitals, as nothing else is one there."""
    for place in _STARTS.finditer(text, start, min(end, start + _TITLE)):
        match = _DATELINE.match(text, place.end())
        if match and _capitals(match["place"]) and match.end("brackets") <= end:
            joined = not text[place.end() - 1].isspace()
            strong = bool(match["date"]) or _credit(match["brackets"]) is not None
            if (strong or not joined) and _is_dateline(match, text):
                return _made(match, text)
    return None


def _is_dateline(match: re.Match[str], text: str) -> bool:
    place, sep = match["place"], match["sep"].strip(" ,\n\t")
    credit = _credit(match["brackets"])
    strong = bool(match["date"]) or credit is not None
    if not _is_place(place) or not _starts_sentence(text, match.end(), strong=strong):
        return False
    words = re.split(r"[\s-]+", place.removeprefix("The "))
    if credit and credit.replace(".", "") == "".join(w[0] for w in words if w[:1].isupper()):
        return False  # a name and its initials
    if _region_credit(match) and match["brackets"].strip():
        strong = True
    caps = _capitals(place)
    known = _known(place)
    if not sep:
        return bool(match["date"] and credit)
    if sep == ".":  # with a date alone it may head a section on one of many events
        return caps and (known or credit is not None)
    if sep == ":":
        plain = not match["regions"] or caps
        return (strong and (caps or known)) or (known and plain)
    if match["brackets"].strip() and not strong and not known:
        return False
    return strong or caps or known


def _made(match: re.Match[str], text: str) -> Dateline:
    place = match["place"] + match["regions"]
    date, credit = match["date"], _credit(match["brackets"])
    last = match["regions"].rpartition(",")[2].strip()
    if date is None and last and _WEEKDAY_ONLY.match(last):
        place, date = place[: place.rindex(",")], last
    elif by := _region_credit(match):
        place, credit = place[: place.rindex(",")], credit or by
    for inside in _INSIDE.findall(match["brackets"]):
        if date is None and _DATE_ONLY.match(inside.strip()):
            date = inside.strip()
    end = _after_space(text, match.end())
    if (more := _MORE_DATE.match(text, end)) and date is None:
        date, end = more["date"], _after_space(text, more.end())
    if marks := _MARKS.match(text, end):
        end = marks.end()
    where, outlet = _place_or_credit(place.strip())
    return Dateline(match.start(), end, place=where, credit=credit or outlet, date=date)


def _place_or_credit(name: str) -> tuple[str | None, str | None]:
    """(place, None), or (None, credit) where the name is that of an agency or outlet."""
    is_outlet = name.lower() in AGENCIES or _OUTLET.search(name)
    return (None, name) if is_outlet else (name, None)


def _region_credit(match: re.Match[str]) -> str | None:
    """Initials after the last comma ("BASRA, XN,") that are the agency's, not a region's."""
    last = match["regions"].rpartition(",")[2].strip()
    aside = match["brackets"].strip() and _credit(match["brackets"]) is None
    known = last.lower() in AGENCIES or (aside and len(last) in (2, 3))
    return last if known and last.isalpha() and last.isupper() else None


def _credit(brackets: str) -> str | None:
    for inside in _INSIDE.findall(brackets):
        name: str = inside.strip()
        if name.lower() in _LABELS:
            continue
        if name[:1].isupper() and not _NO_CREDIT.search(name) and not _DATE_ONLY.match(name):
            return name
    return None


def _is_place(place: str) -> bool:
    words = re.split(r"[\s/-]+", place.lower())
    if (
        _LABELS.intersection(words)
        or words[0] in _OPENERS
        or re.fullmatch(_MONTH + "|" + _WEEKDAY, place)
    ):
        return False
    return len(place) > 2 and len(words) <= 6 and not _NEVER.intersection(words)


def _capitals(place: str) -> bool:
    letters = [c for c in place if c.isalpha()]
    return len(letters) >= 3 and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def _known(place: str) -> bool:
    parts = [p.strip().lower().replace("’", "'") for p in place.split("/")]
    return all(p in CITIES for p in parts)


def _starts_sentence(text: str, at: int, *, strong: bool) -> bool:
    """Whether a sentence follows: a capital, quotation mark or number.

    A line all in capitals is more of a headline, unless date or credit (`strong`) say that
    it is a report on an old wire.
    """
    at = _after_space(text, at)
    if not _SENTENCE.match(text, at):
        return False
    return strong or not text[at : at + 200].partition("\n")[0].isupper()


def _after_space(text: str, at: int) -> int:
    while at < len(text) and (text[at].isspace() or text[at] in "\u200b\ufeff\u200e\u200f"):
        at += 1
    return at
