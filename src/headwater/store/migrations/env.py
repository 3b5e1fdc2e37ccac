"""Alembic runs this file for each upgrade; headwater.store.migrate hands it a connection with an open transaction.

Migrations are append-only: a released one is never edited. Foreign keys are enforced while they run, so one that
rebuilds a table others point to (SQLite's way to alter it) would delete their rows: add columns and tables instead.
"""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
with context.begin_transaction():
    context.run_migrations()
