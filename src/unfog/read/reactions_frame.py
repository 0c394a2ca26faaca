"""A stand that somebody takes, as tokens, before anyone knows who it is."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Stance
from unfog.read.reactions_parties import About


class ReactionFrame(msgspec.Struct, frozen=True):
    """`speaker` is the token of who reacts, or None for the voice around `cue`.

    `subject` is the token of whose part in the deed it is about, None for the speaker's own;
    `other` the token of whose account is meant; `object` the token of what is reacted to.
    """

    cue: int
    speaker: int | None
    stance: Stance
    about: About
    object: int
    subject: int | None = None
    other: int | None = None
    responsibility: bool = False
