"""Texts altered as editors alter them: cut, reworded, added to, under a new headline.

All is drawn from a seeded generator, so that the same text gives the same alteration. Shares
are of the words of the original: cuts, changed words and added words together make up the
share asked for, in a mixture that is drawn anew for each text, up to the extremes where all
of it is cut, reworded or added.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

import msgspec

_PARAGRAPH = re.compile(r"\s*\n\s*")
_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])")


class Donor(msgspec.Struct, frozen=True):
    """Another text, from which sentences, words and a headline are taken."""

    title: str
    text: str


def paragraphs(text: str) -> list[list[str]]:
    """The sentences of each paragraph."""
    parts = (part.strip() for part in _PARAGRAPH.split(text))
    return [_SENTENCE.split(part) for part in parts if part]


def joined(parts: Sequence[Sequence[str]]) -> str:
    return "\n\n".join(" ".join(sentences) for sentences in parts if sentences)


def altered(text: str, share: float, donor: Donor, draw: random.Random) -> str:
    """`text` with about `share` of its words cut, changed and added, under the donor's headline."""
    words = len(text.split())
    cuts, edits, adds = (share * words * part for part in _mixture(draw))
    parts = paragraphs(text)
    _cut(parts, cuts, draw)
    reworded = [[_reworded(s, edits / words, donor, draw) for s in part] for part in parts]
    _add(reworded, adds, donor, draw)
    return f"{donor.title}\n\n{joined(reworded)}"


def _mixture(draw: random.Random) -> tuple[float, float, float]:
    """Three shares that sum to one, all mixtures alike likely; of every third text one alone."""
    if draw.random() < 1 / 3:
        only = draw.randrange(3)
        return float(only == 0), float(only == 1), float(only == 2)
    low, high = sorted((draw.random(), draw.random()))
    return low, high - low, 1 - high


def _cut(parts: list[list[str]], budget: float, draw: random.Random) -> None:
    """Drops paragraphs and sentences drawn at random, then words at the end, for the budget."""
    left = budget
    for whole in (True, False):
        order = [(i, j) for i, part in enumerate(parts) for j in range(1 if whole else len(part))]
        draw.shuffle(order)
        gone: set[tuple[int, int]] = set()
        for i, j in order:
            sentences = parts[i] if whole else [parts[i][j]]
            size = sum(len(s.split()) for s in sentences)
            if size and size <= left:
                left -= size
                gone |= {(i, k) for k in (range(len(parts[i])) if whole else (j,))}
        for i, part in enumerate(parts):
            part[:] = [s for j, s in enumerate(part) if (i, j) not in gone]
    for part in reversed(parts):
        if part and left >= 1:
            last = part[-1].split()
            keep = max(1, len(last) - round(left))
            left -= len(last) - keep
            part[-1] = " ".join(last[:keep])


def _reworded(sentence: str, rate: float, donor: Donor, draw: random.Random) -> str:
    """Words changed for others, left out, or with one put before, each as likely."""
    pool = donor.text.split()
    out: list[str] = []
    for word in sentence.split():
        if draw.random() >= rate:
            out.append(word)
            continue
        change = draw.randrange(3)
        if change == 0:
            out.append(draw.choice(pool))
        elif change == 1:
            out += [draw.choice(pool), word]
    return " ".join(out)


def _add(parts: list[list[str]], budget: float, donor: Donor, draw: random.Random) -> None:
    """Paragraphs of the donor put in at drawn places, cut to the budget."""
    left = round(budget)
    pool = [part for part in paragraphs(donor.text) if part]
    draw.shuffle(pool)
    for part in pool:
        words = " ".join(part).split()[:left]
        if not words:
            return
        left -= len(words)
        parts.insert(draw.randint(0, len(parts)), [" ".join(words)])


def embedded(text: str, hosts: Sequence[Donor], draw: random.Random) -> str:
    """A longer text, a live blog or a round-up, in which all of `text` stands.

    The entries of `hosts` stand before and after it.
    """
    before = draw.randint(0, len(hosts))
    entries = [f"{host.title}\n\n{host.text}" for host in hosts]
    return "\n\n".join((*entries[:before], text, *entries[before:]))


def with_tail(text: str, tail: str) -> str:
    """`text` with what its outlet puts under everything."""
    return f"{text}\n\n{tail}"
