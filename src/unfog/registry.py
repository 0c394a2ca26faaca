"""Named parts: name → "module:attribute", loaded when asked for.

Other packages add their own under the entry point groups `unfog.readers`,
`unfog.engines` and `unfog.rule_sets`. A name with a colon is itself "module:attribute".
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from unfog.errors import SettingsError

READERS: dict[str, str] = {
    "model": "unfog.read.backends.model.reader:ModelReader",
    "llm": "unfog.read.backends.llm.reader:LlmReader",
    "rules": "unfog.read.backends.rules:RuleReader",
}
ENGINES: dict[str, str] = {
    "local": "unfog.execution.local:from_settings",
    "dask": "unfog.execution.dask:from_settings",
}
RULE_SETS: dict[str, str] = {
    "unfog": "unfog.fuse.rules:UNFOG",
    "acled": "unfog.fuse.rule_sets:ACLED",
    "ucdp": "unfog.fuse.rule_sets:UCDP",
    "airwars": "unfog.fuse.rule_sets:AIRWARS",
    "ibc": "unfog.fuse.rule_sets:IBC",
}

_KINDS: dict[str, dict[str, str]] = {
    "readers": READERS,
    "engines": ENGINES,
    "rule_sets": RULE_SETS,
}


def names(kind: str) -> list[str]:
    """All names known for `kind` (`readers`, `engines` or `rule_sets`), sorted."""
    own = set(_KINDS[kind])
    return sorted(own | {entry.name for entry in _added(kind)})


def resolve(kind: str, name: str) -> Any:
    """The part `name`. Raises SettingsError naming the known ones where there is none."""
    target = _KINDS[kind].get(name)
    if target is not None:
        module, _, attribute = target.partition(":")
        return getattr(import_module(module), attribute)
    if ":" in name:
        return _direct(kind, name)
    for entry in _added(kind):
        if entry.name == name:
            return entry.load()
    known = ", ".join(names(kind))
    raise SettingsError(f"no {_one(kind)} named {name!r}; known: {known}")


@cache
def _added(kind: str) -> tuple[EntryPoint, ...]:
    """What other packages add; to find out, all that is installed is gone through."""
    return tuple(entry_points(group=f"unfog.{kind}"))


def _one(kind: str) -> str:
    """`rule set` for `rule_sets`."""
    return kind.replace("_", " ").removesuffix("s")


def _direct(kind: str, name: str) -> Any:
    module, _, attribute = name.partition(":")
    try:
        return getattr(import_module(module), attribute)
    except (ImportError, AttributeError, ValueError) as error:
        raise SettingsError(f"no {_one(kind)} at {name!r}: {error}") from error
