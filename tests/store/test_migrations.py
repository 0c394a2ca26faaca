"""The migrations make just the tables that the code works on."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from unfog.store import migrations, sql
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


def test_the_newest_migration_is_the_one_that_the_code_asks_for():
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    assert ScriptDirectory.from_config(config).get_current_head() == migrations.HEAD
    assert int(migrations.HEAD) == sql.SCHEMA
