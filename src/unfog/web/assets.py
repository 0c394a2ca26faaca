"""The built front end: names of files with the digest of their content in them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from unfog.errors import SettingsError

FOLDER = Path(__file__).parent / "static"
PATH = "/static"


@cache
def manifest() -> dict[str, str]:
    """Built files by the names that pages give them. Raises SettingsError where none were built."""
    try:
        return msgspec.json.decode((FOLDER / "manifest.json").read_bytes(), type=dict[str, str])
    except (OSError, msgspec.DecodeError) as error:
        raise SettingsError(
            f"the pages of the desk are not built ({error}); run `make front` in the checkout, or "
            "install unfog from a wheel, which holds them"
        ) from error


def asset(name: str) -> str:
    """The address of a built file. Raises SettingsError where there is none of that name."""
    built = manifest()
    if name not in built:
        raise SettingsError(f"the front end holds no {name}; run `make front`")
    return f"{PATH}/{built[name]}"
