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
    from headwater.report.document import ArticleDoc, Brief, RejectedDoc
    from headwater.types import Rejected

FILE_WIDTH = 100  # columns of a terminal brief that goes into a file
REJECTED_SHOWN = 20
UNKNOWN_SHOWN = 3
_BY_SUFFIX = {
    "": "terminal",
    ".txt": "terminal",
    ".json": "json",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".geojson": "geojson",
    ".graphml": "graphml",
    ".gexf": "gexf",
    ".jsonld": "jsonld",
    ".ttl": "prov",
}
_FOLDERS = ("csv", "parquet")  # forms that are a folder of tables
_MAPS = (".svg", ".png")


def form_of(form: str | None, output: str | None, map_file: str | None = None) -> str | None:
    """The form of a brief: as asked for, or as the file's name ends; None: nothing but the map is asked for.

    All that can be known of the places is checked here: before the work, not after it.

    Raises:
        InputError: it cannot be written there, or the form needs a package that is not installed.
        UsageError: no form is asked for and the name does not tell; or the place is no place for the form.
    """
    _check_map(map_file, output)
    if output is not None:
        form = _form_for(form, output)
    elif form in _FOLDERS:
        raise click.UsageError(f"{form} is a folder of tables: say which by -o FOLDER")
    elif form is None:
        return None if map_file else "terminal"
    if form in _FOLDERS:
        from headwater.report import exports

        exports.check(form)
    return form


def _form_for(form: str | None, output: str) -> str:
    """The form of what is written to a place, once that is found fit for it."""
    suffix = Path(output).suffix.lower()
    if suffix.lstrip(".") in _FOLDERS:
        kind = suffix.lstrip(".")
        raise click.UsageError(f"tables are written to a folder, not to {output}: --format {kind} -o FOLDER")
    if form in _FOLDERS:
        from headwater.cli.folder import check_folder

        check_folder(output)
        return form
    if Path(output).is_dir() or output.endswith("/"):
        raise click.UsageError(f"{output} is a directory; only tables go into one: --format csv or --format parquet")
    check_place(output)
    form = form or _BY_SUFFIX.get(suffix)
    if form is None:
        endings = ".json, .md, .html, .geojson, .graphml, .gexf, .jsonld or .ttl"
        raise click.UsageError(f"{output} does not tell the form; give --format, or end it in {endings}")
    return form


def _check_map(map_file: str | None, output: str | None) -> None:
    if map_file is None:
        return
    if Path(map_file).suffix.lower() not in _MAPS:
        raise click.UsageError(f"{map_file}: the map is written as {' or '.join(_MAPS)}")
    if output is not None and Path(output).resolve() == Path(map_file).resolve():
        raise click.UsageError(f"{map_file} is given for the map and for the brief; name two files")
    check_place(map_file)
    from headwater.report import exports

    exports.check(Path(map_file).suffix.lower().lstrip("."))


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


def give(
    brief: Brief,
    *,
    form: str | None,
    output: str | None,
    limit: int,
    agreements: bool = False,
    map_file: str | None = None,
) -> None:
    """Print the brief or write it where it is wanted, and the map beside it.

    Args:
        brief: what is given.
        form: one of the formats; None: the map alone.
        output: the file, or the folder of tables; None: standard output.
        limit: claims shown in a terminal.
        agreements: with what looks like a conflict and is none.
        map_file: where the map goes.
    """
    drawn = _drawn(brief, map_file)
    if form is not None:
        _give(brief, form, output, limit, agreements=agreements)
    if map_file is not None:
        write_whole(Path(map_file), drawn)


def _drawn(brief: Brief, map_file: str | None) -> str | bytes:
    """The map as its file's name ends."""
    if map_file is None:
        return ""
    from headwater.report import map as drawing

    picture = drawing.svg(brief)
    return drawing.png(picture) if Path(map_file).suffix.lower() == ".png" else picture


def _give(brief: Brief, form: str, output: str | None, limit: int, *, agreements: bool) -> None:
    if form in _FOLDERS:
        from headwater.cli.folder import write_folder
        from headwater.report import exports

        assert output is not None, "form_of asks for it"
        write_folder(output, exports.files(brief, form))
        return
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
    if form != "terminal":
        from headwater.report import exports

        return exports.text(brief, form)
    from io import StringIO

    from rich.console import Console

    from headwater.report import terminal

    page = StringIO()
    console = Console(file=page, width=FILE_WIDTH, force_terminal=False)
    terminal.render(brief, console, limit=limit, agreements=agreements)
    return page.getvalue()


def write_whole(path: Path, content: str | bytes) -> None:
    """Write a file so that it is there whole or not at all.

    Raises:
        InputError: the file cannot be written there.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}", "choose another place with -o") from error
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
        Path(name).chmod(0o666 & ~umask())
        Path(name).replace(path)
    except OSError as error:
        raise InputError(str(path), f"cannot be written: {error.strerror}", "nothing was left half-written") from error
    finally:
        with suppress(FileNotFoundError):
            Path(name).unlink()


def umask() -> int:
    """The rights that new files are made without."""
    mask = os.umask(0)
    os.umask(mask)
    return mask


def tell_rejected(rejected: Sequence[Rejected | RejectedDoc], *, limit: int | None = REJECTED_SHOWN) -> None:
    """List on standard error what could not be used; ``limit`` None: all of it, where no brief does."""
    if rejected:
        from headwater.report.wording import tidy  # a name of a file may hold what commands a terminal

        for item in rejected[:limit]:
            click.echo(f"rejected {tidy(item.path)}: {tidy(item.reason)}", err=True)
    if limit is not None and len(rejected) > limit:
        click.echo(f"... and {len(rejected) - limit} more; the brief lists all", err=True)


def tell_unknown(articles: Sequence[ArticleDoc]) -> None:
    """Say on standard error which articles do not tell their outlet or day, since origins and order hang on both."""
    from headwater.report.wording import tidy

    unknown = {
        "outlet": [a.path for a in articles if a.outlet is None],
        "date": [a.path for a in articles if a.published is None],
    }
    for what, lacking in unknown.items():
        if lacking:
            names = ", ".join(map(tidy, lacking[:UNKNOWN_SHOWN])) + (" ..." if len(lacking) > UNKNOWN_SHOWN else "")
            click.echo(f"no {what} is known of {len(lacking)} of {len(articles)} articles: {names}", err=True)
    if any(unknown.values()):
        click.echo("name them in a meta.json beside the files, in their front matter or in a CSV's columns", err=True)


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
