"""Which engine does the work of a run."""

from __future__ import annotations

from unfog import registry
from unfog.errors import SettingsError
from unfog.execution.base import Executor
from unfog.settings import Settings


def executor_of(settings: Settings) -> Executor:
    """The executor that `settings` ask for. Raises SettingsError where there is none such.

    The reader `llm` stays on this machine: what a run may spend is shared out among its jobs.
    """
    if settings.scheduler and settings.reader == "llm":
        raise SettingsError(
            "the reader llm does not go with a scheduler, as nothing would bound what all workers "
            "spend together; use --jobs"
        )
    made: Executor = registry.resolve("engines", settings.engine)(settings)
    return made
