"""Writes what was measured between the markers of a Markdown file, and leaves the prose around them as it is.

    <!-- measured: NAME -->
    whatever a run puts here
    <!-- end -->

A section of the file is prose by hand with such blocks in it. Two runs that find the same give the same file.
"""

from __future__ import annotations

import re
from collections.abc import Callable

BLOCK = re.compile(r"^<!-- measured: (?P<name>[\w-]+) -->\n.*?^<!-- end -->$", re.MULTILINE | re.DOTALL)
OPENED = re.compile(r"^<!-- measured: ", re.MULTILINE)
CLOSED = re.compile(r"^<!-- end -->$", re.MULTILINE)


class BadMarkers(ValueError):
    """A block of the file is not closed, or is named for nothing that is measured."""


def filled(text: str, write: Callable[[str], str]) -> str:
    """The text with each block written anew; ``write`` is given the block's name.

    Raises:
        BadMarkers: a block has no end, or no beginning, or ``write`` knows no such name (``KeyError``).
    """
    blocks = list(BLOCK.finditer(text))
    if not len(blocks) == len(OPENED.findall(text)) == len(CLOSED.findall(text)):
        raise BadMarkers("each <!-- measured: NAME --> needs an <!-- end --> of its own, on a line of its own")

    def block(match: re.Match[str]) -> str:
        name = match["name"]
        try:
            made = write(name)
        except KeyError as error:
            raise BadMarkers(f"nothing is measured under the name {name}") from error
        return f"<!-- measured: {name} -->\n\n{made.strip()}\n\n<!-- end -->"

    return BLOCK.sub(block, text)


def names_in(text: str) -> list[str]:
    return [match["name"] for match in BLOCK.finditer(text)]
