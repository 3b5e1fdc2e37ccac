"""Options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, TypeVar

import click

from headwater.settings import Settings

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = ("terminal", "json", "md", "html", "csv", "parquet", "geojson", "graphml", "gexf", "jsonld", "prov")


def output_options(command: F) -> F:
    """--format, -o, --map, --limit and --all."""
    for option in (
        click.option(
            "--all",
            "agreements",
            is_flag=True,
            help="List what looks like a conflict and is none, too (terminal, Markdown).",
        ),
        click.option(
            "--limit", type=click.IntRange(1), default=20, show_default=True, help="Claims shown in a terminal."
        ),
        click.option(
            "--map", "map_file", type=click.Path(dir_okay=False), help="Write the map of movements, as .svg or .png."
        ),
        click.option("-o", "--output", type=click.Path(), help="Write to this file; csv and parquet to this folder."),
        click.option("--format", "form", type=click.Choice(FORMATS), help="By default what -o ends in, else terminal."),
    ):
        command = option(command)
    return command


def setting_options(command: F) -> F:
    """What decides how articles are read."""
    for option in (
        click.option(
            "--field",
            "field_names",
            multiple=True,
            metavar="WHAT=NAME",
            help="The column or key that holds title, text, outlet or date; may be repeated.",
        ),
        click.option("--max-mb", type=click.FloatRange(min=0, min_open=True), help="Reject larger files (20)."),
        click.option("--jobs", type=click.IntRange(1), help="Processes for reading articles (as many as cores)."),
        click.option(
            "--work",
            type=click.Path(file_okay=False),
            help="Keep here what is read of articles, so that the same run goes on where it was interrupted.",
        ),
        click.option("--spacy", "spacy_pipeline", metavar="NAME", help="An installed spaCy pipeline."),
    ):
        command = option(command)
    return command


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def settings_from(
    spacy_pipeline: str | None = None,
    jobs: int | None = None,
    work: str | None = None,
    max_mb: float | None = None,
    field_names: tuple[str, ...] = (),
) -> Settings:
    """Settings of the environment, overridden by the options given."""
    if jobs is None and "HEADWATER_JOBS" not in os.environ:
        jobs = cores()
    given: dict[str, Any] = {"spacy_pipeline": spacy_pipeline, "jobs": jobs, "work": work}
    if max_mb is not None:
        given["max_file_bytes"] = max(1, int(max_mb * 1_000_000))
    for pair in field_names:
        what, sign, name = pair.partition("=")
        if not sign or what not in ("title", "text", "outlet", "date") or not name:
            raise click.BadParameter(
                f"{pair!r} is not title=, text=, outlet= or date= with a name", param_hint="--field"
            )
        given[f"field_{what}"] = (*given.get(f"field_{what}", ()), name)
    return Settings.from_environment(**{k: v for k, v in given.items() if v is not None})
