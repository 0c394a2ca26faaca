"""What reviewers said of an incident and its claims, as far as it is followed now."""

from __future__ import annotations

import datetime as dt
from typing import Literal

import msgspec

from unfog.model.claim import Claim
from unfog.model.incident import Part
from unfog.model.judgement import ClaimVerdict, State
from unfog.model.place import Place


class Review(msgspec.Struct, frozen=True):
    """The word that is followed on an incident as a whole.

    `seen` is the digest of the findings that the reviewer saw; they have `changed` since where
    today's come to another one. `judgement` is the row of the log that says so.
    """

    state: State
    by: str
    at: dt.datetime
    changed: bool
    why: str = ""
    seen: str = ""
    judgement: str = ""

    @property
    def locked(self) -> bool:
        """Whether further decisions on the incident are refused."""
        return self.state == "completed"


MarkVerdict = Literal[ClaimVerdict, "added"]


class Mark(msgspec.Struct, frozen=True):
    """A reviewer's word on one claim: rejected, accepted, or found in the text by the reviewer.

    `part` names where it belongs, `said` is all that it says. `added` where it is not read in
    the document but was added, whatever was said of it since; `place` is then where a place that
    it names lies, if that is known.
    """

    claim: str
    part: Part
    said: Claim
    verdict: MarkVerdict
    by: str
    at: dt.datetime
    why: str = ""
    judgement: str = ""
    added: bool = False
    place: Place | None = None
