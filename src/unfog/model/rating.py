"""The Admiralty scale: how far a source and what it says can be relied on, judged apart.

NATO's AJP-2.1 rates the reliability of a source from A (completely reliable) to E (unreliable)
and the credibility of the information from 1 (confirmed by other sources) over 2 (probably true),
3 (possibly true) and 4 (doubtful) to 5 (improbable). F and 6 say that nobody can judge, which is
neither good nor bad.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
SourceKind = Literal["outlet", "speaker"]


class Reliable(msgspec.Struct, frozen=True):
    """The reliability of a speaker, with the reason in words."""

    degree: Reliability
    why: str


class Credible(msgspec.Struct, frozen=True):
    """The credibility of a piece of information, with the reason in words."""

    degree: Credibility
    why: str


class SourceSaid(msgspec.Struct, frozen=True):
    """What a reviewer says of an outlet or a speaker, and why; None where nothing is said."""

    kind: SourceKind
    name: str
    party: str | None = None
    owner: str | None = None
    reliability: Reliability | None = None
    why: str = ""
