"""What the machine gives: a place for temporary files, memory, disk, letters in the terminal."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from headwater.doctor.finding import Finding, Level

GB = 1_000_000_000
MEMORY = 2 * GB  # a brief of some six hundred articles takes 0.7 to 2.2 GB: docs/measurements.md
DISK = GB
LETTERS = "“Tarvik”… – ·"  # what every page has, whatever language its articles name people in
MEMINFO = Path("/proc/meminfo")


def temporary_folder(folder: str | None = None) -> Iterator[Finding]:
    """Whether files can be written to the folder for temporary files, by default the system's."""
    remedy = "free some space there, or name a folder that you may write to in the variable TMPDIR"
    try:
        place = folder or tempfile.gettempdir()
        with tempfile.TemporaryFile(dir=place) as file:
            file.write(b"headwater")
            file.flush()
    except OSError as error:
        yield Finding(Level.FAULT, "temporary folder", f"cannot be written: {error}", remedy)
    else:
        yield Finding(Level.OK, "temporary folder", place)


def memory(free: int | None = None) -> Iterator[Finding]:
    """Whether the bytes that are free are enough for some hundred articles."""
    free = free_memory() if free is None else free
    if free is None:
        yield Finding(Level.OK, "memory", "how much is free is not known on this system")
    elif free >= MEMORY:
        yield Finding(Level.OK, "memory", f"{free / GB:.1f} GB free")
    else:
        yield Finding(
            Level.HINT,
            "memory",
            f"{free / GB:.1f} GB free; some hundred articles take up to {MEMORY / GB:.0f} GB",
            "close other programs, or read fewer articles at once",
        )


def free_memory(meminfo: Path = MEMINFO) -> int | None:
    """Bytes that programs may still take, as Linux tells; None elsewhere."""
    try:
        lines = meminfo.read_text(encoding="ascii").splitlines()
    except OSError:
        return None
    kilobytes = [line.split()[1] for line in lines if line.startswith("MemAvailable:")]
    return int(kilobytes[0]) * 1024 if kilobytes else None


def disk(place: Path, free: int | None = None) -> Iterator[Finding]:
    """How much room there is where a desk lies, or where the command runs."""
    free = shutil.disk_usage(place).free if free is None else free
    where = f"{free / GB:,.1f} GB free at {os.path.abspath(place)}"  # noqa: PTH100  (links stay as the user has them)
    if free >= DISK:
        yield Finding(Level.OK, "disk", where)
    else:
        yield Finding(Level.HINT, "disk", where, "free some space, or make the desk on another disk")


def terminal(encoding: str) -> Iterator[Finding]:
    """Whether what is printed can hold the letters of articles."""
    try:
        LETTERS.encode(encoding)
    except UnicodeEncodeError:
        detail = f"prints {encoding}, which lacks quotation marks and most names' letters"
    except LookupError:
        detail = f"prints {encoding}, which Python does not know"
    else:
        if encoding.lower().replace("_", "-") in ("utf-8", "utf8"):
            yield Finding(Level.OK, "terminal", f"prints {encoding}")
            return
        detail = f"prints {encoding}, which lacks the letters of other languages"
    yield Finding(Level.HINT, "terminal", detail, "set the variable PYTHONUTF8=1, or write to a file with -o")
