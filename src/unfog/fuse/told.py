"""What rules over the claims of one incident ask of a row of evidence."""

from __future__ import annotations

import datetime as dt
from typing import Protocol

from unfog.model.claim import Claim


class Told(Protocol):
    """One claim: its id, where and when it was printed, whose account it is, its origin."""

    @property
    def id(self) -> str: ...

    @property
    def claim(self) -> Claim: ...

    @property
    def document(self) -> str: ...

    @property
    def published(self) -> dt.date | None: ...

    @property
    def account(self) -> str: ...

    @property
    def origin(self) -> str: ...
