"""Rules for lengths of time ("two weeks") and for times that recur ("every week").

Neither says a day, so that nothing resolves here; their TIMEX3 value is in the words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import cast

import msgspec

from unfog.model.timespan import Timespan, Unit
from unfog.resolve.time.atoms import Rule, Spot, compiled
from unfog.resolve.time.clues import NEXT_WORD
from unfog.resolve.time.dates import month_of
from unfog.resolve.time.meaning import Context, Meaning
from unfog.resolve.time.timex.amounts import AMOUNT, STARTS, amount
from unfog.resolve.time.told import Ago, Later
from unfog.resolve.time.words import MONTH, SEASONS, WEEKDAY, WEEKDAYS, WS, either

SYMBOLS = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "centurie": "CE",
}
PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
SEASON_CODES = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
_UNIT = either(SYMBOLS)
_CALENDAR = either(u for u in SYMBOLS if u not in ("second", "night", "quarter", "centurie"))
_PLAIN = frozenset(("hour", "day", "week", "month", "year", "decade"))


class Length(msgspec.Struct, frozen=True):
    """A length of time; `value` is its TIMEX3 value, a period after ISO 8601."""

    value: str
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return None


class Recurring(msgspec.Struct, frozen=True):
    """A time that comes again and again; `value` is its TIMEX3 value."""

    value: str
    relative: bool = False

    def resolve(self, context: Context) -> Timespan | None:
        return None


def period(number: Fraction | None, unit: str) -> str:
    """The TIMEX3 value of so many units ("P2W"); None is an unknown number ("PXW")."""
    symbol = SYMBOLS[unit]
    if unit == "fortnight" and number is not None:
        number *= 2
    if unit in ("decade", "century") and number is not None:
        number, symbol = number * (10 if unit == "decade" else 100), "Y"
    clock, letter = ("T", symbol[1:]) if symbol[0] == "T" else ("", symbol)
    if number is None:
        return f"P{clock}X{letter}"
    whole, rest = divmod(number, 1)
    smaller = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S") if clock else (0, "")}
    factor, below = smaller.get(letter, (0, ""))
    if rest and factor and (rest * factor).denominator == 1:
        first = f"{int(whole)}{letter}" if whole else ""
        return f"P{clock}{first}{int(rest * factor)}{below}"
    return f"P{clock}{float(number):g}{letter}"


def _length(match: re.Match[str], spot: Spot) -> Meaning | None:
    groups = match.groupdict()
    number, unit = amount(groups.get("least") or match["amount"]), match["unit"].lower()
    bare = match["amount"].lower() in ("a", "an")
    if unit == "quarter" and _FRACTION.match(spot.text, match.end()):
        return None
    if unit == "second" and not match["amount"][0].isdigit() and number != 30:
        return None
    if number is None and match[0].lower().endswith(f" {unit}"):
        return None  # "some day", "many a year"
    if bare and spot.lead in _RATES:
        return Recurring(period(Fraction(1), unit))
    if groups.get("half"):
        number = (number or 0) + Fraction(1, 2)
    return Length(period(number, unit))


_FRACTION = re.compile(r"\s+of\b")
_RATES = frozenset("once twice times percent % million billion dollars cents".split())


def _many(match: re.Match[str], spot: Spot) -> Meaning | None:
    if match[0].lower() == "early hours":
        return None  # a time of day
    unit = match.groupdict().get("unit") or "quarter"
    return Length(period(None, unit.lower()))


def _one(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Length(period(Fraction(1), match["unit"].lower()))


def _hence(match: re.Match[str], spot: Spot) -> Meaning | None:
    number, unit = amount(match["amount"]), match["unit"].lower()
    if number is None or number.denominator != 1 or unit not in _PLAIN:
        return Apart(True, unit)
    return Ago(-int(number), cast("Unit", unit))


def _ago(match: re.Match[str], spot: Spot) -> Meaning | None:
    number, unit = amount(match["amount"]), match["unit"].lower()
    if number is None or number.denominator != 1 or unit not in _PLAIN:
        return Apart(match["word"].lower() in _FORWARD, unit)
    if match["word"].lower() == "ago":
        return Ago(int(number), cast("Unit", unit))
    sign = 1 if match["word"].lower() in _FORWARD else -1
    return Later(sign * int(number), cast("Unit", unit))


class Apart(msgspec.Struct, frozen=True):
    """An unknown number of units before or after another time ("years ago")."""

    after: bool
    unit: str
    relative: bool = True

    def resolve(self, context: Context) -> Timespan | None:
        return None


_FORWARD = frozenset("later after afterwards afterward hence".split())
_WORD = "(?P<word>ago|later|earlier|previously|prior|beforehand|afterwards?|hence)"
_APART = rf"{WS}(?:or{WS}(?:so|two){WS})?(?:{_WORD}\b|(?P<end>(?:before|after)(?=[.,;:!?)]|$)))"


def _apart_some(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = (match["word"] or match["end"]).lower()
    return Apart(word in _FORWARD, match["unit"].lower())


def _every(match: re.Match[str], spot: Spot) -> Meaning | None:
    told, what = (match["amount"] or "one").lower(), match["what"].lower()
    number = Fraction(_ORDINALS[told]) if told in _ORDINALS else amount(told)
    unit = what.removesuffix("s")
    return Recurring(period(number, unit) if unit in SYMBOLS else _recurring(what))


_ORDINALS = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5}


def _recurring(word: str) -> str:
    singular = word.removesuffix("s")
    if singular in WEEKDAYS:
        return f"XXXX-WXX-{WEEKDAYS[singular] + 1}"
    if singular in PARTS:
        return f"XXXX-XX-XX{PARTS[singular]}"
    if singular in SEASONS:
        return f"XXXX-{SEASON_CODES[SEASONS[singular]]}"
    month = month_of(singular.capitalize())
    return f"XXXX-{month:02d}" if month else "XXXX-XX-XX"


def _plural(match: re.Match[str], spot: Spot) -> Meaning | None:
    words = match[0].lower().split()
    value = _recurring(words[0])
    return Recurring(value + PARTS[words[1].removesuffix("s")] if len(words) > 1 else value)


def _rate(match: re.Match[str], spot: Spot) -> Meaning | None:
    return Recurring(period(Fraction(1), match["unit"].lower()))


def _adverb(match: re.Match[str], spot: Spot) -> Meaning | None:
    word = match[0].lower()
    if word == "quarterly" and NEXT_WORD.match(spot.text, match.end()):
        return None  # as an adjective it goes with dividends and results
    return Recurring(_ADVERBS[word])


_ADVERBS = {
    "daily": "XXXX-XX-XX",
    "everyday": "XXXX-XX-XX",
    "nightly": "XXXX-XX-XXTNI",
    "hourly": "PT1H",
    "weekly": "XXXX-WXX",
    "monthly": "XXXX-XX",
    "annually": "XXXX",
    "yearly": "XXXX",
    "quarterly": "P3M",
}
_WHICH = (
    rf"(?:(?:last|past|next|first|final|previous|following|coming|preceding|same|intervening|"
    rf"ensuing|succeeding|latest|opening|closing|other|another|early|recent|additional)\b"
    rf"(?:{WS}|-))"
)
_ADDED = (
    rf"(?:(?:more|full|additional|consecutive|straight|successive|trading|working|whole|"
    rf"previous|solid|long|further|calendar|single){WS})?"
)
# "Fifty years old" is an age, no time; a five-month-old blockade has lasted so long.
_NOT_AGE = rf"(?!{WS}old\b|-?(?<=year)-old\b)"
_TAIL = rf"(?:-long\b|{WS}long\b|{WS}of{WS}age\b|{WS}ahead\b|{WS}or{WS}so\b|{WS}period\b|-old\b)?"
_LENGTH = (
    rf"(?P<amount>{AMOUNT})(?:{WS}|-){_ADDED}(?P<unit>{_UNIT})s?\b(?!-(?:ago|earlier))"
    rf"(?P<half>(?:{WS}|-)and(?:{WS}|-)a(?:{WS}|-)half)?"
)
_RANGE = rf"(?P<least>{AMOUNT})(?:{WS}(?:to|or){WS}|-(?=\d))(?={AMOUNT}(?:{WS}|-){_UNIT}s?\b)"
_NOT_BARE = ("century", "night", "second", "quarter")
_PLURAL_UNIT = rf"(?P<unit>{either(u for u in SYMBOLS if u not in _NOT_BARE)})s"
_APART_RULES = (
    Rule(
        compiled(rf"(?P<amount>{AMOUNT})(?:{WS}|-){_ADDED}(?P<unit>{_UNIT})s?{WS}{_WORD}\b"), _ago
    ),
    Rule(
        compiled(rf"(?P<amount>{AMOUNT}){WS}(?P<unit>{_UNIT})s?{WS}from{WS}(?:now|today)\b"),
        _hence,
    ),
)
_AMOUNT_RULES = (
    Rule(compiled(rf"{_RANGE}{_LENGTH}{_NOT_AGE}{_TAIL}"), _length),
    Rule(
        compiled(
            rf"(?P<amount>{AMOUNT})-(?P<unit>{_UNIT})(?P<half>-and-a-half)?\b{_NOT_AGE}"
            rf"(?!{WS}period|-)"
        ),
        _length,
    ),
    Rule(compiled(rf"{_LENGTH}{_NOT_AGE}{_TAIL}"), _length, article=True),
)
_WHICH_LENGTH = (
    Rule(
        compiled(rf"{_WHICH}(?:(?P<least>{AMOUNT}){WS}(?:to|or){WS})?{_LENGTH}(?:{WS}or{WS}so\b)?"),
        _length,
        article=True,
    ),
    Rule(compiled(rf"{_WHICH}(?:{_PLURAL_UNIT}|(?P<quarter>quarter)s)\b"), _many, article=True),
)
_MANY_RULES = (
    Rule(compiled(rf"{_PLURAL_UNIT}{_APART}"), _apart_some),
    Rule(
        compiled(
            rf"{_PLURAL_UNIT}(?:{WS}(?:or|and){WS}{either(SYMBOLS)}s)?(?:{WS}ahead)?\b{_NOT_AGE}"
        ),
        _many,
        article=True,
    ),
)
_LONG = Rule(compiled(rf"(?P<unit>{_CALENDAR})-long\b"), _one)
_EVERY_RULE = Rule(
    compiled(
        rf"(?:every|each)(?:{WS}(?P<amount>{either(_ORDINALS)}|{AMOUNT}))?{WS}"
        rf"(?P<what>{_UNIT}s?|{WEEKDAY}|{either(PARTS)}|{either(SEASONS)}|{MONTH})\b"
    ),
    _every,
)
_PLURAL_RULE = Rule(
    compiled(rf"(?:{WEEKDAY}s(?:{WS}{either(PARTS)}s?)?|{WEEKDAY}{WS}{either(PARTS)}s)\b"), _plural
)
_OFTEN = Rule(
    compiled(
        rf"(?:once|twice|{AMOUNT}{WS}times){WS}(?:an?|each|every|per){WS}(?P<unit>{_CALENDAR})\b"
    ),
    _rate,
)
_RATE = Rule(compiled(rf"per{WS}(?P<unit>{_CALENDAR})\b"), _rate)


def before() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Rules tried ahead of those of dates, by the words that begin them."""
    yield STARTS, (_OFTEN, *_APART_RULES)
    yield " ".join(WEEKDAYS), (_PLURAL_RULE,)
    yield " ".join(f"{day}s" for day in WEEKDAYS), (_PLURAL_RULE,)


def after() -> Iterator[tuple[str, tuple[Rule, ...]]]:
    """Rules tried where no date begins."""
    yield STARTS, _AMOUNT_RULES
    yield (
        "last past next first final previous following coming preceding same intervening ensuing "
        "succeeding latest opening closing other another early additional",
        _WHICH_LENGTH,
    )
    yield " ".join(f"{unit}s" for unit in SYMBOLS), _MANY_RULES
    yield " ".join(SYMBOLS), (_LONG,)
    yield "every each", (_EVERY_RULE,)
    yield " ".join(_ADVERBS), (Rule(compiled(rf"{either(_ADVERBS)}\b"), _adverb),)
    yield "per", (_RATE,)
    yield "once twice", (_OFTEN,)


DIGITS_BEFORE = (_OFTEN, *_APART_RULES)
DIGITS_AFTER = _AMOUNT_RULES
