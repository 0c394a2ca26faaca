"""A claim on its way to an incident."""

from __future__ import annotations

import msgspec

from unfog.model.claim import Claim


class Told(msgspec.Struct, frozen=True):
    """A claim with the number of the happening that it speaks of."""

    happening: int
    claim: Claim
