"""Whether the installation, the machine and a desk are fit for work. Checks tell what they find and change nothing.

A check that breaks is a finding too: whoever asks has a broken thing before them already.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from os import PathLike
from pathlib import Path

from headwater.doctor import desk, installation, machine, reading, shipped_files
from headwater.doctor.finding import INSTALL_AGAIN, Finding, Level

__all__ = ["Finding", "Level", "examine"]

Check = Callable[[], Iterable[Finding]]


def examine(path: str | PathLike[str] | None = None, *, environ: Mapping[str, str], encoding: str) -> Iterator[Finding]:
    """All findings, one by one as they are made.

    Args:
        path: a desk to look at as well.
        environ: the variables that settings are read from.
        encoding: of what commands print to.
    """
    place = Path(path) if path is not None and Path(path).is_dir() else Path()
    checks: list[tuple[str, Check]] = [
        ("Python", installation.python),
        ("packages", installation.packages),
        ("extras", installation.extras),
        *((name, partial(shipped_files.check, name)) for name in shipped_files.MODELS),
        ("settings", partial(reading.settings, environ)),
        ("spaCy pipeline", partial(reading.spacy_pipeline, environ)),
        ("temporary folder", machine.temporary_folder),
        ("memory", machine.memory),
        ("disk", partial(machine.disk, place)),
        ("terminal", partial(machine.terminal, encoding)),
        ("a small run", partial(reading.small_run, environ)),
    ]
    if path is not None:
        checks.append(("desk", partial(desk.check, Path(path))))
    for what, check in checks:
        yield from told(what, check)


def told(what: str, check: Check) -> Iterator[Finding]:
    """The findings of a check; one more where it broke."""
    try:
        yield from check()
    except Exception as error:  # noqa: BLE001  (whatever is broken here is what was asked for)
        yield Finding(Level.FAULT, what, f"the check broke off: {type(error).__name__}: {error}", INSTALL_AGAIN)
