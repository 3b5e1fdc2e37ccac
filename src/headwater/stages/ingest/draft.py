"""What the readers of single formats hand back, before an item has a path and an id."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeAlias

from headwater.settings import Settings
from headwater.types import Hints, Markup

NO_HINTS = Hints()
_REASON = 500  # characters; what a file is made of, and an error of a library may quote, has no end


@dataclass(frozen=True, slots=True)
class Draft:
    """One article found in a file."""

    body: str
    markup: Markup = Markup.TEXT
    hints: Hints = NO_HINTS
    encoding: str | None = None
    place: str = ""  # where in the file: "#12"


@dataclass(frozen=True, slots=True)
class Refused:
    """One place in a file that holds no readable article, while others may."""

    place: str
    reason: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "reason", _one_line(self.reason))


class Unreadable(Exception):
    """A whole file cannot be read; ``reason`` says why and what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = _one_line(reason)


def _one_line(reason: str) -> str:
    """A reason may quote the file: it goes to a terminal, so what would command one is left out."""
    printable = "".join(c if c.isprintable() else " " for c in reason[: 2 * _REASON])
    line = " ".join(printable.split())
    return line if len(line) <= _REASON else f"{line[:_REASON]}…"


Reader: TypeAlias = Callable[[bytes, Settings], Iterable[Draft | Refused]]
