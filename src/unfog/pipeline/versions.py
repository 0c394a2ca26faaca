"""Versions of the steps, for the ledger: what was made under another is made anew."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib import import_module
from typing import Self

import msgspec

from unfog import __version__, registry
from unfog.pipeline.lookups import gazetteer_version
from unfog.settings import DEFAULT_RULES, Settings

CLEAN, READ, SKIP = "clean", "read", "skip"
"""Steps of the ledger. `skip` says under which settings a document was found unusable."""

GIVEN = "given"
"""Version of the step `read` for documents that brought their claims."""


@dataclass(frozen=True, slots=True)
class Versions:
    """`clean` is the version of unfog and, behind an @, the publication date given to the run.

    Cleaning changes with a release and has no version of its own: to ask for one would load
    all that cleaning needs, in runs that find nothing to do, too.
    """

    clean: str
    read: str
    skip: str

    @classmethod
    def of(cls, settings: Settings) -> Self:
        given = f"@{settings.published}" if settings.published else ""
        bounds = (settings.published, settings.fields, settings.limits)
        packed = msgspec.json.encode(bounds, order="deterministic")
        return cls(
            clean=__version__ + given,
            read=_read_version(settings),
            skip=f"{__version__}-{hashlib.sha256(packed).hexdigest()[:12]}",
        )

    def cleaned_alike(self, before: str) -> bool:
        """Whether a document cleaned under `before` would come out the same.

        A run without a publication date leaves the one that an earlier run gave.
        """
        version, _, given = self.clean.partition("@")
        version_before, _, given_before = before.partition("@")
        return version == version_before and (not given or given == given_before)


def _read_version(settings: Settings) -> str:
    reader = registry.resolve("readers", settings.reader)(settings)
    places = gazetteer_version(settings)
    return f"{reader.name}-{reader.version} places-{places}"


def concluded_version(settings: Settings) -> str:
    """Under what the views were made: linking, fusing and the rule set."""
    link = part_version("unfog.link", "link_version")
    fuse = part_version("unfog.fuse", "fuse_version")
    return f"unfog-{__version__} link-{link} fuse-{fuse} rules-{settings.rules or DEFAULT_RULES}"


def part_version(module: str, attribute: str) -> str:
    """What a part says of its own version: a name in its module, or a function there."""
    said = getattr(import_module(module), attribute)
    return str(said() if callable(said) else said)
