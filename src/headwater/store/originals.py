"""The original bytes of everything that was added, each under the name of its SHA-256: ``ab/abcdef...``."""

from __future__ import annotations

import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from headwater.errors import DeskError, DeskFull

UNFINISHED = ".unfinished-"
_ABANDONED_AFTER = 3600.0  # seconds; younger ones may belong to a process that is writing now


class Originals:
    """A folder of original files. A name stands for whole content: files appear at once and never change."""

    def __init__(self, folder: Path, *, where: str) -> None:
        self._folder = folder
        self._where = where  # the desk, as errors name it

    def keep(self, sha256: str, data: bytes) -> None:
        """Keep the bytes; they are safely on the disk when this returns. Kept ones are not written again.

        Raises:
            DeskFull: no space was left; nothing was kept.
            DeskError: the folder cannot be written.
        """
        target = self.path(sha256)
        if target.exists():
            return
        with self._said_as_desk_errors():
            target.parent.mkdir(parents=True, exist_ok=True)
            unfinished = self._write_unfinished(data)
            try:
                unfinished.replace(target)
            except OSError:
                unfinished.unlink(missing_ok=True)
                raise
            _sync_folder(target.parent)

    def path(self, sha256: str) -> Path:
        """Where these bytes lie, or would lie."""
        return self._folder / sha256[:2] / sha256

    def sweep(self) -> None:
        """Remove what killed processes left half-written."""
        long_ago = time.time() - _ABANDONED_AFTER
        for path in self._folder.glob(f"{UNFINISHED}*"):
            try:
                if path.stat().st_mtime < long_ago:
                    path.unlink()
            except OSError:  # it only takes space, and another process may be sweeping too
                continue

    def _write_unfinished(self, data: bytes) -> Path:
        # They lie in the top folder, so that sweeping need not walk through all originals; a rename stays atomic.
        handle, name = tempfile.mkstemp(prefix=UNFINISHED, dir=self._folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            Path(name).unlink(missing_ok=True)
            raise
        return Path(name)

    @contextmanager
    def _said_as_desk_errors(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            if error.errno in (errno.ENOSPC, errno.EDQUOT):
                raise DeskFull(self._where) from error
            raise DeskError(self._where, f"originals: {error.strerror}") from error


def _sync_folder(folder: Path) -> None:
    """Make the new name in a folder survive a power cut; Windows cannot and need not."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
