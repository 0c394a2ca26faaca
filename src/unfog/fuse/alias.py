"""Shorter and fuller forms of one speaker's name within one incident."""

from __future__ import annotations

from collections.abc import Iterable

_PREFIX = "speaker:"


def fuller(keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """For rows (speaker kind, key) whose words are all in one fuller name: that name's key.

    "Kirby" is John Kirby, "ministry" the Iraqi ministry, if the incident knows one such of
    that kind; with two, the short form stays its own.
    """
    by_kind: dict[str, set[str]] = {}
    for kind, key in keys:
        if key.startswith(_PREFIX):
            by_kind.setdefault(kind, set()).add(key)
    found: dict[tuple[str, str], str] = {}
    for kind, mine in by_kind.items():
        words = {key: frozenset(key.removeprefix(_PREFIX).split()) for key in mine}
        for key in mine:
            above = [other for other in mine if words[key] < words[other]]
            top = [o for o in above if not any(words[o] < words[other] for other in above)]
            if len(top) == 1:
                found[kind, key] = top[0]
    return found
