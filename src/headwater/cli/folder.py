"""A folder of files that is written whole or not at all."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from headwater.cli.output import check_place, umask
from headwater.errors import InputError


def check_folder(output: str) -> None:
    """Whether tables can be written to a folder: a new one, an empty one, or one that an earlier export wrote.

    Raises:
        InputError: they cannot, or something else is there, which would be lost.
    """
    from headwater.report.exports.table_files import DESCRIPTION, strange_files

    folder = Path(output).resolve()
    check_place(str(folder))
    if not folder.exists():
        return
    if not folder.is_dir():
        raise InputError(output, "is a file; tables are written to a folder", "choose another place with -o")
    try:
        names = [path.name for path in folder.iterdir()]
        described = (folder / DESCRIPTION).read_bytes() if DESCRIPTION in names else b""
    except OSError as error:
        raise InputError(output, f"cannot be read: {error.strerror}", "choose another place with -o") from error
    strange = strange_files(names, described)
    if strange:
        more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
        problem = f"holds {strange[0]}{more}, which no earlier export wrote"
        raise InputError(output, problem, "nothing was changed; choose a new or empty folder with -o")


def write_folder(output: str, files: Mapping[str, bytes]) -> None:
    """Write a folder of these files and nothing else. Its earlier content stays in place until all are written.

    Raises:
        InputError: the folder cannot be written there, or something else is in it.
    """
    check_folder(output)
    folder = Path(output).resolve()
    try:
        made = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    except OSError as error:
        raise InputError(output, f"cannot be written: {error.strerror}", "choose another place with -o") from error
    try:
        for name, content in files.items():
            (made / name).write_bytes(content)
        made.chmod(0o777 & ~umask())
        _put(made, folder)
    except OSError as error:
        raise InputError(output, f"cannot be written: {error.strerror}", "nothing was left half-written") from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _put(made: Path, folder: Path) -> None:
    """Put a folder in the place of another; should that fail, the other one comes back."""
    if not folder.exists():
        made.rename(folder)
        return
    earlier = made.with_name(f"{made.name}.earlier")
    folder.rename(earlier)
    try:
        made.rename(folder)
    except OSError:
        with suppress(OSError):
            earlier.rename(folder)
        raise
    shutil.rmtree(earlier, ignore_errors=True)
