"""The files behind the paths that the user gave."""

from __future__ import annotations

import os
import posixpath
import stat
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from headwater.errors import InputError
from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.metadata import META
from headwater.types import Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from headwater.settings import Settings

STDIN = "-"
_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file, on disk or in an archive."""

    path: str  # as the user sees it
    key: str  # its place among the files that metadata may name
    read: Callable[[], bytes]  # raises Unreadable
    file: Path | None = None  # where it lies, if on disk

    @property
    def name(self) -> str:
        return posixpath.basename(self.key)

    @property
    def folder(self) -> str:
        return posixpath.dirname(self.key)

    @property
    def extension(self) -> str:
        return posixpath.splitext(self.name)[1].lower()


def is_noise(name: str) -> bool:
    """Whether a file is one that systems leave about and nobody means."""
    return name.startswith((".", "~$")) or name.lower() in ("thumbs.db", "desktop.ini")


def too_large(size: int, settings: Settings) -> str:
    return f"too large: {size:,} bytes, the limit is {settings.max_file_bytes:,}; raise max_file_bytes or split it"


def check_given(paths: Sequence[str]) -> None:
    """Raises:
    InputError: any of the paths does not exist; all of those are named.
    """
    missing = [path for path in paths if path != STDIN and not _exists(path)]
    if missing:
        raise InputError(", ".join(missing), "no such file or folder", "check the spelling")


def _exists(path: str) -> bool:
    try:
        os.stat(path)  # noqa: PTH116  (Path("") would be the current folder)
    except PermissionError:
        return True  # there may be something; the reading will say
    except (OSError, ValueError):  # ValueError: a NUL in the path
        return False
    return True


def walk(paths: Sequence[str], settings: Settings, *, stdin: BinaryIO | None) -> Iterator[Entry | Rejected]:
    """All files in the order of ``paths``, folders sorted by name; a file reached twice comes once.

    Before a file that was given by itself comes the ``meta.json`` beside it.
    """
    visited: set[Path] = set()
    for given in dict.fromkeys(paths):
        if given == STDIN:
            yield Entry(STDIN, STDIN, partial(_read_stream, stdin or sys.stdin.buffer, settings))
            continue
        path = Path(given)
        beside = path.parent / META
        if os.path.isfile(given) and os.path.isfile(beside):  # noqa: PTH113  (Path raises where permission is missing)
            yield from _walk_one(beside, _beside(given), visited, settings=settings)
        yield from _walk_one(path, given, visited, settings=settings)


def _beside(given: str) -> str:
    folder, separator, _ = given.replace(os.sep, "/").rpartition("/")
    return f"{folder}{separator}{META}"


def _walk_one(top: Path, given: str, visited: set[Path], *, settings: Settings) -> Iterator[Entry | Rejected]:
    pending = [(top, given)]
    while pending:
        path, given = pending.pop()
        shown = os.fsencode(given).decode("utf-8", "replace")  # a name that is no UTF-8 could not be written out again
        try:
            info = path.stat()
            real = path.resolve()
            if real in visited:
                continue
            visited.add(real)
            if stat.S_ISDIR(info.st_mode):
                children = sorted((child for child in path.iterdir() if not is_noise(child.name)), reverse=True)
                pending.extend((child, f"{given.rstrip('/')}/{child.name}") for child in children)
                continue
        except OSError as error:
            yield Rejected(shown, "ingest", cannot_read(error))
            continue
        special = next((what for test, what in _SPECIAL if test(info.st_mode)), None)
        if special:
            yield Rejected(
                shown, "ingest", f"{special}, not a file; to read a pipe give - and pipe into standard input"
            )
        else:
            key = (path.parent.resolve() / path.name).as_posix()  # whichever link led here
            yield Entry(shown, key, partial(_read_file, path, settings), path)


def cannot_read(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "a link to nothing, or gone since the folder was listed"
    if isinstance(error, PermissionError):
        return "permission denied; allow reading it and run again"
    return f"cannot be read: {error.strerror or error}"


def _read_file(path: Path, settings: Settings) -> bytes:
    try:
        size = path.stat().st_size
        if size > settings.max_file_bytes:
            raise Unreadable(too_large(size, settings))
        with path.open("rb") as file:
            data = file.read(settings.max_file_bytes + 1)
    except OSError as error:
        raise Unreadable(cannot_read(error)) from error
    if len(data) > settings.max_file_bytes:
        raise Unreadable(f"grew while it was read, past the limit of {settings.max_file_bytes:,} bytes")
    return data


def _read_stream(stream: BinaryIO, settings: Settings) -> bytes:
    data = stream.read(settings.max_file_bytes + 1)
    if len(data) > settings.max_file_bytes:
        raise Unreadable(f"too large: more than {settings.max_file_bytes:,} bytes; raise max_file_bytes or split it")
    return data
