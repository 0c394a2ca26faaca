"""Words by which a toll is told without a total: multiples, ordinals, those told apart."""

from __future__ import annotations

import re
from typing import Literal

from unfog.read.numbers import UNITS

MOST = 300
"""More than that many victims are hardly enumerated, and mostly those of years."""

HITTING = frozenset(
    "shoot stab hit strike take rush transport airlift bring fly carry find locate discover "
    "encounter suffer sustain receive have".split()
)
"""Verbs after which the victim may live or die."""
HARMING = frozenset(
    "shoot stab strike hit graze wound injure hurt hospitalize treat airlift kill slay".split()
)
HARMING_OBJECTS = frozenset("graze wound injure shoot kill slay stab".split())
"""Of these also the active voice: "the bullet grazed a girl"."""
SUFFERING = frozenset("suffer sustain receive have".split())
FINDING = frozenset("find locate discover encounter".split())
SURVIVING = frozenset("survive recover".split())
BEING = frozenset("be remain list report".split())
INJURIES = frozenset("injury wound gunshot gunfire bullet graze".split())
STATES = frozenset("critical serious stable fair condition hospital surgery".split())
FURTHER = frozenset("other others another additional further more".split())
UNTOLD = frozenset(
    "i me my we us our you your someone somebody anyone anybody everyone who whoever nobody".split()
)
"""Words of those who speak, or for nobody in particular."""
BACK = frozenset("he she him her they them who whom himself herself both".split())
DEFINITE = frozenset("the this that these those his her their its".split())
GENDERS = {
    **dict.fromkeys("man boy male men husband father son brother".split(), "m"),
    **dict.fromkeys("woman girl female women wife mother daughter sister".split(), "f"),
}
ORDINALS = {
    word: n
    for n, word in enumerate(
        "first second third fourth fifth sixth seventh eighth ninth tenth".split(), start=1
    )
}
MULTIPLE = {"death": 1, "double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}

_N = r"(?P<n>\d{1,3}|" + "|".join(UNITS) + ")"
_PEOPLE = (
    r"(?:people|persons?|men|women|males?|females?|teens?|teenagers?|victims?|adults?|children|"
    r"boys?|girls?|youths?|individuals?|juveniles?|students?|others?|patients?)"
)
AGED = re.compile(r"\b(\d{1,3})(?:[- ]year[- ]old|[- ]?y/o)", re.IGNORECASE)
LISTED_AGES = re.compile(r"\b\d{1,3}(?=[- ]year[- ]old| ?y/o)|(?<=, )\d{1,2}(?=[,;.)]| and\b)")
AGES_BEHIND = re.compile(
    r"(?:, |,? (?:ages|aged|age) |\s\()\d{1,3}(?:(?:, | and |, and )\d{1,3})*"
    r"(?=[,.;)]| and| of)"
)
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
ELSEWHERE = re.compile(
    r"\b(?:unrelated|separate (?:shooting|incident|attack)s?|(?:earlier|last|this|past) year|"
    r"(?:last|past|previous|earlier this) (?:month|weekend|week)|in recent (?:weeks|months|years)|"
    r"so far (?:this|in)|citywide|across the city|over the weekend|since (?:january|february|"
    r"march|april|may|june|july|august|september|october|november|december|friday|saturday|last)|"
    r"years? (?:ago|earlier)|months? (?:ago|earlier)|weeks? (?:ago|earlier)|"
    r"in (?:19|20)\d\d|statistics|homicides? (?:of|in|so))\b",
    re.IGNORECASE,
)
"""Sentences that count what happened elsewhere or over a time."""

_NUMBERS = r"\b(?:" + "|".join(UNITS) + r")\b"
_GAP = rf"(?:(?!{_NUMBERS})[^\W\d]+[ -]){{0,3}}?"
_AUX = r"(?:(?:were|was|are|is|have|has|had|been|being|left|who|that|also|all|both) )*"
_OTHERS = r"(?P<others> (?:other|others|more|additional|further|of the other))?"
_MULTIPLE = r"(?P<n>double|triple|quadruple|quintuple|sextuple)[- ]"
_LAW = r"(?!.{0,30}\b(?:suspects?|arrested|detained|charged|custody))"


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"\b{expression}\b", re.IGNORECASE)


PATTERNS: tuple[tuple[re.Pattern[str], Literal["killed", "wounded", "hit"]], ...] = (
    (_pattern(_MULTIPLE + r"(?:fatal )?(?:homicide|murder|killing|slaying|fatal)"), "killed"),
    (_pattern(_MULTIPLE + r"(?:shooting|stabbing)"), "hit"),
    (
        _pattern(
            _N
            + r"(?: (?:gunshot|shooting|stabbing|male|female|adult|teenage|young|wounded|injured|"
            r"total|shot|different))* victims" + _LAW
        ),
        "hit",
    ),
    (_pattern(_N + r" (?:of (?:them|whom) )?(?:fatally|mortally)"), "killed"),
    (_pattern(r"victims?:? " + _N + r" " + _PEOPLE), "hit"),
    (
        _pattern(
            r"(?:shooting of|hitting|striking|hit|struck|shot|shoots|shooting) (?:at least )?"
            + _N
            + _OTHERS
            + r" (?:\w+ )?"
            + _PEOPLE
        ),
        "hit",
    ),
    (
        _pattern(
            r"(?:sent|sends|sending|put|puts|putting|land|lands|landed|landing) (?:at least )?"
            + _N
            + _OTHERS
            + r" "
            + _GAP
            + r"(?:to|in) (?:[^\W\d]+ ){0,4}?hospitals?"
        ),
        "hit",
    ),
    (
        _pattern(
            _N
            + _OTHERS
            + r" "
            + _GAP
            + _PEOPLE
            + r" "
            + _GAP
            + _AUX
            + r"(?:shot|struck|hit by (?:gunfire|bullets)|stabbed|hospitalized|"
            r"(?:with|suffered|suffering|sustained|had) (?:apparent )?gunshot wounds|"
            r"took themselves to|walked into|taken to|transported to|rushed to|showed up at)"
        ),
        "hit",
    ),
    (
        _pattern(
            r"(?P<n>[2-9]|\d\d|two|three|four|five|six|seven|eight|nine|ten)"
            r"(?P<others> others?| more)? (?:were |are )?shot"
        ),
        "hit",
    ),
    (_pattern(r"shot (?:and killed )?(?:[^\W\d]+ |\d+-year-old ){1,6}?to (?P<n>death)"), "killed"),
    (
        _pattern(
            _N
            + _OTHERS
            + r" (?:"
            + _GAP
            + _PEOPLE
            + r" )?"
            + _AUX
            + r"(?:wounded|injured|hurt|hospitalized|recovering|in (?:critical|serious|stable|fair|"
            r"good) condition|expected to (?:survive|recover|be ok))"
        ),
        "wounded",
    ),
    (
        _pattern(
            r"a (?P<rank>(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) "
            r"(?:\w+ )?(?:victim|person|man|woman|teen|teenager|boy|girl|male|female)" + _LAW
        ),
        "hit",
    ),
)

_ONE_OF_THEM = (
    r"(?:man|woman|boy|girl|teen|teenager|toddler|child|baby|infant|mother|father|mom|dad|student|"
    r"officer|deputy|suspect|gunman|\d+-year-old|person)"
)
HEADLINES: tuple[tuple[re.Pattern[str], Literal["killed", "wounded", "hit"]], ...] = (
    (
        _pattern(
            _N
            + r" (?:"
            + _GAP
            + _PEOPLE
            + r" )?"
            + _AUX
            + r"(?:killed|dead|fatally|slain|murdered|dies|die|shot dead|shot to death|fatalities)"
        ),
        "killed",
    ),
    (_pattern(r"(?:kills|killing|killed|claims|leaves) (?:at least )?" + _N), "killed"),
    (
        _pattern(
            r"(?:wounds|wounding|injures|injuring|hurts|hurting|wounded|injured) (?:at least )?"
            + _N
            + _OTHERS
        ),
        "wounded",
    ),
    (
        _pattern(_ONE_OF_THEM + r" (?:" + _GAP + r")(?:killed|dead|dies|fatally|slain|murdered)"),
        "killed",
    ),
    (_pattern(_ONE_OF_THEM + r" (?:" + _GAP + r")(?:wounded|injured|hurt|critical)"), "wounded"),
    (_pattern(_N + r" in (?:the )?hospital"), "wounded"),
    (_pattern(_N + r" (?:" + _GAP + r")(?:critical|critically|hurt)"), "wounded"),
)
"""What only headlines say so, beside `PATTERNS`."""
