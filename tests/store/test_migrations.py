"""The migrations make just the tables that the code works on."""

import sqlite3
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from unfog.model.judgement import Undo
from unfog.store import migrations, open_register, sql
from unfog.store.connect import APPLICATION_ID
from unfog.store.tables import metadata


def test_the_migrated_schema_is_that_of_the_tables(store):
    def ours(_object, name, kind, *_):
        return not (kind == "table" and (name.startswith("search") or name == "alembic_version"))

    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        found = [
            change
            for change in compare_metadata(context, metadata)
            if not (isinstance(change, tuple) and change[0].endswith("constraint"))
        ]
    assert found == []


def scripts() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def test_the_newest_migration_is_the_one_that_the_code_asks_for():
    config = scripts()
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD
    assert int(migrations.HEAD) == sql.SCHEMA


PAIR = (
    '{"type":"pair","left":{"part":{"document":"d1","incident":"e1"},"words":[[0,4],[8,9]]},'
    '"right":{"part":{"document":"d2","incident":"e1"},"words":[]},"verdict":"same"}'
)


def test_an_older_log_keeps_its_ids_and_still_only_grows(path):
    """The ids are as unfog 0.5 wrote them."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        config = scripts()
        config.attributes["connection"] = connection
        command.upgrade(config, "0004")
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        rows = (
            ("j-poifbatfddyi", "pair", PAIR, "R. Coder", "2031-05-04T12:30:05.000007+00:00",
             "Both name the “same” bridge\n", "act-1", False),
            ("j-eq2rypd35xh2", "undo", '{"type":"undo","judgement":"j-poifbatfddyi"}', "a program",
             "2031-05-04T12:30:06.000007+00:00", "", "", True),
        )  # fmt: skip
        for row in rows:
            marks = ", ".join("?" * len(row))
            connection.exec_driver_sql(f"INSERT INTO judgements VALUES ({marks})", row)
    engine.dispose()
    store = open_register(path)
    pair, back = store.view.judgements()
    assert [pair.id, back.id] == ["j-poifbatfddyi", "j-eq2rypd35xh2"]
    assert back.subject == Undo(pair.id)
    assert not pair.settles
    store.close()
    held = sqlite3.connect(path)
    told = held.execute("SELECT about FROM judgements WHERE kind = 'undo'").fetchall()
    assert told == [("j-poifbatfddyi",)]
    for change in ("DELETE FROM judgements", "UPDATE judgements SET why = ''"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            held.execute(change)
    held.close()
