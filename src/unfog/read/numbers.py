"""Number expressions as intervals: "at least 23", "5 to 7", "more than two dozen", "scores".

Intervals follow the claim gold's guide: "at least n" is n.., "more than n" n+1.., "up to n" and
"nearly n" ..n (vague), "about n" n..n (vague); round words have fixed lower bounds.
Works on lower-cased words alone; what the number counts is decided elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

UNITS = {
    word: value
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "dozen": 12}
VAGUE = {
    "several": 3,
    "many": 3,
    "numerous": 3,
    "multiple": 2,
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
}
_VAGUE_PHRASES = (
    (("a", "couple"), 2, 2, False),
    (("a", "pair"), 2, 2, False),
    (("half", "a", "dozen"), 6, 6, True),
    (("half", "dozen"), 6, 6, True),
    (("a", "few"), 3, None, True),
    (("a", "handful"), 3, None, True),
    (("a", "large", "number"), 3, None, True),
    (("large", "numbers"), 3, None, True),
    (("a", "number"), 2, None, True),
    (("an", "unknown", "number"), 1, None, True),
)
_BEFORE = {
    "least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|"
    "minimum of",
    "more": "more than|over|well over|upwards of|upward of|above|in excess of|exceeding|"
    "well above|just over|greater than|slightly more than",
    "near": "up to|as many as|nearly|almost|close to|just under|under|well under|approaching",
    "most": "at most|no more than|not more than|a maximum of|maximum of",
    "fewer": "fewer than|less than",
    "about": "about|around|some|approximately|roughly|an estimated|estimated|circa|perhaps|"
    "in the region of|approx.|something like",
}
_PREFIXES = tuple(
    sorted(
        ((tuple(p.split()), kind) for kind, phrases in _BEFORE.items() for p in phrases.split("|")),
        key=lambda item: (-len(item[0]), item[0]),
    )
)
_STARTS = frozenset(
    {*UNITS, *TENS, *SCALES, *VAGUE, "a", "an", "between"}
    | {phrase[0] for phrase, *_ in _VAGUE_PHRASES}
    | {phrase[0] for phrase, _ in _PREFIXES}
)
_LARGEST = 10**12  # beyond it no count of people, and no number that every store can hold
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,9})(\+?)")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,3}")
_RANGE = re.compile(r"(\d{1,6})[-–—](\d{1,6})")
_DASHES = frozenset("-–—‑")


class Number(msgspec.Struct, frozen=True):
    """An interval (None: unbounded) read off the words `first` to `last` (half-open).

    `core` is the index of the last word of the number itself, without "or more" behind it.
    """

    low: int | None
    high: int | None
    approx: bool
    first: int
    last: int
    core: int


def may_start(word: str) -> bool:
    """Whether a number expression can begin with `word` at all."""
    return word in _STARTS or word[:1].isdigit()


def number_at(words: Sequence[str], start: int) -> Number | None:
    """The number expression that begins at word `start`; None where none does.

    `words` are lower-cased tokens, a hyphen between words being a token of its own.
    """
    number = _number_at(words, start)
    if number is None or max(number.low or 0, number.high or 0) > _LARGEST:
        return None
    return number


def _number_at(words: Sequence[str], start: int) -> Number | None:
    kind, at = _prefix(words, start)
    if kind is None and words[start] == "between":
        return _between(words, start)
    core = _core(words, at)
    if core is None:
        return None
    low, high, approx, end = core
    number = Number(low, high, approx, start, end, end - 1)
    if kind is not None:
        return _bounded(number, kind)
    return _followed(words, number)


def _prefix(words: Sequence[str], start: int) -> tuple[str | None, int]:
    for phrase, kind in _PREFIXES:
        if words[start] == phrase[0] and tuple(words[start : start + len(phrase)]) == phrase:
            return kind, start + len(phrase)
    return None, start


def _bounded(number: Number, kind: str) -> Number:
    """`number` as narrowed by the words before it ("at least", "nearly")."""
    point = number.low if number.low is not None else number.high
    high = number.high if number.high is not None else point
    if point is None or high is None:
        return number
    replace = msgspec.structs.replace
    match kind:
        case "least":
            return replace(number, low=point, high=None)
        case "more":
            return replace(number, low=point if number.approx else point + 1, high=None)
        case "near":
            return replace(number, low=None, high=high, approx=True)
        case "most":
            return replace(number, low=None, high=high)
        case "fewer":
            return replace(number, low=None, high=max(high - 1, 0))
        case _:
            return replace(number, approx=True)


def _followed(words: Sequence[str], number: Number) -> Number:
    """`number` with a range or "or more" read in behind it."""
    end = number.last
    tail = tuple(words[end : end + 2])
    if tail == ("or", "more"):
        return msgspec.structs.replace(number, high=None, last=end + 2)
    if tail == ("or", "so"):
        return msgspec.structs.replace(number, approx=True, last=end + 2)
    exact = number.low is not None and number.low == number.high
    if not exact or number.low is None or not tail:
        return number
    digits = words[end - 1][0].isdigit()
    if tail[0] in ("to", "or") or (tail[0] in _DASHES and digits):
        other = _plain(words, end + 1)
        same_kind = other is not None and words[end + 1][0].isdigit() == digits
        if other is not None and same_kind and number.low < other[0]:
            return Number(number.low, other[0], number.approx, number.first, other[1], other[1] - 1)
    return number


def _between(words: Sequence[str], start: int) -> Number | None:
    first = _plain(words, start + 1)
    if first is None or first[1] >= len(words) or words[first[1]] not in ("and", "to"):
        return None
    second = _plain(words, first[1] + 1)
    if second is None or second[0] < first[0]:
        return None
    return Number(first[0], second[0], False, start, second[1], second[1] - 1)


def _core(words: Sequence[str], at: int) -> tuple[int | None, int | None, bool, int] | None:
    for phrase, low, high, approx in _VAGUE_PHRASES if at < len(words) else ():
        if words[at] == phrase[0] and tuple(words[at : at + len(phrase)]) == phrase:
            return _scaled_vague(words, at + len(phrase), (low, high, approx))
    if at < len(words) and words[at] in VAGUE:
        return _scaled_vague(words, at + 1, (VAGUE[words[at]], None, True))
    plain = _plain(words, at)
    if plain is None:
        return _spread(words, at)
    high = None if words[plain[1] - 1].endswith("+") else plain[0]
    return plain[0], high, False, plain[1]


def _spread(words: Sequence[str], at: int) -> tuple[int, int, bool, int] | None:
    """A range in one token: "5–7"."""
    spread = _RANGE.fullmatch(words[at]) if at < len(words) else None
    if spread is None or int(spread[1]) >= int(spread[2]):
        return None
    return int(spread[1]), int(spread[2]), False, at + 1


def _scaled_vague(
    words: Sequence[str], at: int, vague: tuple[int, int | None, bool]
) -> tuple[int, int | None, bool, int]:
    """ "several hundred" is hundreds; "tens of thousands" multiplies."""
    low, high, approx = vague
    if at < len(words) and words[at] in SCALES and high is None:
        scale = SCALES[words[at]]
        return 2 * scale, None, True, at + 1
    if at + 1 < len(words) and words[at] == "of" and words[at + 1] in ("thousands", "hundreds"):
        scale = VAGUE[words[at + 1]] // 2
        return low * scale, None, True, at + 2
    return low, high, approx, at


def _plain(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A whole number written in digits or words: its value and the index behind it."""
    if at >= len(words):
        return None
    if words[at] in ("a", "an") and at + 1 < len(words) and words[at + 1] in SCALES:
        return _scaled(words, at + 1, 1)
    match = _DIGITS.fullmatch(words[at])
    if match:
        return _scaled(words, at + 1, int(words[at].rstrip("+").replace(",", "")))
    if _DECIMAL.fullmatch(words[at]) and at + 1 < len(words) and words[at + 1] == "million":
        return round(float(words[at]) * 1_000_000), at + 2
    small = _small(words, at)
    return _scaled(words, small[1], small[0]) if small else None


def _small(words: Sequence[str], at: int) -> tuple[int, int] | None:
    """A number below a hundred in words: "nine", "twenty-three", "twenty three"."""
    if words[at] in UNITS:
        return UNITS[words[at]], at + 1
    if words[at] not in TENS:
        return None
    value, end = TENS[words[at]], at + 1
    step = end + 1 if end < len(words) and words[end] in _DASHES else end
    if step < len(words) and 0 < UNITS.get(words[step], 0) < 10:
        return value + UNITS[words[step]], step + 1
    return value, end


def _scaled(words: Sequence[str], at: int, value: int) -> tuple[int, int]:
    """`value` times the scales that follow, plus what follows them ("two hundred and five")."""
    total, current, end = 0, value, at
    while end < len(words) and words[end] in SCALES:
        scale = SCALES[words[end]]
        end += 1
        if scale >= 1000:
            total, current = total + current * scale, 0
        else:
            current *= scale
        step = end + 1 if end < len(words) and words[end] == "and" else end
        if words[end - 1] == "dozen" or step >= len(words):
            break
        if scale == SCALES["hundred"] and SCALES.get(words[end], 0) > scale:
            continue
        more = _small(words, step)
        if more is None or (step > end and scale > 1000):
            break
        # "a hundred and three thousand" does not occur in news; "two hundred and five" does
        current, end = current + more[0], more[1]
    return total + current, end
