"""Capitalised runs of a text: what may be a name, cut at no entity's border yet."""

from __future__ import annotations

from collections.abc import Iterator

from unfog.model.parse import Parse, Token
from unfog.resolve.place.lexicon import ARTICLES

_JOINS = frozenset(("-", "–", "’", "'"))
LONGEST = 9


def runs(parse: Parse) -> Iterator[tuple[int, int]]:
    """Half-open token ranges of capitalised words, joined by hyphens, articles and "of"."""
    tokens = parse.tokens
    for first, last in parse.sentences:
        i = first
        while i < last:
            if not _starts(tokens, i, last):
                i += 1
                continue
            end = _end(tokens, i, last)
            yield i, end
            i = end


def capital(token: Token) -> bool:
    return token.text[:1].isupper()


def _starts(tokens: tuple[Token, ...], i: int, last: int) -> bool:
    """A capital, or a lower-case article tied to one ("al-Hilla")."""
    if capital(tokens[i]):
        return True
    return (
        i + 2 < last
        and tokens[i + 1].text == "-"
        and tokens[i].text in ARTICLES
        and capital(tokens[i + 2])
    )


def _end(tokens: tuple[Token, ...], i: int, last: int) -> int:
    end = i + 1
    while end < last:
        step = _step(tokens, end, last)
        if not step:
            break
        end += step
    return end


def _step(tokens: tuple[Token, ...], at: int, last: int) -> int:
    """How many tokens from `at` on belong to the run, 0 where it ends."""
    token, before = tokens[at], tokens[at - 1]
    tied = token.start == before.end
    if capital(token):
        return 1 if before.text != "," else 0
    small = 0
    while at + small < last and small < 4 and _small(tokens[at + small], tied):
        small += 1
    if not small or at + small >= last or not capital(tokens[at + small]):
        numbered = token.text.isdigit() and len(token.text) < 3 and token.dep == "nummod"
        return 1 if numbered and before.pos == "PROPN" else 0
    return small + 1


def _small(token: Token, tied: bool) -> bool:
    if token.text in _JOINS:
        return tied or token.text == "-"
    return token.text in ARTICLES or token.text in ("of", "the")
