"""Bringing a database to the schema of this version: Alembic's migrations, run by themselves when a desk is opened."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from sqlalchemy import Connection, Engine, inspect, text

from headwater.errors import NewerDesk, NotADesk
from headwater.store.tables import REVISION

_ALEMBIC = Lock()  # it keeps the migration that runs in module globals


def bring_up_to_date(*, reads: Engine, writes: Engine, prepare: Callable[[Engine], None], where: str) -> None:
    """Run the migrations that the database lacks, all of them in one transaction. Nothing is written if it lacks none.

    Raises:
        NewerDesk: the database has a revision that this version does not know; it was not touched.
        NotADesk: the database is another program's.
    """
    with reads.connect() as connection:
        found = _revision(connection, where)
    if found == REVISION:
        return
    _upgrade(found, writes=writes, prepare=prepare, where=where)


def _revision(connection: Connection, where: str) -> str | None:
    """The schema's revision; None if there are no tables yet, as in a new file or one whose making was cut short."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise NotADesk(where, "desk.db belongs to another program")
    revision: str = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one()
    return revision


def _upgrade(found: str | None, *, writes: Engine, prepare: Callable[[Engine], None], where: str) -> None:
    from alembic import command  # noqa: PLC0415  (over a second of imports that an up-to-date desk need not wait for)
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "headwater.store:migrations")
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if found is not None and found not in known:
        raise NewerDesk(where, f"its schema is {found}, ours is {REVISION}")
    prepare(writes)
    # Where another process migrates at the same time, the second waits here and then finds nothing left to do.
    with _ALEMBIC, writes.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
