"""What the machine says in sentences of its own, in the reader's language.

Findings, grades, edges and problems carry reasons in English, put together of few patterns. Each
pattern is a text to be translated; what stands in its places is a number, a name, or such a
sentence again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from markupsafe import Markup, escape

from unfog.model.claim import Count, Value
from unfog.publish.words import count_words, value_words
from unfog.web.language import Language
from unfog.web.refusals import REFUSALS
from unfog.web.vocabulary import COUNTED, REASONS


def _(text: str) -> str:
    """Marks a text for translation."""
    return text


PATTERNS = (
    _("no figure stands"),
    _("no account says how many"),
    _("one origin gives a figure"),
    _("only parts are counted: the largest of them"),
    _("only parts are counted: the largest of them is the least"),
    _("the sides added up, more than the best total"),
    _("the best total without those whose side is told"),
    _("the best supported number"),
    _("the best supported of firm numbers"),
    _("the lowest figure that stands"),
    _("the range of all sources on civilians"),
    _("the range of all sources on civilians and police"),
    _("%(how)s (%(some)s of %(all)s origins allow it)"),
    _("%(how)s; the sides, told by rivals, add up to %(total)s"),
    # what may stand last comes first
    _("%(how)s; one origin by a reviewer's word: party %(name)s (%(some)s accounts)"),
    _("%(how)s; one origin by a reviewer's word: owner %(name)s (%(some)s accounts)"),
    _("%(how)s; as reviewers rate them: %(name)s"),
    _("one origin by a reviewer's word: party %(name)s (%(some)s accounts)"),
    _("one origin by a reviewer's word: owner %(name)s (%(some)s accounts)"),
    _("as reviewers rate them: %(name)s"),
    _("by a reviewer's word"),
    _("on the side of %(name)s, a party to the incident"),
    _("discounted: those killed are said to be fighters"),
    _("confirmed: %(name)s says that it did it"),
    _("contested: several are said to have done it"),
    _("weak: one origin only"),
    _("weak: nobody is named as having done it"),
    _("fair: %(some)s independent origins, and %(name)s is named"),
    _("provisional: one origin only"),
    _("credited in the text"),
    _("dateline"),
    _("published by it"),
    _("%(share)s of its text is there"),
    _("%(share)s of its text is there, and both credit %(name)s"),
    _("made from it: %(share)s of its text, %(other)s of the other"),
    _("stands in it: %(share)s of its text, %(other)s of the other"),
    *REASONS,
    *COUNTED,
    *REFUSALS,
)
_PLACE = re.compile(r"%\((\w+)\)s")
_FORMS: Mapping[str, str] = {
    **dict.fromkeys(("some", "all", "total"), r"\d+"),
    **dict.fromkeys(("share", "other"), r"\d+%"),
    **dict.fromkeys(("how", "name"), r".+"),
    **dict.fromkeys(("role", "own"), r"[a-z]+"),
}
"""What may stand in a place, by its name."""

_SENTENCES = frozenset({"how"})
"""Places in which a sentence stands."""

_WORDS = frozenset({"role", "own"})
"""Places in which a word stands that is translated."""


def _pattern(text: str) -> re.Pattern[str]:
    parts = _PLACE.split(text)
    made = [re.escape(part) for part in parts]
    made[1::2] = [f"(?P<{name}>{_FORMS[name]})" for name in parts[1::2]]
    return re.compile("".join(made))


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((text, _pattern(text)) for text in PATTERNS if _PLACE.search(text))


_NUMBERS: Mapping[tuple[bool, bool, bool], str] = {
    (False, False, False): "%(number)s",
    (False, False, True): _("about %(number)s"),
    (True, False, False): _("up to %(number)s"),
    (True, False, True): _("up to about %(number)s"),
    (False, True, False): _("at least %(number)s"),
    (False, True, True): _("at least about %(number)s"),
}
"""How a count is told whose lower end, or upper end, is not known, or that is a round number."""


_BDI, _ENGLISH, _END = map(Markup, ("<bdi>", '<bdi lang="en" dir="ltr">', "</bdi>"))


def worded(text: str, language: Language) -> Markup:
    """The sentence in the reader's language; as it is, and marked as English, where no pattern
    makes it."""
    said = _told(text, language.translations.gettext)
    return english(text, language) if said is None else said


def _told(text: str, gettext: Callable[[str], str]) -> Markup | None:
    if text in PATTERNS:
        return escape(gettext(text))
    for pattern, form in _patterns():
        found = form.fullmatch(text)
        if found is None:
            continue
        values: dict[str, Markup] = {}
        for name, value in found.groupdict().items():
            said = _filled(name, value, gettext)
            if said is None:
                break
            values[name] = said
        else:
            return escape(gettext(pattern)) % values
    return None


def _filled(place: str, value: str, gettext: Callable[[str], str]) -> Markup | None:
    """What stands in a place of a sentence; None where it is no such thing."""
    if place in _SENTENCES:
        return _told(value, gettext)
    return escape(gettext(value)) if place in _WORDS else _isolated(value)


def _isolated(text: str) -> Markup:
    return _BDI + text + _END


def english(text: str, language: Language) -> Markup:
    """Words of the reports, or of the machine about them, marked as English on other pages."""
    if language.code == "en":
        return _isolated(text)
    return _ENGLISH + text + _END


def value_told(value: Value, language: Language) -> Markup:
    """A claim's value: of a count all that is no word of the report is translated."""
    if language.code == "en":
        return _isolated(value_words(value))
    if isinstance(value, Count):
        return _count_told(value, language)
    return english(value_words(value), language)


def _count_told(count: Count, language: Language) -> Markup:
    """`at least 5 soldiers`, with who is counted translated where that is of the vocabulary."""
    gettext = language.translations.gettext
    ends = [str(end) for end in (count.low, count.high) if end is not None]
    number = "–".join(dict.fromkeys(ends))
    form = _NUMBERS[count.low is None, count.high is None, count.approx]
    counted, _bracket, part = count_words(count).partition(number)[2].strip().partition(" (")
    told = escape(gettext(counted)) if counted in COUNTED else english(counted, language)
    if part:
        told += Markup(" ({})").format(english(part.removesuffix(")"), language))
    return Markup("{} {}").format(escape(gettext(form)) % {"number": _isolated(number)}, told)
