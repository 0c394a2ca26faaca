"""Whatever a text has been through, its reading stands in it.

`.ci/fuzz` takes the mutations and the checks from here, for runs of thousands of inputs.
"""

from __future__ import annotations

import datetime as dt
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from unfog.cli.demo import reports
from unfog.model.claim import Claim, Count
from unfog.model.document import Document
from unfog.model.identity import digest_of
from unfog.model.incident import Reading
from unfog.model.lookups import Lookups
from unfog.model.reader import Reader
from unfog.model.span import Span
from unfog.model.timespan import Timespan
from unfog.pipeline.ground import grounded
from unfog.registry import READERS, resolve
from unfog.settings import Settings

PUBLISHED = dt.date(2031, 3, 5)
MOST_CHARS = 16_000
"""Mutated texts are cut there: longer ones say nothing more and take their time."""
_WINDOW = 700

OWN = (
    "Gunmen on motorbikes stormed the village of Tin Hama, in Mali's Gao region, on Monday, "
    "killing at least 14 herders and taking three boys with them, the mayor's office said. “We "
    "counted nineteen graves,” said a teacher, who asked not to be named. The army denied that "
    "anyone was killed.",
    "KANO, Nigeria, March 4 (Delta Press) - Two bombs went off at a bus station on Tuesday. Police "
    "put the toll at seven; the Red Sand Column, which claimed the attack, spoke of “more than "
    "thirty” dead. Besides those seven, two soldiers died on the way to hospital, a doctor said.",
    "The ministry said its air defences had shot down 41 of 47 drones overnight, not 14 as the "
    "Northern Front maintained. No damage was reported. It was a shell, not a mine, that hit the "
    "school near Erbil last Friday, a monitor told the Tigris Post; nobody was hurt.",
    "On 3 March the coalition conducted six strikes.\n\nNear Al Hol, two strikes destroyed a "
    "vehicle and a mortar.\n\nNear Raqqa, an airstrike hit a tactical unit.\n\nNear Mosul, three "
    "strikes engaged fighters and destroyed two rocket systems.",
    "Samir Qadwan, 34, and his sister Lina Qadwan were shot dead outside their home in Basra in "
    "February 2029 in retaliation for the killing of a sheikh, relatives said. He had been "
    "released by his captors on 12 January. The militia has rejected the family's account.",
    "Neither account could be verified. In 1998 a bomb at the same market killed dozens; the "
    "governor, quoting “reports from the field”, suggested that the Lake Brigade, or people close "
    "to it, might have fired the rockets. The Brigade called that “a lie told by liars”.",
)


@cache
def texts() -> tuple[str, ...]:
    """Invented reports to mutate: those of the demo and those above."""
    with reports() as path:
        lines = path.read_text(encoding="utf-8").splitlines()
    return (*(json.loads(line)["text"] for line in lines), *OWN)


_QUOTES = "\"'“”‘’«»()[]{}<>„‟‚`´"
_NUMBERS = (
    "10^30|1,0,0|"
    "10000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000|"
    "9999999999999999999999999|1,000,000,000,000,000|999999999999 million|"
    "hundred thousand million million|dozen dozen dozen|-7|0|00012|1e9|3.14159|½|2½|1/0|"
    "XIV|MMXXXI|Ⅻ|٣٤|१२|𝟙𝟚|①②|²|1\u00a0000|5–3|5-7-9|between 9 and 2|"
    "at least up to about no more than 4|one, two, three, four|31 February 2031|"
    "00/00/0000|March 99, 99999|24:61 a.m.|year 0|9999-12-31|the 30th century BC|"
    "99999 years ago|10000 weeks later"
).split("|")
_SPECIAL = (
    "\x00\x01\x07\x08\x0b\x0c\x1b\x7f\x85",
    "\u0300\u0301\u0489\u20dd" * 4,
    "\u202e\u202d\u2066\u2069\u200f مسلحون هاجموا القرية",
    "\U0001f4a5\U0001f1f2\U0001f1f1\U00020000\U000e0041\U0010ffff",
    "\u200b\u200c\u200d\ufeff\u2060\u00ad",
    "\u2028\u2029\u3000\u1680\u00a0\u180e",
    "İıßŉǰΐẞﬁ",
    "\ufffd\ufffe\uffff",
    "武装分子袭击了村庄。",
)
_HTML = (
    '<p>|</div><br/>|&nbsp;&amp;&#8220;|<a href="x">said</a>|<!-- killed 9 -->|'
    "<script>var killed=12;</script>|[if IE]>|{{count}}|%s %d|"
    "https://example.org/a?b=9&c=killed#x|\\u201c\\n"
).split("|")
_NESTED = (
    "“She said ‘he said “they said ‘nine were killed’ ” ’ ”",
    '"""Police said "the army said "it was denied"""" ',
    "“““",
    "said that the mayor said that police said that the army denied that it said that",
    "(who said (according to (the ministry (which denied it",
)

type Mutation = Callable[[random.Random, str], str]


def _cut_at(rng: random.Random, text: str) -> tuple[int, int]:
    start = rng.randint(0, len(text))
    return start, min(len(text), start + rng.choice((1, 3, 20, 120, 500)))


def _put(rng: random.Random, text: str, piece: str) -> str:
    """`piece` at a word's edge mostly, in the middle of one at times."""
    edges = [m.start() for m in re.finditer(r"\b", text)] if rng.random() < 0.8 else []
    at = rng.choice(edges) if edges else rng.randint(0, len(text))
    blank = rng.choice(("", " "))
    return text[:at] + blank + piece + blank + text[at:]


def cut(rng: random.Random, text: str) -> str:
    start, end = _cut_at(rng, text)
    return text[:start] + text[end:]


def splice(rng: random.Random, text: str) -> str:
    other = rng.choice(texts())
    start, end = _cut_at(rng, other)
    return _put(rng, text, other[start:end])


def repeat(rng: random.Random, text: str) -> str:
    start, end = _cut_at(rng, text)
    times = rng.choice((2, 3, 30, 300))
    return text[:start] + text[start:end] * min(times, 1 + 3000 // (end - start + 1)) + text[end:]


def swap_words(rng: random.Random, text: str) -> str:
    words = text.split(" ")
    for _ in range(rng.choice((1, 5, 50))):
        a, b = rng.randrange(len(words)), rng.randrange(len(words))
        words[a], words[b] = words[b], words[a]
    return " ".join(words)


def quotes(rng: random.Random, text: str) -> str:
    """Quotation marks and brackets lost, doubled or put for one another."""
    change = {c: rng.choice(("", c + c, rng.choice(_QUOTES), c)) for c in _QUOTES}
    return "".join(change.get(c, c) if rng.random() < 0.7 else c for c in text)


def numbers(rng: random.Random, text: str) -> str:
    """Absurd numbers beside, or instead of, those that stand there."""
    if rng.random() < 0.5:
        return _put(rng, text, rng.choice(_NUMBERS))
    return re.sub(
        r"\d+|\b(?:one|two|three|seven|nine|dozens)\b", lambda _: rng.choice(_NUMBERS), text
    )


def special(rng: random.Random, text: str) -> str:
    """Control, combining, right-to-left, invisible and astral characters."""
    alphabet = rng.choice(_SPECIAL)
    if rng.random() < 0.5:
        return _put(rng, text, alphabet)
    share = rng.choice((0.01, 0.1, 0.5))
    return "".join(c + rng.choice(alphabet) if rng.random() < share else c for c in text)


def long_token(rng: random.Random, text: str) -> str:
    piece = rng.choice(("a", "9", "killed", "-", "—", ".", "’s", "A.", "1,000", "said-"))
    return _put(rng, text, piece * (rng.choice((250, 10_000)) // len(piece)))


def case(rng: random.Random, text: str) -> str:
    return rng.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def no_punctuation(rng: random.Random, text: str) -> str:
    lost = rng.choice((r"[^\w\s]", r"[.,;:]", r"\s+", r"\n+"))
    return re.sub(lost, rng.choice(("", " ")), text)


def only_punctuation(rng: random.Random, text: str) -> str:
    start, end = _cut_at(rng, text)
    return text[:start] + re.sub(r"\w", lambda _: rng.choice("., -"), text[start:end]) + text[end:]


def line_breaks(rng: random.Random, text: str) -> str:
    break_ = rng.choice(("\n", "\n\n", "\r\n", "\n \n\t", "\r", "\v"))
    share = rng.choice((0.02, 0.2, 1.0))
    return "".join(break_ if c == " " and rng.random() < share else c for c in text)


def one_sentence(rng: random.Random, text: str) -> str:
    """Sentences strung together without end."""
    link = rng.choice((" and ", ", ", " or ", " that ", "; ", " of ", " of the ", " said "))
    text = re.sub(r"[.!?]\s+", link, text)
    if rng.random() < 0.5:
        word = rng.choice(("soldiers", "a shell", "killed", "the army", "Basra", "nine", "rockets"))
        text = _put(rng, text, (word + link) * rng.choice((5, 60, 400)))
    return text


def nested(rng: random.Random, text: str) -> str:
    return _put(rng, text, rng.choice(_NESTED) * rng.choice((1, 1, 12)))


def html(rng: random.Random, text: str) -> str:
    for _ in range(rng.choice((1, 4, 20))):
        text = _put(rng, text, rng.choice(_HTML))
    return text


MUTATIONS: tuple[Mutation, ...] = (
    *(cut, splice, repeat, swap_words, quotes, numbers, special, long_token, case),
    *(no_punctuation, only_punctuation, line_breaks, one_sentence, nested, html),
)


def mutated(text: str, steps: Sequence[tuple[Mutation, int]]) -> str:
    """`text` after the mutations, each with the seed of its own choices."""
    for change, seed in steps:
        text = change(random.Random(seed), text)[:MOST_CHARS]
    return text


def window(text: str, seed: int) -> str:
    """A stretch of `text` that begins at a sentence."""
    starts = [0, *(m.end() for m in re.finditer(r"[.\n]\s+", text[:-_WINDOW]))]
    start = random.Random(seed).choice(starts)
    return text[start : start + _WINDOW]


def document_of(
    text: str, published: dt.date | None = PUBLISHED, *, masked: bool = False
) -> Document:
    """`masked`: every third line is furniture, as page furniture stands between paragraphs."""
    lines = [Span(m.start(), m.end()) for m in re.finditer(r".+", text)] if masked else []
    raw = text.encode("utf-8", "surrogatepass")
    furniture = tuple(lines[1::3])
    return Document("t", digest_of(raw), text, published=published, furniture=furniture)


def faults(document: Document, reading: Reading) -> Iterator[str]:
    """What in `reading` does not stand in the text of `document`."""
    text = document.text
    if reading.document != document.id:
        yield f"reads {reading.document!r}"
    for aside in reading.aside:
        if not 0 <= aside.start <= aside.end <= len(text):
            yield f"set aside outside the text: {aside}"
    entered = grounded(reading, document)
    if entered != reading:
        yield f"the register would set aside: {entered.aside[len(reading.aside) :]}"
    told = _Told(document.readable)
    for incident in reading.incidents:
        for claim in incident.claims:
            if not 0 <= claim.start < claim.end <= len(text):
                yield f"outside the text of {len(text)}: {claim}"
            else:
                yield from (f"{fault}: {claim}" for fault in told.unfounded(claim))


_WORD = re.compile(r"\w+")
_TIME = re.compile(
    r"\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|day|night|"
    r"week|month|year|decade|hour|minute|morning|evening|noon|dawn|dusk|now|ago|since|eve|"
    r"ramadan|christmas|easter|eid|spring|summer|autumn|fall|winter|just|earlier|later|recent|"
    r"previous|moment|century",
    re.IGNORECASE,
)
_COUNTABLE = re.compile(r"[^\W_]")
_IN_WORDS = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|"
    r"fifty|sixty|seventy|eighty|ninety|dozens?|tens|scores|hundreds?|thousands?|millions?|"
    r"several|many|few|handful)\b"
)
_ADDING = re.compile(r"in addition to|on top of|besides|apart from")
_NEAR = 2000
"""How far from a claim's words, in characters, its day or place may be told: a long sentence."""


class _Told:
    """Looks values up in a text, without the help of what read them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded = _folded(text)
        self._figures = set(_figures(self._folded))

    def unfounded(self, claim: Claim) -> Iterator[str]:
        spoken = () if claim.speaker.is_report else (claim.speaker.name, claim.speaker.org)
        for name in (*spoken, *claim.via):
            if name is not None and not self._holds_words(name):
                yield f"speaker {name!r} is not in the text"
        value = claim.value
        if isinstance(value, str):
            yield from self._unsaid(claim, value)
        elif isinstance(value, Count):
            if not _COUNTABLE.search(self._text, claim.start, claim.end):
                yield "nothing in its stretch can be counted"
            yield from self._uncounted(value)
        elif isinstance(value, Timespan):
            near = self._around(claim) if _first_told(claim) else self._text
            if not _TIME.search(near):
                yield "no time is told there"
        elif isinstance(value, tuple) and not all(word.strip() for word in value):
            yield "a blank is no weapon"

    def _unsaid(self, claim: Claim, value: str) -> Iterator[str]:
        if not value.strip():
            yield "its value is blank"
        if _folded(value) not in self._folded:
            yield "its words are not in the text"
        if claim.property == "place" and _first_told(claim):
            near = self._around(claim)
            if _folded(value) not in _folded(near):
                yield "its place is not named there"

    def _around(self, claim: Claim) -> str:
        return self._text[max(0, claim.start - _NEAR) : claim.end + _NEAR]

    def _holds_words(self, name: str) -> bool:
        return all(word in self._folded for word in _WORD.findall(_folded(name)))

    def _uncounted(self, count: Count) -> Iterator[str]:
        """Figures from three on have to be told: in digits, in words, or as a sum."""
        for bound in (count.low, count.high):
            if bound is None or bound < 3:
                continue
            told = {bound - 1, bound, bound + 1} & self._figures or _IN_WORDS.search(self._folded)
            if not told and not _ADDING.search(self._folded):
                yield f"{bound} is not in the text"


def _first_told(claim: Claim) -> bool:
    """Whether the claim gives its value itself, and is no answer to what others said before."""
    return claim.speaker.is_report and claim.stance == "asserts"


def _figures(text: str) -> Iterator[int]:
    """Numbers in digits of any script, without commas; those of a million digits are none."""
    for figure in re.findall(r"\d+", re.sub(r"(?<=\d),(?=\d{3})", "", text)):
        if len(figure) < 30:
            yield int(figure)


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


_STEP = st.tuples(st.sampled_from(MUTATIONS), st.integers(0, 2**16))
_TEXT = st.builds(
    lambda text, seed, steps: mutated(window(text, seed), steps),
    st.sampled_from(texts()),
    st.integers(0, 2**16),
    st.lists(_STEP, max_size=5),
)


@pytest.fixture(scope="module", params=sorted(set(READERS) - {"llm"}))
def reader(request: pytest.FixtureRequest) -> Reader:
    made: Reader = resolve("readers", request.param)(Settings())
    return made


@settings(max_examples=75, suppress_health_check=list(HealthCheck))
@given(given=st.lists(_TEXT, min_size=1, max_size=2), dated=st.booleans(), masked=st.booleans())
def test_any_text_is_read_in_its_own_words_and_always_the_same(
    reader: Reader, lookups: Lookups, given: list[str], dated: bool, masked: bool
) -> None:
    published = PUBLISHED if dated else None
    documents = [document_of(text, published, masked=masked) for text in given]
    together = list(reader.read(documents, lookups))
    assert len(together) == len(documents)
    for document, reading in zip(documents, together, strict=True):
        assert isinstance(reading, Reading)
        assert not list(faults(document, reading))
        assert [reading] == list(reader.read([document], lookups))
    assert together == list(reader.read(documents, lookups))


@pytest.mark.parametrize(
    "text",
    [
        "It was not a shell" + ", nor a shell" * 1100,
        "They fired" + " and fired" * 1100,
        "The army" + ", the army" * 1100 + ", said nine died.",
    ],
)
def test_a_sentence_without_end_is_read(reader: Reader, lookups: Lookups, text: str) -> None:
    (reading,) = reader.read([document_of(text)], lookups)
    assert isinstance(reading, Reading)
    assert not list(faults(document_of(text), reading))
