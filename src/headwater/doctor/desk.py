"""Whether a desk is whole: its database, its originals, and what a killed process may have left.

SQLite makes and removes files beside a database that is only read, so it is opened in the ways that do not.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from hashlib import file_digest
from importlib.resources import files
from pathlib import Path

from headwater.desk import DATABASE, ORIGINALS
from headwater.doctor.finding import Finding, Level
from headwater.errors import NotADesk
from headwater.store.originals import UNFINISHED

SHOWN = 5  # paths that a finding lists
WAIT = 2.0  # seconds that another process may write before the desk counts as locked
NAME = re.compile(r"[0-9a-f]{64}")  # of an original


def check(folder: Path) -> Iterator[Finding]:
    """All that can be told of a desk."""
    path = folder / DATABASE
    if not path.is_file():
        said = str(NotADesk(str(folder), "" if folder.is_dir() else "no such folder"))
        yield Finding(Level.FAULT, "desk", said, f"give a desk's folder, or make one: headwater init {folder}")
        return
    yield _rights(folder)
    try:
        with closing(_opened(path)) as database:
            yield from _whole(folder, database)
            revision = _revision(database)
            schema = _schema(folder, revision)
            yield schema
            yield _lock(folder)
            kept = _kept(database) if revision and schema.level is not Level.FAULT else {}
    except sqlite3.Error as error:
        detail = f"the database cannot be read: {error}"
        yield Finding(Level.FAULT, "desk's database", detail, _restore(folder))
        kept = {}
    yield from _originals(folder, kept)
    yield from _unfinished(folder)


def _rights(folder: Path) -> Finding:
    locked = [
        str(p)
        for p in (folder, folder / DATABASE, folder / ORIGINALS)
        if p.exists() and not os.access(p, os.R_OK | os.W_OK)
    ]
    if locked:
        return Finding(
            Level.FAULT, "desk", f"no right to read and write {', '.join(locked)}", f"take it: chmod -R u+rwX {folder}"
        )
    return Finding(Level.OK, "desk", str(folder))


# ---------------------------------------------------------------- the database


def _wal(path: Path) -> Path:
    """What is written and not in the database's own file yet; there while a desk is open, and after a kill."""
    return path.with_name(f"{path.name}-wal")


def _opened(path: Path) -> sqlite3.Connection:
    # To read a database that nobody has open, SQLite makes two files and leaves them; "immutable" reads without them,
    # but would not see what another process writes.
    mode = "mode=ro" if _wal(path).exists() else "immutable=1"
    return sqlite3.connect(f"{path.resolve().as_uri()}?{mode}", uri=True, timeout=WAIT)


def _whole(folder: Path, database: sqlite3.Connection) -> Iterator[Finding]:
    what = "desk's database"
    faults = [said for (said,) in database.execute("PRAGMA integrity_check") if said != "ok"]
    if faults:
        yield Finding(Level.FAULT, what, f"is damaged: {_some(faults)}", _restore(folder))
        return
    strays = sorted({f"{row[0]} without {row[2]}" for row in database.execute("PRAGMA foreign_key_check")})
    if strays:
        yield Finding(Level.FAULT, what, f"rows lack what they belong to: {_some(strays)}", _restore(folder))
    else:
        yield Finding(Level.OK, what, "whole")


def _revision(database: sqlite3.Connection) -> str | None:
    """The schema's revision; None where there are no tables yet."""
    tables = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise sqlite3.DatabaseError("it belongs to another program")
    rows = database.execute("SELECT version_num FROM alembic_version").fetchall()
    if len(rows) != 1:
        raise sqlite3.DatabaseError("it does not say which version wrote it")
    return str(rows[0][0])


def _schema(folder: Path, revision: str | None) -> Finding:
    from headwater.store.tables import REVISION  # noqa: PLC0415  (imports what may be missing)

    what, opening = "desk's schema", f"open the desk, which brings it up to date: headwater status {folder}"
    if revision == REVISION:
        return Finding(Level.OK, what, REVISION)
    if revision is None:
        return Finding(Level.HINT, what, "there are no tables: making the desk was cut short", opening)
    if any(
        file.name.startswith(f"m{revision}_") for file in (files("headwater.store") / "migrations/versions").iterdir()
    ):
        return Finding(Level.HINT, what, f"{revision}, older than {REVISION}", opening)
    newer = f"{revision}, which this version of headwater does not know; its own is {REVISION}"
    return Finding(Level.FAULT, what, newer, "use the version of headwater that wrote the desk, or a newer one")


def _lock(folder: Path) -> Finding:
    """Whether another process writes. A second connection asks, which closes before the one that reads: the last to
    close would put what was written into the database's own file.
    """
    path, what = folder / DATABASE, "desk's lock"
    if not _wal(path).exists():
        return Finding(Level.OK, what, "nobody has the desk open")
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=rw", uri=True, timeout=WAIT)) as database:
        database.isolation_level = None
        try:
            database.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                raise
            return Finding(
                Level.HINT, what, "another process is writing", "wait for it to finish before you add articles"
            )
        database.execute("ROLLBACK")
    return Finding(
        Level.OK, what, "nobody writes; the desk is open elsewhere, or a process was killed, which does no harm"
    )


# ---------------------------------------------------------------- the files


def _kept(database: sqlite3.Connection) -> dict[str, str]:
    """The SHA-256 of each article's original, with one article that it is of."""
    return dict(database.execute("SELECT sha256, path FROM articles ORDER BY path DESC"))


def _originals(folder: Path, kept: Mapping[str, str]) -> Iterator[Finding]:
    """Whether each article's original is there, and each has the content that its name promises."""
    what, place = "desk's originals", folder / ORIGINALS
    found = {path.name: path for path in place.glob("??/*") if NAME.fullmatch(path.name)}
    missing = sorted(path for sha256, path in kept.items() if sha256 not in found)
    altered = sorted(str(path) for name, path in found.items() if _hash(path) != name)
    if missing:
        yield Finding(
            Level.FAULT, what, f"missing for {_some(missing)}", f"add the files again: headwater add {folder} PATH..."
        )
    if altered:
        yield Finding(
            Level.FAULT,
            what,
            f"not what they were: {_some(altered)}",
            f"remove these, then add the files that they are of again: headwater add {folder} PATH...",
        )
    if not missing and not altered:
        yield Finding(Level.OK, what, f"{len(found):,} with the hash that each is named for")


def _unfinished(folder: Path) -> Iterator[Finding]:
    left = sorted(path.name for path in (folder / ORIGINALS).glob(f"{UNFINISHED}*"))
    if left:
        yield Finding(
            Level.HINT,
            "desk's originals",
            f"half-written, by a process that works now or was killed: {_some(left)}",
            f"nothing, or open the desk in an hour, which removes them: headwater status {folder}",
        )


def _hash(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return str(error)


def _restore(folder: Path) -> str:
    return (
        "take the desk from a backup, or make a new one of its originals, without what stood beside them in files such "
        f"as meta.json and without judgements: headwater init NEW && headwater add NEW {folder / ORIGINALS}"
    )


def _some(items: Sequence[str]) -> str:
    more = f" and {len(items) - SHOWN:,} more" if len(items) > SHOWN else ""
    return ", ".join(items[:SHOWN]) + more
