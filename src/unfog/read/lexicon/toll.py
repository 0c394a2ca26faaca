"""Words by which a toll is told without a total: multiples, ordinals, those told apart."""

from __future__ import annotations

import re
from typing import Literal

from unfog.read.numbers import UNITS

MOST = 300
"""More than that many victims are hardly enumerated, and mostly those of years."""

HITTING = frozenset(
    "shoot stab hit strike take rush transport airlift bring fly carry find locate discover "
    "encounter suffer sustain receive have drive arrive show walk come appear turn go check".split()
)
"""Verbs after which the victim may live or die."""
HARMING = frozenset(
    "shoot stab strike hit graze wound injure hurt hospitalize treat airlift kill slay".split()
)
HARMING_OBJECTS = frozenset("graze wound injure shoot kill slay stab".split())
"""Of these also the active voice: "the bullet grazed a girl"."""
STRIKING = frozenset("hit strike wound graze".split())
BULLETS = frozenset("bullet gunfire shot round pellet fragment shrapnel".split())
MOVING = frozenset("take rush transport airlift bring fly carry drive hospitalize".split())
ARRIVING = frozenset("arrive show walk come appear turn go drive check".split())
CARE = frozenset("hospital clinic emergency medical trauma".split())
SELF = frozenset("himself herself themselves".split())
EXPECTING = frozenset("expect".split())
LIVING = frozenset("survive recover live".split())
"""After "is expected to"."""
SUFFERING = frozenset("suffer sustain receive have".split())
FINDING = frozenset("find locate discover encounter".split())
SURVIVING = frozenset("survive recover".split())
BEING = frozenset("be remain list report".split())
INJURIES = frozenset("injury wound gunshot gunfire bullet graze".split())
STATES = frozenset("critical serious stable fair condition hospital surgery".split())
DEATHS = frozenset("fatality death".split())
DEAD = frozenset("dead killed".split())
HURT = frozenset("wounded injured hurt".split())
"""What stands straight behind those whom it is said of: "one dead", "five injured"."""
FURTHER = frozenset("other others another additional further more".split())
ALSO = frozenset("also too".split())
"""With the verb, what makes of those whom it is said of more victims."""
PLACES = frozenset(("GPE", "LOC", "FAC"))
"""Kinds of names that the parser mistakes people's names for."""
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

NUMBER = r"(?P<n>\d{1,3}|" + "|".join(UNITS) + ")"
CHILDLESS = r"(?<!father of )(?<!mother of )(?<!mom of )(?<!dad of )(?<!parents of )"
"""Before a number of victims: not that of somebody's children."""
PEOPLE = (
    r"(?:people|persons?|men|women|males?|females?|teens?|teenagers?|victims?|adults?|children|"
    r"boys?|girls?|youths?|individuals?|juveniles?|students?|others?|patients?|"
    r"officers?|deput(?:y|ies)|troopers?|cops?|kids?|bystanders?|customers?|workers?|employees?|"
    r"brothers?|sisters?|sons?|daughters?|siblings?|residents?|passengers?|guards?|guests?|"
    r"neighbou?rs?|relatives?|toddlers?)"
)
AGE_WORDS = frozenset("age ages aged year years old".split())
AGED = re.compile(r"\b(\d{1,3})(?:[- ]year[- ]old|[- ]?y/o)", re.IGNORECASE)
LISTED_AGES = re.compile(r"\b\d{1,3}(?=[- ]year[- ]old| ?y/o)|(?<=, )\d{1,2}(?=[,;.)]| and\b)")
AGES_BEHIND = re.compile(
    r"(?:, |,? (?:ages|aged|age) |\s\()\d{1,3}(?:(?:, | and |, and )\d{1,3})*"
    r"(?=[,.;)]| and| of)"
)
SOME_FATALLY = re.compile(
    r"[^.;]{0,60}?, (?:\d+|" + "|".join(UNITS) + r")(?: of (?:them|whom))? (?:fatally|mortally)\b",
    re.IGNORECASE,
)
"""Behind a verb of which only some died: "shot, two of them fatally"."""
_AGE_BEFORE = re.compile(r"\b(?:ages?|aged)\s[^.;,]{0,20}$", re.IGNORECASE)
_LOOK_BACK = 30
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
MONTHS = tuple(
    "january february march april may june july august september october november december".split()
)
IN_MONTH = re.compile(
    r"\b(?:back |late |early )?in (?:late |early |mid-)?(" + "|".join(MONTHS) + r")\b",
    re.IGNORECASE,
)
THAT_ONE = re.compile(
    r"\b(?:(?:in|during|after) that (?:shooting|incident|case|attack|stabbing)|"
    r"one of (?:them|the victims)|the (?:earlier|previous) (?:shooting|incident|attack|case))\b",
    re.IGNORECASE,
)
"""Takes up a happening that the sentence before told of."""
SEVERAL = re.compile(
    r"\b(?:(?:in|during|after|by) (?:[\w-]+ ){0,4}?|"
    r"(?:two|three|four|five|several|separate|other) )"
    r"(?:[\w-]+ )?(?:shootings|stabbings|homicides|killings|attacks|incidents|murders)\b",
    re.IGNORECASE,
)
"""Several happenings counted in one."""

_NUMBERS = r"\b(?:" + "|".join(UNITS) + r")\b"
GAP = rf"(?:(?!{_NUMBERS})[^\W\d]+[ -]){{0,3}}?"
AUX = r"(?:(?:were|was|are|is|have|has|had|been|being|left|who|that|also|all|both) )*"
OTHERS = r"(?P<others> (?:other|others|more|additional|further|of the other))?"
_MULTIPLE = r"(?P<n>double|triple|quadruple|quintuple|sextuple)[- ]"
_LAW = r"(?!.{0,30}\b(?:suspects?|arrested|detained|charged|custody))"


_HARM = r"(?!.{0,30}\b(?:not|unharmed|unhurt|uninjured)\b)"


def is_age(text: str, at: int) -> bool:
    """Whether the number at `at` is an age ("between ages 9 and 13")."""
    return _AGE_BEFORE.search(text[max(0, at - _LOOK_BACK) : at]) is not None


def pattern(expression: str) -> re.Pattern[str]:
    return re.compile(rf"\b{expression}\b", re.IGNORECASE)


PATTERNS: tuple[tuple[re.Pattern[str], Literal["killed", "wounded", "hit"]], ...] = (
    (pattern(_MULTIPLE + r"(?:fatal )?(?:homicide|murder|killing|slaying|fatal)"), "killed"),
    (pattern(_MULTIPLE + r"(?:shooting|stabbing)"), "hit"),
    (
        pattern(
            NUMBER
            + r"(?: (?:gunshot|shooting|stabbing|male|female|adult|teenage|young|wounded|injured|"
            r"total|shot|different))* victims" + _LAW
        ),
        "hit",
    ),
    (pattern(CHILDLESS + NUMBER + r" (?:of (?:them|whom) )?(?:fatally|mortally)"), "killed"),
    (pattern(r"victims?:? " + NUMBER + r" " + PEOPLE), "hit"),
    (
        pattern(
            r"(?:shooting of|hitting|striking|hit|struck|shot|shoots|shooting) (?:at least )?"
            + NUMBER
            + OTHERS
            + r" (?:\w+ )?"
            + PEOPLE
        ),
        "hit",
    ),
    (
        pattern(
            r"(?:sent|sends|sending|put|puts|putting|land|lands|landed|landing) (?:at least )?"
            + NUMBER
            + OTHERS
            + r" "
            + GAP
            + r"(?:to|in) (?:[^\W\d]+ ){0,4}?hospitals?"
        ),
        "hit",
    ),
    (
        pattern(
            NUMBER
            + OTHERS
            + r" "
            + GAP
            + PEOPLE
            + r" "
            + GAP
            + AUX
            + r"(?:shot|struck|hit by (?:gunfire|bullets)|stabbed|hospitalized|"
            r"(?:with|suffered|suffering|sustained|had) (?:apparent )?gunshot wounds|"
            r"took themselves to|walked into|taken to|transported to|rushed to|showed up at)"
        ),
        "hit",
    ),
    (
        pattern(
            r"(?P<n>[2-9]|\d\d|two|three|four|five|six|seven|eight|nine|ten)"
            r"(?P<others> others?| more)? (?:were |are )?shot"
        ),
        "hit",
    ),
    (pattern(r"shot (?:and killed )?(?:[^\W\d]+ |\d+-year-old ){1,6}?to (?P<n>death)"), "killed"),
    (
        pattern(
            NUMBER
            + OTHERS
            + r" (?:"
            + GAP
            + PEOPLE
            + r" )?"
            + AUX
            + r"(?:wounded|injured|hurt|hospitalized|recovering|in (?:critical|serious|stable|fair|"
            r"good) condition|expected to (?:survive|recover|be ok))"
        ),
        "wounded",
    ),
    (
        pattern(
            r"a (?P<rank>(?P<n>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)) "
            r"(?:\w+ )?(?:victim|person|man|woman|teen|teenager|boy|girl|male|female)"
            + _LAW
            + _HARM
        ),
        "hit",
    ),
)
WOUNDING = re.compile(r"\b(?:wound|injur|hurt)", re.IGNORECASE)
"""Words of harm that say more than "shot"."""
DEADLY = re.compile(
    r"\b(?<!attempted )(?<!attempt to )(?:fatal|fatally|deadly|dead|died|dies|death|killed|killing|"
    r"homicide|murder|murdered|manslaughter|slain|slaying|coroner|medical examiner|autopsy|"
    r"(?:his|her|the) body|bodies|funeral|obituary)\b",
    re.IGNORECASE,
)
"""Words of texts in which somebody died."""
