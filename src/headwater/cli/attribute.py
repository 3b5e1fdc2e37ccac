"""``headwater attribute``: who says what, article by article, before anything is compared."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from headwater.cli.given import SUFFIXES, is_rows, read_rows
from headwater.cli.options import setting_options, settings_from
from headwater.cli.output import FILE_WIDTH, check_place, progress_bar, tell_rejected, write_whole
from headwater.errors import NoArticles

if TYPE_CHECKING:
    from rich.console import RenderableType

    from headwater.settings import Settings
    from headwater.types import Reading, Rejected, Statement

REASONS_SHOWN = 5


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--jsonl", is_flag=True, help="One JSON object an article and line, with character offsets.")
@click.option("-o", "--output", type=click.Path(dir_okay=False), help="Write to this file instead.")
@setting_options
def attribute(paths: tuple[str, ...], jsonl: bool, output: str | None, **options: Any) -> None:
    """Who says what in each article, with the words that name the source, the cue and what is said.

    Reads what "headwater brief" reads. A .jsonl file given by its name is taken as it is: each line is an object with
    "id" and "text", both are kept, nothing is cleaned, and other fields are not read. Files of this kind come last.

    \b
    headwater attribute articles/
    headwater attribute articles/ --jsonl > said.jsonl
    headwater attribute rows.jsonl --jsonl -o said.jsonl
    """
    settings = settings_from(**options)
    check_place(output)
    jsonl = jsonl or (output is not None and Path(output).suffix.lower() in SUFFIXES)
    # Taken before the bar begins, which may put something else in the place of sys.stdout.
    stdout = sys.stdout
    written: list[str] = []
    rejected: list[Rejected] = []
    count = 0
    with progress_bar(printing=output is None) as tell:
        for reading in _readings(paths, settings, rejected):
            count += 1
            page = _line(reading) if jsonl else _page(reading, _width(output))
            if output is None:
                click.echo(page, file=stdout, nl=False)
            else:
                written.append(page)
            tell("reading", count, 0)
    if not count:
        raise NoArticles(", ".join(paths), "no article could be read", _reasons(rejected))
    if output is not None:
        write_whole(Path(output), "".join(written))
    tell_rejected(rejected, limit=None)


def _readings(paths: tuple[str, ...], settings: Settings, rejected: list[Rejected]) -> Iterator[Reading]:
    """One article after the other, so that a large pile need not fit into memory. ``rejected`` fills meanwhile."""
    from headwater.types import Rejected

    for result in _results(paths, settings):
        if isinstance(result, Rejected):
            rejected.append(result)
        else:
            yield result


def _results(paths: tuple[str, ...], settings: Settings) -> Iterator[Reading | Rejected]:
    from headwater import engine
    from headwater.stages.ingest import read_paths

    rows = [path for path in dict.fromkeys(paths) if is_rows(path)]
    rest = [path for path in paths if path not in rows]
    if rest:
        yield from engine.read(read_paths(rest, settings, stdin=sys.stdin.buffer), settings)
    for path in rows:
        yield from engine.read(read_rows(path, settings), settings)


def _reasons(rejected: list[Rejected]) -> str:
    if not rejected:
        return "give files or folders that hold .txt, .html, .json, .csv, .eml, .pdf, .docx or the like"
    more = [f"and {len(rejected) - REASONS_SHOWN} more"] if len(rejected) > REASONS_SHOWN else []
    return "; ".join([*(f"{r.path}: {r.reason}" for r in rejected[:REASONS_SHOWN]), *more])


# ---------------------------------------------------------------- for programs


def _line(reading: Reading) -> str:
    from headwater.report.spans import attribution_row

    return json.dumps(attribution_row(reading), ensure_ascii=False) + "\n"


# ---------------------------------------------------------------- for people


def _width(output: str | None) -> int | None:
    """Columns of the page; None: as the terminal has it."""
    return FILE_WIDTH if output is not None else None


def _page(reading: Reading, width: int | None) -> str:
    """One article's statements under its title, with colour where standard output is a terminal."""
    from rich.console import Console

    console = Console(width=width, force_terminal=False if width else None)
    with console.capture() as page:
        for block in _blocks(reading):
            console.print(block)
    return page.get()


def _blocks(reading: Reading) -> Iterator[RenderableType]:
    """Article text goes in as rich.Text everywhere: a str would be read as markup."""
    from rich.table import Table
    from rich.text import Text

    from headwater.report import wording

    article = reading.article
    title = wording.tidy(article.title_text() or article.id)
    yield Text(f"{title} ({wording.count(len(reading.statements), 'statement')})", style="bold")
    if article.path:
        yield Text(wording.tidy(article.path), style="dim")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(width=4, justify="right", no_wrap=True)
    grid.add_column(overflow="fold")
    for number, statement in enumerate(reading.statements, 1):
        grid.add_row(Text(f"{number}."), Text(_how(statement, article.text), style="dim"))
        grid.add_row(Text(""), Text(wording.quoted(" … ".join(c.of(article.text) for c in statement.content))))
    yield grid
    yield Text("")


def _how(statement: Statement, text: str) -> str:
    """``Osk Varn, through Northwire · told reporters · reported speech; hedged``."""
    from headwater.report import wording
    from headwater.types import Stance

    source = wording.tidy(statement.source.of(text)) if statement.source else "nobody named"
    who = wording.tidy(statement.speaker.name) if statement.speaker else source
    relays = wording.listing(relay.name for relay in statement.relays)
    stance = {Stance.DENIES: "a denial", Stance.DECLINES: "declines to say"}.get(statement.stance, "")
    form = wording.FORMS[statement.form.value]
    parts = (
        f"{who}, through {relays}" if relays else who,
        wording.tidy(statement.cue.of(text)) if statement.cue else "",
        "; ".join(part for part in (form, stance, "hedged" if statement.hedged else "") if part),
    )
    return " · ".join(part for part in parts if part)
