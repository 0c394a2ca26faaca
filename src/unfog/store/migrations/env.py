"""Run by Alembic: hands it the open transaction, so that an upgrade is all or nothing."""

from __future__ import annotations

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
