"""headwater reads piles of news and gives back a sourced account.

    >>> import headwater
    >>> brief = headwater.brief(["articles/"])  # doctest: +SKIP
    >>> brief.claims[0].gist, [origin.name for origin in brief.claims[0].origins]  # doctest: +SKIP

``brief`` reads files and folders once; ``open`` gives a desk, which keeps what it has read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from os import PathLike
from typing import TYPE_CHECKING

from headwater.errors import (
    DeskError,
    DeskFull,
    DeskLocked,
    HeadwaterError,
    InputError,
    ModelError,
    NewerDesk,
    NoArticles,
    NotADesk,
    SettingsError,
)
from headwater.settings import Settings

__version__ = "0.1.0"

if TYPE_CHECKING:
    from headwater.desk import Desk
    from headwater.report.document import Brief

__all__ = [
    "DeskError",
    "DeskFull",
    "DeskLocked",
    "HeadwaterError",
    "InputError",
    "ModelError",
    "NewerDesk",
    "NoArticles",
    "NotADesk",
    "Settings",
    "SettingsError",
    "brief",
    "open",
]


def brief(
    paths: str | PathLike[str] | Iterable[str | PathLike[str]],
    *,
    settings: Settings | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> Brief:
    """The sourced account of the articles in files, folders and archives. Nothing is kept.

    Args:
        paths: one path or several; "-" is standard input.
        settings: by default those of the environment (``HEADWATER_<NAME>``).
        progress: called with the step's name, how many articles it is done with, and how many there are.

    Raises:
        NoArticles: nothing in ``paths`` could be read as an article; the message says why.
        InputError: a path does not exist.
        ModelError: a model is missing or altered.
    """
    from headwater.briefing import brief_of  # noqa: PLC0415  (keeps `import headwater` light)

    listed = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    return brief_of(listed, settings or Settings.from_environment(), progress=progress)


def open(path: str | PathLike[str], *, settings: Settings | None = None) -> Desk:  # noqa: A001  (as sqlite3.connect, gzip.open)
    """The desk in a folder made by ``headwater init``.

    Raises:
        NotADesk: there is no desk in the folder.
        NewerDesk: a newer headwater wrote it.
    """
    from headwater.desk import Desk  # noqa: PLC0415

    return Desk.open(path, settings=settings or Settings.from_environment())
