"""How headlines count victims: without verbs, articles or full lists."""

from __future__ import annotations

import re
from typing import Literal

from unfog.read.lexicon.toll import AUX, CHILDLESS, GAP, NUMBER, OTHERS, PEOPLE, pattern

_ONE = (
    r"(?:man|woman|boy|girl|teen|teenager|toddler|child|baby|infant|mother|father|mom|dad|student|"
    r"officer|deputy|suspect|gunman|\d+-year-old|person)"
)
_DEADLY = r"(?:killed|dead|fatally|slain|murdered|dies|die|shot dead|shot to death|fatalities)"

HEADLINES: tuple[tuple[re.Pattern[str], Literal["killed", "wounded", "hit"]], ...] = (
    (pattern(CHILDLESS + NUMBER + rf" (?:{GAP}{PEOPLE} )?{AUX}{_DEADLY}"), "killed"),
    (pattern(r"(?:kills|killing|killed|claims) (?:at least )?" + NUMBER), "killed"),
    (
        pattern(
            r"(?:wounds|wounding|injures|injuring|hurts|hurting|wounded|injured) (?:at least )?"
            + NUMBER
            + OTHERS
        ),
        "wounded",
    ),
    (pattern(_ONE + rf" (?:{GAP})(?:killed|dead|dies|fatally|slain|murdered)"), "killed"),
    (pattern(_ONE + rf" (?:{GAP})(?:wounded|injured|hurt|critical)"), "wounded"),
    (pattern(NUMBER + r" in (?:the )?hospital"), "wounded"),
    (pattern(NUMBER + rf" (?:{GAP})(?:critical|critically|hurt)"), "wounded"),
    (
        pattern(
            r"an? (?P<rank>(?P<n>second|third|fourth|fifth|sixth|seventh)) "
            r"(?:is |was )?(?:wounded|injured|hurt|shot|critical|grazed)"
        ),
        "hit",
    ),
    (
        pattern(
            r"(?P<rank>(?P<n>second|third|fourth|fifth|sixth|seventh)) "
            r"(?:\w+ )?(?:victim|person|man|woman|teen|boy|girl|officer) "
            r"(?:\w+ ){0,3}?(?:dies|dead|died|killed)"
        ),
        "killed",
    ),
)
"""What only headlines say so, beside the patterns of `lexicon.toll`."""

_MEMBER = (
    r"(?:man|men|woman|women|boys?|girls?|teens?|teenagers?|toddlers?|child|children|kids?|baby|"
    r"infant|mother|father|mom|dad|wife|husband|sons?|daughters?|brothers?|sisters?|girlfriend|"
    r"boyfriend|couple|grandmother|grandfather|students?|officers?|deput(?:y|ies)|troopers?|"
    r"guards?|victims?|persons?|people|adults?|others?|(?:\d+-)?year-olds?|bystanders?|cops?)"
)
_BEFORE = (
    r"(?:(?:a|an|his|her|their|teen|teenage|young|other|adult|police|pregnant|\d+-year-old) )*"
)
_ITEM = rf"(?:{NUMBER.replace('?P<n>', '?:')} )?{_BEFORE}{_MEMBER}"
_LIST = rf"(?P<list>{_ITEM}(?:(?:, (?:and )?| and | & ){_ITEM})+)"
LISTS: tuple[tuple[re.Pattern[str], Literal["killed", "wounded", "hit"]], ...] = (
    (
        pattern(
            _LIST + rf" (?:{AUX})(?:found )?(?:killed|dead|fatally shot|slain|murdered|shot dead|"
            r"shot to death|shot and killed|stabbed to death)"
        ),
        "killed",
    ),
    (
        pattern(
            _LIST + rf" (?:{AUX})(?:shot|stabbed|struck|hit)"
            r"(?! (?:dead|to death|and killed|fatally))"
        ),
        "hit",
    ),
    (pattern(_LIST + rf" (?:{AUX})(?:wounded|injured|hurt|hospitalized|critical)"), "wounded"),
    (pattern(rf"(?:kills|killed|slays|murders|killing) {_LIST}"), "killed"),
    (pattern(rf"(?:shoots|shooting|shot|stabs|strikes|hits) {_LIST}"), "hit"),
    (pattern(rf"(?:wounds|injures|hurts|wounding|injuring) {_LIST}"), "wounded"),
)
"""Lists whose members add up: "man, two boys shot"."""
BETWEEN = re.compile(r", (?:and )?| and | & ", re.IGNORECASE)
COUNTED = re.compile(NUMBER + " ", re.IGNORECASE)
TALLY = re.compile(
    r"\b(?:shootings|stabbings|homicides|killings|slayings|incidents|attacks|murders|"
    r"\d+[ -]hours?|so far|this year|in a week|violent (?:weekend|night)|bloody weekend)\b",
    re.IGNORECASE,
)
"""Headlines that sum up several happenings."""
