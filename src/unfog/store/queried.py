"""What queries that are made once and asked often share.

A query made anew for each call costs four times as much as one that stands: what it says has to
be put together and looked up among those known.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import BindParameter, bindparam

IDS: BindParameter[Sequence[str]] = bindparam("ids", expanding=True)
"""Any number of ids, to be given as `{"ids": ...}`."""
