"""Zip archives, read in memory: nothing is ever unpacked to disk."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import stat
import struct
import zipfile
import zlib
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from headwater.stages.ingest.draft import Unreadable
from headwater.stages.ingest.walk import Entry, cannot_read, is_noise, too_large
from headwater.types import Rejected

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from headwater.settings import Settings

_BOMB_RATIO = 200  # text packs to a fifth, repeated text to a fiftieth
_BOMB_BYTES = 10_000_000
_OUTSIDE = re.compile(r"/|[A-Za-z]:|(?:.*/)?\.\.(?:/|$)")


class Budget:
    """How many bytes one archive, with all archives inside it, may still unpack."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self.left = limit

    def spend(self, infos: Sequence[zipfile.ZipInfo]) -> None:
        """Counts an archive's members by the sizes they declare: zipfile never reads past those.

        Raises:
            Unreadable: a zip bomb.
        """
        total = sum(info.file_size for info in infos)
        if total > self.left:
            raise Unreadable(
                f"unpacks to {total:,} bytes, the limit is {self.limit:,} with all archives inside; "
                "raise max_archive_bytes or split it"
            )
        self.left -= total


def refuse_bomb(infos: Sequence[zipfile.ZipInfo], limit: int) -> None:
    """Checks a package that is read whole, such as a Word document.

    Raises:
        Unreadable: it unpacks to more than ``limit``, or a part of it is packed beyond belief.
    """
    Budget(limit).spend(infos)
    for info in infos:
        _refuse_ratio(info)


def _refuse_ratio(info: zipfile.ZipInfo) -> None:
    if info.file_size > _BOMB_BYTES and info.file_size > _BOMB_RATIO * max(info.compress_size, 1):
        packed = f"{info.file_size:,} bytes packed into {info.compress_size:,}"
        raise Unreadable(f"looks like a zip bomb: {packed}; unpack it yourself if you trust it")


@contextmanager
def open_zip(
    source: Path | bytes, path: str, *, settings: Settings, budget: Budget
) -> Iterator[list[Entry | Rejected]]:
    """The members of a zip, sorted by name; ``path`` is how the user sees the zip.

    Raises:
        Unreadable: no zip, a broken one, or a zip bomb.
    """
    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        if size > settings.max_archive_bytes:
            raise Unreadable(f"too large: {size:,} bytes, the limit is {settings.max_archive_bytes:,}; split it")
        archive = zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source)
    except PermissionError as error:
        raise Unreadable(cannot_read(error)) from error
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, EOFError, struct.error) as error:
        raise Unreadable(f"broken zip ({error}); pack it again") from error
    with archive:
        infos = [info for info in archive.infolist() if not info.filename.endswith("/")]  # folders
        budget.spend(infos)
        infos.sort(key=lambda info: info.filename)
        yield [_entry(archive, info, path, settings=settings) for info in infos if not _is_hidden(info)]


def _is_hidden(info: zipfile.ZipInfo) -> bool:
    parts = [part for part in _name(info).split("/") if part not in ("", ".", "..")]
    return "__MACOSX" in parts or any(map(is_noise, parts))


def _name(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _entry(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str, *, settings: Settings) -> Entry | Rejected:
    name = _name(info)
    shown = f"{path}/{name}"
    if not name:
        return Rejected(shown, "ingest", "a member without a name; pack the archive again")
    if _OUTSIDE.match(name):
        return Rejected(shown, "ingest", "its name points outside the archive; pack it again with plain names")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Rejected(shown, "ingest", "a link, not a file; pack the file itself")
    return Entry(shown, posixpath.normpath(name), partial(_read, archive, info, settings=settings))


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo, *, settings: Settings) -> bytes:
    if info.flag_bits & 0x1:
        raise Unreadable("encrypted; unpack it with its password first")
    if info.file_size > settings.max_file_bytes:
        raise Unreadable(too_large(info.file_size, settings))
    _refuse_ratio(info)
    try:
        return archive.read(info)
    except (zipfile.BadZipFile, OSError, EOFError, ValueError, zlib.error, lzma.LZMAError, struct.error) as error:
        raise Unreadable(f"broken in the archive ({error}); pack it again") from error
    except NotImplementedError as error:
        raise Unreadable(f"packed by a method that cannot be read ({error}); pack it as a plain zip") from error
