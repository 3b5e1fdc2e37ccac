"""Where a brief goes, and what is told on standard error meanwhile."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from headwater.errors import InputError

if TYPE_CHECKING:
    from headwater.briefing import Progress
    from headwater.report.document import Brief, RejectedDoc
    from headwater.types import Rejected

FILE_WIDTH = 100  # columns of a terminal brief that goes into a file
REJECTED_SHOWN = 20
_BY_SUFFIX = {
    "": "terminal",
    ".txt": "terminal",
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
}


def form_of(form: str | None, output: str | None) -> str:
    """The form of a brief: as asked for, or as the file's name ends. Checked before the work, not after it.

    Raises:
        InputError: the file cannot be written there.
        UsageError: no form is asked for and the name does not tell.
    """
    check_place(output)
    if form is None and output is not None:
        form = _BY_SUFFIX.get(Path(output).suffix.lower())
        if form is None:
            raise click.UsageError(f"{output} does not tell the form; give --format, or end it in .json, .md or .html")
    return form or "terminal"


def check_place(output: str | None) -> None:
    """Checked before the work, not after it.

    Raises:
        InputError: the file cannot be written there.
    """
    if output is None:
        return
    folder = Path(output).absolute().parent
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        problem = "cannot be written" if folder.is_dir() else f"there is no folder {folder}"
        raise InputError(output, problem, "choose another place with -o")


def give(brief: Brief, *, form: str, output: str | None, limit: int, agreements: bool = False) -> None:
    """Print the brief or write it to a file; ``agreements``: with what looks like a conflict and is none."""
    if form == "terminal" and output is None:
        from rich.console import Console

        from headwater.report import terminal

        terminal.render(brief, Console(), limit=limit, agreements=agreements)
        return
    text = rendered(brief, form, limit, agreements=agreements)
    if output is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_whole(Path(output), text)


def rendered(brief: Brief, form: str, limit: int, *, agreements: bool = False) -> str:
    """The brief as text in one of the forms."""
    if form == "json":
        return brief.to_json()
    if form == "md":
        from headwater.report import markdown

        return markdown.render(brief, agreements=agreements)
    if form == "html":
        from headwater.report import html

        return html.render(brief)
    from io import StringIO

    from rich.console import Console

    from headwater.report import terminal

    page = StringIO()
    console = Console(file=page, width=FILE_WIDTH, force_terminal=False)
    terminal.render(brief, console, limit=limit, agreements=agreements)
    return page.getvalue()


def write_whole(path: Path, text: str) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        InputError: the file cannot be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}", "choose another place with -o") from error
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}", "nothing was left half-written") from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tell_rejected(rejected: Sequence[Rejected | RejectedDoc], *, limit: int | None = REJECTED_SHOWN) -> None:
    """List on standard error what could not be used; ``limit`` None: all of it, where no brief does."""
    for item in rejected[:limit]:
        click.echo(f"rejected {item.path}: {item.reason}", err=True)
    if limit is not None and len(rejected) > limit:
        click.echo(f"... and {len(rejected) - limit} more; the brief lists all", err=True)


@contextmanager
def progress_bar(*, printing: bool = False) -> Iterator[Progress]:
    """A bar on standard error where that is a terminal; silence elsewhere.

    ``printing``: the command prints while it works, so there is no bar where both go to a terminal.
    """
    if not sys.stderr.isatty() or (printing and sys.stdout.isatty()):
        yield lambda _step, _done, _total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=None)

        def tell(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total or None)

        yield tell
