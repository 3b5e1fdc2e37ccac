"""What is particular to SQLite: how a connection is set up, and what its errors mean for a desk. Nothing else is."""

from __future__ import annotations

import sqlite3
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from headwater.errors import DeskError, DeskFull, DeskLocked, NotADesk

WRITES = "headwater_writes"  # the execution option of an engine whose transactions write


def make_engine(url: URL, *, busy_seconds: float) -> Engine:
    """An engine whose transactions are real ones, from the first statement on and DDL included.

    Python's driver would open a transaction only at the first INSERT, so it is switched off and we say BEGIN. Writers
    say BEGIN IMMEDIATE: a transaction that reads first and locks later fails at once, without waiting, if another
    process wrote in between.
    """
    engine = create_engine(url, connect_args={"timeout": busy_seconds})

    @event.listens_for(engine, "connect")
    def set_up(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        connection.execute("PRAGMA foreign_keys = ON")
        # NORMAL would survive a killed process; FULL survives a power cut, for one sync a commit, and reading an
        # article takes far longer than that.
        connection.execute("PRAGMA synchronous = FULL")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get(WRITES, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def prepare(engine: Engine) -> None:
    """Before the first tables are made: turn on the write-ahead log, which the file then keeps.

    Not done at each connection, since it writes to the file, and a desk that is too new for us must not be touched.
    """
    connection = engine.raw_connection()
    try:
        connection.cursor().execute("PRAGMA journal_mode = WAL")
    finally:
        connection.close()


def explain(error: Exception, where: str) -> DeskError | None:
    """The desk's error behind a database's; None if it is not one that a user could do something about."""
    found = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(found, "sqlite_errorcode", None)
    if not isinstance(found, sqlite3.Error) or code is None:
        return None
    match code & 0xFF:  # the higher bits tell finer kinds apart
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return DeskLocked(where)
        case sqlite3.SQLITE_FULL:
            return DeskFull(where)
        case sqlite3.SQLITE_NOTADB:
            return NotADesk(where, "desk.db is no database")
        case sqlite3.SQLITE_CORRUPT:
            return DeskError(where, f"the database is damaged: {found}")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return DeskError(where, f"the database cannot be reached: {found}")
    return None
