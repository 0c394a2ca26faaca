"""Options for the engine: where documents are read."""

from __future__ import annotations

from typing import Annotated

import msgspec
import typer

from unfog.settings import Settings

Engine = Annotated[
    str,
    typer.Option(
        "--engine",
        metavar="NAME",
        help="Where to read: local, or dask (a cluster; docs/engines.md).",
    ),
]
Scheduler = Annotated[
    str,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Address or scheduler file of the Dask cluster; without it, --jobs processes here.",
    ),
]
DEFAULT_ENGINE = Settings().engine


def with_engine(settings: Settings, engine: str, scheduler: str) -> Settings:
    """`settings` with that engine. Raises SettingsError where there is none, or no use for
    the scheduler."""
    from unfog.pipeline.engine import executor_of

    changed = msgspec.structs.replace(settings, engine=engine, scheduler=scheduler)
    executor_of(changed)
    return changed
