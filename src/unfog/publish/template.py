"""Templates that ship with unfog, filled with words from outside."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jinja2 import Template


@cache
def template(package: str, name: str, shown: Callable[[str], str]) -> Template:
    """The template `name` of `package`. Whatever is put into it is escaped, and first goes
    through `shown` unless it is of type Markup, as only our own style and script are."""
    from jinja2 import Environment, StrictUndefined

    def finalize(value: Any) -> Any:
        return shown(value) if type(value) is str else value

    environment = Environment(
        autoescape=True,
        undefined=StrictUndefined,
        finalize=finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.from_string(resources.files(package).joinpath(name).read_text("utf-8"))
