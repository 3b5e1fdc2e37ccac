"""``headwater brief`` and ``headwater demo``."""

# ruff: noqa: D301  (click keeps the lines behind a backspace as they are)

from __future__ import annotations

import sys
from typing import Any

import click

from headwater.cli.options import output_options, setting_options, settings_from
from headwater.cli.output import form_of, give, progress_bar, tell_rejected, tell_unknown


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@output_options
@setting_options
def brief(
    paths: tuple[str, ...],
    form: str | None,
    output: str | None,
    map_file: str | None,
    limit: int,
    agreements: bool,
    **options: Any,
) -> None:
    """The sourced account of articles in files, folders and zip archives.

    Reads .txt .md .html .mhtml .eml .json .jsonl .csv .pdf .docx, folders and zip files of them, and "-" for standard
    input. Outlets and dates come from the page, from a meta.json beside plain texts, or from a CSV's columns.

    \b
    headwater brief articles/
    headwater brief news.csv --field text=body --format json -o brief.json
    headwater brief monday/ tuesday.zip -o brief.html
    headwater brief articles/ --format csv -o tables/
    """
    from headwater.briefing import brief_of

    settings = settings_from(**options)
    form = form_of(form, output, map_file)
    with progress_bar() as tell:
        made = brief_of(paths, settings, progress=tell, stdin=sys.stdin.buffer)
    tell_rejected(made.rejected)
    tell_unknown(made.articles)
    give(made, form=form, output=output, limit=limit, agreements=agreements, map_file=map_file)


@click.command()
@output_options
def demo(form: str | None, output: str | None, map_file: str | None, limit: int, agreements: bool) -> None:
    """The brief of the built-in fictional story: twelve articles on a dispute over a river.

    \b
    headwater demo
    headwater demo -o demo.html
    """
    from importlib.resources import as_file, files

    from headwater.briefing import brief_of

    form = form_of(form, output, map_file)
    with as_file(files("headwater.data") / "demo") as folder, progress_bar() as tell:
        made = brief_of([folder], settings_from(), progress=tell)
    tell_rejected(made.rejected)
    give(made, form=form, output=output, limit=limit, agreements=agreements, map_file=map_file)
