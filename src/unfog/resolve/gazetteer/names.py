"""Keys under which names are filed: exact up to case and accents, and folded.

The folded key joins the spellings that transliteration gives one name (Ain al-Assad, Ayn al
Asad; Deir ez-Zor, Dayr az Zawr): it drops articles, doubled letters and vowel length. It is
a weaker match and only filed for places whose names reach English by transliteration.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_NAME = 120
_LONG = 7
"""Letters of a folded name that may be written as one word; shorter ones meet by chance."""
FOLDED = "\x01"
"""Begins the keys of folded names; no name as normalised holds it."""

_LETTERS = str.maketrans(
    {
        "ø": "o", "ł": "l", "ı": "i", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae",
        "œ": "oe", "ħ": "h", "ə": "a", "ŋ": "n",
        "'": None, "’": None, "‘": None, "`": None, "´": None, "ʼ": None, "ʻ": None,
        "ʿ": None, "ʾ": None, "ʹ": None, "ʺ": None, ".": None, "′": None,
        "-": " ", "‐": " ", "‑": " ", "–": " ", "—": " ", "/": " ", "_": " ", ",": " ",
        "(": " ", ")": " ", '"': " ",
    }
)  # fmt: skip
_MARKS = re.compile("[\u0300-\u036f]+")
_ABBREVIATED = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort"}
_ARTICLES = frozenset(
    "al el ul il as ar an at ad az ash ath adh es er en ed ez esh et ech eth edh l".split()
)
_WORDS = {
    "tel": "tal",
    "tell": "tal",
    "tall": "tal",
    "ben": "bin",
    "ibn": "bin",
    "jebel": "jabal",
    "djebel": "jabal",
    "shaikh": "shaikh",
    "cheikh": "shaikh",
}
_ENDING = re.compile(r"(?:iyy?ah?|iy?eh|iye|ah|eh)$")
_SOUNDS = {
    "dj": "j", "gh": "g", "dh": "d", "th": "t", "kh": "k", "q": "k",
    "aw": "u", "au": "u", "oo": "u", "ou": "u", "w": "u", "o": "u",
    "ay": "ai", "ey": "ai", "ei": "ai", "ee": "i", "y": "i", "e": "i",
}  # fmt: skip
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_DOUBLED = re.compile(r"(.)\1+")
_DEIR_EZ_ZOR = re.compile(r"\bdair (?:[aiu]?zur|zai?r|zir)\b")
"""Its second word reaches English with many vowels and with the article grown on."""


def normalise(name: str) -> str:
    """`name` without case, accents, apostrophes and hyphens; "" for what is too long for a name."""
    if len(name) > MAX_NAME:
        return ""
    text = name.lower()
    if not text.isprintable():
        text = "".join(c if c.isprintable() else " " for c in text)
    if not text.isascii():
        text = _MARKS.sub("", unicodedata.normalize("NFKD", text)).lower()
    if not text.replace(" ", "").isalpha() or not text.isascii():
        text = text.translate(_LETTERS)
    words = text.split()
    if words and words[0] in _ABBREVIATED and len(words) > 1:
        words[0] = _ABBREVIATED[words[0]]
    return " ".join(words)


def fold(normalised: str) -> str:
    """The transliteration key of a normalised name; equal for its usual spellings."""
    words = [w for w in normalised.split() if w not in _ARTICLES]
    folded = " ".join(map(_fold_word, words)) or normalised
    return _DEIR_EZ_ZOR.sub("dair zur", folded)


def folded_keys(normalised: str) -> tuple[str, ...]:
    """The keys to ask for a folded name: as it is, and a long one as one word too."""
    folded = fold(normalised)
    joined = folded.replace(" ", "")
    if len(joined) == len(folded) or len(joined) < _LONG:
        return (FOLDED + folded,)
    return (FOLDED + folded, FOLDED + joined)


def filed_keys(normalised: str, *, joined: bool) -> tuple[str, ...]:
    """The keys to file a folded name under; if `joined` also as one word ("Khanyounis"), and
    with the article grown on ("Arraqqah")."""
    if not joined:
        return (FOLDED + fold(normalised),)
    words, grown = normalised.split(), list[str]()
    for word in words:
        if grown and grown[-1] in _ARTICLES:
            grown[-1] += word
        else:
            grown.append(word)
    keys = folded_keys(" ".join(grown)) if len(grown) < len(words) else ()
    return (*folded_keys(normalised), *(key for key in keys if len(key) > _LONG - 2))


@lru_cache(maxsize=65_536)
def _fold_word(word: str) -> str:
    word = _WORDS.get(word, word)
    ending = _ENDING.search(word)
    if ending:
        word = word[: ending.start()] + ("a" if ending[0] in ("ah", "eh") else "ia")
    word = _SOUND.sub(lambda found: _SOUNDS[found[0]], word)
    return _DOUBLED.sub(r"\1", word)


_FACILITY = (
    ("air", "international airport|air force base|military airport|military airfield"
            "|military air base|army air field|army airfield|airport|air base|airbase|airfield"
            "|air field|airstrip|afb|military base|base|aerodrome"),
    ("oil", "oil field|oilfield|oil fields|oilfields|gas field|gas fields|gasfield|refinery"
            "|oil refinery|oil facility|gas plant|oil terminal"),
    ("crossing", "border crossing|border crossing point|border post|crossing|border gate"),
    ("camp", "refugee camp|camp|displacement camp|idp camp|detention camp"),
    ("dam", "dam"),
    ("prison", "prison|jail|detention center|detention centre"),
    ("port", "seaport|sea port|port"),
)  # fmt: skip
_NOUN = {noun: f"#{kind}" for kind, nouns in _FACILITY for noun in nouns.split("|")}
_LONGEST = 3


def facility_key(normalised: str) -> str:
    """The name with its facility noun made a class mark, "al asad air base" → "al asad #air".

    "" where the name does not end (or, as in "camp speicher", begin) with such a noun.
    """
    words = normalised.split()
    for n in range(min(_LONGEST, len(words) - 1), 0, -1):
        mark = _NOUN.get(" ".join(words[-n:]))
        if mark:
            return " ".join([*words[:-n], mark])
    if len(words) > 1 and words[0] in ("camp", "port"):
        return " ".join([*words[1:], _NOUN[words[0]]])
    return ""
