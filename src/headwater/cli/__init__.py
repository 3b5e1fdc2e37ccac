"""The command line. One file for each group of commands; heavy imports wait until a command needs them.

Exit codes: 0 done (what could not be read is listed on standard error), 1 an error, told on standard error,
2 wrong usage, 130 interrupted.
"""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

import atexit
import gc
import io
import sys
from typing import Any

import click

from headwater import __version__
from headwater.cli.attribute import attribute
from headwater.cli.brief import brief, demo
from headwater.cli.desk import add, claims, export, init, show, status
from headwater.cli.doctor import doctor
from headwater.cli.names import entities, judge
from headwater.cli.stages import stages
from headwater.collecting import collect_rarely
from headwater.errors import HeadwaterError

__all__ = ["main"]


class _Group(click.Group):
    """Turns our errors into one line on standard error, here and nowhere else."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except HeadwaterError as error:
            raise click.ClickException(_tidy(str(error))) from error
        except MemoryError as error:
            raise click.ClickException(
                "memory is full; give fewer articles at once, or leave out the longest"
            ) from error


_SETTINGS: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(cls=_Group, context_settings=_SETTINGS)
@click.version_option(__version__, prog_name="headwater")
def main() -> None:
    """Read piles of news; get back who says so.

    Every claim, who made it, through whom it reached the reader, and how many independent origins stand behind it.
    headwater never says what is true.

    \b
    headwater demo                      the brief of the built-in story
    headwater brief articles/           the brief of a folder of articles
    headwater brief a.html b.pdf --format html -o brief.html
    headwater attribute articles/       who says what, article by article

    Exit codes: 0 done (files that could not be read are listed on standard error), 1 error, 2 wrong usage.
    """
    _write_any_text()
    collect_rarely()
    atexit.register(gc.freeze)  # nor is there anything to look for at the end: .3 s


def _tidy(text: str) -> str:
    """Without what would command the terminal: names of files are part of errors."""
    return "".join(c for c in text if c.isprintable() or c == "\n")


def _write_any_text() -> None:
    """Standard output takes UTF-8 where a program reads it, and a mark for what a terminal cannot show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and stream.encoding.lower().replace("-", "") != "utf8":
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8")


for command in (demo, brief, attribute, init, add, status, claims, show, entities, judge, export, stages, doctor):
    # its own too: click keeps the help option of whoever asked first, and that may have been without the group
    command.context_settings = {**_SETTINGS, **command.context_settings}
    main.add_command(command)
