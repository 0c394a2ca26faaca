"""A command in whose arguments `-7` is a number, and no option."""

from __future__ import annotations

import re
from typing import Any

from typer.core import TyperCommand

_NUMBER = re.compile(r"-\.?\d")


class TakesNumbers(TyperCommand):
    """What begins with a minus and a digit (`-7` for "at most 7", a latitude) is taken for a value;
    anything else that begins with a minus is an option, and an error where there is none."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        held: dict[str, str] = {}

        def hidden(arg: str) -> str:
            if not _NUMBER.match(arg):
                return arg
            name = f"\0{len(held)}"  # which no argument can be
            held[name] = arg
            return name

        rest = super().parse_args(ctx, [hidden(arg) for arg in args])
        for name, value in ctx.params.items():
            ctx.params[name] = _shown(value, held)
        return [held.get(one, one) for one in rest]


def _shown(value: Any, held: dict[str, str]) -> Any:
    if isinstance(value, str):
        return held.get(value, value)
    if isinstance(value, list | tuple):
        return [_shown(one, held) for one in value]
    return value
