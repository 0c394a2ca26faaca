"""Options for the reader: which one, and for `llm` whom it asks and how much it may spend."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import msgspec
import typer

from unfog import registry
from unfog.errors import SettingsError
from unfog.settings import LlmSettings, Settings, llm_from_environment

Reader = Annotated[
    str,
    typer.Option(
        "--reader",
        metavar="NAME",
        help="What reads. Its documents are read anew where another one had read them; llm sends "
        "their text to the address that you name.",
    ),
]
Llm = Annotated[
    list[str] | None,
    typer.Option(
        "--llm",
        metavar="NAME=VALUE",
        help="For --reader llm, may be repeated: url, model; tokens, cost (what a run may spend), "
        "price-in, price-out (for a thousand tokens); allow-http=yes; more in docs/llm-reader.md. "
        "The key is taken from the environment variable UNFOG_LLM_KEY, or key-variable.",
    ),
]
DEFAULT_READER = Settings().reader

_FIELDS = {"tokens": "token_budget", "cost": "cost_budget"}
_YES = {"yes": True, "no": False}


def with_reader(settings: Settings, reader: str, given: Sequence[str] | None) -> Settings:
    """`settings` with the reader of that name. Raises SettingsError where there is none."""
    registry.resolve("readers", reader)
    return msgspec.structs.replace(settings, reader=reader, llm=llm_settings(given))


def llm_settings(given: Sequence[str] | None) -> LlmSettings:
    """The environment's settings with those `given` as NAME=VALUE in their place.

    Raises SettingsError where a name is none, a value does not fit, or is below zero.
    """
    names = {field.replace("_", "-"): field for field in LlmSettings.__struct_fields__}
    names = {n: f for n, f in names.items() if f not in _FIELDS.values()} | _FIELDS
    types = msgspec.structs.fields(LlmSettings)
    kinds = {field.name: field.type for field in types}
    found: dict[str, object] = {}
    for pair in given or ():
        name, equals, value = pair.partition("=")
        if name in ("key", "api-key"):
            raise SettingsError(
                "--llm: a key on the command line can be seen by others: put it into the "
                "environment variable UNFOG_LLM_KEY"
            )
        if not equals or not value or name not in names:
            raise SettingsError(f"--llm: write NAME=VALUE, NAME being one of {', '.join(names)}")
        found[names[name]] = _converted(name, value, kinds[names[name]])
    return msgspec.structs.replace(llm_from_environment(), **found)


def _converted(name: str, value: str, kind: type) -> object:
    if kind is bool:
        if value not in _YES:
            raise SettingsError(f"--llm {name}={value}: write yes or no")
        return _YES[value]
    try:
        number: object = msgspec.convert(value, kind, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"--llm {name}={value}: not a number") from error
    least = 1 if name in _POSITIVE else 0
    if isinstance(number, int | float) and not least <= number < float("inf"):
        raise SettingsError(f"--llm {name}={value}: must be {least} or more")
    return number


_POSITIVE = frozenset(
    "chunk-chars answer-tokens most-claims attempts connect-seconds read-seconds "
    "response-bytes".split()
)
