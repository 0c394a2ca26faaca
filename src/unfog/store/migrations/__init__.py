"""Schema versions of a register and the way from each to the next."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, inspect, text

from unfog.errors import RegisterError

HEAD = "0008"
"""The schema that this version of unfog reads and writes."""


def current(connection: Connection) -> str:
    """The schema of a register, "" for one without tables."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def upgrade(connection: Connection, path: Path) -> None:
    """Brings the register to HEAD within the transaction of `connection`.

    Raises RegisterError where it was written by a newer unfog.
    """
    version = current(connection)
    if version == HEAD:
        return
    if version > HEAD:
        raise RegisterError(
            f"{path}: written by a newer unfog (schema {version}; this one knows {HEAD}). "
            "Update unfog; the register was left as it is."
        )
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, HEAD)
