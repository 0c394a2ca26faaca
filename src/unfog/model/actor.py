"""Known actors: states, armed groups, agencies."""

from __future__ import annotations

from typing import Literal

import msgspec

ActorKind = Literal["state", "military", "police", "armed_group", "media", "igo", "ngo", "other"]


class Actor(msgspec.Struct, frozen=True):
    """An entry of the actor registry; `country` is ISO 3166-1 alpha-2 or ""."""

    id: str
    name: str
    kind: ActorKind
    country: str = ""
    aliases: tuple[str, ...] = ()
    parent: str = ""
